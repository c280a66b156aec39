"""Ways for emotional lines: from symbol to symbol, clear of other symbols, of names, and of each other.

A few arcs are tried, from straight to wide, against the cheapest way over a fine grid; to run beside another line or
over another feeling costs. Once all have a way, those that meet another look again. Every limit is a count: one
family always gives one picture.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, dist, hypot

from famnet.domain.disclosure import FamilyView
from famnet.domain.record import value
from famnet.drawing.feelings import felt
from famnet.drawing.layout import Box, Layout, Line, Placed, Point
from famnet.drawing.maze import ROOM, Maze, shortest
from famnet.drawing.notation import FEELINGS, FeelingStyle
from famnet.drawing.paths import Path, between, length_of

_STEP = 6.0  # points between the places at which a way is looked at
_BULGES = (0.0, 0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.6, -0.6, 0.9, -0.9)  # of the distance, to either side
_SYMBOL, _WORDS, _OWN = 5.0, 2.5, 2.0  # points kept from others' symbols, from words, and from the two it joins
_BESIDE_LINE, _BESIDE_RIM, _BESIDE_FEELING = 3.0, 0.6, 6.0  # what a place costs near a line, a home's rim, a feeling
_NEAR, _APART = 4.5, 4.0  # points from a line, and between two feelings, that count as near
_BENDS = 1.1  # how much dearer a calm arc may be than a way with corners
_ROUNDS = 3  # times each looks for a way
_MANY = 60  # feelings, from which once has to do
_FURTHER = 360.0  # points round two people that a way may use where there is none nearer
_WORST = 1e6
_CELL = 18.0  # of the grid in which lines are found: no less than two feelings keep from each other


def with_feelings(layout: Layout, view: FamilyView, words: Sequence[Box]) -> Layout:
    """The layout with a line for every feeling between two people who are in it, none of them through words."""
    seats = {placed.person: placed for placed in layout.people}
    ties = [tie for tie in felt(view) if {tie.one, tie.other} <= seats.keys()]
    ways = _Ground(layout, words).ways(
        [_Wanted(seats[t.one], seats[t.other], _reach(FEELINGS[t.feeling])) for t in ties]
    )
    lines = (
        Line(kind="emotional", union=None, people=(tie.one, tie.other), points=tuple(way), ref=tie.id)
        for tie, way in zip(ties, ways, strict=True)
    )
    return replace(layout, lines=(*layout.lines, *lines))


def _reach(style: FeelingStyle) -> float:
    """How far a line's zigzag, waves or strands reach to either side of its way."""
    return max(style.zigzag, style.wave * 1.2, style.strands * 1.4)


@value
class _Wanted:
    """Two people to be joined, by a line that reaches so far to either side of its way."""

    one: Placed
    other: Placed
    reach: float

    @property
    def far(self) -> float:
        """From middle to middle."""
        return dist((self.one.x, self.one.y), (self.other.x, self.other.y))


