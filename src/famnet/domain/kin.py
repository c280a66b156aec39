"""The family as a graph: who descends from whom, who is a couple, which children belong to which parents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from famnet.domain.people import Person
from famnet.domain.record import value
from famnet.domain.ties import Couple, ParentKind, ParentLink


class Related(Protocol):
    """Whatever holds people and what joins them by descent: a family, or what an audience may see of it."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone."""

    @property
    def parent_links(self) -> tuple[ParentLink, ...]:
        """Parents and carers."""

    @property
    def couples(self) -> tuple[Couple, ...]:
        """Couples."""


@value
class Union:
    """One or two partners and the children they have together, in birth order; perhaps none.

    `kind` is ADOPTIVE when the children came by adoption. `couple` is None where two people share a child and
    nobody has said that they were a couple.
    """

    key: str
    partners: tuple[str, ...]
    children: tuple[str, ...]
    kind: ParentKind = ParentKind.BIRTH
    couple: Couple | None = None


class Kin:
    """An index over people, parent links and couples, made once and asked often. Never changes."""

    def __init__(self, related: Related) -> None:
        self.people = {person.id: person for person in related.people}
        self.links = related.parent_links
        self.couples = related.couples

    @cached_property
    def _up(self) -> dict[str, list[ParentLink]]:
        up: dict[str, list[ParentLink]] = defaultdict(list)
        for link in self.links:
            up[link.child].append(link)
        return up

    @cached_property
    def _down(self) -> dict[str, list[ParentLink]]:
        down: dict[str, list[ParentLink]] = defaultdict(list)
        for link in self.links:
            down[link.parent].append(link)
        return down

    @cached_property
    def _couples_of(self) -> dict[str, list[Couple]]:
        of: dict[str, list[Couple]] = defaultdict(list)
        for couple in self.couples:
            of[couple.one].append(couple)
            of[couple.other].append(couple)
        return of

    def parents_of(self, person: str, kind: ParentKind | None = None) -> tuple[str, ...]:
        """Birth and adoptive parents, or those of one kind, in the order they were told."""
        if kind is None:
            return self._parents.get(person, ())
        return tuple(link.parent for link in self._up.get(person, ()) if link.kind is kind)

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        return {child: tuple(k.parent for k in links if k.kind.is_parent) for child, links in self._up.items()}

    def children_of(self, person: str, kind: ParentKind | None = None) -> tuple[str, ...]:
        """Children by birth or adoption, or of one kind, eldest first."""
        if kind is None:
            return self._children.get(person, ())
        return self.by_age(dict.fromkeys(link.child for link in self._down.get(person, ()) if link.kind is kind))

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        """Everybody's children by birth or adoption, which words for kin ask for again and again."""
        return {
            parent: self.by_age(dict.fromkeys(link.child for link in links if link.kind.is_parent))
            for parent, links in self._down.items()
        }

    def carers_of(self, person: str) -> tuple[ParentLink, ...]:
        """Links to those who bring the child up without being its parents."""
        return tuple(link for link in self._up.get(person, ()) if not link.kind.is_parent)

    def couples_of(self, person: str) -> tuple[Couple, ...]:
        """The couples somebody is or was part of, in the order they were told."""
        return tuple(self._couples_of.get(person, ()))

    def partners_of(self, person: str) -> tuple[str, ...]:
        """Everyone somebody is or was a couple with, or has a child with."""
        told = [c.other if c.one == person else c.one for c in self.couples_of(person)]
        shared = [p for u in self.unions_of(person) for p in u.partners if p != person]
        return tuple(dict.fromkeys([*told, *shared]))

    def siblings_of(self, person: str) -> tuple[str, ...]:
        """Everyone who shares a parent, full and half, eldest first."""
        found = (c for parent in self.parents_of(person) for c in self.children_of(parent) if c != person)
        return self.by_age(dict.fromkeys(found))

    def full_siblings_of(self, person: str) -> tuple[str, ...]:
        """Those who have exactly the same known parents."""
        mine = set(self.parents_of(person))
        return tuple(s for s in self.siblings_of(person) if set(self.parents_of(s)) == mine)

    def ancestors_of(self, person: str) -> Iterator[str]:
        """Parents, their parents and so on, by birth and adoption; nearest first, each once."""
        yield from self._walk(person, self.parents_of)

    def descendants_of(self, person: str) -> Iterator[str]:
        """Children, their children and so on; nearest first, each once."""
        yield from self._walk(person, self.children_of)

    def _walk(self, person: str, step: "Step") -> Iterator[str]:
        seen, edge = {person}, [person]
        while edge:
            edge = [n for p in edge for n in step(p)]
            edge = [n for n in dict.fromkeys(edge) if n not in seen]
            seen.update(edge)
            yield from edge

    def by_age(self, people: Iterable[str]) -> tuple[str, ...]:
        """Eldest first; those without a birth date keep their place after the one told before them."""
        told = tuple(people)
        if len(told) == 1:
            return told
        after: dict[str, list[str]] = {"": []}  # those without a birth date, by whom they come after
        last = ""
        for person in told:
            if self.people[person].born:
                last = person
                after.setdefault(person, [])
            else:
                after[last].append(person)
        dated = sorted((person for person in after if person), key=self._born)
        return tuple(each for person in ("", *dated) for each in (person, *after[person]) if each)

    def _born(self, person: str) -> tuple[object, ...]:
        born = self.people[person].born
        return (born.earliest,) if born else ()

    @cached_property
    def unions(self) -> tuple[Union, ...]:
        """Every set of parents with their children together, and every couple without; keys are stable."""
        sets: dict[tuple[ParentKind, frozenset[str]], list[str]] = defaultdict(list)
        for child in self.people:
            for kind in (ParentKind.BIRTH, ParentKind.ADOPTIVE):
                for parents in _pairs(self.parents_of(child, kind)):
                    sets[kind, frozenset(parents)].append(child)
        told = {couple.pair: couple for couple in self.couples}
        with_children = {parents for _, parents in sets}
        for pair in [pair for pair in told if pair not in with_children]:
            sets[ParentKind.BIRTH, pair] = []
        order = {p: i for i, p in enumerate(self.people)}
        return tuple(
            Union(
                key=f"u{n}",
                partners=tuple(sorted(parents, key=order.__getitem__)),
                children=self.by_age(children),
                kind=kind,
                couple=told.get(parents),
            )
            for n, ((kind, parents), children) in enumerate(sets.items(), 1)
        )

    @cached_property
    def _unions_of(self) -> dict[str, list[Union]]:
        of: dict[str, list[Union]] = defaultdict(list)
        for union in self.unions:
            for partner in union.partners:
                of[partner].append(union)
        return of

    def unions_of(self, person: str) -> tuple[Union, ...]:
        """The unions in which somebody is a partner."""
        return tuple(self._unions_of.get(person, ()))


class Step(Protocol):
    """One step through the tree from a person."""

    def __call__(self, person: str, /) -> tuple[str, ...]:
        """Those one step away."""


def _pairs(parents: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Parents two by two: a child with three recorded birth parents hangs under the first two and the third."""
    for i in range(0, len(parents), 2):
        yield tuple(parents[i : i + 2])
