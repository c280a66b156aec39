"""Who makes a FAM record together, and what everybody is called in the file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, groupby

from famnet.domain.family import Family
from famnet.domain.ties import Couple, ParentLink

_XREF = re.compile(r"@[A-Z0-9_]+@")
_VOID = "@VOID@"


@dataclass
class Group:
    """One FAM to be: its partners, what is known of them as a couple, and their children."""

    xref: str
    partners: tuple[str, ...]
    couple: Couple | None = None
    links: list[ParentLink] = field(default_factory=list)  # one for each child and way of belonging

    @property
    def children(self) -> tuple[str, ...]:
        """The children, each once."""
        return tuple(dict.fromkeys(link.child for link in self.links))


def person_xrefs(family: Family) -> dict[str, str]:
    """What each person is called in the file: as they were when they came, or a number nobody has."""
    return _xrefs("I", [(p.id, p.source_id) for p in family.people])


def groups(family: Family) -> list[Group]:
    """Every couple and every other set of parents; a second couple of the same two stands without children."""
    couple_xrefs = _xrefs("F", [(c.id, c.source_id) for c in family.couples])
    made = [Group(couple_xrefs[c.id], (c.one, c.other), c) for c in family.couples]
    by_parents = {frozenset(group.partners): group for group in reversed(made)}
    fresh = _numbers("F", set(couple_xrefs.values()))
    for parents, link in _parent_sets(family):
        key = frozenset(parents)
        if key not in by_parents:
            by_parents[key] = Group(next(fresh), parents)
            made.append(by_parents[key])
        by_parents[key].links.append(link)
    return made


def _parent_sets(family: Family) -> Iterator[tuple[tuple[str, ...], ParentLink]]:
    """For each child the parents told together, two by two, with one of their links."""
    order = {p.id: n for n, p in enumerate(family.people)}
    alike = sorted(family.parent_links, key=lambda link: order[link.child])
    for _, mine in groupby(alike, key=lambda link: link.child):
        kinds: dict[object, list[ParentLink]] = {}
        for link in mine:
            kinds.setdefault((link.kind, link.since, link.until), []).append(link)
        for links in kinds.values():
            for n in range(0, len(links), 2):
                yield tuple(dict.fromkeys(link.parent for link in links[n : n + 2])), links[n]


def _xrefs(letter: str, wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """An xref for every id: the wanted one in GEDCOM 7's letters, where it is free, or a number."""
    asked = {id_: _allowed(xref) for id_, xref in wanted}
    taken: dict[str, str] = {}
    for id_, xref in asked.items():
        if xref:
            taken.setdefault(xref, id_)
    fresh = _numbers(letter, set(taken))
    return {id_: xref if xref and taken[xref] == id_ else next(fresh) for id_, xref in asked.items()}


def _allowed(xref: str) -> str:
    """`@i-1@` as `@I_1@`; empty when it is no xref at all."""
    if not re.fullmatch(r"@[^@\s]+@", xref):
        return ""
    made = "@" + re.sub(r"[^A-Z0-9_]", "_", xref.strip("@").upper()) + "@"
    return made if _XREF.fullmatch(made) and made != _VOID else ""


def _numbers(letter: str, taken: set[str]) -> Iterator[str]:
    return (xref for n in count(1) if (xref := f"@{letter}{n}@") not in taken)
