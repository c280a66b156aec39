"""The corners of closed shapes and of arrowheads, for those who write a scene themselves."""

from collections.abc import Mapping
from math import dist
from types import MappingProxyType

from famnet.drawing.layout import Point
from famnet.drawing.scene import Form, Head, Shape, Stroke

_CORNERS: Mapping[Form, tuple[Point, ...]] = MappingProxyType(
    {
        Form.BOX: ((1, -1), (-1, -1), (-1, 1), (1, 1)),
        Form.ROUNDED: ((1, -1), (-1, -1), (-1, 1), (1, 1)),
        Form.DIAMOND: ((0, -1), (-1, 0), (0, 1), (1, 0)),
        Form.TRIANGLE: ((0, -1), (-1, 1), (1, 1)),
    }
)
_AROUND: Mapping[Head, tuple[Point, ...]] = MappingProxyType(  # along the line and across it, for a head of size 1
    {
        Head.FILLED: ((0.0, -3.5), (10.0, 0.0), (0.0, 3.5)),
        Head.OPEN: ((0.0, -4.5), (10.0, 0.0), (0.0, 4.5), (7.0, 0.0)),
        Head.BAR: ((0.0, -5.0), (2.0, -5.0), (2.0, 5.0), (0.0, 5.0)),
    }
)


def corners_of(mark: Shape) -> tuple[Point, ...]:
    """The corners of any shape but an ellipse."""
    half_width, half_height = mark.width / 2, mark.height / 2
    return tuple((mark.x + x * half_width, mark.y + y * half_height) for x, y in _CORNERS[mark.form])


def turn_of(mark: Shape) -> float:
    """The radius of a rounded shape's corners."""
    return min(12.0, mark.width / 3, mark.height / 3)


def head_of(mark: Stroke) -> tuple[Point, ...]:
    """The corners of what stands at the end of a stroke's last curve, in the direction in which it arrives."""
    before, (x, y) = mark.curves[-1][-2:]
    far = dist(before, (x, y)) or 1.0
    along, across = (x - before[0]) / far * mark.head_size, (y - before[1]) / far * mark.head_size
    return tuple((x + along * a - across * b, y + across * a + along * b) for a, b in _AROUND[mark.head])
