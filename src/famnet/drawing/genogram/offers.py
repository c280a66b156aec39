"""What every gap of a row would cost a unit of nodes that is out of it: all gaps of a stretch in one go.

Nothing is tried and counted again. Walking along the row, each node passed changes the price by what it joins:
that is a list of steps, and their running sum is the price of every gap. What is the same at all of them is left out.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from famnet.drawing.genogram import prices
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.prices import APART, BROKEN, CROSSING, LIGHT_CROSSING, PASSED, STRANGER
from famnet.drawing.genogram.units import Unit, unit_of

Hanging = tuple[int, int, list[int]]  # a hub, its key, and where its lines lead


class Offers:
    """The prices of the gaps from `low` to `high` (each before the node at that place) for a unit that is out."""

    def __init__(self, board: Board, nodes: tuple[int, ...], r: int, low: int, high: int) -> None:
        self.board, self.tables, self.pos = board, board.tables, board.pos
        self.r, self.low = r, low
        self.window = board.rows[r][low:high]
        self.steps = [0.0] * (len(self.window) + 1)  # the first gap's price, then on passing each node
        unit = unit_of(board.tables, nodes)
        self._lines_above(unit)
        if unit.below:
            self._lines_below(unit)
        self._firsts(unit)
        if unit.arcs:
            self._arcs(unit)
        self._other_couples(len(unit.people), len(nodes))
        if unit.people:
            self._other_sibships(unit)
        self.curve = list(accumulate(self.steps))

    def of(self, nodes: tuple[int, ...]) -> list[float]:
        """The price of each gap, for the unit this way round."""
        curve = list(self.curve)
        unit = unit_of(self.tables, nodes)
        pos = self.pos
        for beside in unit.besides:
            if (place := pos[beside.partner]) >= 0:
                self._leftwards(curve, place, beside.left, beside.more_left)
                self._rightwards(curve, place, beside.right, beside.more_right)
        if unit.broods:
            self._own_sibships(unit, curve)
        return curve

    def _step(self, place: int, change: float) -> None:
        """From the gap behind this place on, the price changes."""
        at = place - self.low + 1
        if at < len(self.steps):
            self.steps[max(0, at)] += change

    def _lines_above(self, unit: Unit) -> None:
        """Lines from above to the unit cross those to whom it passes."""
        above, key = self.tables.above, self.board.key
        own = [(key[h], h) for h in unit.above if key[h] >= 0]
        if not own:
            return
        if self.tables.light_in[self.r - 1]:
            self._light_above(own)
            return
        steps = self.steps
        for m, _ in own:
            for i, node in enumerate(self.window, 1):
                for h in above[node]:
                    k = key[h]
                    if k > m:
                        steps[i] += CROSSING
                    elif 0 <= k < m:
                        steps[i] -= CROSSING

    def _light_above(self, own: Sequence[tuple[int, int]]) -> None:
        """The same where some lines are carers'."""
        above, key, weight = self.tables.above, self.board.key, self.tables.weight
        for i, node in enumerate(self.window, 1):
            for h in above[node]:
                k = key[h]
                if k >= 0:
                    self.steps[i] += sum(min(weight[h], weight[o]) * ((k > m) - (k < m)) for m, o in own)

    def _lines_below(self, unit: Unit) -> None:
        """Lines from the unit to the next row cross those from whom it passes."""
        own = self._hubs(unit.below, ())
        if own:
            below = self.tables.below
            others = self._hubs(dict.fromkeys([h for node in self.window for h in below[node]]), unit.below)
            for hub in own:
                self._passed(hub, others)

    def _hubs(self, hubs: Iterable[int], without: Sequence[int]) -> list[Hanging]:
        """Hubs with their ends, as far as they lead somewhere."""
        key, pos, targets = self.board.key, self.pos, self.tables.targets
        found = [(h, key[h], [p for t in targets[h] if (p := pos[t]) >= 0]) for h in hubs if h not in without]
        return [hub for hub in found if hub[2]]

    def _passed(self, hub: Hanging, others: Sequence[Hanging]) -> None:
        """The hub's place is the unit's, or halfway to a partner who is elsewhere in the row."""
        own, tied, ends = hub  # `tied` is twice the place of the partner who is in, if there is one
        weight, low, steps = self.tables.weight, self.low, self.steps
        mine, width = weight[own], len(steps)
        for h, key, theirs in others:
            more = 0
            for t in theirs:
                for e in ends:
                    if t > e:
                        more += 1
                    elif t < e:
                        more -= 1
            if more:
                at = (key // 2 if tied < 0 else key - tied // 2) - low + 1
                if at < width:
                    each = CROSSING if mine == weight[h] == CROSSING else LIGHT_CROSSING
                    steps[max(0, at)] += each * more

    def _firsts(self, unit: Unit) -> None:
        """Brothers and sisters by age, partners by time: who should come before whom."""
        pos, steps, low, width = self.pos, self.steps, self.low, len(self.steps)
        for other, price, mine in unit.firsts:
            place = pos[other]
            if place >= 0:
                if not mine:
                    steps[0] += price
                    price = -price  # noqa: PLW2901 -- what the first gap costs is paid back behind the other
                at = place - low + 1
                if at < width:
                    steps[max(0, at)] += price

    def _arcs(self, unit: Unit) -> None:
        """Carers near the child."""
        for other in unit.arcs:
            if (place := self.pos[other]) >= 0:
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
        row, most = self.board.rows[self.r], self.tables.size
        cost = STRANGER * people
        if row[one + 1] >= most and all(node >= most for node in row[one + 1 : other]):
            cost = prices.parted(people, other - one - 1 + size) - prices.parted(0, other - one - 1)
        self._step(one, cost)
        self._step(other, -cost)

    def _other_sibships(self, unit: Unit) -> None:
        """Sibships that the unit would stand among."""
        families, steps, people = self.tables.chart.sibship_family, self.steps, unit.people
        for s, of in self._places().items():
            if len(of) > 1 and s not in unit.sibships:
                family = families[s]
                strange = sum([v not in family for v in people])
                if strange:
                    cost = STRANGER * strange + (0.0 if self._is_broken(of, family) else BROKEN)
                    steps[of[0] + 1] += cost
                    steps[of[-1] + 1] -= cost

    def _places(self) -> dict[int, list[int]]:
        """Where each sibship stands in the window."""
        sibships_of = self.tables.sibships_of
        places: dict[int, list[int]] = {}
        for i, node in enumerate(self.window):
            for s in sibships_of[node]:
                if s in places:
                    places[s].append(i)
                else:
                    places[s] = [i]
        return places

    def _is_broken(self, places: Sequence[int], family: frozenset[int]) -> bool:
        """Whether somebody stands among brothers and sisters already."""
        if places[-1] - places[0] < len(places):
            return False
        size = self.tables.size
        return any(node < size and node not in family for node in self.window[places[0] + 1 : places[-1]])

    def _leftwards(self, curve: list[float], place: int, between: tuple[int, int], more: float) -> None:
        """A couple's price in the gaps left of a partner's place, more and more people between."""
        size, window = self.tables.size, self.window
        end, width = place - self.low, len(window)
        people, passing = between
        if end > width:
            people += end - width
            end = width
        for g in range(end, -1, -1):
            curve[g] += more + (APART + STRANGER * people if people else PASSED * passing)
            if window[g - 1] < size:
                people += 1
            else:
                passing += 1

    def _rightwards(self, curve: list[float], place: int, between: tuple[int, int], more: float) -> None:
        size, window = self.tables.size, self.window
        start = place - self.low + 1
        people, passing = between
        if start < 0:
            people -= start
            start = 0
        last = len(window)
        for g in range(start, last + 1):
            curve[g] += more + (APART + STRANGER * people if people else PASSED * passing)
            if g < last and window[g] >= size:
                passing += 1
            else:
                people += 1

    def _own_sibships(self, unit: Unit, curve: list[float]) -> None:
        """Strangers between brothers and sisters: those there already, those passed, those the unit brings."""
        board, low = self.board, self.low
        for brood in unit.broods:
            first, last = board.span(brood.sibship)
            if last >= 0:
                already = board.strangers(brood.sibship) if last > first else 0
                self._before(curve, brood.sibship, first - low, already + brood.after)
                self._behind(curve, brood.sibship, last - low + 1, already + brood.before)
                inside = already + brood.within
                if inside:
                    price = BROKEN + STRANGER * inside
                    for g in range(max(first - low + 1, 0), min(last - low + 1, len(curve))):
                        curve[g] += price

    def _before(self, curve: list[float], sibship: int, place: int, count: int) -> None:
        """The price of a broken sibship left of its first."""
        family, size, window = self.tables.chart.sibship_family[sibship], self.tables.size, self.window
        width = len(window)
        if place > width:
            count += place - width
            place = width
        for g in range(place, -1, -1):
            if count:
                curve[g] += BROKEN + STRANGER * count
            node = window[g - 1]
            if node < size and node not in family:
                count += 1

    def _behind(self, curve: list[float], sibship: int, place: int, count: int) -> None:
        """The price of a broken sibship right of its last."""
        family, size, window = self.tables.chart.sibship_family[sibship], self.tables.size, self.window
        if place < 0:
            count -= place
            place = 0
        g = place
        for node in window[place:]:
            if count:
                curve[g] += BROKEN + STRANGER * count
            g += 1
            if node < size and node not in family:
                count += 1
        if count and place <= len(window):
            curve[-1] += BROKEN + STRANGER * count
