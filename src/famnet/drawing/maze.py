"""The cheapest way between two places over a fine grid, round whatever stands between."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from math import dist, hypot

from famnet.drawing.layout import Box, Point
from famnet.drawing.paths import between

Cell = tuple[int, int]
_PITCH = 6.0
_FIELD = 48.0  # points: boxes are found by fields of this size
ROOM = 90.0  # points round the two ends and between that a way may use, where nothing else is said
_MOST = 60_000  # places looked at before giving up
_FINE = 3.0  # points between the places at which a straight line is looked at
_SLACK = 0.5  # of a place's price, for a straight line meets the grid a little differently
_STEPS = [(i, j, hypot(i, j)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]


class Maze:
    """Boxes that cannot be entered, and what else a place costs."""

    def __init__(self, blocks: Iterable[Box], price: Callable[[Point], float]) -> None:
        self._price = price
        self._prices: dict[Cell, float] = {}
        self._blocks: dict[Cell, list[Box]] = defaultdict(list)
        for box in blocks:
            for i in range(int(box[0] // _FIELD), int(box[2] // _FIELD) + 1):
                for j in range(int(box[1] // _FIELD), int(box[3] // _FIELD) + 1):
                    self._blocks[i, j].append(box)

    def price(self, cell: Cell) -> float:
        """What it costs to stand on a place; infinite inside a box."""
        if cell not in self._prices:
            point = at(cell)
            self._prices[cell] = float("inf") if self.blocked(point) else self._price(point)
        return self._prices[cell]

    def blocked(self, point: Point) -> bool:
        """Whether a place is inside a box."""
        x, y = point
        near = self._blocks.get((int(x // _FIELD), int(y // _FIELD)), ())
        return any(left < x < right and top < y < bottom for left, top, right, bottom in near)


def at(cell: Cell) -> Point:
    """The place of a cell of the grid."""
    return cell[0] * _PITCH, cell[1] * _PITCH


def shortest(maze: Maze, starts: Iterable[Point], ends: Iterable[Point], room: float = ROOM) -> list[Point]:
    """The cheapest way from one of the starts to one of the ends, corners only; empty when there is none."""
    first, last = [p for p in starts if not maze.blocked(p)], [p for p in ends if not maze.blocked(p)]
    if not first or not last:
        return []
    area = _area([*first, *last], room)
    cells = _search(maze, {_cell(p) for p in first}, {_cell(p) for p in last}, area)
    return _pulled([at(cell) for cell in cells], maze) if cells else []


def _area(points: Sequence[Point], room: float) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs) - room, min(ys) - room, max(xs) + room, max(ys) + room


def _cell(point: Point) -> Cell:
    return round(point[0] / _PITCH), round(point[1] / _PITCH)


def _search(maze: Maze, starts: set[Cell], ends: set[Cell], area: Box) -> list[Cell]:
    """A* with the distance to the nearest end as its guess."""
    goal = sorted(ends)
    best = {cell: maze.price(cell) for cell in starts}
    came: dict[Cell, Cell] = {}
    queue = sorted((best[cell] + _guess(cell, goal), cell) for cell in starts)
    for _ in range(_MOST):
        if not queue:
            return []
        _, here = heappop(queue)
        if here in ends:
            return _back(here, came)
        for there, far in _next(here, area):
            cost = best[here] + far + maze.price(there)
            if cost < best.get(there, float("inf")):
                best[there], came[there] = cost, here
                heappush(queue, (cost + _guess(there, goal), there))
    return []


def _next(cell: Cell, area: Box) -> Iterator[tuple[Cell, float]]:
    for di, dj, far in _STEPS:
        there = (cell[0] + di, cell[1] + dj)
        x, y = at(there)
        if area[0] <= x <= area[2] and area[1] <= y <= area[3]:
            yield there, far


def _guess(cell: Cell, goal: Sequence[Cell]) -> float:
    return min(dist(cell, end) for end in goal)


def _back(cell: Cell, came: dict[Cell, Cell]) -> list[Cell]:
    way = [cell]
    while way[-1] in came:
        way.append(came[way[-1]])
    return way[::-1]


def _pulled(points: list[Point], maze: Maze) -> list[Point]:
    """The way pulled taut: corners are left out where a straight line costs no more."""
    taut, i = [points[0]], 0
    while i < len(points) - 1:
        i = next(j for j in range(len(points) - 1, i, -1) if j == i + 1 or _sees(points[i : j + 1], maze))
        taut.append(points[i])
    return taut


def _sees(way: Sequence[Point], maze: Maze) -> bool:
    """Whether the two ends of a way can be joined straight, at no more than the way itself costs."""
    a, b = way[0], way[-1]
    steps = max(1, int(dist(a, b) / _FINE))
    places = [between(a, b, k / steps) for k in range(1, steps)]
    if any(maze.blocked(place) for place in places):
        return False
    straight = sum(maze.price(_cell(place)) for place in places) * _FINE / _PITCH
    return straight <= sum(maze.price(_cell(place)) for place in way[1:-1]) + _SLACK
