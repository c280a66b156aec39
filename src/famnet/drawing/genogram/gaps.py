"""What runs between one row and the next: the horizontals of bonds, couples and carers, with where lines meet them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from famnet.drawing.genogram.chart import Chart, Hub
from famnet.drawing.genogram.measures import LANE
from famnet.drawing.genogram.ports import Ports, Stub, Way
from famnet.drawing.genogram.tracks import Bar

CLEAR = 4.0


@dataclass
class Gap:
    """The bars below one row (and above the next), by what they belong to."""

    bars: list[Bar] = field(default_factory=list)
    hub: dict[int, int] = field(default_factory=dict)  # hub → bar
    apart: dict[int, int] = field(default_factory=dict)  # couple → bar
    arcs: dict[int, int] = field(default_factory=dict)  # arc → bar
    tracks: int = 0

    def add(self, bar: Bar) -> int:
        """Keep a bar; its number."""
        self.bars.append(bar)
        return len(self.bars) - 1


@dataclass(frozen=True)
class Spots:
    """Where nodes stand along their rows, and where their lanes run."""

    chart: Chart
    ports: Ports
    x: Mapping[int, float]
    halves: Mapping[int, float]

    def lane(self, stub: Stub) -> float:
        """Where a stub's vertical runs."""
        return self.x[stub.node] + stub.side * (self.halves[stub.node] + LANE * stub.lane - 2)

    def arrivals(self, number: int) -> list[tuple[int, float]]:
        """Each node below a hub, and where its line comes down; twins share one place."""
        hub = self.chart.hubs[number]
        twins = twins_of(self.chart, hub)
        found = []
        for node in hub.targets:
            second = self.ports.second.get((number, node))
            group = twins.get(node, ())
            if second is not None:
                found.append((node, self.lane(second)))
            elif len(group) > 1 and all((number, t) not in self.ports.second for t in group):
                found.append((node, sum(self.x[t] for t in group) / len(group)))
            else:
                found.append((node, self.x[node]))
        return found


def twins_of(chart: Chart, hub: Hub) -> dict[int, tuple[int, ...]]:
    """The children of one birth, under each of them."""
    births: dict[str, list[int]] = {}
    for node in hub.targets:
        if chart.is_person(node) and chart.web.people[node].twins and not chart.web.bonds[hub.bond].carer:
            births.setdefault(chart.web.people[node].twins, []).append(node)
    return {node: tuple(group) for group in births.values() for node in group}


def gaps(spots: Spots) -> list[Gap]:
    """The bars above the first row, below each row, and below the last; gap r + 1 is below row r."""
    chart = spots.chart
    found = [Gap() for _ in range(chart.height + 1)]
    for number, hub in enumerate(chart.hubs):
        row = chart.row[hub.sources[0]]
        downs = tuple(x for _, x in spots.arrivals(number))
        found[row + 1].hub[number] = found[row + 1].add(Bar((), downs))
    _add_apart(spots, found)
    for number, stubs in spots.ports.arcs.items():
        row = chart.row[stubs[0].node]
        found[row].arcs[number] = found[row].add(Bar((), (spots.lane(stubs[0]), spots.lane(stubs[1]))))
    for gap in found:
        for number in gap.hub:
            if not gap.bars[gap.hub[number]].ups:
                gap.bars[gap.hub[number]].ups = (_source(spots, gap, number),)
    return found


def _add_apart(spots: Spots, found: Sequence[Gap]) -> None:
    """Couples apart: below their row, with the children's bar under it, or above."""
    chart = spots.chart
    hub_of = {frozenset(h.sources): n for n, h in enumerate(chart.hubs) if len(h.sources) > 1}
    for couple, (one, other) in spots.ports.apart.items():
        row = chart.row[one.node]
        ends = (spots.lane(one), spots.lane(other))
        if one.way is Way.UP:
            found[row].apart[couple] = found[row].add(Bar((), ends))
            continue
        gap = found[row + 1]
        gap.apart[couple] = gap.add(Bar(ends, ()))
        number = hub_of.get(frozenset(chart.couples[couple]))
        if number is not None:
            bar = gap.bars[gap.hub[number]]
            low, high = min(ends) + CLEAR, max(ends) - CLEAR
            wish = min(max((min(bar.downs) + max(bar.downs)) / 2, low), high)
            bar.ups = (_clear(wish, low, high, _others(gap, gap.hub[number])),)
            gap.bars[gap.apart[couple]].over = gap.hub[number]


def _source(spots: Spots, gap: Gap, number: int) -> float:
    """Where the line from above meets a hub's bar."""
    chart = spots.chart
    hub = chart.hubs[number]
    node = hub.sources[0]
    others = _others(gap, gap.hub[number])
    if number in spots.ports.hubs:
        return spots.lane(spots.ports.hubs[number])
    if len(hub.sources) > 1:
        low, high = drop_range(spots, hub)
        downs = gap.bars[gap.hub[number]].downs
        middle = _slot(chart, number, (spots.x[hub.sources[0]] + spots.x[hub.sources[1]]) / 2)
        wish = downs[0] if len(set(downs)) == 1 and low <= downs[0] <= high else min(max(middle, low), high)
        return _clear(wish, low, high, others)
    return spots.x[node]


def _slot(chart: Chart, number: int, middle: float) -> float:
    """Beside the middle where a couple has two sets of lines, as parents and as carers."""
    same = chart.hubs_of(chart.hubs[number].sources)
    return middle + LANE * (same.index(number) - (len(same) - 1) / 2)


def _others(gap: Gap, own: int) -> list[float]:
    return [x for i, bar in enumerate(gap.bars) if i != own for x in (*bar.downs, *bar.ups)]


def drop_range(spots: Spots, hub: Hub) -> tuple[float, float]:
    """The free part of a level couple's line."""
    left, right = sorted(hub.sources, key=spots.x.__getitem__)
    lanes = spots.ports.by_side
    low = spots.x[left] + spots.halves[left] + LANE * len(lanes.get((left, 1), ())) + 3
    high = spots.x[right] - spots.halves[right] - LANE * len(lanes.get((right, -1), ())) - 3
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def _clear(wish: float, low: float, high: float, others: Sequence[float]) -> float:
    """The place nearest to the wished one that no other vertical is at."""

    def taken(x: float) -> bool:
        return any(abs(x - other) < CLEAR for other in others)

    if not taken(wish):
        return wish
    places = [x for other in others for x in (other - CLEAR, other + CLEAR) if low <= x <= high]
    free = [x for x in places if not taken(x + 1e-9) or not taken(x - 1e-9)]
    return min(free, key=lambda x: (abs(x - wish), x), default=wish)
