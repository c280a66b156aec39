"""On whose side everybody is: reached through the child's mother, father, both, or neither."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from famnet.domain.kin import Kin
from famnet.domain.phrases.steps import SIDE_OF_GENDER, Side
from famnet.domain.phrases.words import Connected
from famnet.domain.ties import Tie, TieKind


def sides(connected: Connected) -> Mapping[str, Side]:
    """The side of everyone, by id, about the first child in focus.

    Somebody is on the side of each parent whom they hang on by descent or partnership, the child and its full
    brothers and sisters left out; friends, neighbours and professionals are on none.
    """
    if not connected.children:
        return dict.fromkeys((person.id for person in connected.people), Side.NONE)
    kin = Kin(connected)
    child = connected.children[0].person
    found = _reached_by_side(kin, connected.ties, child)
    return {person: _side(found[person]) for person in kin.people}


def _reached_by_side(kin: Kin, ties: Iterable[Tie], child: str) -> Mapping[str, set[Side]]:
    beside = _kin_ties(ties)
    between = {child, *kin.full_siblings_of(child)}
    parents = kin.parents_of(child)
    found: dict[str, set[Side]] = defaultdict(set)
    for parent in parents:
        barred = between.union(parents) - {parent}
        for person in _reached(kin, beside, parent, barred):
            found[person] |= {SIDE_OF_GENDER.get(kin.people[parent].gender, Side.NONE)} - {Side.NONE}
    for person in _below(kin, between, child):  # nephews and nieces by a full brother or sister are everybody's
        found[person] |= set().union(*(found[parent] for parent in parents))
    return found


def _kin_ties(ties: Iterable[Tie]) -> Mapping[str, list[str]]:
    """Relatives without a place in the tree are on the side of whoever they are tied to."""
    beside: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.kind is TieKind.KIN:
            beside[tie.of].append(tie.person)
    return beside


def _reached(kin: Kin, beside: Mapping[str, list[str]], start: str, barred: set[str]) -> Iterator[str]:
    """Everyone who hangs together with a person without going through those who are barred."""
    seen, edge = {start, *barred}, [start]
    while edge:
        yield from edge
        edge = [near for person in edge for near in _near(kin, beside, person) if near not in seen]
        edge = list(dict.fromkeys(edge))
        seen.update(edge)


def _near(kin: Kin, beside: Mapping[str, list[str]], person: str) -> Iterator[str]:
    others = (c.other if c.one == person else c.one for c in kin.couples_of(person))
    near = (*kin.parents_of(person), *kin.children_of(person), *others, *beside.get(person, ()))
    return (other for other in near if other in kin.people)


def _below(kin: Kin, siblings: set[str], child: str) -> Iterator[str]:
    """Full brothers and sisters with their descendants; the child itself is on no side."""
    for sibling in siblings - {child}:
        yield sibling
        yield from kin.descendants_of(sibling)


def _side(told: set[Side]) -> Side:
    if len(told) > 1:
        return Side.BOTH
    return next(iter(told), Side.NONE)
