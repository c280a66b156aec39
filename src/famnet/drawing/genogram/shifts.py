"""Orders that no row can hold: couples go up a row with all their forebears, or down with all their descendants.

An in-law's parents under a sibship's bar, a middle sibling with two partners, cousins who have a child: on fixed rows
each of them leaves a defect, whatever the order. A shift has its price, and is tried only where a defect is left.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from famnet.domain.record import value
from famnet.drawing.genogram.anneal import Annealing
from famnet.drawing.genogram.board import Board, Rows
from famnet.drawing.genogram.chart import Chart, chart_of
from famnet.drawing.genogram.coordinates import rough_x
from famnet.drawing.genogram.generations import Levels, forced
from famnet.drawing.genogram.judge import inversions, straight_crossings
from famnet.drawing.genogram.prices import CROSSING, INVERSION
from famnet.drawing.genogram.search import CLEAN, PATIENCE, best_orders, floor
from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.warm import Order, kept_groups, kept_rows

SHIFT, UNEVEN = 3.0, 6.0
STAY = 40.0  # how much better a fresh order must be for people to leave their places
SMALL = 130  # people, up to which shifts are tried
GLANCE, LOOK, POLISH = 3, 15, 60  # steps for a first look at a shift, for a promising one, for the best
SOME, BEAM, DEPTH = 6, 2, 3
PURSE, SHARE = 6000, 2000
CHART = 4  # people for whom a chart costs a step of the search
FEW = 4
FAR = 800  # nodes, up to which it pays to look at straight connectors


@value
class Found:
    """A chart, an order of it, and its price."""

    tables: Tables
    rows: Rows
    cost: float
    groups: tuple[int, ...]  # the row of every group
    shifted: int = 0
    tried: int = 0  # steps the search took, where it had to give up
    beyond: float = 0.0  # the price of what only places along the rows can show

    @property
    def chart(self) -> Chart:
        """What is ordered."""
        return self.tables.chart

    @property
    def clean(self) -> float:
        """The price below which only preferences, and what no order can save, are left."""
        return floor(self.tables) + CLEAN

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing left to mend."""
        return not self.beyond and self.cost < self.clean

    @property
    def price(self) -> float:
        """What counts: the order's price and that of all shifts."""
        return self.cost + self.beyond + SHIFT * self.shifted + UNEVEN * self.chart.uneven


def best_drawings(
    levels: Levels, groups: Sequence[int], members: Sequence[int], before: Order | None = None
) -> list[Found]:
    """The most promising orders of one component, cheapest first; just one when that has no defect.

    Args:
        levels: the groups of people on one row.
        groups: the row of every group.
        members: the people of the component.
        before: the last drawing's order, which is kept unless a fresh one is much better.
    """
    warm = sorted(_continued(levels, groups, members, before), key=_price) if before else []
    if warm and (warm[0].is_clean or len(members) > SMALL):
        return warm[:1]
    fresh = _fresh(levels, groups, members)
    return fresh if not warm or fresh[0].price < warm[0].price - STAY else warm[:1]


def _price(found: Found) -> float:
    return found.price


def _fresh(levels: Levels, groups: Sequence[int], members: Sequence[int]) -> list[Found]:
    tables = Tables(chart_of(levels.web, levels.generations(groups), members))
    found = [_seen(Found(tables, rows, cost, tuple(groups))) for cost, rows in best_orders(tables)]
    clean = [f for f in found if f.is_clean]
    if clean or len(members) > SMALL:
        return clean or found
    return _Shifting(levels, members).search(found)


def _continued(levels: Levels, groups: Sequence[int], members: Sequence[int], before: Order) -> Iterator[Found]:
    """The last drawing carried on, with long lines parting early or late."""
    kept = kept_groups(levels, groups, members, before)
    if kept is not None:
        for early in (False, True):
            chart = chart_of(levels.web, levels.generations(kept), members, early=early)
            if not early or chart.parts_early:
                tables = Tables(chart)
                rows = kept_rows(tables, before)
                yield Found(tables, rows, Board(tables, rows).total(), tuple(kept))


Glance = tuple[float, Found, frozenset[int]]  # a rough price, a shift, and who was moved


