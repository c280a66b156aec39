"""Orders that no row can hold: couples go up a row with all their forebears, or down with all their descendants.

An in-law's parents under a sibship's bar, a middle sibling with two partners, cousins who have a child: on fixed rows each of
them leaves a defect, whatever the order. A shift has its price, and is tried only where a defect is left.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from famnet.drawing.genogram.board import CROSSING, Board
from famnet.drawing.genogram.chart import Chart, chart_of
from famnet.drawing.genogram.coordinates import coordinates
from famnet.drawing.genogram.generations import Levels, forced
from famnet.drawing.genogram.judge import straight_crossings
from famnet.drawing.genogram.search import CLEAN, Rows, best_rows, descended, rebuilt, starts
from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.warm import Order, kept_groups, kept_rows

SHIFT, UNEVEN = 2.0, 3.0
STAY = 15.0  # how much better a fresh order must be for people to leave their places
SMALL = 130  # people, up to which shifts are tried
LOOK, POLISH = 400, 2500  # steps for a first look at a shift, and for a promising one
BEAM, DEPTH = 3, 3
PURSE = 30_000
WIDE, GLANCE, ROOTS, FEW = 24, 25, 2, 4


@dataclass(frozen=True)
class Found:
    """A chart, an order of it, and its price with all shifts."""

    chart: Chart
    rows: Rows
    cost: float
    groups: tuple[int, ...]  # the row of every group
    shifted: int = 0
    model: float = 0.0  # the price as the search counts it
    tried: int = 0  # steps the search took, where it had to give up

    @property
    def is_clean(self) -> bool:
        """Whether only what no order can save, and preferences, are left."""
        return self.cost < Board(Tables(self.chart), self.rows).floor + CLEAN

    @property
    def price(self) -> float:
        """What counts."""
        return self.cost + SHIFT * self.shifted + UNEVEN * self.chart.uneven


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


def _fresh(levels: Levels, groups: Sequence[int], members: Sequence[int]) -> list[Found]:
    chart = chart_of(levels.web, levels.generations(groups), members)
    rows, cost = best_rows(chart)
    first = _seen(chart, rows, cost, tuple(groups), 0)
    if first.is_clean or len(members) > SMALL:
        return [first]
    return _Shifting(levels, members).search(first)


def _continued(levels: Levels, groups: Sequence[int], members: Sequence[int], before: Order) -> Iterator[Found]:
    """The last drawing carried on, with long lines parting early or late."""
    kept = kept_groups(levels, groups, members, before)
    if kept is not None:
        for early in (False, True):
            chart = chart_of(levels.web, levels.generations(kept), members, early=early)
            if not early or chart.parts_early:
                rows = kept_rows(chart, before)
                yield _seen(chart, rows, Board(Tables(chart), rows).total(), tuple(kept), 0)


class _Shifting:
    """A beam search over shifts, with a purse of steps."""

    def __init__(self, levels: Levels, members: Sequence[int]) -> None:
        self.levels, self.members = levels, members
        self.purse = PURSE
        self.seen: set[tuple[tuple[int, ...], bool]] = set()

    def search(self, first: Found) -> list[Found]:
        """Shift by shift from the best so far, until nothing is left to mend or to spend."""
        found = [first]
        beam = [first]
        for _ in range(DEPTH):
            tried = sorted((t for start in beam for t in self._tries(start)), key=_price)
            beam = [self._polished(t) for t in tried[:BEAM]]
            found += beam
            best = min(found, key=_price)
            if not beam or best.is_clean or self.purse <= 0:
                break
        return [replace(f, tried=PURSE - self.purse) for f in sorted(found, key=_price)]

    def _tries(self, start: Found) -> Iterator[Found]:
        """Every shift from here at a glance; a look at the most promising."""
        glances = sorted(self._glances(start), key=lambda glance: glance[0])
        for _, chart, begun, groups in glances[:WIDE]:
            if self.purse <= 0:
                return
            yield self._looked(chart, begun, groups, start.shifted + 1)

    def _glances(self, start: Found) -> Iterator[tuple[float, Chart, list[Rows], tuple[int, ...]]]:
        x = _rough_x(start.chart, start.rows)
        for groups in self._shifted(start):
            for early in (False, True):
                chart = chart_of(self.levels.web, self.levels.generations(groups), self.members, early=early)
                if (groups, early) not in self.seen and (not early or chart.parts_early):
                    self.seen.add((groups, early))
                    near = adapted(chart, x)
                    tables = Tables(chart)
                    begun = sorted(starts(tables, CLEAN, ROOTS), key=lambda walk: walk[0])[:1]
                    cost = min(Board(tables, near).total(), begun[0][0])
                    self.purse -= GLANCE
                    yield cost + UNEVEN * chart.uneven, chart, [near, begun[0][1]], groups

    def _looked(self, chart: Chart, begun: Sequence[Rows], groups: tuple[int, ...], shifted: int) -> Found:
        """A short search from each start."""
        tables = Tables(chart)
        found = []
        for start in begun:
            cost, rows, left = descended(tables, start, LOOK)
            self.purse -= LOOK - left
            found.append((cost, rows))
        cost, rows = min(found, key=lambda f: f[0])
        return _seen(chart, rows, cost, groups, shifted)

    def _polished(self, found: Found) -> Found:
        cost, rows, left = rebuilt(Tables(found.chart), (found.model, found.rows), POLISH)
        self.purse -= POLISH - left
        return _seen(found.chart, rows, cost, found.groups, found.shifted)

    def _shifted(self, start: Found) -> Iterator[tuple[int, ...]]:
        """Rows with one group, and whoever must give way, a row up or down: those near a defect."""
        levels = self.levels
        board = Board(Tables(start.chart), start.rows)
        hot = {node for r in range(start.chart.height) for node in board.hot(r)}
        for bond in {h.bond for h in start.chart.hubs if hot.intersection((*h.sources, *h.targets))}:
            hot.update(levels.web.bonds[bond].partners, levels.web.bonds[bond].children)
        near = dict.fromkeys(levels.group[p] for p in self.members if p in hot)
        everyone = {levels.group[p] for p in self.members}
        done = set()
        for g in near:
            for step in (-1, 1, 2, -2):
                moved = frozenset(forced(g, step, start.groups, levels))
                most = len(everyone) - 1 if abs(step) == 1 else FEW
                if (moved, step) not in done and len(moved) <= most:
                    done.add((moved, step))
                    yield tuple(row + step * (n in moved) for n, row in enumerate(start.groups))


def _price(found: Found) -> float:
    return found.price


def _seen(chart: Chart, rows: Rows, cost: float, groups: tuple[int, ...], shifted: int) -> Found:
    """With the crossings of straight connectors where these are more than the search could know."""
    x = _rough_x(chart, rows)
    board = Board(Tables(chart), rows)
    known = sum(board.crossings(r) for r in range(chart.height))
    straight = straight_crossings(chart, x, {node: float(row) for node, row in chart.row.items()})
    return Found(chart, rows, cost + CROSSING * max(0, straight - known), groups, shifted, cost)


def _rough_x(chart: Chart, rows: Rows) -> Mapping[int, float]:
    """Where everyone stands, more or less."""
    return coordinates(chart, rows, [[1.0] * len(row) for row in rows], sweeps=4)


def adapted(chart: Chart, x: Mapping[int, float]) -> Rows:
    """An order for a chart from where its people stood in another one; passing places between the ends of their line."""
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
