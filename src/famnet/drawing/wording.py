"""Words that pictures share: dates, readers, and how ties are told in a sentence."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from famnet.domain.dates import MONTHS
from famnet.domain.disclosure import AudienceKind, FamilyView
from famnet.domain.people import Person
from famnet.drawing.text import clean

_READERS: Mapping[AudienceKind, str] = MappingProxyType(
    {
        AudienceKind.TEAM: "the team",
        AudienceKind.CHILD: "the child",
        AudienceKind.MEMBER: "a member of the network",
        AudienceKind.NETWORK: "the family network",
        AudienceKind.PROFESSIONALS: "professionals",
        AudienceKind.CONFERENCE: "the conference",
        AudienceKind.COURT: "the court",
    }
)


def say_date(day: date) -> str:
    """`22 November 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}."


def known_as(person: Person, view: FamilyView) -> str:
    """How the reader knows somebody: for a child by what the child calls them; empty when nobody is to know."""
    called = person.called if view.audience.kind is AudienceKind.CHILD else ""
    return clean(called or person.name)


def for_whom(view: FamilyView, say: Callable[[str], str] = str) -> str:
    """Who is to read it, by name where it was made for one person."""
    named = {p.id: p.name for p in view.people}.get(view.audience.person, "")
    return named or say(_READERS[view.audience.kind])
