"""Drawing the family."""

from datetime import date

from famnet.domain.family import Family
from famnet.domain.phrases.words import relationships
from famnet.drawing.picture import PictureOptions, genogram_picture
from famnet.usecases.audiences import seen_by
from famnet.usecases.made import Made


def draw_genogram(family: Family, audience: str, form: str, *, options: PictureOptions, today: date) -> Made:
    """The genogram in one form, as the audience may see it."""
    view = seen_by(family, audience, today=today)
    return Made(data=genogram_picture(view, form, options=options, roles=relationships(view)))
