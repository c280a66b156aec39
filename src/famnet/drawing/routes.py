"""Ways for emotional lines: from symbol to symbol, clear of other symbols, of names, and of each other.

First a few arcs are tried, from straight to wide; where each runs into something, a way is searched step by step
over a fine grid, which finds one wherever there is one. Every limit is a count: one family always gives one picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, dist, hypot

from famnet.domain.disclosure import FamilyView
from famnet.domain.ties import EmotionalTie
from famnet.drawing.layout import Box, Layout, Line, Placed, Point
from famnet.drawing.maze import Maze, shortest
from famnet.drawing.paths import Path, between, length_of

_STEP = 6.0  # points between the places at which an arc is looked at
_BULGES = (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.6, -0.6, 0.9, -0.9)  # of the distance, to either side
_SYMBOL, _NAME, _OWN = 7.0, 4.0, 2.0  # points kept from others' symbols, from text, and from the symbols it joins
_BLOCKED, _BESIDE_LINE, _BESIDE_FEELING = 50.0, 1.0, 4.0  # what a place costs that is on something, or near a line
_NEAR, _NEAR_FEELING = 4.5, 10.0
_YEARS = 28.0, 11.0  # how far the years above a symbol reach to either side and upwards


def with_feelings(layout: Layout, view: FamilyView) -> Layout:
    """The layout with a line for every feeling between two people who are in it."""
    seats = {placed.person: placed for placed in layout.people}
    ground = _Ground(layout)
    lines = []
    for tie in view.feelings:
        if _holds(tie, view) and tie.one in seats and tie.other in seats and tie.one != tie.other:
            points = tuple(ground.way(seats[tie.one], seats[tie.other]))
            ground.take(points)
            lines.append(Line(kind="emotional", union=None, people=(tie.one, tie.other), points=points, ref=tie.id))
    return replace(layout, lines=(*layout.lines, *lines))


def _holds(tie: EmotionalTie, view: FamilyView) -> bool:
    over = tie.until is not None and tie.until.latest < view.today
    return not over and not (tie.since is not None and tie.since.earliest > view.today)


class _Ground:
    """What stands where: boxes that no line may enter, and lines that it had better not run along."""

    def __init__(self, layout: Layout) -> None:
        self.boxes = {placed.person: tuple(_boxes(placed)) for placed in layout.people}
        self.lines = _Trail(_NEAR)
        self.feelings = _Trail(_NEAR_FEELING)
        for line in layout.lines:
            self.lines.add(line.points)

    def take(self, points: Path) -> None:
        """A feeling's line, from which the next keep off."""
        self.feelings.add(points)

    def way(self, one: Placed, other: Placed) -> list[Point]:
        """The best arc, or the way through the maze where every arc runs into something."""
        blocks = self._blocks(one, other)
        arcs = [_outside(list(_arc(one, other, bulge)), one, other) for bulge in _BULGES]
        costs = [(self._cost(arc, blocks), i) for i, arc in enumerate(arcs) if len(arc) > 1]
        cost, best = min(costs, default=(_BLOCKED, 0))
        if cost < _BLOCKED:
            return arcs[best]
        maze = Maze(blocks, self._beside)
        found = shortest(maze, _ring(one), _ring(other))
        return found or arcs[best]

    def _blocks(self, one: Placed, other: Placed) -> list[Box]:
        """Everybody's symbol and text, but of the two only the text."""
        joined = {one.person, other.person}
        return [box for person, boxes in self.boxes.items() for box in (boxes[1:] if person in joined else boxes)]

    def _cost(self, arc: Path, blocks: Sequence[Box]) -> float:
        near = [box for box in blocks if _meets(box, _around(arc))]
        return sum(self._place(point, near) for point in arc) + length_of(arc) / 100

    def _place(self, point: Point, blocks: Iterable[Box]) -> float:
        return (_BLOCKED if any(_holds_point(box, point) for box in blocks) else 0.0) + self._beside(point)

    def _beside(self, point: Point) -> float:
        return _BESIDE_LINE * self.lines.near(point) + _BESIDE_FEELING * self.feelings.near(point)


class _Trail:
    """Places along lines, found by a grid."""

    def __init__(self, reach: float) -> None:
        self._reach = reach
        self._cells: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def add(self, points: Path) -> None:
        for a, b in pairwise(points):
            steps = max(1, ceil(dist(a, b) / self._reach))
            for i in range(steps + 1):
                point = between(a, b, i / steps)
                self._cells[self._cell(point)].append(point)

    def near(self, point: Point) -> bool:
        i, j = self._cell(point)
        around = ((i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1))
        return any(dist(point, other) < self._reach for cell in around for other in self._cells.get(cell, ()))

    def _cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self._reach), int(point[1] // self._reach)


def _boxes(placed: Placed) -> Iterator[Box]:
    """The symbol, the name below it and the years above it, each with the room it wants."""
    _, top, _, bottom = placed.box
    yield _grown(placed.box, _SYMBOL)
    yield _grown((placed.label[0], bottom, placed.label[2], placed.label[3]), _NAME)
    yield placed.x - _YEARS[0] - _NAME, top - _YEARS[1] - _NAME, placed.x + _YEARS[0] + _NAME, top


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _arc(one: Placed, other: Placed, bulge: float) -> Iterator[Point]:
    """A curve from middle to middle that swings out to one side."""
    a, b = (one.x, one.y), (other.x, other.y)
    top = (a[0] + b[0]) / 2 - (b[1] - a[1]) * bulge, (a[1] + b[1]) / 2 + (b[0] - a[0]) * bulge
    steps = max(4, ceil((dist(a, top) + dist(top, b)) / _STEP))
    for i in range(steps + 1):
        t = i / steps
        yield between(between(a, top, t), between(top, b, t), t)


def _outside(arc: list[Point], one: Placed, other: Placed) -> list[Point]:
    """The part of an arc between two symbols."""
    return [
        p
        for p in arc
        if all(hypot(p[0] - s.x, p[1] - s.y) > s.width / 2 + _OWN + _square(p, s) for s in (one, other))
    ]


def _square(point: Point, seat: Placed) -> float:
    """How much further out than a circle a square reaches in the direction of a point."""
    dx, dy = abs(point[0] - seat.x), abs(point[1] - seat.y)
    return seat.width / 2 * (hypot(dx, dy) / (max(dx, dy) or 1.0) - 1)


def _ring(seat: Placed) -> list[Point]:
    """Places round a symbol at which a line may start or end, the sides before the corners."""
    far = seat.width / 2 + _OWN + 1
    level, upright = (-far, far), (-far / 2, 0.0, far / 2)
    return [(seat.x + x, seat.y + y) for x in level for y in upright] + [
        (seat.x + x, seat.y + far * s) for x in upright for s in (-1, 1)
    ]


def _around(points: Path) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _meets(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def _holds_point(box: Box, point: Point) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]
