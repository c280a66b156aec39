"""How a finished placement reads: crossings of straight connectors with real places, and of the lines as drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from famnet.drawing.genogram.chart import Chart
from famnet.drawing.layout import Line, Point

Ends = tuple[float, float, float, float]  # a straight piece of line, left end first
Piece = tuple[Ends, float, float, object, object]  # with its top and bottom, and the two things it belongs to


def straight_crossings(chart: Chart, x: Mapping[int, float], y: Mapping[int, float]) -> int:
    """Crossings of straight connectors: partners to the middle of the couple, from there to each child."""
    return _crossed(_connectors(chart, x, y))


def _connectors(chart: Chart, x: Mapping[int, float], y: Mapping[int, float]) -> Iterator[Piece]:
    bonds = {b for p in chart.row if chart.is_person(p) for b in chart.web.bonds_of[p]}
    for number in sorted(bonds):
        bond = chart.web.bonds[number]
        if bond.carer:
            continue
        ends = [(x[p], y[p]) for p in bond.partners]
        middle = (sum(e[0] for e in ends) / len(ends), sum(e[1] for e in ends) / len(ends))
        name: object = ("bond", number) if len(ends) > 1 else bond.partners[0]
        if len(ends) > 1:
            for p, end in zip(bond.partners, ends, strict=True):
                yield _piece(end, middle, p, name)
        for child in bond.children:
            yield _piece(middle, (x[child], y[child]), child, name)


def _piece(a: Point, b: Point, one: object, other: object) -> Piece:
    (ax, ay), (bx, by) = (a, b) if a <= b else (b, a)
    return (ax, ay, bx, by), min(ay, by), max(ay, by), one, other


def drawn_crossings(lines: Sequence[Line]) -> int:
    """Crossings of lines of different bonds, as they are drawn."""
    return _crossed(
        _piece(a, b, line.union, line.union) for line in lines for a, b in pairwise(line.points) if a != b
    )


def _crossed(pieces: Iterable[Piece]) -> int:
    """How many pieces cross: from left to right, each with those that begin before it ends."""
    ordered = sorted(pieces, key=itemgetter(0))
    count = 0
    for i, (ends, top, bottom, one, other) in enumerate(ordered, 1):
        right = ends[2]
        for j in range(i, len(ordered)):
            piece = ordered[j]
            if piece[0][0] > right:
                break
            if piece[1] < bottom and piece[2] > top and not {one, other} & {piece[3], piece[4]}:
                count += _cross(ends, piece[0])
    return count


def _cross(one: Ends, other: Ends) -> bool:
    """Whether two pieces cross in the inside of both: the ends of each on either side of the other."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    x, y = bx - ax, by - ay
    if (x * (cy - ay) - y * (cx - ax)) * (x * (dy - ay) - y * (dx - ax)) >= -LITTLE:
        return False
    x, y = dx - cx, dy - cy
    return (x * (ay - cy) - y * (ax - cx)) * (x * (by - cy) - y * (bx - cx)) < -LITTLE


LITTLE = 1e-9


def inversions(chart: Chart, x: Mapping[int, float]) -> int:
    """Brothers and sisters on different rows, the elder of whom stands further right."""
    bonds = sorted({b for p in chart.row if chart.is_person(p) for b in chart.web.bonds_of[p]})
    return sum(
        x[one] > x[other]
        for b in bonds
        for i, other in enumerate(chart.web.bonds[b].children)
        for one in chart.web.bonds[b].children[:i]
        if chart.row[one] != chart.row[other] and chart.web.years[one] != chart.web.years[other]
    )
