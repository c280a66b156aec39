"""Whom an imported family is about: the child somebody named, or the youngest who has parents."""

from dataclasses import replace

from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus
from famnet.exchange.door import printable


def focused(family: Family, index: str | None) -> Family:
    """The family with its child in focus: `index` (an id, an xref or a name) first, else as the file says.

    Where neither says anything it is the youngest person who has parents.
    """
    if index:
        chosen = _named(family, index)
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


def _named(family: Family, words: str) -> Person:
    """The person with this id, xref or name (any case, or part of a name that fits one only).

    Raises:
        UnknownPersonError: nobody fits.
        AmbiguousPersonError: several do.
    """
    wanted = words.strip().casefold()
    same = [p for p in family.people if wanted in (p.source_id.casefold(), p.source_id.strip("@").casefold())]
    return same[0] if wanted and len(same) == 1 else find_person(family, printable(words))
