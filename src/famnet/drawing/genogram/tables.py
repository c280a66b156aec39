"""What a search asks of a chart again and again, looked up once: which hubs, couples and sibships are where."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from famnet.drawing.genogram.chart import Chart, by_node
from famnet.drawing.genogram.prices import CROSSING, LIGHT_CROSSING, TIME_ORDER, WRONG_SIDE
from famnet.drawing.genogram.web import NO_YEAR

Groups = dict[int, list[int]]


class Tables:
    """Indexes of one chart. Never changes."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.size = chart.web.size
        self.height = chart.height
        self.targets = [list(hub.targets) for hub in chart.hubs]
        self.sources = [(hub.sources[0], hub.sources[-1]) for hub in chart.hubs]
        self.hubs_in = self._by_row([hub.sources for hub in chart.hubs])
        self.couples_in = self._by_row(chart.couples)
        self.sibships_in = self._by_row(chart.sibships)
        self.arcs_in = self._by_row(chart.arcs)
        self.broods = [[c for c in group if c < self.size] for group in chart.sibships]
        self.brood_sets = [frozenset(brood) for brood in self.broods]
        self.sibship_row = [chart.row[group[0]] for group in chart.sibships]
        self.units: dict[tuple[int, ...], Any] = {}  # what `units` found out already
        self.left_first = [chart.web.is_left(one, other) for one, other in chart.couples]

    @cached_property
    def weight(self) -> list[float]:
        """What a line of each hub counts when it is crossed."""
        bonds = self.chart.web.bonds
        return [LIGHT_CROSSING if bonds[hub.bond].carer else CROSSING for hub in self.chart.hubs]

    @cached_property
    def kin_in(self) -> list[list[int]]:
        """The hubs of each row that are not carers'."""
        return [[h for h in hubs if self.weight[h] == CROSSING] for hubs in self.hubs_in]

    @cached_property
    def light_in(self) -> list[bool]:
        """Whether a row has hubs of carers."""
        return [len(kin) < len(every) for kin, every in zip(self.kin_in, self.hubs_in, strict=True)]

    def _by_row(self, groups: Sequence[Sequence[int]]) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self.height)]
        for number, group in enumerate(groups):
            found[self.chart.row[group[0]]].append(number)
        return found

    def _full(self, groups: Groups) -> Groups:
        return {node: groups.get(node, []) for node in self.chart.row}

    @cached_property
    def above(self) -> Groups:
        """The hubs each node hangs from."""
        return self._full(by_node(hub.targets for hub in self.chart.hubs))

    @cached_property
    def below(self) -> Groups:
        """The hubs that hang from each node."""
        return self._full(by_node(dict.fromkeys(hub.sources) for hub in self.chart.hubs))

    @cached_property
    def couples_of(self) -> Groups:
        """The couples each node is one of."""
        return self._full(by_node(self.chart.couples))

    @cached_property
    def sibships_of(self) -> Groups:
        """The sibships each node is in."""
        return self._full(by_node(self.chart.sibships))

    @cached_property
    def partners(self) -> dict[int, set[int]]:
        """Who shares a row with a partner."""
        found: dict[int, set[int]] = {node: set() for node in self.chart.row}
        for one, other in self.chart.couples:
            found[one].add(other)
            found[other].add(one)
        return found

    @cached_property
    def timed_in(self) -> list[list[tuple[int, int]]]:
        """Partners of one person who share the row: the earlier, the next."""
        web, row = self.chart.web, self.chart.row
        found: list[list[tuple[int, int]]] = [[] for _ in range(self.height)]
        for person in row:
            partners = web.partners_of[person] if person < self.size else []
            level = [q for q in partners if row[q] == row[person] and web.began(person, q) < NO_YEAR]
            found[row[person]] += pairwise(level)
        return found

    @cached_property
    def timed_of(self) -> dict[int, list[tuple[int, bool]]]:
        """Who shares a partner with somebody in this row, and whether they came before."""
        found: dict[int, list[tuple[int, bool]]] = {}
        for pairs in self.timed_in:
            for earlier, later in pairs:
                found.setdefault(earlier, []).append((later, True))
                found.setdefault(later, []).append((earlier, False))
        return found

    @cached_property
    def arc_of(self) -> Groups:
        """The carer of each child on their own row, and the other way."""
        found: Groups = {}
        for carer, child, _ in self.chart.arcs:
            found.setdefault(carer, []).append(child)
            found.setdefault(child, []).append(carer)
        return found

    @cached_property
    def near(self) -> Groups:
        """Everyone joined to each node by a hub or as a couple."""
        found: Groups = {}
        for node in self.chart.row:
            of = [n for h in self.above[node] for n in (*self.sources[h], *self.targets[h])]
            of += [n for h in self.below[node] for n in (*self.targets[h], *self.sources[h])]
            found[node] = [n for n in dict.fromkeys([*of, *sorted(self.partners[node])]) if n != node]
        return found

    def inner(self, unit: Sequence[int]) -> float:
        """What the order within a run of partners costs by itself: sides and times."""
        at = {node: i for i, node in enumerate(unit)}
        couples = {c for node in unit for c in self.couples_of[node]}
        pairs = [(self.chart.couples[c], self.left_first[c]) for c in couples]
        wrong = [
            one for (one, other), left in pairs if {one, other} <= at.keys() and left is not (at[one] < at[other])
        ]
        late = [v for v in unit for q, first in self.timed_of.get(v, ()) if first and q in at and at[v] > at[q]]
        return WRONG_SIDE * len(wrong) + TIME_ORDER * len(late)
