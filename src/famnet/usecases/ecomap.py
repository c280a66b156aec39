"""The ecomap: who and what is round the household, and which way support flows."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date

from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.errors import ExitCode, FamnetError, Finding, Level
from famnet.domain.family import Family
from famnet.domain.phrases.called import WORDS, by_name
from famnet.domain.phrases.words import relationships
from famnet.domain.record import record
from famnet.domain.ties import EcomapLink
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.ecomap.picture import ecomap
from famnet.drawing.ecomap.stations import NAME_SIZE
from famnet.drawing.lettering import on_letters
from famnet.drawing.sheets import advice
from famnet.drawing.writing import write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.genogram import Window, through
from famnet.usecases.made import Made
from famnet.usecases.mapping import name_of
from famnet.usecases.speaking import alone, speaking, untranslated

Row = Mapping[str, object]


class NotOnEcomapError(FamnetError):
    """Nothing on the ecomap has this name."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet ecomap list` shows what is on it."

    def __init__(self, name: str) -> None:
        super().__init__(f"Nothing on the ecomap is called “{name}”.")


def link_called(family: Family, name: str) -> EcomapLink:
    """What a name on the ecomap means: somebody of the network, or a service or place of that name."""
    found = by_name(family.people, name, WORDS)
    person = found[0] if len(found) == 1 else None
    return EcomapLink(name=person.name, person=person.id) if person else EcomapLink(name=name)


def add_link(family: Family, link: EcomapLink) -> Family:
    """One more person, service or place round the household."""
    return replace(family, ecomap=(*family.ecomap, link))


def remove_link(family: Family, name: str) -> Family:
    """The ecomap without a person, service or place.

    Raises:
        NotOnEcomapError: it is not there.
    """
    kept = tuple(link for link in family.ecomap if link.name.casefold() != name.casefold())
    if len(kept) == len(family.ecomap):
        raise NotOnEcomapError(name)
    return replace(family, ecomap=kept)


def ecomap_rows(family: Family) -> list[Row]:
    """What is on the ecomap, a row each."""
    return [
        {
            "name": link.name,
            "strength": link.strength.value,
            "flow": link.flow.value,
            "tied_to": name_of(family, link.to) if link.to else "the household",
            "since": str(link.since or ""),
            "note": link.note,
        }
        for link in family.ecomap
    ]


@record
class EcomapDrawing:
    """The ecomap of a family for an audience, ready to be written in any form."""

    family: Family
    audience: str
    today: date
    options: PictureOptions
    window: Window
    tongue: Tongue = field(default=ENGLISH)

    def as_form(self, form: str) -> Made:
        """The picture in one form."""
        whole = seen_by(self.family, self.audience, today=self.today)
        view = through(whole, self.window)
        options = alone(speaking(self.options, self.tongue, relationships(view)), self.tongue)
        drawn = ecomap(view, options)
        scene = drawn.scene
        notes = tuple(
            Finding(rule="drawing", message=note, level=Level.INFO)
            for note in (*advice(scene, options.paper, NAME_SIZE, narrower=""), *on_letters(scene.texts, form))
        )
        data, gate = write(drawn, form), Gate(family=self.family, view=whole)
        return Made(data=data, gate=gate, drawn=scene.texts, findings=(*notes, *untranslated(self.tongue)))
