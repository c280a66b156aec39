"""What everybody is to the child in focus, in words: "maternal aunt", "mother's ex-partner", "father of Tobi"."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Protocol

from famnet.domain.kin import Kin, Related
from famnet.domain.people import Gender
from famnet.domain.phrases.saying import say, word
from famnet.domain.phrases.steps import SIDE_OF_GENDER, Path, Side, Step, across, beside, down, up
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import Couple, ParentKind, Tie, TieKind

MOST_STEPS = 12  # generations up and down together: further kin have no everyday word
LONGEST = 70  # characters; beyond, words for words' sake


class Connected(Related, Protocol):
    """People, descent, couples, and also ties and whom the work is about: a family or a view of it."""

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Ties that are not descent."""

    @property
    def children(self) -> tuple[ChildInFocus, ...]:
        """The children in focus."""


def relationships(connected: Connected) -> Mapping[str, str]:
    """Words for everyone, by id, about the first child in focus ("" for that child and for strangers)."""
    if not connected.children:
        return {person.id: "" for person in connected.people}
    return _Words(Kin(connected), connected.ties, connected.children[0].person).all()


def relationship(kin: Kin, ties: Iterable[Tie], person: str, child: str) -> str:
    """Words for what one person is to a child; "" for the child itself and for somebody unconnected."""
    return _Words(kin, tuple(ties), child).of({person})[person]


def relationships_of(connected: Connected, people: Iterable[str]) -> Mapping[str, str]:
    """Words for some people about the first child in focus: quick, where there are thousands, for near ones."""
    if not connected.children:
        return dict.fromkeys(people, "")
    return _Words(Kin(connected), connected.ties, connected.children[0].person).of(set(people))


