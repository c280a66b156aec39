"""The people and services round a household: what is written in each box, and how large it is."""

from collections.abc import Mapping

from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person
from famnet.domain.record import record
from famnet.domain.ties import EcomapLink
from famnet.drawing.labels import UNNAMED, year_words
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.text import LEADING, clean, text_width, wrap

NAME_SIZE = 9.5
NOTE_SIZE = 8.0
_ROOM = 84.0
_PAD = (6.0, 4.0)
_LEAST = 56.0


@record
class Station:
    """One box: whom or what it stands for, its wrapped words and its size."""

    link: EcomapLink
    name: tuple[str, ...]
    notes: tuple[str, ...]
    width: float
    height: float


def stations(view: FamilyView, roles: Mapping[str, str], say: Say = ENGLISH) -> tuple[Station, ...]:
    """A box for each link that holds on the view's day and whose person may be seen; people first, then services."""
    people = {person.id: person for person in view.people}
    shown = [link for link in view.ecomap if _shows(link, people, view)]
    shown.sort(key=lambda link: (not link.person, name_of(link, people).casefold(), link.id))
    return tuple(_station(link, people, roles, say) for link in shown)


def _shows(link: EcomapLink, people: Mapping[str, Person], view: FamilyView) -> bool:
    over = link.until is not None and link.until.latest < view.today
    yet = link.since is not None and link.since.earliest > view.today
    return not over and not yet and (not link.person or link.person in people)


def name_of(link: EcomapLink, people: Mapping[str, Person], say: Say = ENGLISH) -> str:
    """A person's name as the view has it: the link's own words might tell what is withheld."""
    if link.person:
        return clean(people[link.person].name) or say(UNNAMED)
    return clean(link.name) or say(UNNAMED)


def _station(link: EcomapLink, people: Mapping[str, Person], roles: Mapping[str, str], say: Say) -> Station:
    name = wrap(name_of(link, people, say), NAME_SIZE, _ROOM)
    notes = tuple(
        line for words in _notes(link, people, roles, say) for line in wrap(clean(words), NOTE_SIZE, _ROOM, most=2)
    )
    widths = [text_width(line, NAME_SIZE, bold=True) for line in name]
    widths += [text_width(line, NOTE_SIZE) for line in notes]
    return Station(
        link=link,
        name=name,
        notes=notes,
        width=max(_LEAST, *widths) + 2 * _PAD[0],
        height=LEADING * (len(name) * NAME_SIZE + len(notes) * NOTE_SIZE) + 2 * _PAD[1],
    )


def _notes(link: EcomapLink, people: Mapping[str, Person], roles: Mapping[str, str], say: Say) -> list[str]:
    """Who they are to the child, for whom they are there, what for, and since when."""
    target = people[link.to].name if link.to in people else ""
    whom = say("with {name}", name=target) if target else ""
    since = say("since {when}", when=year_words(link.since)) if link.since else ""
    return [words for words in (roles.get(link.person, ""), whom, link.note, since) if words]
