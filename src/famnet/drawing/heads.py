"""Arrowheads as closed shapes, for those who write a scene themselves; Graphviz draws its own of the same size."""

from collections.abc import Mapping
from math import dist
from types import MappingProxyType

from famnet.drawing.layout import Point
from famnet.drawing.scene import Head, Stroke

_AROUND: Mapping[Head, tuple[Point, ...]] = MappingProxyType(  # along the line and across it, for a head of size 1
    {
        Head.FILLED: ((0.0, -3.5), (10.0, 0.0), (0.0, 3.5)),
        Head.OPEN: ((0.0, -4.5), (10.0, 0.0), (0.0, 4.5), (7.0, 0.0)),
        Head.BAR: ((0.0, -5.0), (2.0, -5.0), (2.0, 5.0), (0.0, 5.0)),
    }
)


def head_of(mark: Stroke) -> tuple[Point, ...]:
    """The corners of what stands at the end of a stroke's last curve, in the direction in which it arrives."""
    before, (x, y) = mark.curves[-1][-2:]
    far = dist(before, (x, y)) or 1.0
    along, across = (x - before[0]) / far * mark.head_size, (y - before[1]) / far * mark.head_size
    return tuple((x + along * a - across * b, y + across * a + along * b) for a, b in _AROUND[mark.head])
