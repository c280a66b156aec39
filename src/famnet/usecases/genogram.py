"""Drawing the family."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from famnet.domain.errors import Finding, Level
from famnet.domain.family import Family
from famnet.domain.phrases.words import relationships
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.genogram import Order, order_of
from famnet.drawing.picture import Genogram, genogram, write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A genogram, ready to be written in any form, and the order to remember for the next one."""

    genogram: Genogram
    gate: Gate

    @property
    def order(self) -> Order:
        """Who stands where, row by row: the next drawing starts from it."""
        return order_of(self.genogram.layout)

    def as_form(self, form: str) -> Made:
        """The picture in one form, with what the search has to say about it."""
        notes = tuple(Finding(rule="drawing", message=note, level=Level.INFO) for note in self.genogram.layout.notes)
        return Made(data=write(self.genogram, form), gate=self.gate, drawn=self.genogram.scene.texts, findings=notes)


PLAIN = PictureOptions()


def draw_genogram(
    family: Family, audience: str, *, today: date, options: PictureOptions = PLAIN, before: Order = ()
) -> Drawn:
    """The genogram as the audience may see it, staying close to the order of the last drawing."""
    view = seen_by(family, audience, today=today)
    told = replace(options, roles=MappingProxyType(dict(relationships(view))))
    return Drawn(genogram=genogram(view, told, before or None), gate=Gate(family=family, view=view))
