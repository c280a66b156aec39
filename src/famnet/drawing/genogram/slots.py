"""Crossings as they will be seen: of straight connectors, on the places that each row has once x is known.

A board knows who comes after whom. That tells all of couples who stand together and children one row down; the middle
of a couple apart, and a line that goes past a row, are elsewhere than their places in the rows say. Here every place
of a row keeps the x it was given, whoever comes to stand there.
"""

from collections.abc import Iterable, Iterator, Mapping

from famnet.domain.record import value
from famnet.drawing.genogram.board import Board, inversions
from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.prices import ORDERED, SEEN
from famnet.drawing.genogram.tables import Tables


@value
class Connector:
    """From the middle of a couple, or from one parent, straight down to a child."""

    one: int
    other: int  # the same again for one parent
    child: int
    top: int  # the row of the lower partner
    bottom: int

    def share(self, row: int) -> float:
        """How much of its way it has gone at a row."""
        return (row - self.top) / (self.bottom - self.top)


class Connectors:
    """The connectors of one chart, by the rows they come from and go past. Never changes."""

    def __init__(self, tables: Tables) -> None:
        chart, rows = tables.chart, range(tables.height)
        self.row = chart.row
        self.couples = [[chart.couples[c] for c in couples] for couples in tables.couples_in]
        self.short: list[list[tuple[int, int, int]]] = [[] for _ in rows]  # partners on this row, a child on the next
        self.long: list[list[tuple[Connector, float, float]]] = [[] for _ in rows]  # with its shares at both rows
        self.past: list[list[tuple[Connector, float]]] = [[] for _ in rows]
        self.touched = [{r - 1, r} - {-1} for r in rows]  # the gaps below these rows, where lines move with row r
        for line in _connectors(chart):
            if chart.row[line.one] == chart.row[line.other] == line.bottom - 1:
                self.short[line.top].append((line.one, line.other, line.child))
            else:
                self._add_long(line)

    def _add_long(self, line: Connector) -> None:
        gaps = range(line.top, line.bottom)
        for g in gaps:
            self.long[g].append((line, line.share(g), line.share(g + 1)))
        for r in gaps[1:]:
            self.past[r].append((line, line.share(r)))
        for node in (line.one, line.other, line.child):
            self.touched[self.row[node]].update(gaps)


def _connectors(chart: Chart) -> Iterator[Connector]:
    web, row = chart.web, chart.row
    for number in sorted({b for p in row if chart.is_person(p) for b in web.bonds_of[p]}):
        bond = web.bonds[number]
        one, other = bond.partners[0], bond.partners[-1]
        for child in () if bond.carer else bond.children:
            yield Connector(one, other, child, max(row[one], row[other]), row[child])


class Slots:
    """What crossings cost on a board whose places have an x."""

    def __init__(self, board: Board, connectors: Connectors, x: Mapping[int, float]) -> None:
        self.board, self.connectors = board, connectors
        self.places = [[x[node] for node in row] for row in board.rows]

    def gaps(self, rows: Iterable[int]) -> set[int]:
        """Where lines may cross otherwise when these rows change: below which rows."""
        return set().union(*(self.connectors.touched[r] for r in rows))

    def crossing_cost(self, r: int) -> float:
        """Crossings from row r to the next: as the order has them, and as straight connectors have them."""
        return ORDERED * self.board.crossing_cost(r) + SEEN * self.crossings(r)

    def crossings(self, r: int) -> int:
        """How many straight connectors cross in row r and between it and the next."""
        return self._between(r) + self._past(r)

    def _between(self, r: int) -> int:
        """Connectors whose ends change sides from row r to the next."""
        pos, known = self.board.pos, self.connectors
        short = known.short[r]
        ends: list[tuple[float, float]] = []
        if short:
            here, there = self.places[r], self.places[r + 1]
            ends = [(here[pos[a]] + here[pos[b]], 2 * there[pos[c]]) for a, b, c in short]
        for line, begin, end in known.long[r]:
            top, bottom = self._ends(line)
            ends.append((2 * (top + begin * (bottom - top)), 2 * (top + end * (bottom - top))))
        return inversions(ends)

    def _past(self, r: int) -> int:
        """Connectors that go through the line of a couple in row r."""
        count = 0
        for line, share in self.connectors.past[r]:
            top, bottom = self._ends(line)
            at = top + share * (bottom - top)
            count += sum(a < at < b or b < at < a for a, b in self._couples(r, line))
        return count

    def _couples(self, r: int, line: Connector) -> Iterator[tuple[float, float]]:
        """Where the partners of each couple stand whose line may be crossed."""
        x, pos = self.places[r], self.board.pos
        own = {line.one, line.other, line.child}
        for one, other in self.connectors.couples[r]:
            if one not in own and other not in own:
                yield x[pos[one]], x[pos[other]]

    def _ends(self, line: Connector) -> tuple[float, float]:
        return (self._x(line.one) + self._x(line.other)) / 2, self._x(line.child)

    def _x(self, node: int) -> float:
        return self.places[self.connectors.row[node]][self.board.pos[node]]