class _Shifting:
    """A beam search over shifts, with a purse of steps."""

    def __init__(self, levels: Levels, members: Sequence[int]) -> None:
        self.levels, self.members = levels, members
        self.tried = 0
        self.seen: set[tuple[tuple[int, ...], bool]] = set()

    def search(self, found: list[Found]) -> list[Found]:
        """Shift by shift from the best so far, until nothing is left to mend or to spend."""
        beam = found[:1]
        for _ in range(DEPTH):
            glances = sorted((g for start in beam for g in self._glances(start)), key=lambda g: g[0])
            looked = [self._bettered(t, LOOK) for t in self._promising(list(self._mended(glances)), found)]
            new = [t for t in looked if not self._is_known(t, found)]
            beam = [self._bettered(t, POLISH) for t in sorted(new, key=_price)[:BEAM]]
            found = sorted([*found, *beam], key=_price)
            if not beam or found[0].is_clean or self.tried > PURSE:
                break
        return [replace(f, tried=self.tried) for f in found]

    @staticmethod
    def _is_known(shift: Found, found: Sequence[Found]) -> bool:
        """Whether all is as it was, but for the rows."""
        return any(shift.cost == f.cost and shift.beyond == f.beyond for f in found)

    def _promising(self, tried: Sequence[Found], found: Sequence[Found]) -> list[Found]:
        """The cheapest of those that changed something, and of those that did not yet."""
        by_price = sorted(tried, key=_price)
        known = [t for t in by_price if self._is_known(t, found)]
        return [*[t for t in by_price if t not in known][:SOME], *known[:SOME]]

    def _mended(self, glances: Iterable[Glance]) -> Iterator[Found]:
        """The most promising ones, as many as there are steps for."""
        most = self.tried + SHARE
        for _, shift, moved in glances:
            if self.tried > most:
                return
            yield self._mend(shift, moved)

    def _glances(self, start: Found) -> Iterator[Glance]:
        """Shifts from here, with everyone where they were, as many as there are steps for."""
        x = rough_x(start.chart, start.rows)
        most = self.tried + SHARE
        for groups, moved in self._shifted(start):
            for early in (False, True):
                if self.tried < most and (groups, early) not in self.seen:
                    self.seen.add((groups, early))
                    chart = chart_of(self.levels.web, self.levels.generations(groups), self.members, early=early)
                    self.tried += len(self.members) // CHART
                    if not early or chart.parts_early:
                        tables, rows = Tables(chart), adapted(chart, x)
                        found = Found(tables, rows, Board(tables, rows).total(), groups, start.shifted + 1)
                        yield found.price, found, moved

    def _mend(self, found: Found, moved: frozenset[int]) -> Found:
        """With those who moved, and what hangs on them, put in anew."""
        tables = found.tables
        search = Annealing(tables, found.rows)
        nodes = [node for node in tables.chart.row if node >= tables.size or self.levels.group[node] in moved]
        if len(nodes) < len(tables.chart.row):
            search.attempt(nodes, 0.0)
        search.run(GLANCE, 0.0, 0.0)
        self.tried += search.tried
        return _seen(replace(found, cost=search.best[0], rows=search.best[1]))

    def _bettered(self, found: Found, steps: int) -> Found:
        if found.is_clean:
            return found
        search = Annealing(found.tables, found.rows)
        search.run(steps, PATIENCE, found.clean)
        self.tried += search.tried
        better = _seen(replace(found, cost=search.best[0], rows=search.best[1]))
        return min(better, found, key=_price)

    def _shifted(self, start: Found) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
        """Rows with one group, and whoever must give way, a row up or down: those near a defect."""
        levels = self.levels
        board = Board(start.tables, start.rows)
        hot = {node for r in range(start.chart.height) for node in board.hot(r, CLEAN)}
        for bond in {h.bond for h in start.chart.hubs if hot.intersection((*h.sources, *h.targets))}:
            hot.update(levels.web.bonds[bond].partners, levels.web.bonds[bond].children)
        near = dict.fromkeys(levels.group[p] for p in self.members if p in hot)
        everyone = {levels.group[p] for p in self.members}
        done = set()
        for g in near:
            for step in (-1, 1, 2, -2):
                alone = frozenset(forced(g, step, start.groups, levels))
                most = len(everyone) - 1 if abs(step) == 1 else FEW
                for moved in (alone, with_forebears(alone, levels)) if step > 0 else (alone,):
                    if (moved, step) not in done and len(moved) <= most:
                        done.add((moved, step))
                        yield tuple(row + step * (n in moved) for n, row in enumerate(start.groups)), moved


def _seen(found: Found) -> Found:
    """With what only places along the rows show: ages, and long lines that cross more than the search knows of."""
    chart = found.chart
    if len(chart.row) > FAR:
        return found
    board = Board(found.tables, found.rows)
    known = sum(board.crossings(r) for r in range(chart.height - 1))
    x = rough_x(chart, found.rows)
    straight = straight_crossings(chart, x, {node: float(r) for node, r in chart.row.items()})
    return replace(found, beyond=CROSSING * max(0, straight - known) + INVERSION * inversions(chart, x))


def adapted(chart: Chart, x: Mapping[int, float]) -> Rows:
    """An order for a chart from where its people stood in another; passing places between the ends of their line."""
    places = {node: x[node] for node in chart.row if chart.is_person(node)}
    below = {hub.sources[0]: hub.targets for hub in chart.hubs if not chart.is_person(hub.sources[0])}
    for hub in chart.hubs:
        top = sum(places[s] for s in hub.sources) / len(hub.sources)
        for node in hub.targets:
            if not chart.is_person(node):
                goals = _goals(chart, node, below)
                places[node] = (top + sum(places[g] for g in goals) / len(goals)) / 2
    rows: Rows = [[] for _ in range(chart.height)]
    for node in sorted(chart.row, key=lambda n: (places[n], n)):
        rows[chart.row[node]].append(node)
    return rows


def _goals(chart: Chart, node: int, below: Mapping[int, Sequence[int]]) -> list[int]:
    """The people at the lower end of a long line."""
    edge: list[int] = [node]
    found: list[int] = []
    for n in edge:
        for target in below[n]:
            (found if chart.is_person(target) else edge).append(target)
    return found


def with_forebears(moved: frozenset[int], levels: Levels) -> frozenset[int]:
    """Those who go down, and those all of whose children do."""
    found = set(moved)
    edge = list(moved)
    for g in edge:
        for above in levels.above[g]:
            if above not in found and found.issuperset(levels.below[above]):
                found.add(above)
                edge.append(above)
    while True:
        kept = {g for g in found if g in moved or found.issuperset((*levels.above[g], *levels.below[g]))}
        if kept == found:
            return frozenset(found)
        found = kept
