"""An order of the rows while it is being searched for: who is where, and what that costs.

Some nodes may be out for a while; whatever joins them does not count until they are back.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from famnet.drawing.genogram import prices
from famnet.drawing.genogram.tables import Tables

OUT = -1
Rows = list[list[int]]


class Board:
    """Rows of nodes, left to right. Mutable: the one place where the search keeps its state."""

    def __init__(self, tables: Tables, rows: Iterable[Sequence[int]] = ()) -> None:
        self.tables = tables
        self.rows: Rows = [[] for _ in range(tables.height)]
        self.pos = dict.fromkeys(tables.chart.row, OUT)
        self.key = [OUT] * len(tables.sources)  # of each hub, the places of the two it hangs from, added up
        for r, order in enumerate(rows):
            self.place(r, order)

    def place(self, r: int, order: Sequence[int]) -> None:
        """Put a whole row into this order; who stood there and does not any more is out."""
        gone = [node for node in self.rows[r] if self.pos[node] >= 0]
        for node in gone:
            self.pos[node] = OUT
        self.rows[r] = list(order)
        self.renew(r, 0, len(order))
        self._unhang(node for node in gone if self.pos[node] < 0)

    def remove(self, r: int, low: int, high: int) -> list[int]:
        """Take a block out of a row."""
        row = self.rows[r]
        block = row[low:high]
        del row[low:high]
        for node in block:
            self.pos[node] = OUT
        self.renew(r, low, len(row))
        self._unhang(block)
        return block

    def take(self, r: int, nodes: Collection[int]) -> None:
        """Take nodes out of a row, wherever they stand in it."""
        row, pos = self.rows[r], self.pos
        low = min(pos[node] for node in nodes)
        row[low:] = [node for node in row[low:] if node not in nodes]
        for node in nodes:
            pos[node] = OUT
        self.renew(r, low, len(row))
        self._unhang(nodes)

    def back(self, r: int, order: list[int]) -> None:
        """Put a row back as it was, with the same nodes in it and nobody out."""
        row = self.rows[r]
        low, high = 0, len(order)
        while low < high and row[low] == order[low]:
            low += 1
        while high > low and row[high - 1] == order[high - 1]:
            high -= 1
        self.rows[r] = order
        self.renew(r, low, high)

    def insert(self, r: int, at: int, block: Sequence[int]) -> None:
        """Put nodes that are out into a row."""
        row = self.rows[r]
        row[at:at] = block
        self.renew(r, at, len(row))

    def renew(self, r: int, low: int, high: int) -> None:
        """Number a stretch of a row again, and what hangs from it."""
        pos, key = self.pos, self.key
        sources, below = self.tables.sources, self.tables.below
        moved = self.rows[r][low:high]
        for i, node in enumerate(moved, low):
            pos[node] = i
        for node in moved:
            for h in below[node]:
                one, other = sources[h]
                a, b = pos[one], pos[other]
                key[h] = a + b if a >= 0 <= b else a + a if a >= 0 else b + b

    def _unhang(self, nodes: Iterable[int]) -> None:
        """Hubs of nodes that are out hang from the other one, or from nowhere."""
        for node in nodes:
            for h in self.tables.below[node]:
                one, other = self.tables.sources[h]
                self.key[h] = 2 * max(self.pos[one], self.pos[other])

    def snapshot(self) -> Rows:
        """The rows as they are, to go back to."""
        return [list(row) for row in self.rows]

    def restore(self, rows: Sequence[Sequence[int]]) -> None:
        """Back to an earlier snapshot."""
        for r, order in enumerate(rows):
            if self.rows[r] != order:
                self.place(r, order)

    def total(self) -> float:
        """The price of it all."""
        return sum(self.crossing_cost(r) + self.structure(r) for r in range(len(self.rows)))

    def crossings(self, r: int) -> int:
        """How many lines cross between row r and the next, carers' links apart."""
        return self._crossings(self.tables.kin_in[r])

    def crossing_cost(self, r: int) -> float:
        """What the crossings between row r and the next cost."""
        if not 0 <= r < len(self.rows) - 1:
            return 0.0
        kin = self._crossings(self.tables.kin_in[r])
        light = self._crossings(self.tables.hubs_in[r]) - kin if self.tables.light_in[r] else 0
        return prices.CROSSING * kin + prices.LIGHT_CROSSING * light

    def gaps(self, rows: Iterable[int]) -> set[int]:
        """Where lines may cross otherwise when these rows change: below which rows."""
        return {g for r in rows for g in (r - 1, r) if g >= 0}

    def _crossings(self, hubs: Iterable[int]) -> int:
        pos, key, targets = self.pos, self.key, self.tables.targets
        return inversions([(key[h], pos[t]) for h in hubs if key[h] >= 0 for t in targets[h] if pos[t] >= 0])

    def structure(self, r: int) -> float:
        """Couples apart, sibships broken or out of order, sides and times, in row r."""
        tables = self.tables
        cost = sum(self.couple_cost(c) for c in tables.couples_in[r])
        cost += sum(self.sibship_cost(s) for s in tables.sibships_in[r])
        return cost + self.loose(r)

    def loose(self, r: int) -> float:
        """Times of partners, and arcs of carers."""
        pos, cost = self.pos, 0.0
        for a, b in self.tables.timed_in[r]:
            if pos[a] > pos[b] >= 0:
                cost += prices.TIME_ORDER
        for n in self.tables.arcs_in[r]:
            carer, child, _ = self.tables.chart.arcs[n]
            if pos[carer] >= 0 <= pos[child]:
                cost += prices.ARC * abs(pos[carer] - pos[child])
        return cost

    def couple_cost(self, couple: int) -> float:
        """Apart, passed by a line, or the wrong way round."""
        one, other = self.tables.chart.couples[couple]
        a, b = self.pos[one], self.pos[other]
        if a < 0 or b < 0:
            return 0.0
        cost = 0.0 if self.tables.left_first[couple] is (a < b) else prices.WRONG_SIDE
        low, high = (a, b) if a < b else (b, a)
        if high - low > 1:
            people = self._people(self.tables.chart.row[one], low + 1, high)
            cost += prices.parted(people, high - low - 1 - people)
        return cost

    def _people(self, r: int, low: int, high: int) -> int:
        size = self.tables.size
        return len([node for node in self.rows[r][low:high] if node < size])

    def sibship_cost(self, sibship: int) -> float:
        """Out of order, or with strangers among them."""
        tables, pos = self.tables, self.pos
        places = [pos[c] for c in tables.chart.sibships[sibship]]
        ordered = sorted(places)
        cost = 0.0
        if ordered != places:
            known = [(p, y) for p, y in zip(places, tables.chart.sibship_years[sibship], strict=True) if p >= 0]
            cost = prices.out_of_order([p for p, _ in known], [y for _, y in known])
        return cost + prices.broken(self.strangers(sibship))

    def span(self, sibship: int) -> tuple[int, int]:
        """Where the first and the last of a sibship stand who are in: (0, -1) when nobody is."""
        pos = self.pos
        places = [p for c in self.tables.broods[sibship] if (p := pos[c]) >= 0]
        return (min(places), max(places)) if places else (0, -1)

    def strangers(self, sibship: int) -> int:
        """How many people stand in a sibship who have no place there."""
        low, high = self.span(sibship)
        if high - low < len(self.tables.broods[sibship]):
            pos = self.pos
            if high - low + 1 == len([c for c in self.tables.broods[sibship] if pos[c] >= 0]):
                return 0
        row = self.rows[self.tables.sibship_row[sibship]]
        family, size = self.tables.chart.sibship_family[sibship], self.tables.size
        return len([node for node in row[low + 1 : high] if node < size and node not in family])

    def hot(self, r: int, least: float = 0.0) -> set[int]:
        """Who in row r has a part in a crossing, stands apart, out of order or on the wrong side."""
        found = {t for _, t in self._crossed(r - 1)}
        for h, _ in self._crossed(r):
            found.update(self.tables.sources[h])
        for c in self.tables.couples_in[r]:
            if self.couple_cost(c) > least:
                found.update(self.tables.chart.couples[c])
        for s in self.tables.sibships_in[r]:
            if self.sibship_cost(s) > least:
                found.update(self.tables.chart.sibships[s])
        return found

    def _crossed(self, r: int) -> set[tuple[int, int]]:
        """The lines (hub, node below) between row r and the next that cross others."""
        if not 0 <= r < len(self.rows) - 1:
            return set()
        pos, key, targets = self.pos, self.key, self.tables.targets
        ends = sorted((key[h], pos[t], h, t) for h in self.tables.hubs_in[r] for t in targets[h])
        return {*_overtaken(ends), *_overtaken([(-k, -p, h, t) for k, p, h, t in reversed(ends)])}


def _overtaken(ends: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
    """Lines with one that begins strictly further left and ends further right."""
    found = set()
    furthest = before = float("-inf")  # of all with a lesser key; of those with this key
    last = None
    for key, end, h, t in ends:
        if key != last:
            furthest, last = max(furthest, before), key
        if end < furthest:
            found.add((h, t))
        before = max(before, end)
    return found


def inversions(ends: Iterable[tuple[float, float]]) -> int:
    """How many of these lines (from, to) cross: strictly, so that lines which share an end do not."""
    seen: list[float] = []
    crossed = 0
    for _, end in sorted(ends):
        if seen and seen[-1] > end:
            at = bisect_right(seen, end)
            crossed += len(seen) - at
            seen.insert(at, end)
        else:
            seen.append(end)
    return crossed
