"""Walks the path of a phrase through a growing family: goes where people are known, makes unnamed ones between."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from famnet.domain.errors import AmbiguousPersonError
from famnet.domain.people import Gender
from famnet.domain.phrases.near import is_of, may_be, near_by
from famnet.domain.phrases.reading import AmbiguousPhraseError
from famnet.domain.phrases.saying import say
from famnet.domain.phrases.steps import GENDER_OF_SIDE, OPPOSITE, Move, Path, Step, up
from famnet.domain.phrases.tree import Tree
from famnet.domain.phrases.waiting import may_wait
from famnet.domain.ties import ParentKind, ParentLink

MOST_PARENTS = 2


class UnclearError(Exception):
    """The rest of a path could begin at more than one place; `at` is how far the words were clear."""

    def __init__(self, at: str, rest: Path, choices: Iterable[str]) -> None:
        super().__init__()
        self.at, self.rest, self.choices = at, rest, tuple(choices)

    def as_refusal(self, phrase: str) -> AmbiguousPhraseError:
        """The refusal a person reads."""
        return AmbiguousPhraseError(phrase, self.choices)


def enter(tree: Tree, start: str, path: Path, then: Path = ()) -> str:
    """Go the whole path, making whoever is missing, and return who is there; `then` is what the phrase goes on with.

    Raises:
        UnclearError: the words leave open which way to go.
    """
    here = start
    for i, step in enumerate(path):
        here = _enter(tree, here, (*path[i:], *then), start) or _made(tree, here, step)
    return here


def settle(tree: Tree, person: str, here: str, step: Step) -> str:
    """Put a person one step from `here`: in an unnamed person's place where there is one. Returns who was joined."""
    waiting: list[str] = []
    if any(may_wait(tree, p, here, step) for p in tree.nameless() if p != person):
        waiting = [p for p in _occupants(tree, here, step) if tree.is_unnamed(p) and p != person]
    if waiting:
        return waiting[0]
    _MAKE[step.move](tree, person, here, step)
    return ""


# Going on to somebody in between


def _enter(tree: Tree, here: str, rest: Path, start: str) -> str:
    """Who is one step on, or "" where somebody has to be made."""
    step = rest[0]
    near = near_by(tree, here, step, start)
    if step.move is Move.UP:
        return _through_parent(tree, here, rest, near)
    if step.move in (Move.DOWN, Move.SIBLING):  # which child or sibling is not said: one nobody has named yet
        return next((p for p in near if tree.is_unnamed(p) and may_be(tree, p, step)), "")
    return _through_partner(tree, here, step, near)


def _through_parent(tree: Tree, here: str, rest: Path, near: list[str]) -> str:
    step = rest[0]
    if step.gender is Gender.UNKNOWN and len(rest) > 1 and step.kind in (None, ParentKind.BIRTH, ParentKind.ADOPTIVE):
        return _some_parent(tree, here, rest, near)
    found = [p for p in near if is_of(tree, p, step)]
    if not found and len(near) >= MOST_PARENTS:
        found = [p for p in near if tree.people[p].gender is Gender.UNKNOWN]
    return _only(tree, found)


def _some_parent(tree: Tree, here: str, rest: Path, near: list[str]) -> str:
    """Nobody has said which parent: fine while none is known; otherwise it has to be asked."""
    open_ = [p for p in near if tree.is_unnamed(p) and tree.people[p].gender is Gender.UNKNOWN]
    if not near or len(near) == len(open_) == 1:
        return next(iter(open_), "")
    words = say(rest[1:])
    raise UnclearError(here, rest, (f"{_place(tree, p, here)}'s {words}" for p in _choices(tree, near)))


def _choices(tree: Tree, near: list[str]) -> list[str]:
    genders = {tree.people[p].gender for p in near}
    missing = [g for g in OPPOSITE if g not in genders] if len(near) < MOST_PARENTS else []
    return [*near, *missing]


def _place(tree: Tree, person: str, child: str) -> str:
    """A parent by name, or as somebody's mother or father when unnamed (a gender stands for one to be made)."""
    if person in tree.people and not tree.is_unnamed(person):
        return tree.people[person].name
    gender = tree.people[person].gender if person in tree.people else Gender(person)
    return f"{tree.label(child)}'s {say((up(gender),))}"


def _through_partner(tree: Tree, here: str, step: Step, near: list[str]) -> str:
    found = [p for p in near if is_of(tree, p, step)] or [p for p in near if may_be(tree, p, step)]
    if not found and step.move is Move.PARTNER and not (step.outsider or step.end):
        found = _coparents(tree, here, step)
    return _only(tree, found)


