"""What every gap of a row would cost a unit of nodes that is out of it: all gaps of a stretch in one go.

Nothing is tried and counted again. Walking along the row, each node passed changes the price by what it joins:
that is a list of steps, and their running sum is the price of every gap. What is the same at all of them is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from famnet.drawing.genogram import prices
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.prices import BROKEN, CROSSING, LIGHT_CROSSING, STRANGER

Hanging = tuple[int, int, list[int]]  # a hub, its key, and where its lines lead


class Offers:
    """The prices of the gaps from `low` to `high` (each before the node at that place) for a unit that is out."""

    def __init__(self, board: Board, unit: Sequence[int], r: int, low: int, high: int) -> None:
        self.board, self.tables, self.pos = board, board.tables, board.pos
        self.r, self.low = r, low
        self.window = board.rows[r][low:high]
        self.steps = [0.0] * (len(self.window) + 1)  # the first gap's price, then on passing each node
        self._lines_above(unit)
        self._lines_below(unit)
        self._by_age(unit)
        self._loose(unit)
        people = [node for node in unit if node < self.tables.size]
        self._other_couples(len(people), len(unit))
        if people:
            self._other_sibships(people)

    def of(self, unit: Sequence[int]) -> list[float]:
        """The price of each gap, for the unit this way round."""
        curve = list(accumulate(self.steps))
        self._own_couples(unit, curve)
        self._own_sibships(unit, curve)
        return curve

    def _step(self, place: int, change: float) -> None:
        """From the gap behind this place on, the price changes."""
        at = place - self.low + 1
        if at < len(self.steps):
            self.steps[max(0, at)] += change

    def _lines_above(self, unit: Sequence[int]) -> None:
        """Lines from above to the unit cross those to whom it passes."""
        above, key = self.tables.above, self.board.key
        own = [(key[h], h) for v in unit for h in above[v] if key[h] >= 0]
        if not own:
            return
        if self.tables.light_in[self.r - 1]:
            self._light_above(own)
            return
        steps = self.steps
        mine = [k for k, _ in own]
        for i, node in enumerate(self.window, 1):
            for h in above[node]:
                k = key[h]
                if k >= 0:
                    for m in mine:
                        if k > m:
                            steps[i] += CROSSING
                        elif k < m:
                            steps[i] -= CROSSING

    def _light_above(self, own: Sequence[tuple[int, int]]) -> None:
        """The same where some lines are carers'."""
        above, key, weight = self.tables.above, self.board.key, self.tables.weight
        for i, node in enumerate(self.window, 1):
            for h in above[node]:
                k = key[h]
                if k >= 0:
                    self.steps[i] += sum(min(weight[h], weight[o]) * ((k > m) - (k < m)) for m, o in own)

    def _lines_below(self, unit: Sequence[int]) -> None:
        """Lines from the unit to the next row cross those from whom it passes."""
        own = list(self._hubs(unit, ()))
        if own:
            others = list(self._hubs(self.window, {h for h, _, _ in own}))
            for hub in own:
                self._passed(hub, others)

    def _hubs(self, nodes: Iterable[int], without: Iterable[int]) -> Iterator[Hanging]:
        """What hangs from nodes, as far as it leads somewhere."""
        below, key, pos, targets = self.tables.below, self.board.key, self.pos, self.tables.targets
        for h in dict.fromkeys([h for node in nodes for h in below[node]]):
            if h not in without and (ends := [p for t in targets[h] if (p := pos[t]) >= 0]):
                yield h, key[h], ends

    def _passed(self, hub: Hanging, others: Sequence[Hanging]) -> None:
        """The hub's place is the unit's, or halfway to a partner who is elsewhere in the row."""
        own, tied, ends = hub  # `tied` is twice the place of the partner who is in, if there is one
        weight, low, steps = self.tables.weight, self.low, self.steps
        mine, width = weight[own], len(steps)
        for h, key, theirs in others:
            more = 0
            for t in theirs:
                for e in ends:
                    more += (t > e) - (t < e)
            at = (key // 2 if tied < 0 else key - tied // 2) - low + 1
            if more and at < width:
                steps[max(0, at)] += (CROSSING if mine == weight[h] == CROSSING else LIGHT_CROSSING) * more

    def _by_age(self, unit: Sequence[int]) -> None:
        """Brothers and sisters of the unit's people stand by age."""
        chart, pos, sibships_of = self.tables.chart, self.pos, self.tables.sibships_of
        for s in dict.fromkeys(s for v in unit for s in sibships_of[v]):
            group, years = chart.sibships[s], chart.sibship_years[s]
            mine = [i for i, c in enumerate(group) if c in unit]
            for j, c in enumerate(group):
                if (place := pos[c]) >= 0:
                    for i in mine:
                        self._first(place, prices.inverted(years[i], years[j]), mine=i < j)

    def _first(self, place: int, price: float, *, mine: bool) -> None:
        """Whether the unit should come before this place, or it before the unit."""
        if not mine:
            self.steps[0] += price
            price = -price
        self._step(place, price)

    def _loose(self, unit: Sequence[int]) -> None:
        """Partners in time order; carers near the child."""
        tables, pos = self.tables, self.pos
        for v in unit:
            for other, before in tables.timed_of.get(v, ()):
                if pos[other] >= 0:
                    self._first(pos[other], prices.TIME_ORDER, mine=before)
            for other in tables.arc_of.get(v, ()):
                if (place := pos[other]) >= 0:
                    self.steps[0] += prices.ARC * abs(place - self.low)
                    for i in range(1, len(self.steps)):
                        self.steps[i] += prices.ARC if self.low + i > place else -prices.ARC

    def _other_couples(self, people: int, size: int) -> None:
        """Couples that the unit would part."""
        partners, pos, steps = self.tables.partners, self.pos, self.steps
        first, width, low = prices.parted(people, size), len(steps), self.low
        for i, node in enumerate(self.window, 1):
            for partner in partners[node]:
                place = pos[partner] - low + 1
                if place == i + 1:
                    steps[i] += first
                    if place < width:
                        steps[place] -= first
                elif place > i:
                    self._within(i + low - 1, place + low - 1, people, size)
                elif low and 0 <= pos[partner] < low:
                    self._within(pos[partner], i + low - 1, people, size)

    def _within(self, one: int, other: int, people: int, size: int) -> None:
        """Between two partners who stand apart, or have only lines between them."""
        row = self.board.rows[self.r]
        cost = STRANGER * people
        if all(node >= self.tables.size for node in row[one + 1 : other]):
            cost = prices.parted(people, other - one - 1 + size) - prices.parted(0, other - one - 1)
        self._step(one, cost)
        self._step(other, -cost)

    def _other_sibships(self, people: Sequence[int]) -> None:
        """Sibships that the unit would stand among."""
        tables, sibships_of = self.tables, self.tables.sibships_of
        own = {s for v in people for s in sibships_of[v]}
        places: dict[int, list[int]] = {}
        for i, node in enumerate(self.window):
            for s in sibships_of[node]:
                if s in places:
                    places[s].append(i)
                else:
                    places[s] = [i]
        families = tables.chart.sibship_family
        for s, of in places.items():
            if len(of) > 1 and s not in own:
                strange = len([v for v in people if v not in families[s]])
                if strange:
                    cost = STRANGER * strange + (0.0 if self._is_broken(of, families[s]) else BROKEN)
                    self.steps[of[0] + 1] += cost
                    self.steps[of[-1] + 1] -= cost

    def _is_broken(self, places: Sequence[int], family: frozenset[int]) -> bool:
        """Whether somebody stands among brothers and sisters already."""
        if places[-1] - places[0] < len(places):
            return False
        size = self.tables.size
        return any(node < size and node not in family for node in self.window[places[0] + 1 : places[-1]])

    def _own_couples(self, unit: Sequence[int], curve: list[float]) -> None:
        """Partners of the unit's people who stand elsewhere in the row."""
        tables, pos = self.tables, self.pos
        for i, v in enumerate(unit):
            for c in tables.couples_of[v]:
                one, other = tables.chart.couples[c]
                partner = other if v == one else one
                if (place := pos[partner]) >= 0:
                    left = tables.left_first[c] is (v == one)
                    self._leftwards(curve, place, unit[i + 1 :], 0.0 if left else prices.WRONG_SIDE)
                    self._rightwards(curve, place, unit[:i], prices.WRONG_SIDE if left else 0.0)

    def _leftwards(self, curve: list[float], place: int, between: Sequence[int], more: float) -> None:
        """A couple's price in the gaps left of a partner's place, more and more people between."""
        size, window = self.tables.size, self.window
        end = place - self.low
        people = len([n for n in between if n < size]) + max(0, end - len(window))
        passing = len(between) - people
        for g in range(min(end, len(window)), -1, -1):
            curve[g] += prices.parted(people, passing) + more
            if window[g - 1] < size:
                people += 1
            else:
                passing += 1

    def _rightwards(self, curve: list[float], place: int, between: Sequence[int], more: float) -> None:
        size, window = self.tables.size, self.window
        start = place - self.low + 1
        people = len([n for n in between if n < size]) + max(0, -start)
        passing = len(between) - people
        for g in range(max(start, 0), len(curve)):
            curve[g] += prices.parted(people, passing) + more
            if g < len(window) and window[g] >= size:
                passing += 1
            else:
                people += 1

    def _own_sibships(self, unit: Sequence[int], curve: list[float]) -> None:
        """Strangers between brothers and sisters: those there already, those passed, those the unit brings."""
        tables = self.tables
        for s in dict.fromkeys(s for v in unit for s in tables.sibships_of[v]):
            ours = [i for i, v in enumerate(unit) if v in tables.brood_sets[s]]
            first, last = self.board.span(s)
            if ours and last >= 0:
                family, size = tables.chart.sibship_family[s], tables.size
                strange = [node < size and node not in family for node in unit]
                already = self.board.strangers(s)
                self._among(
                    curve,
                    s,
                    (first, already + sum(strange[ours[0] + 1 :])),
                    (last, already + sum(strange[: ours[-1]])),
                )
                inside = prices.broken(already + sum(strange))
                for g in range(max(first - self.low + 1, 0), min(last - self.low + 1, len(curve))):
                    curve[g] += inside

    def _among(self, curve: list[float], s: int, left: tuple[int, int], right: tuple[int, int]) -> None:
        """The price of a broken sibship left of its first, and right of its last."""
        family, size, window = self.tables.chart.sibship_family[s], self.tables.size, self.window
        strange = [node < size and node not in family for node in window]
        place, count = left[0] - self.low, left[1]
        count += max(0, place - len(window))
        for g in range(min(place, len(window)), -1, -1):
            if count:
                curve[g] += BROKEN + STRANGER * count
            count += strange[g - 1]
        place, count = right[0] + 1 - self.low, right[1]
        count += max(0, -place)
        strange.append(False)
        for g in range(max(place, 0), len(curve)):
            if count:
                curve[g] += BROKEN + STRANGER * count
            count += strange[g]
