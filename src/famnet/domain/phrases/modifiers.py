"""What stands before a kin word and changes it: great-, half-, step-, ex-, foster, maternal. Each is one function."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from famnet.domain.people import Gender
from famnet.domain.phrases.reading import Reading
from famnet.domain.phrases.steps import GENDER_OF_SIDE as GENDER_OF
from famnet.domain.phrases.steps import OPPOSITE, Move, Path, Side, Step, across, beside, down, up
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind


class UnfitError(ValueError):
    """A modifier that cannot go with the word behind it: "great friend", "half wife"."""


Modifier = Callable[[Reading], Reading]


def _with_path(change: Callable[[Path], Path]) -> Modifier:
    return lambda reading: replace(reading, path=change(reading.path))


def _grow(path: Path) -> Path:
    """One generation further: mother → grandmother, aunt → great-aunt, nephew → great-nephew."""
    first, last = path[0].move, path[-1].move
    if first is Move.UP and last in (Move.UP, Move.SIBLING):
        return (up(), *path)
    if first in (Move.DOWN, Move.SIBLING) and last is Move.DOWN:
        return (*path[:-1], down(), path[-1])
    raise UnfitError


def _great(path: Path) -> Path:
    if len(path) == 1:  # a mother is nobody's great-mother: that one is grand
        raise UnfitError
    return _grow(path)


def _grand(path: Path) -> Path:
    if len(path) > 1 and path[-1].move is Move.UP:
        raise UnfitError
    return _grow(path)


def _step(path: Path) -> Path:
    """By a partner of somebody in the path, not by descent."""
    *before, last = path
    return (*before, *_STEP[last.move](last)) if last.move in _STEP else _unfit()


def _step_parent(last: Step) -> Path:
    through = OPPOSITE.get(last.gender, Gender.UNKNOWN)
    return (up(through), replace(beside(last.gender), outsider=True))


_STEP: Mapping[Move, Callable[[Step], Path]] = {
    Move.UP: _step_parent,
    Move.SIBLING: lambda last: (up(), replace(beside(), outsider=True), down(last.gender)),
    Move.DOWN: lambda last: (beside(), last),
}


def _unfit() -> Path:
    raise UnfitError


def _half(path: Path) -> Path:
    if path[-1].move is not Move.SIBLING:
        raise UnfitError
    return (*path[:-1], replace(path[-1], half=True))


def in_law(reading: Reading) -> Reading:
    """Kin of a partner, or the partner of kin."""
    first, last = reading.path[0], reading.path[-1]
    if first.move is Move.UP and last.move is Move.UP:
        return replace(reading, path=(beside(), *reading.path))
    if last.move is Move.DOWN and len(reading.path) == 1:
        return replace(reading, path=(down(), beside(last.gender, CoupleKind.MARRIED)))
    if reading.path == (across(last.gender),):
        return replace(reading, choices=_IN_LAW[last.gender])
    raise UnfitError


_IN_LAW = {
    Gender.FEMALE: ("partner's sister", "brother's wife", "sister's wife"),
    Gender.MALE: ("partner's brother", "sister's husband", "brother's husband"),
    Gender.UNKNOWN: ("partner's sibling", "sibling's spouse"),
}


def _ended(reading: Reading) -> Reading:
    """The couple in the path is over: a marriage by divorce, anything else by parting."""
    at = max((i for i, step in enumerate(reading.path) if step.move is Move.PARTNER), default=-1)
    if at < 0:
        raise UnfitError
    step = reading.path[at]
    end = CoupleEnd.DIVORCED if step.couple.is_marriage else CoupleEnd.SEPARATED
    return replace(reading, path=_put(reading.path, at, replace(step, end=end)))


def _separated(reading: Reading) -> Reading:
    ended = _ended(reading)
    path = (replace(s, end=CoupleEnd.SEPARATED) if s.end else s for s in ended.path)
    return replace(ended, path=tuple(path))


def _late(reading: Reading) -> Reading:
    """Somebody who has died: a couple ended with it."""
    last = reading.path[-1]
    widowed = replace(last, end=CoupleEnd.WIDOWED) if last.move is Move.PARTNER else last
    return replace(reading, path=(*reading.path[:-1], widowed), deceased=True)


def _by(kind: ParentKind) -> Modifier:
    """By birth, adoption or fostering: said of the first step up or down, or of how a sibling came."""

    def change(path: Path) -> Path:
        if path == (across(path[-1].gender),) and kind is ParentKind.FOSTER:
            return (up(kind=kind), down(path[-1].gender, kind))
        at = next((i for i, s in enumerate(path) if s.move in (Move.UP, Move.DOWN, Move.SIBLING)), -1)
        return _put(path, at, replace(path[at], kind=kind)) if at >= 0 else _unfit()

    return _with_path(change)


def on_side(side: Side) -> Modifier:
    """Through the mother or through the father: of the first parent in the path, or the one half-siblings share."""

    def change(path: Path) -> Path:
        first = path[0]
        if first.move is Move.UP and len(path) > 1:
            if first.gender not in (Gender.UNKNOWN, GENDER_OF[side]):
                raise UnfitError
            return (replace(first, gender=GENDER_OF[side]), *path[1:])
        if first.move is Move.SIBLING:
            return (replace(first, half=True, side=side), *path[1:])
        return _unfit()

    return _with_path(change)


def _of_gender(gender: Gender) -> Modifier:
    return _with_path(lambda path: (*path[:-1], replace(path[-1], gender=gender)))


def _put(path: Path, at: int, step: Step) -> Path:
    return (*path[:at], step, *path[at + 1 :])


def _cousin_of(degree: int) -> Modifier:
    """Second cousins share great-grandparents: `degree` generations up, across, and as many down."""

    def change(path: Path) -> Path:
        if path[:2] != (up(), across()):
            raise UnfitError
        return (*(up() for _ in range(degree)), across(), *(down() for _ in range(degree - 1)), path[-1])

    return _with_path(change)


def removed(reading: Reading) -> Reading:
    """A cousin once removed: a cousin's child, or a parent's cousin; the words don't say which."""
    if reading.path[-1].move is not Move.DOWN or reading.path[0].move is not Move.UP:
        raise UnfitError
    cousin = "second cousin" if len(reading.path) > len((up(), across(), down())) else "cousin"
    return replace(
        reading,
        choices=tuple(f"{side} {cousin}'s child" for side in ("maternal", "paternal"))
        + tuple(f"{parent}'s maternal {cousin}" for parent in ("mother", "father")),
    )


