"""Who is near somebody: one step on, and at the end of a path along which everybody is there already."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from famnet.domain.people import Gender
from famnet.domain.phrases.steps import GENDER_OF_SIDE, Move, Path, Step
from famnet.domain.phrases.tree import Tree
from famnet.domain.ties import Couple


def standing(tree: Tree, start: str, path: Path) -> list[str]:
    """Everyone who already stands where the path leads."""
    here = [start]
    for step in path:
        found = (p for h in here for p in near_by(tree, h, step, start) if is_of(tree, p, step))
        here = list(dict.fromkeys(found))
    return [person for person in here if person != start]


def is_of(tree: Tree, person: str, step: Step) -> bool:
    """Whether somebody has the gender a step speaks of, where it speaks of one."""
    return step.gender in (Gender.UNKNOWN, tree.people[person].gender)


def may_be(tree: Tree, person: str, step: Step) -> bool:
    """Whether somebody could turn out to have the gender a step speaks of."""
    return Gender.UNKNOWN in (step.gender, tree.people[person].gender) or is_of(tree, person, step)


def near_by(tree: Tree, here: str, step: Step, start: str) -> list[str]:
    """Who is one step from somebody, on a way that began at `start`."""
    return _NEAR[step.move](tree, here, step, start)


def _parents(tree: Tree, here: str, step: Step, _start: str) -> list[str]:
    return tree.parents(here, step.kind)


def _children(tree: Tree, here: str, step: Step, _start: str) -> list[str]:
    return tree.children(here, step.kind)


def _siblings(tree: Tree, here: str, step: Step, _start: str) -> list[str]:
    """Full and half alike, unless half was said: people say "sister" of both."""
    if not step.half:
        return tree.siblings(here)
    shared = [p for p in tree.parents(here) if tree.people[p].gender is GENDER_OF_SIDE.get(step.side)]
    mine = set(tree.parents(here))
    half = (s for s in tree.siblings(here) if set(tree.parents(s)) != mine)
    return [s for s in half if not step.side or any(p in shared for p in tree.parents(s))]


def _partners(tree: Tree, here: str, step: Step, start: str) -> list[str]:
    barred = tree.parents(start) if step.outsider else []
    couples = (c for c in tree.couples_of(here) if bool(c.end) is bool(step.end))
    return [p for c in couples if (p := _other(c, here)) not in barred]


def _other(couple: Couple, person: str) -> str:
    return couple.other if couple.one == person else couple.one


def _tied(tree: Tree, here: str, step: Step, _start: str) -> list[str]:
    return [tie.person for tie in tree.ties_to(here) if (tie.kind, tie.label) == (step.tie, step.label)]


_NEAR: Mapping[Move, Callable[[Tree, str, Step, str], list[str]]] = MappingProxyType(
    {
        Move.UP: _parents,
        Move.DOWN: _children,
        Move.SIBLING: _siblings,
        Move.PARTNER: _partners,
        Move.TIE: _tied,
    }
)
