"""Before a copy is handed over: which of its lines speak of the one who will read it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import starmap

from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.sheet import Sheet, texts_of
from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.disclosure import FamilyView, view_for
from famnet.domain.family import Family
from famnet.domain.naming import lines_naming, readers_in
from famnet.domain.people import Person
from famnet.domain.plan_versions import version


def named_in_plan(family: Family, people: Sequence[str], *, today: date) -> Iterator[str]:
    """A line for each of the people, by id, whom lines of their own copy of the plan name."""
    for person in people:
        view = view_for(family, Audience(AudienceKind.MEMBER, person), today=today)
        yield from naming(view, plan_sheet(view, number=version(family).number))


_FOR_FAMILIES = frozenset({AudienceKind.MEMBER, AudienceKind.CHILD, AudienceKind.NETWORK})
_SHOWN, _LONGEST = 2, 70


def naming(view: FamilyView, sheet: Sheet) -> Iterator[str]:
    """A kind line where the sheet's lines name its readers: shown to the practitioner, never in the copy."""
    if view.audience.kind not in _FOR_FAMILIES:
        return
    told = set(texts_of(sheet))
    lines_for = {p: [words for words in lines_naming(view, p) if words in told] for p in readers_in(view)}
    named = {person: lines for person, lines in lines_for.items() if lines}
    if len(named) == 1:
        yield from starmap(_kindly, named.items())
    elif named:
        yield _together(named)


def _together(named: Mapping[Person, list[str]]) -> str:
    """One line for a copy that many read: a paragraph for each of them would be read by nobody."""
    people = ", ".join(f"{person.name} ({len(lines)})" for person, lines in named.items())
    return f"Lines here name people who will read it: {people}. Look at those first; a copy for one says which."


def _kindly(person: Person, lines: list[str]) -> str:
    count = f"{len(lines)} line{'' if len(lines) == 1 else 's'} here name{'s' if len(lines) == 1 else ''}"
    shown = "; ".join(f"“{_short(words)}”" for words in lines[:_SHOWN])
    more = " …" if len(lines) > _SHOWN else ""
    return f"{count} {person.name}, who will read it; look at {_those(lines)} first: {shown}{more}"


def _those(lines: list[str]) -> str:
    return "it" if len(lines) == 1 else "them"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
