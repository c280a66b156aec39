"""How a finished placement reads: crossings of straight connectors with real places, and of the lines as drawn."""

from collections.abc import Iterator, Mapping, Sequence

from famnet.domain.record import value
from famnet.drawing.genogram.chart import Chart
from famnet.drawing.layout import Line, Point


@value
class Piece:
    """A straight piece of line, left end first, and what it belongs to."""

    a: Point
    b: Point
    of: frozenset[object]


def straight_crossings(chart: Chart, x: Mapping[int, float], y: Mapping[int, float]) -> int:
    """Crossings of straight connectors: partners to the middle of the couple, from there to each child."""
    return _crossed(sorted(_connectors(chart, x, y), key=lambda piece: piece.a))


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


def _piece(a: Point, b: Point, *of: object) -> Piece:
    return Piece(min(a, b), max(a, b), frozenset(of))


def drawn_crossings(lines: Sequence[Line]) -> int:
    """Crossings of lines of different bonds, as they are drawn."""
    pieces = [
        _piece(a, b, line.union)
        for line in lines
        for a, b in zip(line.points, line.points[1:], strict=False)
        if a != b
    ]
    return _crossed(sorted(pieces, key=lambda piece: piece.a))


def _crossed(pieces: Sequence[Piece]) -> int:
    count = 0
    for i, piece in enumerate(pieces):
        right = piece.b[0]
        for j in range(i + 1, len(pieces)):
            other = pieces[j]
            if other.a[0] > right:
                break
            if not piece.of & other.of and _cross(piece.a, piece.b, other.a, other.b):
                count += 1
    return count


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two pieces cross in the inside of both."""
    return _side(a, b, c) * _side(a, b, d) < -LITTLE and _side(c, d, a) * _side(c, d, b) < -LITTLE


LITTLE = 1e-9


def _side(p: Point, q: Point, r: Point) -> float:
    return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])


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
