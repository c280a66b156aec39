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
from famnet.drawing.notation import FEELINGS, FeelingStyle
from famnet.drawing.paths import Path, between, length_of

_STEP = 6.0  # points between the places at which an arc is looked at
_BULGES = (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.6, -0.6, 0.9, -0.9)  # of the distance, to either side
_SYMBOL, _WORDS, _OWN = 5.0, 2.5, 2.0  # points kept from others' symbols, from words, and from the two it joins
_BLOCKED, _BESIDE_LINE, _BESIDE_FEELING = 50.0, 1.0, 4.0  # what a place costs that is on something, or near a line
_NEAR, _NEAR_FEELING = 4.5, 10.0


def with_feelings(layout: Layout, view: FamilyView, words: Sequence[Box]) -> Layout:
    """The layout with a line for every feeling between two people who are in it, none of them through words."""
    seats = {placed.person: placed for placed in layout.people}
    ground = _Ground(layout, words)
    lines = []
    for tie in view.feelings:
        if _holds(tie, view) and tie.one in seats and tie.other in seats and tie.one != tie.other:
            points = tuple(ground.way(seats[tie.one], seats[tie.other], _reach(FEELINGS[tie.feeling])))
            ground.take(points)
            lines.append(Line(kind="emotional", union=None, people=(tie.one, tie.other), points=points, ref=tie.id))
    return replace(layout, lines=(*layout.lines, *lines))


def _holds(tie: EmotionalTie, view: FamilyView) -> bool:
    over = tie.until is not None and tie.until.latest < view.today
    return not over and not (tie.since is not None and tie.since.earliest > view.today)


def _reach(style: FeelingStyle) -> float:
    """How far a line's zigzag, waves or strands reach to either side of its way."""
    return max(style.zigzag, style.wave * 1.2, style.strands * 1.4)


class _Ground:
    """What stands where: boxes that no line may enter, and lines that it had better not run along."""

    def __init__(self, layout: Layout, words: Sequence[Box]) -> None:
        self.symbols = {placed.person: placed.box for placed in layout.people}
        self.words = words
        self.lines = _Trail(_NEAR)
        self.feelings = _Trail(_NEAR_FEELING)
        for line in layout.lines:
            self.lines.add(line.points)

    def take(self, points: Path) -> None:
        """A feeling's line, from which the next keep off."""
        self.feelings.add(points)

    def way(self, one: Placed, other: Placed, reach: float) -> list[Point]:
        """The best way with room for all of the line; where there is none, the best for its middle."""
        roomy = self._blocks(one, other, reach)
        tight = self._blocks(one, other, 0.0)
        return self._clear(one, other, roomy) or self._clear(one, other, tight) or self._arcs(one, other, tight)[0][2]

    def _clear(self, one: Placed, other: Placed, blocks: Sequence[Box]) -> list[Point]:
        """The best arc, or the way through the maze where every arc runs into something."""
        cost, _, arc = self._arcs(one, other, blocks)[0]
        return arc if cost < _BLOCKED else shortest(Maze(blocks, self._beside), _ring(one), _ring(other))

    def _arcs(self, one: Placed, other: Placed, blocks: Sequence[Box]) -> list[tuple[float, int, list[Point]]]:
        """Arcs with what they cost, the cheapest first; symbols that touch are joined from middle to middle."""
        arcs = [_outside(list(_arc(one, other, bulge)), one, other) for bulge in _BULGES]
        found = [(self._cost(arc, blocks), i, arc) for i, arc in enumerate(arcs) if len(arc) > 1]
        return sorted(found) or [(_BLOCKED, 0, [(one.x, one.y), (other.x, other.y)])]

    def _blocks(self, one: Placed, other: Placed, reach: float) -> list[Box]:
        """All words, and the symbols of everybody else, with room round them."""
        joined = {one.person, other.person}
        symbols = (box for person, box in self.symbols.items() if person not in joined)
        return [
            *(_grown(box, _WORDS + reach) for box in self.words),
            *(_grown(box, _SYMBOL + reach) for box in symbols),
        ]

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
