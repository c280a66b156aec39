"""A carer's or a couple's line that passes several rows, as one: its dots run on, its words stand once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from famnet.drawing.layout import Line, Point

_WHOLE = {"carer", "couple"}


def chained(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, pieces of a carer's or a couple's put together where each begins at the end of the last."""
    kept: Line | None = None
    for line in lines:
        if kept is not None and _goes_on(kept, line):
            kept = replace(kept, points=tuple(_straightened((*kept.points, *line.points))), ref=line.ref)
            continue
        if kept is not None:
            yield kept
        kept = line
    if kept is not None:
        yield kept


def _goes_on(line: Line, other: Line) -> bool:
    return (
        line.kind == other.kind
        and line.kind in _WHOLE
        and line.union == other.union
        and set(line.people) == set(other.people)
        and line.points[-1] == other.points[0]
    )


def _straightened(points: tuple[Point, ...]) -> Iterator[Point]:
    """The points without repeats, and without those at which a line goes straight on."""
    path = [here for here, after in pairwise(points) if here != after] + [points[-1]]
    for i, here in enumerate(path):
        if i in {0, len(path) - 1} or not _in_line(path[i - 1], here, path[i + 1]):
            yield here


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]
