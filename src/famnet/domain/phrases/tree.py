"""A family while it grows: the same records, indexed and changeable. Callers give a family and get a family."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from famnet.domain.errors import OwnAncestorError, SamePersonError
from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.descent import way_down
from famnet.domain.phrases.merging import alike, ends, filled, renamed, with_ids
from famnet.domain.phrases.steps import Step
from famnet.domain.record import Record
from famnet.domain.ties import Couple, CoupleEnd, CoupleKind, ParentKind, ParentLink, Tie

R = TypeVar("R", bound=Record)
Undo = tuple[dict[str, Record], str, Record | None]


class MergeError(Exception):
    """Two people would become one in an attempt that can be taken back."""


class Tree:
    """People with their links, couples and ties, quick to ask and to change; `grown` gives the family back."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.people = {person.id: person for person in family.people}
        self.links = {link.id: link for link in family.parent_links}
        self.couples = {couple.id: couple for couple in family.couples}
        self.ties = {tie.id: tie for tie in family.ties}
        self.renamed: dict[str, str] = {}
        self.made: list[str] = []
        self._journal: list[Undo] | None = None
        self._of: dict[str, dict[str, None]] = defaultdict(dict)  # the records naming each person
        self._up: dict[str, dict[str, None]] = defaultdict(
            dict
        )  # the links from each child: few, whoever has thousands
        self._nameless = {person.id: None for person in family.people if not person.name}
        for record in (*family.parent_links, *family.couples, *family.ties):
            self._index(record)

    def grown(self) -> Family:
        """The family with all that was added; whoever was merged goes by one id everywhere."""
        family = replace(
            self.family,
            people=tuple(self.people.values()),
            parent_links=tuple(self.links.values()),
            couples=tuple(self.couples.values()),
            ties=tuple(self.ties.values()),
        )
        return renamed(family, self.renamed) if self.renamed else family

    def up(self, child: str) -> list[ParentLink]:
        """Links from a child to parents and carers, as told."""
        return [link for ref in self._up[child] if (link := self.links.get(ref)) and link.child == child]

    def down(self, parent: str) -> list[ParentLink]:
        """Links from a parent or carer to children, as told."""
        return [link for ref in self._of[parent] if (link := self.links.get(ref)) and link.parent == parent]

    def couples_of(self, person: str) -> list[Couple]:
        """The couples somebody is or was part of."""
        return [couple for ref in self._of[person] if (couple := self.couples.get(ref))]

    def ties_to(self, person: str) -> list[Tie]:
        """The ties of others to somebody."""
        return [tie for ref in self._of[person] if (tie := self.ties.get(ref)) and tie.of == person]

    def ties_from(self, person: str) -> list[Tie]:
        """The ties of somebody to others."""
        return [tie for ref in self._of[person] if (tie := self.ties.get(ref)) and tie.person == person]

    def parents(self, child: str, kind: ParentKind | None = None) -> list[str]:
        """Birth and adoptive parents, or those of one kind."""
        return [link.parent for link in self.up(child) if fits(link, kind)]

    def children(self, parent: str, kind: ParentKind | None = None) -> list[str]:
        """Children by birth or adoption, or of one kind."""
        return [link.child for link in self.down(parent) if fits(link, kind)]

    def siblings(self, person: str) -> list[str]:
        """Everyone who shares a parent."""
        found = (child for parent in self.parents(person) for child in self.children(parent))
        return [child for child in dict.fromkeys(found) if child != person]

    def add(self, person: Person) -> str:
        """One more person; returns the id."""
        self._put(self.people, person)
        return person.id

    def unnamed(self, gender: Gender) -> str:
        """One more person, whom nobody has named yet."""
        person = Person(gender=gender)
        self.made.append(person.id)
        return self.add(person)

    def link(self, parent: str, child: str, kind: ParentKind | None = None) -> None:
        """Make somebody a parent or carer, once.

        Raises:
            SamePersonError: parent and child are one person.
            OwnAncestorError: the child is an ancestor of the parent already.
        """
        if parent == child:
            raise SamePersonError(self.label(parent), "parent and child")
        if any(link.parent == parent and fits(link, kind) for link in self.up(child)):
            return
        link = ParentLink(parent=parent, child=child, kind=kind or ParentKind.BIRTH)
        if link.kind.is_parent and (line := self.line_down(child, parent)):
            raise OwnAncestorError([self.label(p) for p in (*line, child)])
        self._put(self.links, link)

    def pair(self, one: str, other: str, step: Step) -> None:
        """Make two people a couple, or say more about the couple they are.

        Raises:
            SamePersonError: both are one person.
        """
        if one == other:
            raise SamePersonError(self.label(one))
        told = next((c for c in self.couples_of(one) if other in c.pair), None)
        couple = told or Couple(one=one, other=other, kind=step.couple, end=step.end)
        if told and step.couple is not CoupleKind.PARTNERS:
            couple = replace(couple, kind=step.couple)
        if told and step.end is not CoupleEnd.NONE:
            couple = replace(couple, end=step.end)
        self._put(self.couples, couple)

    def tie(self, person: str, of: str, step: Step) -> None:
        """Note a tie once.

        Raises:
            SamePersonError: both are one person.
        """
        if person == of:
            raise SamePersonError(self.label(person), step.label or "kin")
        if not any(t.of == of and t.label == step.label for t in self.ties_from(person)):
            self.put_tie(Tie(person=person, of=of, kind=step.tie, label=step.label))

    def put_couple(self, couple: Couple, *, again: bool = False) -> str:
        """Keep a couple as told outright: instead of what a phrase said of the same two, or beside it when again."""
        told = [c for c in self.couples_of(couple.one) if c.pair == couple.pair]
        kept = replace(couple, id=told[-1].id) if told and not again else couple
        self._put(self.couples, kept)
        return kept.id

    def put_tie(self, tie: Tie) -> None:
        """Keep a tie as told outright.

        Raises:
            SamePersonError: both ends are one person.
        """
        if tie.person == tie.of:
            raise SamePersonError(self.label(tie.person), tie.label or "kin")
        self._put(self.ties, tie)

    def twins(self, one: str, other: str, *, identical: bool) -> None:
        """Two people of one birth; whoever is a twin of either is one of them."""
        names = {self.people[p].twins for p in (one, other)} - {""}
        birth = min(names, default=other)
        together = [p.id for p in self.people.values() if p.twins in names or p.id in (one, other)]
        for person in together:
            told = self.people[person]
            same = told.identical or (identical and person in (one, other))
            self.add(replace(told, twins=birth, identical=same))

    def line_down(self, ancestor: str, person: str) -> list[str]:
        """The way down from an ancestor to somebody, both included; empty when they do not descend from them.

        Raises:
            TooManyGenerationsError: the way is longer than any family's.
        """
        return way_down(ancestor, person, self.parents, self.children)

    def label(self, person: str) -> str:
        """What to call somebody in a message."""
        return self.people[person].name or "somebody not yet named"

    def is_unnamed(self, person: str) -> bool:
        """Whether nobody has named them yet."""
        return not self.people[person].name

    def nameless(self) -> list[str]:
        """Everybody whom nobody has named yet."""
        return [person for person in self._nameless if person in self.people and self.is_unnamed(person)]

    def is_joined(self, person: str) -> bool:
        """Whether anything joins somebody to anybody."""
        return bool(self._of.get(person))

    def begin(self) -> None:
        """Start an attempt that `undo` can take back; until then nobody can be merged."""
        self._journal = []

    def added(self) -> list[ParentLink | Couple | Tie]:
        """The links, couples and ties added or changed since the attempt began."""
        changed = dict.fromkeys(id_ for _, id_, _ in self._journal or [])
        shelves: tuple[Mapping[str, ParentLink | Couple | Tie], ...] = (self.links, self.couples, self.ties)
        return [shelf[id_] for id_ in changed for shelf in shelves if id_ in shelf]

    def end(self) -> None:
        """Keep the attempt."""
        self._journal = None

    def undo(self) -> None:
        """Take the attempt back."""
        for shelf, id_, old in reversed(self._journal or []):
            shelf.pop(id_) if old is None else shelf.update({id_: old})
        self._journal = None
        self.made = [person for person in self.made if person in self.people]

    def _put(self, shelf: dict[str, R], record: R) -> None:
        if self._journal is not None:
            self._journal.append((shelf, record.id, shelf.get(record.id)))  # type: ignore[arg-type] # it goes back there
        shelf[record.id] = record
        self._index(record)

    def merge(self, gone: str, kept: str) -> None:
        """Two records of one person become one: `kept` takes the links of `gone`, and its facts where it has none.

        Raises:
            OwnAncestorError: one of them descends from the other.
        """
        if self._journal is not None:
            raise MergeError
        if line := self.line_down(gone, kept) or self.line_down(kept, gone):
            raise OwnAncestorError([self.label(p) for p in line])
        self._merge_parents(gone, kept)
        for ref in list(self._of.pop(gone, {})):
            self._move(ref, gone, kept)
        self.people[kept] = filled(self.people[kept], self.people.pop(gone))
        self.renamed[gone] = kept

    def _merge_parents(self, gone: str, kept: str) -> None:
        """Parents nobody has named are the ones already known, where the gender agrees."""
        mine = {self.people[p].gender: p for p in self.parents(kept)}
        for parent in self.parents(gone):
            same = mine.get(self.people[parent].gender, parent)
            if same != parent and self.is_unnamed(parent) and parent in self.people:
                self.merge(parent, same)

    def _move(self, ref: str, gone: str, kept: str) -> None:
        for shelf in (self.links, self.couples, self.ties):
            if ref in shelf:
                record = with_ids(shelf.pop(ref), {gone: kept})
                twin = any(alike(record, other) for other in self._records(kept))
                pointless = len({record.id, *ends(record)}) < _ENDS
                for person in ends(record):
                    self._of[person].pop(ref, None)
                if not twin and not pointless:
                    shelf[ref] = record  # type: ignore[assignment] # a record goes back where it came from
                    self._index(record)
                return

    def _records(self, person: str) -> list[Record]:
        shelves: tuple[Mapping[str, Record], ...] = (self.links, self.couples, self.ties)
        return [shelf[ref] for ref in self._of[person] for shelf in shelves if ref in shelf]

    def _index(self, record: Record) -> None:
        if isinstance(record, Person):
            if not record.name:
                self._nameless[record.id] = None
            return
        for person in ends(record):
            self._of[person][record.id] = None
        if isinstance(record, ParentLink):
            self._up[record.child][record.id] = None


_ENDS = 3  # a record and its two different ends


def fits(link: ParentLink, kind: ParentKind | None) -> bool:
    """Whether a link is of a kind; None asks for parents by birth or adoption."""
    return link.kind is kind if kind else link.kind.is_parent