def _twin(reading: Reading) -> Reading:
    if reading.path[-1].move is not Move.SIBLING or reading.path[-1].half:
        raise UnfitError
    return replace(reading, twin=True)


def _identical(reading: Reading) -> Reading:
    if not reading.twin:
        raise UnfitError
    return replace(reading, identical=True)


def _plain(reading: Reading) -> Reading:
    return reading


MODIFIERS: Mapping[str, Modifier] = MappingProxyType(
    {
        "great": _with_path(_great),
        "grand": _with_path(_grand),
        "step": _with_path(_step),
        "half": _with_path(_half),
        "twin": _twin,
        "triplet": _twin,
        "identical": _identical,
        **dict.fromkeys(("ex", "former", "divorced"), _ended),
        **dict.fromkeys(("separated", "estranged"), _separated),
        **dict.fromkeys(("late", "deceased"), _late),
        "foster": _by(ParentKind.FOSTER),
        **dict.fromkeys(("adoptive", "adopted"), _by(ParentKind.ADOPTIVE)),
        **dict.fromkeys(("birth", "biological", "bio", "natural", "genetic"), _by(ParentKind.BIRTH)),
        "maternal": on_side(Side.MATERNAL),
        "paternal": on_side(Side.PATERNAL),
        **dict.fromkeys(("female", "girl", "lady"), _of_gender(Gender.FEMALE)),
        **dict.fromkeys(("male", "boy"), _of_gender(Gender.MALE)),
        "first": _cousin_of(1),
        "second": _cousin_of(2),
        "third": _cousin_of(3),
        # Words people add that change nothing famnet draws.
        **dict.fromkeys(
            (
                *("new", "current", "present", "own", "real", "full", "dear", "only", "old", "the", "a", "an", "my"),
                *("his", "her", "their", "our", "big", "little", "older", "younger", "elder", "eldest", "youngest"),
                *("oldest", "baby", "middle", "fellow", "blood", "wee", "lil", "kid"),
            ),
            _plain,
        ),
    }
)
