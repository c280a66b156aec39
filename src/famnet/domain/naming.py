"""Lines in which people speak of somebody: to be looked at before that somebody reads them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from famnet.domain.disclosure import FamilyView
from famnet.domain.facts import facts_of
from famnet.domain.kin import Kin
from famnet.domain.people import Engagement, Gender, Person, Protectable

_PARENTS: Mapping[Gender, tuple[str, ...]] = MappingProxyType(
    {
        Gender.FEMALE: ("mum", "mummy", "mam", "mother"),
        Gender.MALE: ("dad", "daddy", "father"),
    }
)
_AWAY = frozenset({Engagement.DECLINED, Engagement.UNREACHABLE, Engagement.STEPPED_BACK})


def lines_naming(view: FamilyView, person: Person) -> tuple[str, ...]:
    """What others said, worried about or planned in which this person is named, each line once.

    Promises name people because that is their purpose; they are not counted.
    """
    names = _pattern(view, person)
    promises = {c.id for c in view.commitments}
    said = (
        fact.words
        for fact in facts_of(view)
        if fact.what is Protectable.WORDS and fact.record not in promises and fact.person != person.id
    )
    return tuple(dict.fromkeys(words for words in said if names.search(words)))


def readers_in(view: FamilyView) -> tuple[Person, ...]:
    """Who reads a copy: the one it is for, else everybody of the network who takes part; never a child in focus."""
    if view.audience.person:
        return tuple(p for p in view.people if p.id == view.audience.person)
    return tuple(p for p in view.people if _takes_part(p) and p.id not in view.child_ids)


def _takes_part(person: Person) -> bool:
    return bool(person.name) and person.alive and not person.professional and person.engagement not in _AWAY


def _pattern(view: FamilyView, person: Person) -> "re.Pattern[str]":
    """Any of somebody's names as they are written, or `dad` in any case where they are the child's father."""
    names = "|".join(map(re.escape, sorted(set(_names(view, person)), key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<!\w)(?:{names or '(?!)'})(?!\w)")


def _names(view: FamilyView, person: Person) -> Iterator[str]:
    yield from filter(None, (person.name, person.called, *person.name.split()[:1]))
    yield from (alias.name for alias in view.aliases if alias.person == person.id and alias.name)
    kin = Kin(view)
    if any(person.id in kin.parents_of(child) for child in view.child_ids):
        yield from _any_case(_PARENTS.get(person.gender, ()))


def _any_case(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (word, word.capitalize())
