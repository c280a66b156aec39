"""Hatching: slanted lines clipped to a half of a symbol."""

from collections.abc import Iterator, Mapping
from math import cos, pi, sin
from types import MappingProxyType

from famnet.drawing.layout import Point
from famnet.drawing.paths import between, straight
from famnet.drawing.scene import Form, Half, Pen, Shape, Stroke, box_round

_CORNERS: Mapping[Form, tuple[Point, ...]] = MappingProxyType(
    {
        Form.BOX: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        Form.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
        Form.TRIANGLE: ((0, -1), (1, 1), (-1, 1)),
        Form.ROUNDED: ((-1, -0.5), (-0.5, -1), (0.5, -1), (1, -0.5), (1, 0.5), (0.5, 1), (-0.5, 1), (-1, 0.5)),
        Form.ELLIPSE: tuple((cos(i * pi / 24), sin(i * pi / 24)) for i in range(48)),
    }
)


def hatched(base: Shape, half: Half, pen: Pen, pitch: float) -> Stroke:
    """Lines from lower left to upper right over the lower or left half of a shape, `pitch` points apart."""
    inset = max(0.7, pen.width * 0.9)  # so that no end stands out over the rim
    polygon = [(x * (base.width / 2 - inset), y * (base.height / 2 - inset)) for x, y in _CORNERS[base.form]]
    clipped = _half_of(polygon, 1 if half is Half.LOWER else 0, 1 if half is Half.LOWER else -1)
    lines = _lines_over(clipped, pitch)
    return Stroke(
        curves=tuple(straight([(x + base.x, y + base.y) for x, y in line]) for line in lines),
        pen=pen,
    )


def _half_of(polygon: list[Point], axis: int, sign: int) -> list[Point]:
    """The part of a convex polygon on one side of an axis through its middle."""
    kept = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        here, there = a[axis] * sign, b[axis] * sign
        if here >= 0:
            kept.append(a)
        if here * there < 0:
            kept.append(between(a, b, here / (here - there)))
    return kept


def _lines_over(polygon: list[Point], pitch: float) -> Iterator[tuple[Point, Point]]:
    """Where the lines x + y = n * pitch cross a convex polygon."""
    left, top, right, bottom = box_round(polygon)
    n = int((left + top) // pitch) + 1
    while n * pitch < right + bottom:
        cuts = _cuts(polygon, n * pitch)
        if len(cuts) > 1:
            yield min(cuts), max(cuts)
        n += 1


def _cuts(polygon: list[Point], level: float) -> list[Point]:
    cuts = []
    for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        here, there = sum(a) - level, sum(b) - level
        if here * there < 0:
            cuts.append(between(a, b, here / (here - there)))
    return cuts
