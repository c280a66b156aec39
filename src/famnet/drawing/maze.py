"""The cheapest way between two places over a fine grid, round whatever stands between."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from math import dist, hypot

from famnet.drawing.layout import Box, Point

Cell = tuple[int, int]
_PITCH = 6.0
_ROOM = 90.0  # points round the two ends and between that a way may use
_MOST = 60_000  # places looked at before giving up
_STEPS = [(i, j, hypot(i, j)) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]


class Maze:
    """Boxes that cannot be entered, and what else a place costs."""

    def __init__(self, blocks: Sequence[Box], price: Callable[[Point], float]) -> None:
        self._blocks = blocks
        self._price = price
        self._prices: dict[Cell, float] = {}

    def price(self, cell: Cell) -> float:
        """What it costs to stand on a place; infinite inside a box."""
        if cell not in self._prices:
            point = at(cell)
            self._prices[cell] = float("inf") if self.blocked(point) else self._price(point)
        return self._prices[cell]

    def blocked(self, point: Point) -> bool:
        """Whether a place is inside a box."""
        return any(b[0] < point[0] < b[2] and b[1] < point[1] < b[3] for b in self._blocks)

    def near(self, area: Box) -> "Maze":
        """The same maze with only the boxes that reach into an area."""
        inside = [b for b in self._blocks if b[0] < area[2] and area[0] < b[2] and b[1] < area[3] and area[1] < b[3]]
        return Maze(inside, self._price)


def at(cell: Cell) -> Point:
    """The place of a cell of the grid."""
    return cell[0] * _PITCH, cell[1] * _PITCH


def shortest(maze: Maze, starts: Iterable[Point], ends: Iterable[Point]) -> list[Point]:
    """The cheapest way from one of the starts to one of the ends, corners only; empty when there is none."""
    first, last = [p for p in starts if not maze.blocked(p)], [p for p in ends if not maze.blocked(p)]
    if not first or not last:
        return []
    area = _area([*first, *last])
    cells = _search(maze.near(area), {_cell(p) for p in first}, {_cell(p) for p in last}, area)
    return _pulled([at(cell) for cell in cells], maze) if cells else []


def _area(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs) - _ROOM, min(ys) - _ROOM, max(xs) + _ROOM, max(ys) + _ROOM


def _cell(point: Point) -> Cell:
    return round(point[0] / _PITCH), round(point[1] / _PITCH)


def _search(maze: Maze, starts: set[Cell], ends: set[Cell], area: Box) -> list[Cell]:
    """A* with the distance to the nearest end as its guess."""
    goal = sorted(ends)
    best = dict.fromkeys(starts, 0.0)
    came: dict[Cell, Cell] = {}
    queue = [(_guess(cell, goal), cell) for cell in sorted(starts)]
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
    """The way pulled taut: corners are left out where a straight line costs no more at any place."""
    taut, i = [points[0]], 0
    while i < len(points) - 1:
        i = next(j for j in range(len(points) - 1, i, -1) if j == i + 1 or _sees(points[i : j + 1], maze))
        taut.append(points[i])
    return taut


def _sees(way: Sequence[Point], maze: Maze) -> bool:
    """Whether the two ends of a way can be joined straight, past nothing dearer than the way itself passes."""
    (ax, ay), (bx, by) = way[0], way[-1]
    dearest = max(maze.price(_cell(point)) for point in way)
    steps = max(1, int(dist(way[0], way[-1]) / 3))
    between = ((ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps) for k in range(1, steps))
    return all(not maze.blocked(point) and maze.price(_cell(point)) <= dearest for point in between)