class _Ground:
    """What stands where: boxes that no line may enter, and lines that it had better not run along."""

    def __init__(self, layout: Layout, words: Sequence[Box]) -> None:
        self.symbols = {placed.person: placed.box for placed in layout.people}
        self.words = words
        self.lines, self.rims, self.feelings = _Trail(), _Trail(), _Trail()
        for number, line in enumerate(layout.lines):
            self.lines.add(number, line.points, _NEAR)
        for number, home in enumerate(layout.households):
            self.rims.add(number, (*home.outline, home.outline[0]), _NEAR)

    def ways(self, wanted: Sequence[_Wanted]) -> list[list[Point]]:
        """A way for each: the nearest two are joined first, and look again when all others are known."""
        found: dict[int, list[Point]] = {}
        order = sorted(range(len(wanted)), key=lambda n: (wanted[n].far, n))
        for _ in range(_ROUNDS if len(wanted) < _MANY else 1):
            for number in order:
                of, before = wanted[number], found.get(number)
                self.feelings.forget(number)
                if before is None or any(self.feelings.near(place, of.reach) for place in _places(before)):
                    found[number] = self._way(of)
                self.feelings.add(number, found[number], of.reach + _APART)
        return [found[number] for number in range(len(wanted))]

    def _way(self, of: _Wanted) -> list[Point]:
        """The best way with room for all of the line, near or further round; else the best for its middle."""
        tries = (
            self._clear(of, self._blocks(of, reach), room)
            for reach, room in ((of.reach, ROOM), (of.reach, _FURTHER), (0.0, ROOM))
        )
        return next(filter(None, tries), None) or self._arcs(of, ())[0][2]

    def _clear(self, of: _Wanted, blocks: Sequence[Box], room: float) -> list[Point]:
        """The best arc, or a way with corners where that is a good deal cheaper."""
        cost, _, arc = self._arcs(of, blocks)[0]
        if cost <= of.far / _STEP * _BENDS:
            return arc
        maze = Maze(blocks, lambda point: self._beside(point, of.reach))
        way = shortest(maze, _ring(of.one), _ring(of.other), room)
        if not way:
            return arc if cost < _WORST else []
        return arc if cost <= self._cost(way, (), of.reach) * _BENDS else way

    def _arcs(self, of: _Wanted, blocks: Sequence[Box]) -> list[tuple[float, int, list[Point]]]:
        """Arcs with what they cost, the cheapest first; symbols that touch are joined from middle to middle."""
        arcs = [_outside(list(_arc(of.one, of.other, bulge)), of.one, of.other) for bulge in _BULGES]
        found = [(self._cost(arc, blocks, of.reach), i, arc) for i, arc in enumerate(arcs) if len(arc) > 1]
        return sorted(found) or [(_WORST, 0, [(of.one.x, of.one.y), (of.other.x, of.other.y)])]

    def _blocks(self, of: _Wanted, reach: float) -> list[Box]:
        """All words, and the symbols of everybody else, with room round them."""
        joined = {of.one.person, of.other.person}
        symbols = (box for person, box in self.symbols.items() if person not in joined)
        return [
            *(_grown(box, _WORDS + reach) for box in self.words),
            *(_grown(box, _SYMBOL + reach) for box in symbols),
        ]

    def _cost(self, way: Path, blocks: Sequence[Box], reach: float) -> float:
        """How long a way is, in steps, and what it passes; more than anything where it runs into a box."""
        places = list(_places(way))
        area = _around(places)
        near = [box for box in blocks if _meets(box, area)]
        if any(_holds_point(box, place) for box in near for place in places):
            return _WORST
        return length_of(way) / _STEP + sum(self._beside(place, reach) for place in places)

    def _beside(self, point: Point, reach: float) -> float:
        return (
            _BESIDE_LINE * self.lines.near(point, reach / 2)
            + _BESIDE_RIM * self.rims.near(point, 0.0)
            + _BESIDE_FEELING * self.feelings.near(point, reach)
        )


class _Trail:
    """Lines by number, and the places along them, found by a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Point, float]]] = defaultdict(list)

    def add(self, number: int, points: Path, room: float) -> None:
        """A line that wants some room on either side."""
        for point in _places(points):
            self._cells[self._cell(point)].append((number, point, room))

    def forget(self, number: int) -> None:
        """Take a line away."""
        for cell, kept in self._cells.items():
            self._cells[cell] = [place for place in kept if place[0] != number]

    def near(self, point: Point, reach: float) -> bool:
        """Whether a place is in the room of a line, for one that reaches so far itself."""
        i, j = self._cell(point)
        around = ((i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1))
        return any(
            dist(point, other) < room + reach for cell in around for _, other, room in self._cells.get(cell, ())
        )

    def _cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // _CELL), int(point[1] // _CELL)


def _places(points: Path) -> Iterator[Point]:
    """Places along a line, a step apart at most."""
    yield points[0]
    for a, b in pairwise(points):
        steps = max(1, ceil(dist(a, b) / _STEP))
        yield from (between(a, b, i / steps) for i in range(1, steps + 1))


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
