"""Places along the four sides of a page lying on its side: many boxes on a ring would leave its corners empty.

Rows stand above and below, columns left and right between them. Every box keeps clear of the straight lines that its
neighbours send to the household in the middle.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from famnet.domain.record import value
from famnet.drawing.layout import Point

Size = tuple[float, float]
_GAP = 10.0  # least points between neighbours
_CLEAR = 6.0  # points that a neighbour's line, which may be jagged, needs beside a box
_LONG, _SHORT = 842.0, 595.0  # of an A4 page
_BESIDE, _ABOVE = 72.0, 225.0  # what margins take of it, and title and legend


@value
class _Sides:
    """The boxes by side, clockwise from the upper left corner; half of what is kept free in the middle."""

    top: Sequence[Size]
    right: Sequence[Size]
    bottom: Sequence[Size]
    left: Sequence[Size]
    hub: Size

    def places(self) -> list[Point]:
        """The middles of all boxes, clockwise from the upper left corner."""
        width, high = self._width(), self._inner()
        columns = [[(h, w) for w, h in column] for column in (self.right, self.left)]
        right, left = (_lined(c, _even([h for h, _ in c], high), width / 2 - _deep(c)) for c in columns)
        rows = (self.top, left[-1], right[0]), (self.bottom, right[-1], left[0])
        top, bottom = (self._row(row, width, corners) for row, *corners in rows)
        return [
            *((x, -out) for x, out in top),
            *((out, y) for y, out in right),
            *((-x, out) for x, out in bottom),
            *((-out, -y) for y, out in left),
        ]

    def _width(self) -> float:
        """From the outer edge of the left column to that of the right one, or as long as the longer row."""
        rows = (_length([w for w, _ in row]) for row in (self.top, self.bottom))
        return max(*rows, 2 * (self.hub[0] + max(w for w, _ in (*self.left, *self.right))))

    def _inner(self) -> float:
        """The height of the columns."""
        columns = (_length([h for _, h in column]) for column in (self.left, self.right))
        return max(*columns, 2 * (self.hub[1] - _GAP))

    def _row(self, row: Sequence[Size], width: float, corners: Sequence[Point]) -> list[Point]:
        """A row seen from the middle, so far out that the lines from its ends pass the columns' corners."""
        across = _spread([w for w, _ in row], width)
        inner = width / 2 - max(w for w, _ in (*self.left, *self.right)) - _CLEAR
        tall = max(h for _, h in (*self.left, *self.right)) / 2 + _CLEAR
        least = max(
            (abs(y) + tall) * abs(x) / inner for x, (y, _) in zip((across[0], across[-1]), corners, strict=True)
        )
        return _lined(row, across, max(self._inner() / 2 + _GAP, least - min(row[0][1], row[-1][1]) / 2))


def _lined(sizes: Sequence[Size], across: Sequence[float], base: float) -> list[Point]:
    """Boxes of these sizes (along the line, and outwards) so far out that the lines of those at its ends pass."""
    out = [base + deep / 2 for _, deep in sizes]
    middle = len(out) // 2
    for way in (range(middle + 1), range(len(out) - 1, middle - 1, -1)):
        for i, j in pairwise(way):
            near = (abs(across[j]) + sizes[j][0] / 2 + _CLEAR) / (abs(across[i]) or 1.0)
            if near < 1:
                out[j] = max(out[j], out[i] * near + _CLEAR + sizes[j][1] / 2)
    return list(zip(across, out, strict=True))


def _deep(sizes: Sequence[Size]) -> float:
    return max(deep for _, deep in sizes)


def _length(parts: Sequence[float]) -> float:
    return sum(parts) + _GAP * (len(parts) - 1)


def _spread(parts: Sequence[float], room: float) -> list[float]:
    """The middles of parts set from end to end of a room round 0, with the same gap between all of them."""
    return _set(parts, (room - sum(parts)) / max(1, len(parts) - 1))


def _even(parts: Sequence[float], room: float) -> list[float]:
    """The middles of parts in a room round 0, with the same gap at its ends where there is room for it."""
    return _set(parts, max(_GAP, (room - sum(parts)) / (len(parts) + 1)))


def _set(parts: Sequence[float], gap: float) -> list[float]:
    first = -(sum(parts) + gap * (len(parts) - 1)) / 2
    starts = accumulate((part + gap for part in parts[:-1]), initial=first)
    return [start + part / 2 for start, part in zip(starts, parts, strict=True)]


def along_sides(sizes: Sequence[Size], hub: Size) -> list[Point]:
    """The middles of eight boxes or more round a middle of which so much is free to either side."""
    return min((sides.places() for sides in _ways(sizes, hub)), key=lambda places: _price(sizes, places))


def _price(sizes: Sequence[Size], places: Sequence[Point]) -> float:
    """How much of a page is taken, as a multiple of its longer or its shorter side."""
    across, down = (max(abs(at[i]) + size[i] / 2 for at, size in zip(places, sizes, strict=True)) for i in (0, 1))
    return max((2 * across + _BESIDE) / _LONG, (2 * down + _ABOVE) / _SHORT)


def _ways(sizes: Sequence[Size], hub: Size) -> Iterator[_Sides]:
    """Every way to deal the boxes out, rows alike and columns alike."""
    count = len(sizes)
    for top in range(2, count // 2):
        for bottom in (top - 1, top, top + 1):
            beside = count - top - bottom
            if bottom > 1 and beside > 1:
                ends = list(accumulate((top, (beside + 1) // 2, bottom)))
                yield _Sides(
                    sizes[: ends[0]], sizes[ends[0] : ends[1]], sizes[ends[1] : ends[2]], sizes[ends[2] :], hub
                )
