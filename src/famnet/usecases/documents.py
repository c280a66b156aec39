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
    from famnet.drawing.picture import genogram_figure  # noqa: PLC0415 -- only documents with a picture load it

    return genogram_figure(view, roles=relationships(view))
