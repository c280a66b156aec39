"""An order of the rows while it is being searched for, and what it costs.

The prices are summed, not ranked: a drawing with one line crossed may be better than one with three siblings out of order.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.web import NO_YEAR

CROSSING = 12.0
LIGHT_CROSSING = 3.0  # of a carer's second link: not worth a place in the tree
INVERSION, DOUBTFUL_INVERSION = 10.0, 5.0  # siblings out of order, by birth date or only as they were told
BROKEN = 16.0
APART = 18.0
STRANGER = 1.5  # each person between those who belong together
PASSED = 8.0  # a couple's line across another line, nobody between
WRONG_SIDE = 0.5
TIME_ORDER = 0.4
ARC = 0.5


class Board:
    """Rows of nodes, left to right. Mutable: the one place where the search keeps its state.

    Some nodes may be taken out for a while; whatever joins them does not count until they are put back.
    """

    def __init__(self, tables: Tables, rows: Iterable[Sequence[int]]) -> None:
        self.tables = tables
        self.size = tables.size
        self.sources = list(tables.sources)
        self.targets = tables.targets
        self.above, self.below = tables.above, tables.below
        self.couples_of, self.sibships_of = tables.couples_of, tables.sibships_of
        self.groups = [list(group) for group in tables.chart.sibships]
        self.years = [list(years) for years in tables.chart.sibship_years]
        self.broods = tables.broods
        self.rows: list[list[int]] = [[] for _ in range(tables.height)]
        self.pos: dict[int, int] = {}
        self.key = [0] * len(self.sources)
        self.out: set[int] = set()
        for r, order in enumerate(rows):
            self.place(r, order)

    def place(self, r: int, order: Sequence[int]) -> None:
        """Put a row into this order."""
        self.rows[r] = list(order)
        self._renew(r, 0, len(order))

    def _renew(self, r: int, low: int, high: int) -> None:
        row, pos, key, sources, below = self.rows[r], self.pos, self.key, self.sources, self.below
        for i in range(low, high):
            pos[row[i]] = i
        for i in range(low, high):
            for h in below[row[i]]:
                one, other = sources[h]
                if other in pos:
                    key[h] = pos[one] + pos[other]

    def crossings(self, r: int) -> int:
        """How many lines cross between row r and the next, carers' links apart."""
        return self._crossings(self.tables.kin_in[r]) if 0 <= r < len(self.rows) - 1 else 0

    def crossing_cost(self, r: int) -> float:
        """What the crossings between row r and the next cost."""
        if not 0 <= r < len(self.rows) - 1:
            return 0.0
        kin = self._crossings(self.tables.kin_in[r])
        light = self._crossings(self.tables.hubs_in[r]) - kin if self.tables.light_in[r] else 0
        return CROSSING * kin + LIGHT_CROSSING * light

    def _crossings(self, hubs: Sequence[int]) -> int:
        pos, key, targets = self.pos, self.key, self.targets
        return inversions([(key[h], pos[t]) for h in hubs for t in targets[h]])

    def row_cost(self, r: int) -> float:
        """Everything that depends on the order of row r."""
        return self.crossing_cost(r - 1) + self.crossing_cost(r) + self.structure(r)

    def total(self) -> float:
        """The price of it all."""
        return sum(self.crossing_cost(r) + self.structure(r) for r in range(len(self.rows)))

    @property
    def floor(self) -> float:
        """What no order can save: nobody has more than two neighbours, so a third partner stands apart."""
        beyond = sum(max(0, len(of) - 2) for of in self.tables.couples_of.values())
        return (APART + STRANGER) * beyond

    def structure(self, r: int) -> float:
        """Couples apart, sibships broken or out of order, sides and times, in row r."""
        cost = self.loose(r)
        for c in self.tables.couples_in[r]:
            cost += self.couple_cost(c)
        for s in self.tables.sibships_in[r]:
            cost += self.sibship_cost(s)
        return cost

    def loose(self, r: int) -> float:
        """Times of partners and arcs of carers: few, so all of the row's."""
        timed, arcs = self.tables.timed_in[r], self.tables.arcs_in[r]
        if not timed and not arcs:
            return 0.0
        pos, out = self.pos, self.out
        cost = 0.0
        for a, b in timed:
            if a not in out and b not in out and pos[a] > pos[b]:
                cost += TIME_ORDER
        for n in arcs:
            carer, child, _ = self.tables.chart.arcs[n]
            if carer not in out and child not in out:
                cost += ARC * abs(pos[carer] - pos[child])
        return cost

    def couple_cost(self, couple: int) -> float:
        """Apart, passed by a line, or the wrong way round."""
        one, other = self.tables.chart.couples[couple]
        if self.out and (one in self.out or other in self.out):
            return 0.0
        a, b = self.pos[one], self.pos[other]
        left = a < b
        cost = 0.0 if self.tables.left_first[couple] is left else WRONG_SIDE
        if not left:
            a, b = b, a
        if b - a > 1:
            between = self.rows[self.tables.chart.row[one]][a + 1 : b]
            people = len([node for node in between if node < self.size])
            cost += APART + STRANGER * people if people else PASSED * len(between)
        return cost

    def sibship_cost(self, sibship: int) -> float:
        """Out of order, or with strangers among them."""
        pos = self.pos
        places = [pos[c] for c in self.groups[sibship]]
        ordered = sorted(places)
        cost = _out_of_order(places, self.years[sibship]) if ordered != places else 0.0
        brood = self.broods[sibship]
        if len(brood) < len(places):
            ordered = sorted([pos[c] for c in brood])
        if len(ordered) > 1 and ordered[-1] - ordered[0] >= len(ordered):
            family, size = self.tables.chart.sibship_family[sibship], self.size
            between = self.rows[self.tables.chart.row[brood[0]]][ordered[0] + 1 : ordered[-1]]
            strangers = len([node for node in between if node < size and node not in family])
            cost += BROKEN + STRANGER * strangers if strangers else 0.0
        return cost

    def swap(self, r: int, low: int, mid: int, high: int) -> None:
        """Exchange two neighbouring blocks of a row: low to mid - 1, and mid to high - 1."""
        row = self.rows[r]
        row[low:high] = row[mid:high] + row[low:mid]
        self._renew(r, low, high)

    def turn(self, r: int, low: int, high: int) -> None:
        """Mirror a block of a row."""
        row = self.rows[r]
        row[low:high] = row[low:high][::-1]
        self._renew(r, low, high)

    def snapshot(self) -> list[list[int]]:
        """The rows as they are, to go back to."""
        return [list(row) for row in self.rows]

    def restore(self, rows: Sequence[Sequence[int]]) -> None:
        """Back to an earlier snapshot."""
        for r, order in enumerate(rows):
            if self.rows[r] != order:
                self.place(r, order)

    def hot(self, r: int) -> set[int]:
        """Who in row r has a part in a crossing, stands apart, out of order or on the wrong side."""
        found = {t for _, t in self._crossed(r - 1)}
        for h, _ in self._crossed(r):
            found.update(self.sources[h])
        for c in self.tables.couples_in[r]:
            if self.couple_cost(c):
                found.update(self.tables.chart.couples[c])
        for s in self.tables.sibships_in[r]:
            if self.sibship_cost(s):
                found.update(self.groups[s])
        for pair in self.tables.timed_in[r]:
            found.update(pair)
        return found - self.out

    def _crossed(self, r: int) -> set[tuple[int, int]]:
        """The lines (hub, node below) between row r and the next that cross others."""
        if not 0 <= r < len(self.rows) - 1:
            return set()
        pos, key, targets = self.pos, self.key, self.targets
        ends = sorted((key[h], pos[t], h, t) for h in self.tables.hubs_in[r] for t in targets[h])
        seen: list[tuple[int, int, int, int]] = []
        found: set[tuple[int, int]] = set()
        for k, end, h, t in ends:
            over = [e for e in seen[bisect_right(seen, (end, k, -1, -1)) :] if e[0] > end and e[1] < k]
            if over:
                found.add((h, t))
                found.update((e[2], e[3]) for e in over)
            insort(seen, (end, k, h, t))
        return found


def _out_of_order(places: Sequence[int], years: Sequence[int]) -> float:
    """Each pair of siblings of whom the elder stands further right."""
    cost = 0.0
    for i, place in enumerate(places):
        for j in range(i):
            if places[j] > place:
                sure = years[i] != years[j] and NO_YEAR not in (years[i], years[j])
                cost += INVERSION if sure else DOUBTFUL_INVERSION
    return cost


def inversions(ends: list[tuple[int, int]]) -> int:
    """How many of these lines (from, to) cross: strictly, so that lines which share an end do not."""
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


def is_sorted(places: Sequence[int]) -> bool:
    """Whether places rise."""
    return all(a <= b for a, b in pairwise(places))
