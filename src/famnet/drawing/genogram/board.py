"""An order of the rows while it is being searched for, and what it costs.

The prices are summed, not ranked: a drawing with one line crossed may be better than one with three siblings out of order.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from famnet.drawing.genogram.chart import Chart, by_node
from famnet.drawing.genogram.web import NO_YEAR

CROSSING = 12.0
INVERSION, DOUBTFUL_INVERSION = 10.0, 5.0  # siblings out of order, by birth date or only as they were told
BROKEN = 16.0
APART = 18.0
STRANGER = 1.5  # each person between those who belong together
PASSED = 8.0  # a couple's line across another line, nobody between
WRONG_SIDE = 0.5
TIME_ORDER = 0.4
ARC = 0.5


class Board:
    """The rows of a chart, left to right. Mutable: the one place where the search keeps its state."""

    def __init__(self, chart: Chart, rows: Iterable[Sequence[int]]) -> None:
        self.chart = chart
        self.size = chart.web.size
        self.targets = [hub.targets for hub in chart.hubs]
        self.sources = [(hub.sources[0], hub.sources[-1]) for hub in chart.hubs]
        self.hubs_in: list[list[int]] = [[] for _ in range(chart.height)]
        for number, hub in enumerate(chart.hubs):
            self.hubs_in[chart.row[hub.sources[0]]].append(number)
        self.couples_in = self._by_row(chart.couples)
        self.sibships_in = self._by_row(chart.sibships)
        self.arcs_in = self._by_row(chart.arcs)
        self.timed_in = self._timed()
        self.dated = [[chart.web.years[c] for c in group] for group in chart.sibships]
        self.rows: list[list[int]] = [[] for _ in range(chart.height)]
        self.pos: dict[int, int] = {}
        self.key = [0] * len(chart.hubs)
        for r, order in enumerate(rows):
            self.place(r, order)

    def _by_row(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self.chart.height)]
        for number, group in enumerate(groups):
            found[self.chart.row[group[0]]].append(number)
        return found

    def _timed(self) -> list[list[tuple[int, ...]]]:
        """Partners of one person who share the row, in time order."""
        web, row = self.chart.web, self.chart.row
        found: list[list[tuple[int, ...]]] = [[] for _ in range(self.chart.height)]
        for person in row:
            partners = web.partners_of[person] if person < self.size else []
            level = tuple(q for q in partners if row[q] == row[person] and web.began(person, q) < NO_YEAR)
            if len(level) > 1:
                found[row[person]].append(level)
        return found

    def place(self, r: int, order: Sequence[int]) -> None:
        """Put a row into this order."""
        self.rows[r] = list(order)
        pos, key, sources = self.pos, self.key, self.sources
        for i, node in enumerate(order):
            pos[node] = i
        for h in self.hubs_in[r]:
            one, other = sources[h]
            key[h] = pos[one] + pos[other]

    def crossings(self, r: int) -> int:
        """How many lines cross between row r and the next."""
        if not 0 <= r < len(self.rows) - 1:
            return 0
        pos, key, targets = self.pos, self.key, self.targets
        ends = [(key[h], pos[t]) for h in self.hubs_in[r] for t in targets[h]]
        ends.sort()
        seen: list[int] = []
        crossed = 0
        for _, end in ends:
            if seen and seen[-1] > end:
                at = bisect_right(seen, end)
                crossed += len(seen) - at
                seen.insert(at, end)
            else:
                seen.append(end)
        return crossed

    def row_cost(self, r: int) -> float:
        """Everything that depends on the order of row r."""
        return CROSSING * (self.crossings(r - 1) + self.crossings(r)) + self.structure(r)

    def total(self) -> float:
        """The price of it all."""
        rows = range(len(self.rows))
        return sum(CROSSING * self.crossings(r) + self.structure(r) for r in rows)

    def structure(self, r: int) -> float:
        """Couples apart, sibships broken or out of order, sides and times, in row r."""
        pos = self.pos
        cost = sum(self.couple_cost(c) for c in self.couples_in[r])
        cost += sum(self.sibship_cost(s) for s in self.sibships_in[r])
        for level in self.timed_in[r]:
            cost += TIME_ORDER * sum(pos[a] > pos[b] for a, b in pairwise(level))
        for a in self.arcs_in[r]:
            carer, child, _ = self.chart.arcs[a]
            cost += ARC * abs(pos[carer] - pos[child])
        return cost

    def couple_cost(self, couple: int) -> float:
        """Apart, passed by a line, or the wrong way round."""
        one, other = self.chart.couples[couple]
        a, b = self.pos[one], self.pos[other]
        left = a < b
        cost = 0.0 if self.chart.web.is_left(one, other) is left else WRONG_SIDE
        if not left:
            a, b = b, a
        if b - a > 1:
            between = self.rows[self.chart.row[one]][a + 1 : b]
            people = sum(node < self.size for node in between)
            cost += APART + STRANGER * people if people else PASSED * len(between)
        return cost

    def sibship_cost(self, sibship: int) -> float:
        """Out of order, or with strangers among them."""
        pos = self.pos
        places = [pos[c] for c in self.chart.sibships[sibship]]
        cost = 0.0
        first, last = min(places), max(places)
        if any(a > b for a, b in pairwise(places)):
            cost += self._inverted(places, self.dated[sibship])
        if last - first >= len(places):
            family = self.chart.sibship_family[sibship]
            between = self.rows[self.chart.row[self.chart.sibships[sibship][0]]][first + 1 : last]
            strangers = sum(node < self.size and node not in family for node in between)
            cost += BROKEN + STRANGER * strangers if strangers else 0.0
        return cost

    @staticmethod
    def _inverted(places: Sequence[int], years: Sequence[int]) -> float:
        cost = 0.0
        for i, place in enumerate(places):
            for j in range(i):
                if places[j] > place:
                    sure = years[i] != years[j] and NO_YEAR not in (years[i], years[j])
                    cost += INVERSION if sure else DOUBTFUL_INVERSION
        return cost

    def defects(self, r: int) -> bool:
        """Whether anything in or round row r is worth the search's while."""
        return self.row_cost(r) >= DOUBTFUL_INVERSION

    def snapshot(self) -> list[list[int]]:
        """The rows as they are, to go back to."""
        return [list(row) for row in self.rows]

    def restore(self, rows: Sequence[Sequence[int]]) -> None:
        """Back to an earlier snapshot."""
        for r, order in enumerate(rows):
            if self.rows[r] != order:
                self.place(r, order)


def hubs_by_target(chart: Chart) -> dict[int, list[int]]:
    """The hubs each node hangs from."""
    return by_node(hub.targets for hub in chart.hubs)


def hubs_by_source(chart: Chart) -> dict[int, list[int]]:
    """The hubs that hang from each node."""
    return by_node(hub.sources for hub in chart.hubs)


__all__ = ["Board", "defaultdict", "insort"]
