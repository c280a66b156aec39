"""The promises of a genogram, asked of the finished layout: a broken one is an error that names people."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.record import value
from famnet.drawing.genogram.web import Web
from famnet.drawing.layout import Layout, Line, Placed, Point

INSET, TOUCH, LONG = 1.5, 0.75, 2.0


class PictureError(FamnetError):
    """The drawing would have been wrong, so there is none."""

    exit_code = ExitCode.REFUSED
    hint = (
        "This is a fault of famnet's. `famnet check` may show odd records; "
        "please report the family's shape without names."
    )

    def __init__(self, what: str, names: Sequence[str]) -> None:
        super().__init__(f"The picture would not be right: {what} ({', '.join(names[:6])}).")


def check(layout: Layout, web: Web, untied: Iterable[int] = ()) -> Layout:
    """The same layout, when it keeps every promise.

    Raises:
        PictureError: it does not.
    """
    for what, people in broken(layout, web, frozenset(untied)):
        raise PictureError(what, [web.people[web.index[p]].name or "somebody unnamed" for p in people])
    return layout


def broken(layout: Layout, web: Web, untied: frozenset[int] = frozenset()) -> Iterator[tuple[str, Sequence[str]]]:
    """Every broken promise: what is wrong, and with whom."""
    placed = {p.person: p for p in layout.people}
    yield from _missing(layout, web, placed)
    if placed.keys() >= web.index.keys():
        yield from _misplaced(web, placed, untied)
        yield from _unjoined(layout, web)
        rows = _Rows(layout.people)
        yield from rows.overlaps()
        yield from rows.run_through(layout.lines)
        yield from _on_one_another(layout.lines)


def _missing(layout: Layout, web: Web, placed: Mapping[str, Placed]) -> Iterator[tuple[str, Sequence[str]]]:
    gone = [p for p in web.index if p not in placed]
    if gone:
        yield "somebody is left out", gone
    if len(layout.people) > len(placed):
        yield "somebody is drawn twice", [p.person for p in layout.people]


def _misplaced(web: Web, placed: Mapping[str, Placed], untied: frozenset[int]) -> Iterator[tuple[str, Sequence[str]]]:
    at = [placed[person.id] for person in web.people]
    for number, bond in enumerate(web.bonds):
        if bond.carer:
            continue
        names = [web.people[p].id for p in (*bond.partners, *bond.children)]
        if number not in untied and len({at[p].y for p in bond.partners}) > 1:
            yield "partners are not level", names
        lowest = max(at[p].y for p in bond.partners)
        if any(at[c].y < lowest + at[c].height / 2 for c in bond.children):
            yield "a child is not below both parents", names


def _unjoined(layout: Layout, web: Web) -> Iterator[tuple[str, Sequence[str]]]:
    joined: dict[str | None, set[str]] = defaultdict(set)
    for line in layout.lines:
        joined[line.union].update(line.people)
    for bond in web.bonds:
        people = [web.people[p].id for p in (*bond.partners, *bond.children)]
        if len(people) > 1 and not joined[bond.key].issuperset(people):
            yield "a family is not joined by lines", people


@value
class _Row:
    """A row's people from left to right, with the left edges of their texts, and the band they take."""

    people: tuple[Placed, ...]
    lefts: tuple[float, ...]
    top: float
    bottom: float

    def within(self, low: float, high: float) -> Iterator[Placed]:
        """Whoever's box may touch this stretch; boxes of a row do not overlap."""
        start = max(0, bisect_left(self.lefts, low) - 1)
        for person in self.people[start:]:
            if person.label[0] > high:
                return
            yield person


class _Rows:
    """All rows of a layout, for quick questions about who is where."""

    def __init__(self, people: Iterable[Placed]) -> None:
        by_height: dict[float, list[Placed]] = defaultdict(list)
        for person in people:
            by_height[person.y].append(person)
        self.rows = []
        for _, row in sorted(by_height.items()):
            row.sort(key=lambda p: p.label[0])
            lefts = tuple(p.label[0] for p in row)
            self.rows.append(_Row(tuple(row), lefts, min(p.label[1] for p in row), max(p.label[3] for p in row)))

    def overlaps(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Boxes on one another: within a row, or between a row and the next."""
        for row in self.rows:
            for one, other in pairwise(row.people):
                if one.label[2] > other.label[0] + TOUCH:
                    yield "two people overlap", [one.person, other.person]
        for upper, lower in pairwise(self.rows):
            if upper.bottom > lower.top + TOUCH:
                yield "two rows overlap", [upper.people[0].person, lower.people[0].person]

    def run_through(self, lines: Iterable[Line]) -> Iterator[tuple[str, Sequence[str]]]:
        """Lines that pass through the symbol or the text of somebody they do not join."""
        for line in lines:
            for a, b in pairwise(line.points):
                for person in self._along(a, b):
                    if person.person not in line.people and _meets(a, b, person):
                        yield "a line runs through somebody", [person.person, *line.people]

    def _along(self, a: Point, b: Point) -> Iterator[Placed]:
        """Whoever's box a piece of line may pass."""
        low, high = min(a[1], b[1]), max(a[1], b[1])
        for row in self.rows:
            if row.top < high and row.bottom > low:
                yield from row.within(min(a[0], b[0]), max(a[0], b[0]))


def _meets(a: Point, b: Point, person: Placed) -> bool:
    """Whether a piece of line passes the inside of somebody's box (Liang and Barsky)."""
    left, top, right, bottom = person.label
    dx, dy, low, high = b[0] - a[0], b[1] - a[1], 0.0, 1.0
    sides = (
        (-dx, a[0] - left - INSET),
        (dx, right - INSET - a[0]),
        (-dy, a[1] - top - INSET),
        (dy, bottom - INSET - a[1]),
    )
    for p, q in sides:
        if p == 0:
            if q < 0:
                return False
        elif p < 0:
            low = max(low, q / p)
        else:
            high = min(high, q / p)
    return high - low > TOUCH / 1e6


Piece = tuple[float, float, float, Line]  # across, from, to, and whose


def _on_one_another(lines: Iterable[Line]) -> Iterator[tuple[str, Sequence[str]]]:
    """Lines of two bonds that run on one another, level or upright."""
    listed = list(lines)
    for along in (0, 1):
        lanes: dict[int, list[Piece]] = defaultdict(list)
        for piece in _pieces(listed, along):
            lanes[int(piece[0] / TOUCH)].append(piece)
        for lane, pieces in sorted(lanes.items()):
            for one, other in _overlapping([*pieces, *lanes.get(lane + 1, ())]):
                yield "two lines run on one another", [*one.people, *other.people]


def _pieces(lines: Iterable[Line], along: int) -> Iterator[Piece]:
    for line in lines:
        for a, b in pairwise(line.points):
            if abs(a[1 - along] - b[1 - along]) <= TOUCH / 2 and a != b:
                yield a[1 - along], min(a[along], b[along]), max(a[along], b[along]), line


def _overlapping(pieces: Iterable[Piece]) -> Iterator[tuple[Line, Line]]:
    """Pieces of different bonds, near enough across, that share some of their length."""
    open_: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p[1]):
        open_ = [other for other in open_ if other[2] - piece[1] > LONG]
        for other in open_:
            if (
                piece[3].union != other[3].union
                and abs(piece[0] - other[0]) <= TOUCH
                and min(piece[2], other[2]) - piece[1] > LONG
            ):
                yield other[3], piece[3]
        open_.append(piece)