def _coparents(tree: Tree, here: str, step: Step) -> list[str]:
    """The other parent of somebody's children, where that is one person and no couple was ever told."""
    if tree.couples_of(here):
        return []
    others = {p: None for child in tree.children(here) for p in tree.parents(child) if p != here}
    fit = [p for p in others if may_be(tree, p, step)]
    return fit if len(others) == 1 else []


def _only(tree: Tree, found: list[str]) -> str:
    if len(found) > 1:
        between = "somebody in between"
        raise AmbiguousPersonError(between, [tree.label(p) for p in found])
    return next(iter(found), "")


def _made(tree: Tree, here: str, step: Step) -> str:
    """Somebody unnamed, one step on."""
    person = tree.unnamed(step.gender)
    _MAKE[step.move](tree, person, here, step)
    return person


# Whose place may be waiting for a name


def _occupants(tree: Tree, here: str, step: Step) -> list[str]:
    near = near_by(tree, here, step, here)
    exact = [p for p in near if is_of(tree, p, step)]
    if step.move is not Move.UP:
        return exact or [p for p in near if may_be(tree, p, step)]
    # An unnamed parent of unknown gender may be the other one, unless both places are taken.
    return exact or (near if len(near) >= MOST_PARENTS else [])


# Making what is missing


def _as_parent(tree: Tree, person: str, here: str, step: Step) -> None:
    tree.link(person, here, step.kind)


def _as_child(tree: Tree, person: str, here: str, step: Step) -> None:
    tree.link(here, person, step.kind)


def _as_sibling(tree: Tree, person: str, here: str, step: Step) -> None:
    if step.half:
        _as_half_sibling(tree, person, here, step)
        return
    for link in [link for link in complete_parents(tree, here, step.kind) if link.kind.is_parent]:
        _shared(tree, link.parent, person, step.kind or link.kind)


def _shared(tree: Tree, parent: str, child: str, kind: ParentKind) -> None:
    """A parent both siblings have; an unnamed parent the child already had in that place is this one."""
    waiting = [
        p
        for p in tree.parents(child, kind)
        if p != parent and tree.is_unnamed(p) and tree.people[p].gender is tree.people[parent].gender
    ]
    if waiting and parent not in tree.parents(child, kind):
        tree.merge(waiting[0], parent)
    else:
        tree.link(parent, child, kind)


def complete_parents(tree: Tree, child: str, kind: ParentKind | None = None) -> list[ParentLink]:
    """The links to both parents, made where nobody has told of them: full siblings share two."""
    by_birth = tree.parents(child, ParentKind.BIRTH)
    adopted = tree.parents(child, ParentKind.ADOPTIVE)
    if not adopted or by_birth or kind is ParentKind.BIRTH:
        genders = {tree.people[p].gender for p in by_birth}
        for gender in _missing(genders, len(by_birth)):
            tree.link(tree.unnamed(gender), child)
    wanted = ParentKind.BIRTH if kind is ParentKind.BIRTH else None
    return [link for link in tree.up(child) if wanted in (None, link.kind)]


def _missing(genders: set[Gender], known: int) -> list[Gender]:
    if known >= MOST_PARENTS:
        return []
    if not known:
        return [Gender.FEMALE, Gender.MALE]
    return [OPPOSITE.get(gender, Gender.UNKNOWN) for gender in genders]


def _as_half_sibling(tree: Tree, person: str, here: str, step: Step) -> None:
    """One parent shared; another one of their own where otherwise they would look like full siblings."""
    gender = GENDER_OF_SIDE[step.side]
    shared = enter(tree, here, (up(gender),))
    _shared(tree, shared, person, ParentKind.BIRTH)
    if set(tree.parents(person)) == set(tree.parents(here)):
        tree.link(tree.unnamed(OPPOSITE[gender]), person)


def _as_partner(tree: Tree, person: str, here: str, step: Step) -> None:
    tree.pair(here, person, step)


def _as_tie(tree: Tree, person: str, here: str, step: Step) -> None:
    tree.tie(person, here, step)


_MAKE: Mapping[Move, Callable[[Tree, str, str, Step], None]] = MappingProxyType(
    {
        Move.UP: _as_parent,
        Move.DOWN: _as_child,
        Move.SIBLING: _as_sibling,
        Move.PARTNER: _as_partner,
        Move.TIE: _as_tie,
    }
)
