"""An order of the rows while it is being searched for, and what it costs.

The prices are summed, not ranked: a drawing with one line crossed may be better than one with three siblings out of order.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from famnet.drawing.genogram.chart import Chart, by_node
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
    """The rows of a chart, left to right. Mutable: the one place where the search keeps its state."""

    def __init__(self, chart: Chart, rows: Iterable[Sequence[int]]) -> None:
        self.chart = chart
        self.size = chart.web.size
        self.targets = [hub.targets for hub in chart.hubs]
        self.sources = [(hub.sources[0], hub.sources[-1]) for hub in chart.hubs]
        self.hubs_in: list[list[int]] = [[] for _ in range(chart.height)]
        for number, hub in enumerate(chart.hubs):
            self.hubs_in[chart.row[hub.sources[0]]].append(number)
        carers = {n for n, hub in enumerate(chart.hubs) if chart.web.bonds[hub.bond].carer}
        self.kin_in = [[h for h in hubs if h not in carers] for hubs in self.hubs_in]
        self.light_in = [len(kin) < len(all_) for kin, all_ in zip(self.kin_in, self.hubs_in, strict=True)]
        self.couples_in = self._by_row(chart.couples)
        self.sibships_in = self._by_row(chart.sibships)
        self.arcs_in = self._by_row(chart.arcs)
        self.timed_in = self._timed()
        self.above, self.below = _full(hubs_by_target(chart), chart), _full(hubs_by_source(chart), chart)
        self.couples_of, self.sibships_of = (
            _full(by_node(chart.couples), chart),
            _full(by_node(chart.sibships), chart),
        )
        self.left_first = [chart.web.is_left(one, other) for one, other in chart.couples]
        self.dated = chart.sibship_years
        self.brood = [tuple(c for c in group if c < self.size) for group in chart.sibships]
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
        """How many lines cross between row r and the next, carers' links apart."""
        return self._crossings(self.kin_in[r]) if 0 <= r < len(self.rows) - 1 else 0

    def crossing_cost(self, r: int) -> float:
        """What the crossings between row r and the next cost."""
        if not 0 <= r < len(self.rows) - 1:
            return 0.0
        kin = self._crossings(self.kin_in[r])
        light = self._crossings(self.hubs_in[r]) - kin if self.light_in[r] else 0
        return CROSSING * kin + LIGHT_CROSSING * light

    def _crossings(self, hubs: Sequence[int]) -> int:
        pos, key, targets = self.pos, self.key, self.targets
        return _inversions([(key[h], pos[t]) for h in hubs for t in targets[h]])

    def row_cost(self, r: int) -> float:
        """Everything that depends on the order of row r."""
        return self.crossing_cost(r - 1) + self.crossing_cost(r) + self.structure(r)

    def total(self) -> float:
        """The price of it all."""
        rows = range(len(self.rows))
        return sum(self.crossing_cost(r) + self.structure(r) for r in rows)

    @property
    def floor(self) -> float:
        """What no order can save: nobody has more than two neighbours, so a third partner stands apart."""
        beyond = sum(max(0, len(of) - 2) for of in self.couples_of.values())
        return (APART + STRANGER) * beyond

    def structure(self, r: int) -> float:
        """Couples apart, sibships broken or out of order, sides and times, in row r."""
        cost = sum(self.couple_cost(c) for c in self.couples_in[r])
        cost += sum(self.sibship_cost(s) for s in self.sibships_in[r])
        return cost + self._loose(r)

    def swapped(self, r: int, low: int, mid: int, high: int) -> float:
        """Exchange two neighbouring blocks of row r, low to mid - 1 and mid to high - 1; what that costs more."""
        row = self.rows[r]
        left, right = row[low:mid], row[mid:high]
        above, key = self.above, self.key
        delta = 0
        over = r > 0 and self.light_in[r - 1]
        ups = [key[h] for v in left for h in above[v]]
        if ups and not over:
            for k in [key[h] for v in right for h in above[v]]:
                for other in ups:
                    if other < k:
                        delta += 1
                    elif other > k:
                        delta -= 1
        one, whole = self._hanging(left, low, mid)
        two, also = self._hanging(right, mid, high)
        under = not (whole and also) or self.light_in[r]
        if not under:
            for end in two:
                for other in one:
                    if other < end:
                        delta += 1
                    elif other > end:
                        delta -= 1
        couples = {*self._apart(left, low, mid), *self._apart(right, mid, high)}
        sibships = self._parted(left) | self._parted(right)
        cost = -self._sum(r, couples, sibships, over=over, under=under)
        self.swap(r, low, mid, high)
        return CROSSING * delta + cost + self._sum(r, couples, sibships, over=over, under=under)

    def _sum(self, r: int, couples: Iterable[int], sibships: Iterable[int], *, over: bool, under: bool) -> float:
        cost = self._loose(r)
        if over:
            cost += self.crossing_cost(r - 1)
        if under:
            cost += self.crossing_cost(r)
        for c in couples:
            cost += self.couple_cost(c)
        for s in sibships:
            cost += self.sibship_cost(s)
        return cost

    def _hanging(self, nodes: Sequence[int], low: int, high: int) -> tuple[list[int], bool]:
        """Where the lines from a block lead in the next row; False when a couple reaches out of the block."""
        pos, sources, targets = self.pos, self.sources, self.targets
        found: list[int] = []
        for v in nodes:
            for h in self.below[v]:
                one, other = sources[h]
                if one != other:
                    if not low <= pos[other if v == one else one] < high:
                        return found, False
                    if v != one:
                        continue
                found += [pos[t] for t in targets[h]]
        return found, True

    def _apart(self, nodes: Sequence[int], low: int, high: int) -> list[int]:
        """Couples of whom one is in this block and the other is not."""
        pos, couples = self.pos, self.chart.couples
        found = []
        for v in nodes:
            for c in self.couples_of[v]:
                one, other = couples[c]
                there = pos[other if v == one else one]
                if there >= high or there < low:
                    found.append(c)
        return found

    def _parted(self, nodes: Sequence[int]) -> set[int]:
        """Sibships that are not wholly inside a block nor outside it."""
        if len(nodes) == 1:
            return set(self.sibships_of[nodes[0]])
        counts: dict[int, int] = {}
        for v in nodes:
            for s in self.sibships_of[v]:
                counts[s] = counts.get(s, 0) + 1
        return {s for s, count in counts.items() if count < len(self.chart.sibships[s])}

    def _loose(self, r: int) -> float:
        """Times of partners and arcs of carers: few, so all of the row's."""
        if not self.timed_in[r] and not self.arcs_in[r]:
            return 0.0
        cost = self._times(r) if self.timed_in[r] else 0.0
        for a in self.arcs_in[r]:
            carer, child, _ = self.chart.arcs[a]
            cost += ARC * abs(self.pos[carer] - self.pos[child])
        return cost

    def mirrored(self, r: int, low: int, high: int) -> float:
        """Turn a block round; what that costs more."""
        nodes = self.rows[r][low:high]
        before = self._within(r, nodes)
        self.turn(r, low, high)
        return self._within(r, nodes) - before

    def _within(self, r: int, nodes: Sequence[int]) -> float:
        """What depends on the order within a block."""
        cost = self.crossing_cost(r - 1) + self.crossing_cost(r) + self._loose(r)
        for c in {c for v in nodes for c in self.couples_of[v]}:
            cost += self.couple_cost(c)
        for s in {s for v in nodes for s in self.sibships_of[v]}:
            cost += self.sibship_cost(s)
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

    def _renew(self, r: int, low: int, high: int) -> None:
        row, pos, key, sources, below = self.rows[r], self.pos, self.key, self.sources, self.below
        for i in range(low, high):
            pos[row[i]] = i
        for i in range(low, high):
            for h in below[row[i]]:
                one, other = sources[h]
                key[h] = pos[one] + pos[other]

    def _times(self, r: int) -> float:
        pos = self.pos
        return TIME_ORDER * sum(pos[a] > pos[b] for level in self.timed_in[r] for a, b in pairwise(level))

    def couple_cost(self, couple: int) -> float:
        """Apart, passed by a line, or the wrong way round."""
        one, other = self.chart.couples[couple]
        a, b = self.pos[one], self.pos[other]
        left = a < b
        cost = 0.0 if self.left_first[couple] is left else WRONG_SIDE
        if not left:
            a, b = b, a
        if b - a > 1:
            between = self.rows[self.chart.row[one]][a + 1 : b]
            people = len([node for node in between if node < self.size])
            cost += APART + STRANGER * people if people else PASSED * len(between)
        return cost

    def sibship_cost(self, sibship: int) -> float:
        """Out of order, or with strangers among them."""
        pos = self.pos
        places = [pos[c] for c in self.chart.sibships[sibship]]
        ordered = sorted(places)
        cost = self._inverted(places, self.dated[sibship]) if ordered != places else 0.0
        brood = self.brood[sibship]
        if len(brood) < len(places):
            ordered = sorted([pos[c] for c in brood])
        if len(ordered) > 1 and ordered[-1] - ordered[0] >= len(ordered):
            family, size = self.chart.sibship_family[sibship], self.size
            between = self.rows[self.chart.row[brood[0]]][ordered[0] + 1 : ordered[-1]]
            strangers = len([node for node in between if node < size and node not in family])
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

    def hot(self, r: int) -> set[int]:
        """Who in row r has a part in a crossing, stands apart, out of order or on the wrong side."""
        found = {t for k, t in self._crossed(r - 1) if t >= 0}
        for h, _ in self._crossed(r):
            found.update(self.sources[h])
        for c in self.couples_in[r]:
            if self.couple_cost(c):
                found.update(self.chart.couples[c])
        for s in self.sibships_in[r]:
            if self.sibship_cost(s):
                found.update(self.chart.sibships[s])
        for level in self.timed_in[r]:
            found.update(level)
        return found

    def _crossed(self, r: int) -> set[tuple[int, int]]:
        """The lines (hub, node below) between row r and the next that cross others."""
        if not 0 <= r < len(self.rows) - 1:
            return set()
        pos, key, targets = self.pos, self.key, self.targets
        ends = sorted((key[h], pos[t], h, t) for h in self.hubs_in[r] for t in targets[h])
        seen: list[tuple[int, int, int, int]] = []
        found: set[tuple[int, int]] = set()
        for k, end, h, t in ends:
            at = bisect_right(seen, (end, k, -1, -1))
            over = [e for e in seen[at:] if e[0] > end and e[1] < k]
            if over:
                found.add((h, t))
                found.update((e[2], e[3]) for e in over)
            insort(seen, (end, k, h, t))
        return found

    def snapshot(self) -> list[list[int]]:
        """The rows as they are, to go back to."""
        return [list(row) for row in self.rows]

    def restore(self, rows: Sequence[Sequence[int]]) -> None:
        """Back to an earlier snapshot."""
        for r, order in enumerate(rows):
            if self.rows[r] != order:
                self.place(r, order)


def _inversions(ends: list[tuple[int, int]]) -> int:
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


def _full(groups: dict[int, list[int]], chart: Chart) -> dict[int, list[int]]:
    return {node: groups.get(node, []) for node in chart.row}


def hubs_by_target(chart: Chart) -> dict[int, list[int]]:
    """The hubs each node hangs from."""
    return by_node(hub.targets for hub in chart.hubs)


def hubs_by_source(chart: Chart) -> dict[int, list[int]]:
    """The hubs that hang from each node."""
    return by_node(dict.fromkeys(hub.sources) for hub in chart.hubs)
