"""Drawing the week of the rota."""

from dataclasses import field
from datetime import date

from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.errors import Finding
from famnet.domain.family import Family
from famnet.domain.plan_versions import version
from famnet.domain.record import record
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.rota.cells import wanted_words, when_words
from famnet.drawing.rota.picture import RotaPicture, rota_picture
from famnet.drawing.writing import write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made
from famnet.usecases.plans import at_hand
from famnet.usecases.rota import times
from famnet.usecases.speaking import alone, speaking, untranslated


@record
class DrawnRota:
    """A week ready to be written in any form."""

    picture: RotaPicture
    gate: Gate
    tongue: Tongue = field(default=ENGLISH)

    def as_form(self, form: str) -> Made:
        """The picture in one form, with every gap in words."""
        gaps = dict.fromkeys(f"{when_words(c)}, {c.slot.what}: {wanted_words(c)}." for c in self.picture.gaps)
        found = tuple(Finding(rule="rota-gap", message=gap) for gap in gaps)
        data, texts = write(self.picture, form), self.picture.scene.texts
        return Made(data=data, gate=self.gate, drawn=texts, findings=(*found, *untranslated(self.tongue)))


def draw_rota(
    family: Family, audience: str, *, today: date, number: int | None = None, tongue: Tongue = ENGLISH
) -> DrawnRota:
    """The week of one version, or of the one at hand, as the audience may see it, in a language.

    Raises:
        NoTimesError: there are no times in the rota yet.
    """
    times(family, number)
    view = seen_by(family, audience, today=today)
    plan = version(view, at_hand(family, number).number)
    options = alone(speaking(PictureOptions(), tongue, {}), tongue)
    return DrawnRota(picture=rota_picture(view, plan, options), gate=Gate(family=family, view=view), tongue=tongue)
