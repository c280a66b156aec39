"""What one copy must not say: the protected facts of a family that its reader's view leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.people import Protectable, Protection


@dataclass(frozen=True, kw_only=True)
class Secret:
    """A protected fact in the words it is known by: what it is, whose, and the words."""

    what: Protectable
    whose: str
    words: str


def secrets_of(family: Family, view: FamilyView) -> tuple[Secret, ...]:
    """Every protected fact of the family that this view does not show, each once, in a settled order."""
    names = {person.id: person.name for person in family.people}
    shown = set(_facts(view))
    found = {
        Secret(what=what, whose=names.get(person, ""), words=words)
        for person, what, words in _facts(family)
        if words and (person, what, words) not in shown and _is_protected(family.protections, person, what)
    }
    return tuple(sorted(found, key=lambda secret: (secret.whose, secret.what, secret.words)))


def seen_of(view: FamilyView) -> tuple[str, ...]:
    """The words this reader may see as facts: names and ways to reach people, never what somebody wrote freely."""
    homes = (home.name for home in view.households)
    return tuple(sorted({words for _, _, words in _facts(view) if words} | {home for home in homes if home}))


def _is_protected(protections: tuple[Protection, ...], person: str, what: Protectable) -> bool:
    return any(p.person == person and p.what in (what, Protectable.EXISTENCE) for p in protections)


def _facts(of: Family | FamilyView) -> Iterator[tuple[str, Protectable, str]]:
    """Person, kind and words of every fact that can be protected and has words."""
    yield from ((p.id, Protectable.NAME, p.name) for p in of.people)
    for alias in of.aliases:
        yield alias.person, Protectable.FORMER_NAME if alias.former else Protectable.ALIAS, alias.name
    yield from ((c.person, Protectable(c.kind.value), c.value) for c in of.contacts)
    yield from ((h.person, Protectable.HEALTH, h.detail) for h in of.health)
