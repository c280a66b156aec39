"""The outer edge of what some boxes cover together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from famnet.drawing.layout import Box, Point

Cell = tuple[int, int]


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


def inside(point: Point, polygon: Sequence[Point]) -> bool:
    """Whether a point lies within a polygon."""
    x, y = point
    crossed = False
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed
