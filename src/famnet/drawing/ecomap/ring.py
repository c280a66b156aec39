"""Places round an ellipse, or for many along the sides of a page: none touching another, evenly spread."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

from famnet.drawing.ecomap.sides import Size, along_sides
from famnet.drawing.layout import Point

_GAP = 13.0  # least points between neighbours
_REACH = 56.0  # points of line that are seen between the middle and the nearest box
_STEPS = 1440
_GROWTH = 1.03
_HALVINGS = 9
_FLAT = 0.72  # height to width that suits a page on its side, with its title and legend
_MANY = 16  # from more boxes on the page is needed to its corners
_FEW = 4  # so many stand round the household as it comes


def ring(sizes: Sequence[Size], hub: Size) -> list[Point]:
    """The middles of boxes round a middle ellipse of the given half-axes, clockwise from above."""
    if not sizes:
        return []
    if len(sizes) > _MANY:
        return along_sides(sizes, (hub[0] + _REACH, hub[1] + _REACH))
    across = hub[0] + max(w for w, _ in sizes) / 2 + _REACH
    down = hub[1] + max(h for _, h in sizes) / 2 + _REACH
    flat = _FLAT if len(sizes) > _FEW else 0.0
    while True:
        track = _track(across, max(down, across * flat))
        if spots := _seats(sizes, track, _GAP):
            return _loosest(sizes, track, spots)
        across *= _GROWTH


def _track(across: float, down: float) -> list[Point]:
    turns = (2 * pi * i / _STEPS for i in range(_STEPS))
    return [(across * sin(turn), -down * cos(turn)) for turn in turns]


def _loosest(sizes: Sequence[Size], track: Sequence[Point], spots: list[Point]) -> list[Point]:
    """The places with the widest gap between neighbours that still goes all the way round, found by halving."""
    low, high = _GAP, abs(track[_STEPS // 4][0]) * 2
    for _ in range(_HALVINGS):
        gap = (low + high) / 2
        if wider := _seats(sizes, track, gap):
            low, spots = gap, wider
        else:
            high = gap
    return spots


def _seats(sizes: Sequence[Size], track: Sequence[Point], gap: float) -> list[Point]:
    """Each box as near to the one before as the gap allows; nothing when they do not all fit."""
    spots, at = [track[0]], 0
    for before, size in pairwise(sizes):
        at = next((i for i in range(at + 1, _STEPS) if _apart(spots[-1], before, track[i], size, gap)), _STEPS)
        if at == _STEPS:
            return []
        spots.append(track[at])
    return [] if _touching(spots, sizes, gap) else spots


def _apart(a: Point, a_size: Size, b: Point, b_size: Size, gap: float) -> bool:
    level = abs(a[0] - b[0]) >= (a_size[0] + b_size[0]) / 2 + gap
    return level or abs(a[1] - b[1]) >= (a_size[1] + b_size[1]) / 2 + gap


def _touching(spots: Sequence[Point], sizes: Sequence[Size], gap: float) -> bool:
    boxes = list(zip(spots, sizes, strict=True))
    round_trip = len(boxes) > 1 and not _apart(*boxes[-1], *boxes[0], gap)
    return round_trip or any(not _apart(*a, *b, _GAP) for i, a in enumerate(boxes) for b in boxes[:i])
