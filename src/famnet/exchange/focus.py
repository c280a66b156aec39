"""Whom an imported family is about: the child somebody named, or the youngest who has parents."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from famnet.domain.errors import AmbiguousPersonError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus
from famnet.exchange.door import legible


def focused(family: Family, index: str | None) -> Family:
    """The family with its child in focus: `index` (an id, an xref or a name) first, else as the file says.

    Where neither says anything it is the youngest person who has parents.
    """
    if index:
        chosen = find_person(family, index)
        others = tuple(c for c in family.children if c.person != chosen.id)
        same = tuple(c for c in family.children if c.person == chosen.id)
        return replace(family, children=(*(same or (ChildInFocus(person=chosen.id),)), *others))
    if family.children or not family.people:
        return family
    return replace(family, children=(ChildInFocus(person=_youngest(family).id),))


def _youngest(family: Family) -> Person:
    """Born last of those with parents; of those without any dates, told last."""
    with_parents = {link.child for link in family.parent_links if link.kind.is_parent}
    choice = [p for p in family.people if p.id in with_parents] or list(family.people)
    dated = [p for p in choice if p.born]
    return max(dated, key=lambda p: p.born or 0) if dated else choice[-1]


def find_person(family: Family, words: str) -> Person:
    """The person with this id, xref or name (any case; part of a name is enough when it fits one only).

    Raises:
        UnknownPersonError: nobody fits.
        AmbiguousPersonError: several do.
    """
    wanted = " ".join(words.casefold().split())
    tiers = (
        [p for p in family.people if wanted in {p.id, p.source_id.casefold(), p.source_id.strip("@").casefold()}],
        [p for p in family.people if wanted == p.name.casefold()],
        [p for p in family.people if p.name and wanted in p.name.casefold()],
    )
    found = next(filter(None, tiers), [])
    if not found:
        raise UnknownPersonError(legible(words), _nearest(wanted, family.people))
    if len(found) > 1:
        raise AmbiguousPersonError(legible(words), [_who(p) for p in found[:5]])
    return found[0]


def _nearest(wanted: str, people: Sequence[Person]) -> list[str]:
    names = {p.name.casefold(): legible(p.name) for p in people[:2_000] if p.name}
    return [names[n] for n in get_close_matches(wanted[:100], names, n=3)]


def _who(person: Person) -> str:
    """A name told apart from its like: with the year of birth, or the id in the file."""
    more = str(person.born) if person.born else person.source_id or person.id
    return f"{legible(person.name)} ({more})"
