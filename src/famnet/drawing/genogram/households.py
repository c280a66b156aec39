"""The outline round the people of one home: their boxes, joined by corridors that no stranger stands in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from famnet.domain.disclosure import FamilyView
from famnet.drawing.layout import Box, Outline, Placed, Point

EDGE = 5.0  # between a box and the outline round it
STEP = 2.5  # outlines of one home and the next do not run on one another
WIDE = 8.0  # a corridor
FAR = 1e6


@dataclass(frozen=True)
class _Row:
    """A row of people from left to right, and the band that their symbols and texts take."""

    people: tuple[Placed, ...]
    top: float
    bottom: float

    @property
    def channels(self) -> list[tuple[float, float]]:
        """Where one can pass the row without meeting anybody."""
        ends = [(-FAR, -FAR), *((p.label[0], p.label[2]) for p in self.people), (FAR, FAR)]
        return [(a[1], b[0]) for a, b in pairwise(ends) if b[0] - a[1] > WIDE]


@dataclass(frozen=True)
class _Run:
    """Members of one home who stand side by side."""

    row: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half-way along."""
        return (self.left + self.right) / 2


def households(view: FamilyView, people: Sequence[Placed]) -> tuple[Outline, ...]:
    """An outline for every home in which at least two people of the picture live now."""
    rows = _rows(people)
    drawn = {p.person for p in people}
    homes = []
    for number, home in enumerate(view.households):
        members = dict.fromkeys(
            r.person
            for r in view.residences
            if r.household == home.id and r.person in drawn and not (r.until and r.until.latest < view.today)
        )
        if len(members) > 1:
            edge = EDGE - STEP * (number % 2)
            homes += [_outline(home.name, tuple(members), piece, people) for piece in _pieces(rows, members, edge)]
    return tuple(homes)


def _rows(people: Iterable[Placed]) -> list[_Row]:
    by_height: dict[float, list[Placed]] = defaultdict(list)
    for person in people:
        by_height[person.y].append(person)
    return [
        _Row(
            tuple(sorted(row, key=lambda p: p.x)),
            min(p.label[1] for p in row),
            max(p.label[3] for p in row),
        )
        for _, row in sorted(by_height.items())
    ]


def _outline(name: str, members: tuple[str, ...], points: tuple[Point, ...], people: Sequence[Placed]) -> Outline:
    strangers = tuple(p.person for p in people if p.person not in members and inside((p.x, p.y), points))
    return Outline(name=name, members=members, outline=points, strangers=strangers)


def _pieces(rows: Sequence[_Row], members: Iterable[str], edge: float) -> Iterator[tuple[Point, ...]]:
    """The outline; one piece as a rule."""
    runs = list(_runs(rows, set(members)))
    boxes = [(r.left - edge, rows[r.row].top - edge, r.right + edge, rows[r.row].bottom + edge) for r in runs]
    joined, left = [runs[0]], runs[1:]
    while left:
        one, other = min(
            ((a, b) for a in joined for b in left), key=lambda ab: (abs(ab[0].row - ab[1].row), _between(*ab))
        )
        boxes += _corridor(rows, one, other)
        joined.append(other)
        left.remove(other)
    yield from outlines(boxes)


def _between(a: _Run, b: _Run) -> float:
    return max(a.left, b.left) - min(a.right, b.right)


def _runs(rows: Sequence[_Row], members: set[str]) -> Iterator[_Run]:
    for number, row in enumerate(rows):
        run: list[Placed] = []
        for person in row.people:
            if person.person in members:
                run.append(person)
            elif run:
                yield _Run(number, run[0].label[0], run[-1].label[2])
                run = []
        if run:
            yield _Run(number, run[0].label[0], run[-1].label[2])


def _corridor(rows: Sequence[_Row], one: _Run, other: _Run) -> Iterator[Box]:
    """From one run to another: along the free zones between rows, and through each row between them."""
    upper, lower = sorted((one, other), key=lambda r: r.row)
    if upper.row == lower.row:
        yield from _beside(rows, upper, lower)
        return
    at = min(max(lower.middle, upper.left + WIDE), upper.right - WIDE)
    for row in range(upper.row, lower.row):
        goal = min(max(at, lower.left + WIDE), lower.right - WIDE)
        if row + 1 < lower.row:
            goal = _channel(rows[row + 1], goal)
        y = (rows[row].bottom + rows[row + 1].top) / 2
        yield (
            at - WIDE / 2,
            rows[row].bottom - 1 if row == upper.row else rows[row].top,
            at + WIDE / 2,
            y + WIDE / 2,
        )
        yield (min(at, goal) - WIDE / 2, y - WIDE / 2, max(at, goal) + WIDE / 2, y + WIDE / 2)
        yield (goal - WIDE / 2, y - WIDE / 2, goal + WIDE / 2, rows[row + 1].top + 1)
        at = goal


def _beside(rows: Sequence[_Row], one: _Run, other: _Run) -> Iterator[Box]:
    """Two runs of one row: round below the strangers between them."""
    left, right = sorted((one, other), key=lambda r: r.left)
    row = rows[one.row]
    y = row.bottom + WIDE
    for x in (left.middle, right.middle):
        yield (x - WIDE / 2, row.bottom - 1, x + WIDE / 2, y + WIDE / 2)
    yield (left.middle - WIDE / 2, y - WIDE / 2, right.middle + WIDE / 2, y + WIDE / 2)


def _channel(row: _Row, wish: float) -> float:
    """The place nearest to the wished one at which a row can be passed."""
    places = [min(max(wish, low + WIDE / 2), high - WIDE / 2) for low, high in row.channels]
    return min(places, key=lambda x: (abs(x - wish), x))


def outlines(boxes: Sequence[Box]) -> Iterator[tuple[Point, ...]]:
    """The outer edges of what boxes cover together: one polygon for each piece, clockwise from its top left corner."""
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


Cell = tuple[int, int]


def _edges(full: set[Cell]) -> dict[Cell, Cell]:
    """Each grid corner on the rim → the next one clockwise."""
    edges: dict[Cell, Cell] = {}
    for i, j in sorted(full):
        for a, b, near in (
            ((i, j), (i + 1, j), (i, j - 1)),
            ((i + 1, j), (i + 1, j + 1), (i + 1, j)),
            ((i + 1, j + 1), (i, j + 1), (i, j + 1)),
            ((i, j + 1), (i, j), (i - 1, j)),
        ):
            if near not in full:
                edges[a] = b  # noqa: PERF403 -- a later square may take an edge over
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