class _Words:
    """Finds words nearest kin first; whoever has words keeps them."""

    def __init__(self, kin: Kin, ties: tuple[Tie, ...], child: str) -> None:
        self.kin, self.ties, self.child = kin, [t for t in ties if {t.person, t.of} <= kin.people.keys()], child
        self.words: dict[str, str] = {child: ""} if child in kin.people else {}

        self._genders = {id_: person.gender for id_, person in kin.people.items()}

    def all(self) -> Mapping[str, str]:
        return self.of(self.kin.people.keys())

    def of(self, wanted: AbstractSet[str]) -> Mapping[str, str]:
        """Words for those wanted; the search ends once all of them have some."""
        if self.words:
            open_ = set(wanted) - self.words.keys()
            for person, told in self._told():
                if not open_:
                    break
                self.words.setdefault(person, told)
                open_.discard(person)
        return {person: self.words.get(person, "") for person in wanted}

    def _told(self) -> Iterator[tuple[str, str]]:
        for stage in (self._blood, self._carers, self._partners, self._step_siblings, self._tied, self._others):
            yield from stage()

    def _blood(self) -> Iterator[tuple[str, str]]:
        """Up to each ancestor, then down: the fewest steps win, and of these the fewest up."""
        found = sorted(_blood_paths(self.kin, self.child), key=_nearness)
        for person, ups, downs in found:
            if person not in self.words and (told := self._blood_word(person, ups, downs)):
                yield person, told

    def _blood_word(self, person: str, ups: tuple[str, ...], downs: int) -> str:
        gender = self.kin.people[person].gender
        if not downs:
            return self._ancestor(person, ups, gender)
        if not ups:
            return say((*(down() for _ in range(downs - 1)), down(gender)))
        if len(ups) == downs == 1:
            return say((self._sibling(person),))
        return self._cousin(person, ups, downs)

    def _ancestor(self, person: str, ups: tuple[str, ...], gender: Gender) -> str:
        if len(ups) == 1:
            return say((up(gender, self._parent_kind(person)),))
        return say((self._first(ups), *(up() for _ in ups[2:]), up(gender)))

    def _parent_kind(self, parent: str) -> ParentKind | None:
        """Said only where it tells something: an adoptive mother, or a birth mother beside her."""
        adopted = self.kin.parents_of(self.child, ParentKind.ADOPTIVE)
        if parent in adopted:
            return ParentKind.ADOPTIVE
        beside = {self._genders[p] for p in adopted}
        return ParentKind.BIRTH if self._genders[parent] in beside else None

    def _first(self, ups: tuple[str, ...]) -> Step:
        return up(self.kin.people[ups[0]].gender)

    def _sibling(self, person: str) -> Step:
        gender = self.kin.people[person].gender
        mine, theirs = self._shared_parents(person)
        shared = mine & theirs
        if mine == theirs or len(shared) > 1:  # both parents of one home, of birth for one and adoptive for the other
            return across(gender)
        sides = {SIDE_OF_GENDER.get(self.kin.people[p].gender, Side.NONE) for p in shared}
        return replace(across(gender), half=True, side=sides.pop() if len(sides) == 1 else Side.NONE)

    def _shared_parents(self, person: str) -> tuple[set[str], set[str]]:
        """Parents of the child and of a sibling: by birth where both have them, so that adoption halves nobody."""
        pairs = (
            [set(self.kin.parents_of(p, kind)) for p in (self.child, person)] for kind in (ParentKind.BIRTH, None)
        )
        mine, theirs = next(pair for pair in pairs if pair[0] & pair[1])
        return mine, theirs

    def _cousin(self, person: str, ups: tuple[str, ...], downs: int) -> str:
        gender = self.kin.people[person].gender
        ends: Path = (
            (across(gender),) if downs == 1 else (across(), *(down() for _ in range(downs - 2)), down(gender))
        )
        path = (*(up() for _ in ups[1:]), *ends)
        if len(ups) > 1:
            path = (self._first(ups), *path[1:])
        if len(ups) == 1 or downs == 1 or len(ups) == downs:
            return say(path)
        return self._removed(path, abs(len(ups) - downs))

    def _removed(self, path: Path, times: int) -> str:
        degree = (
            min(sum(s.move is path[0].move for s in path) + 1, sum(s.move is path[-1].move for s in path) + 1) - 1
        )
        cousin = say((path[0], *(up() for _ in range(degree - 1)), across(), *(down() for _ in range(degree))))
        return f"{cousin} {_TIMES.get(times, f'{times} times')} removed" if cousin else ""

    def _carers(self) -> Iterator[tuple[str, str]]:
        for link in self.kin.carers_of(self.child):
            yield link.parent, say((up(self.kin.people[link.parent].gender, link.kind),))
        for kind in ParentKind:
            for child in self.kin.children_of(self.child, kind):
                yield child, say((down(self.kin.people[child].gender, kind),))

    def _partners(self) -> Iterator[tuple[str, str]]:
        """Partners of those who have words, and of the child itself."""
        for person in list(self.words):
            for couple in self.kin.couples_of(person):
                other = couple.other if couple.one == person else couple.one
                yield other, self._owned(person, say((self._as_partner(other, couple),)))

    def _as_partner(self, person: str, couple: Couple) -> Step:
        return replace(beside(self.kin.people[person].gender, couple.kind), end=couple.end)

    def _owned(self, owner: str, told: str) -> str:
        """`mother's partner`; of somebody with words too long for that, or with none, by name."""
        owners = self.words.get(owner, "")
        if owner == self.child:
            return told
        plain = owners and "'s" not in owners and " of " not in owners and len(owners) + len(told) < LONGEST
        return f"{owners.partition(' (')[0]}'s {told}" if plain else f"{told} of {self._name(owner)}"

    def _name(self, person: str) -> str:
        name = self.kin.people[person].name
        return name or self.words.get(person) or "somebody not yet named"

    def _step_siblings(self) -> Iterator[tuple[str, str]]:
        """Children of a parent's partner, unless somebody said otherwise: a “half brother” stays one."""
        told = {tie.person for tie in self.ties if tie.of == self.child and tie.kind is TieKind.KIN}
        for parent in self.kin.parents_of(self.child):
            side = {Side.MATERNAL: " (mother's side)", Side.PATERNAL: " (father's side)"}
            said = side.get(SIDE_OF_GENDER.get(self.kin.people[parent].gender, Side.NONE), "")
            for partner in self.kin.partners_of(parent):
                for child in (c for c in self.kin.children_of(partner) if c not in told):
                    yield child, f"step{word('sibling', self.kin.people[child].gender)}{said}"

    def _tied(self) -> Iterator[tuple[str, str]]:
        for tie in sorted(self.ties, key=lambda tie: tie.of != self.child):
            yield tie.person, self._owned(tie.of, tie.label or tie.kind.value)

    def _others(self) -> Iterator[tuple[str, str]]:
        """Everyone else who hangs on by descent or partnership: what they are to the nearest with a name."""
        edge = list(self.words)
        while edge:
            onward = [told for near in edge for told in self._round(near)]
            yield from onward
            edge = list(dict.fromkeys(p for p, _ in onward))

    def _round(self, near: str) -> Iterator[tuple[str, str]]:
        """Those next to somebody who have no words yet."""
        gender, said = self._genders, self.words
        others = ((c.other if c.one == near else c.one, c) for c in self.kin.couples_of(near))
        steps = [
            *((p, up(gender[p])) for p in self.kin.parents_of(near) if p not in said),
            *((p, down(gender[p])) for p in self.kin.children_of(near) if p not in said),
            *((p, self._as_partner(p, couple)) for p, couple in others if p not in said),
        ]
        for person, step in steps:
            yield person, f"{say((step,))} of {self._name(near)}"


_TIMES = {1: "once", 2: "twice"}
Found = tuple[str, tuple[str, ...], int]


def _nearness(found: Found) -> tuple[int, int]:
    _, ups, downs = found
    return (len(ups) + downs, len(ups))


def _blood_paths(kin: Kin, child: str) -> Iterator[Found]:
    """Ancestors and their descendants: person, the ancestors passed going up, generations down."""
    seen = {child}
    edge: list[tuple[str, tuple[str, ...]]] = [(child, ())]
    while edge and len(edge[0][1]) <= MOST_STEPS // 2:
        for ancestor, ups in edge:
            yield from ((p, ups, n) for p, n in _below(kin, ancestor, MOST_STEPS - len(ups)) if p != child)
        onward = [(p, (*ups, p)) for person, ups in edge for p in kin.parents_of(person)]
        edge = [(p, ups) for p, ups in onward if p not in seen and not seen.add(p)]  # type: ignore[func-returns-value]


def _below(kin: Kin, ancestor: str, most: int) -> Iterator[tuple[str, int]]:
    """An ancestor and all descendants, with the generations between."""
    seen, edge, depth = {ancestor}, [ancestor], 0
    while edge and depth <= most:
        yield from ((person, depth) for person in edge)
        edge = [c for person in edge for c in dict.fromkeys(kin.children_of(person)) if c not in seen]
        seen.update(edge)
        depth += 1
