"""Writing documents: what the audience may see, on paper."""

from collections.abc import Callable, Mapping
from datetime import date

from famnet.documents.agenda_sheet import agenda_sheet
from famnet.documents.formats import Format
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.sheet import Sheet, missing
from famnet.documents.write import write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.phrases.words import relationships
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram, write
from famnet.drawing.telling import text_equivalent
from famnet.usecases.audiences import seen_by
from famnet.usecases.made import Made

MakeSheet = Callable[[FamilyView, Mapping[str, str]], Sheet]


def plan_document(family: Family, audience: str, form: str, *, today: date) -> Made:
    """The family plan, with the genogram of the network in it."""
    view = seen_by(family, audience, today=today)
    return _written(plan_sheet, view, form, {"genogram": _genogram(view)})


def agenda_document(family: Family, audience: str, form: str, *, today: date) -> Made:
    """The agenda of the next meeting."""
    return _written(agenda_sheet, seen_by(family, audience, today=today), form, {})


def _written(make: MakeSheet, view: FamilyView, form: str, pictures: Mapping[str, Picture]) -> Made:
    sheet = make(view, relationships(view))
    return Made(data=write_document(sheet, Format(form), pictures=pictures), findings=missing(sheet))


def _genogram(view: FamilyView) -> Picture:
    roles = relationships(view)
    drawn = genogram(view, PictureOptions(roles=roles))
    told = tuple(person.line for person in text_equivalent(view, roles))
    return Picture(svg=write(drawn, "svg"), png=write(drawn, "png"), alt=drawn.scene.description, text_list=told)
