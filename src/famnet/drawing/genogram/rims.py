"""The outer edge of what some boxes cover together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from famnet.drawing.layout import Box, Line, Point

Cell = tuple[int, int]
BESIDE, ALONG = 2.8, 8.0  # points between a rim and a line, where they run along each other for more than so far


def outlines(boxes: Sequence[Box]) -> Iterator[tuple[Point, ...]]:
    """One polygon for each piece, clockwise from its top left corner."""
    xs = sorted({x for b in boxes for x in (b[0], b[2])})
    ys = sorted({y for b in boxes for y in (b[1], b[3])})
    column, line = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
    full = {(i, j) for b in boxes for i in range(column[b[0]], column[b[2]]) for j in range(line[b[1]], line[b[3]])}
    edges = _edges(full)
    while edges:
        start = min(edges, key=lambda e: (e[1], e[0]))
        path = [start]
        while (step := edges.pop(path[-1], None)) is not None:
            path.append(step)
        if _is_outer(path):
            yield tuple((round(xs[i], 2), round(ys[j], 2)) for i, j in _corners(path))


def _edges(full: set[Cell]) -> dict[Cell, Cell]:
    """Each grid corner on the rim → the next one clockwise."""
    edges: dict[Cell, Cell] = {}
    for i, j in sorted(full):
        sides = (
            ((i, j), (i + 1, j), (i, j - 1)),
            ((i + 1, j), (i + 1, j + 1), (i + 1, j)),
            ((i + 1, j + 1), (i, j + 1), (i, j + 1)),
            ((i, j + 1), (i, j), (i - 1, j)),
        )
        edges.update({a: b for a, b, near in sides if near not in full})
    return edges


def _is_outer(path: Sequence[Cell]) -> bool:
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in pairwise(path)) > 0


def _corners(path: Sequence[Cell]) -> Iterator[Cell]:
    """The corners where the path turns."""
    ring = list(path[:-1])
    for before, here, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            yield here


class Uprights:
    """Upright lines of a picture, from which rims keep off."""

    def __init__(self, lines: Iterable[Line]) -> None:
        sides = (side for line in lines for side in pairwise(line.points))
        self._found = sorted((a[0], min(a[1], b[1]), max(a[1], b[1])) for a, b in sides if a[0] == b[0])

    def kept_off(self, outline: Sequence[Point]) -> tuple[Point, ...]:
        """The outline, its sides a little further out where a line would run along them."""
        points = list(outline)
        for i, (a, b) in enumerate(zip(outline, (*outline[1:], outline[0]), strict=True)):
            if a[0] == b[0]:
                x = self._off(a[0], *sorted((a[1], b[1])), way=1 if b[1] > a[1] else -1)  # clockwise: down the right
                points[i], points[(i + 1) % len(points)] = (x, a[1]), (x, b[1])
        return tuple(points)

    def _off(self, x: float, top: float, bottom: float, *, way: int) -> float:
        first, end = (bisect_left(self._found, (x + by, 0.0, 0.0)) for by in (-BESIDE, BESIDE))
        near = [n for n, above, below in self._found[first:end] if min(bottom, below) - max(top, above) > ALONG]
        return max((n * way for n in near), default=x * way - BESIDE) * way + BESIDE * way


def inside(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether a point lies within a polygon."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed
