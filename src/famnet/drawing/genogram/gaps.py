"""What runs between one row and the next: horizontals of bonds, couples and carers, with where lines meet them."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import field
from itertools import pairwise

from famnet.domain.record import draft, value
from famnet.drawing.genogram.chart import Chart, Hub
from famnet.drawing.genogram.measures import LANE
from famnet.drawing.genogram.ports import Ports, Stub, Way
from famnet.drawing.genogram.tracks import Bar

CLEAR, LITTLE = 4.0, 1e-6


@draft
class Gap:
    """The bars below one row (and above the next), by what they belong to."""

    bars: list[Bar] = field(default_factory=list)
    hub: dict[int, int] = field(default_factory=dict)  # hub → bar
    apart: dict[int, int] = field(default_factory=dict)  # couple → bar
    arcs: dict[int, int] = field(default_factory=dict)  # arc → bar
    tracks: int = 0
    verticals: list[tuple[float, int]] = field(
        default_factory=list
    )  # where lines come down, and to which bar, in order

    def add(self, bar: Bar) -> int:
        """Keep a bar; its number."""
        self.bars.append(bar)
        number = len(self.bars) - 1
        for x in (*bar.downs, *bar.ups):
            insort(self.verticals, (x, number))
        return number

    def meet(self, number: int, x: float) -> None:
        """Where the line from above meets a bar."""
        self.bars[number].ups = (x,)
        insort(self.verticals, (x, number))

    def clear(self, number: int, wish: float, low: float, high: float) -> float:
        """The place for a bar's line from above, nearest to the wished one, that no other vertical is at."""
        start = bisect_left(self.verticals, (low - CLEAR, -1))
        end = bisect_left(self.verticals, (high + CLEAR, -1))
        return _clear(wish, low, high, [x for x, bar in self.verticals[start:end] if bar != number])


@value
class Spots:
    """Where nodes stand along their rows, and where their lanes run."""

    chart: Chart
    ports: Ports
    x: Mapping[int, float]
    halves: Mapping[int, float]

    def lane(self, stub: Stub) -> float:
        """Where a stub's vertical runs."""
        return self.x[stub.node] + stub.side * (self.halves[stub.node] + LANE * stub.lane)

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
    for number, stubs in spots.ports.arcs.items():
        row = chart.row[stubs[0].node]
        found[row].arcs[number] = found[row].add(Bar((), (spots.lane(stubs[0]), spots.lane(stubs[1]))))
    _meet_fixed(spots, found)
    _add_apart(spots, found)
    for gap in found:
        for number, bar in gap.hub.items():
            if not gap.bars[bar].ups:
                gap.meet(bar, _source(spots, gap, number))
    return found


def _meet_fixed(spots: Spots, found: Sequence[Gap]) -> None:
    """What cannot be moved comes first, so that the others keep clear of it."""
    for gap in found:
        for number, bar in gap.hub.items():
            if (fixed := _fixed(spots, number)) is not None:
                gap.meet(bar, fixed)


def _fixed(spots: Spots, number: int) -> float | None:
    """Where a hub's line comes down when nothing can move it: in a lane, or from one person or passing place."""
    if number in spots.ports.hubs:
        return spots.lane(spots.ports.hubs[number])
    sources = spots.chart.hubs[number].sources
    return spots.x[sources[0]] if len(sources) == 1 else None


def _add_apart(spots: Spots, found: Sequence[Gap]) -> None:
    """Couples apart: below their row, with the children's bar under it, or above; all before any bar hangs."""
    chart = spots.chart
    for couple, (one, other) in spots.ports.apart.items():
        gap = found[chart.row[one.node] + (one.way is Way.DOWN)]
        ends = (spots.lane(one), spots.lane(other))
        gap.apart[couple] = gap.add(Bar((), ends) if one.way is Way.UP else Bar(ends, ()))
    hub_of = {frozenset(h.sources): n for n, h in enumerate(chart.hubs) if len(h.sources) > 1}
    for gap in found[1:]:
        for couple, bar in gap.apart.items():
            number = hub_of.get(frozenset(chart.couples[couple]))
            if number is not None and gap.bars[bar].ups:
                _hang_below(gap, gap.hub[number], gap.bars[bar].ups)
                gap.bars[bar].over = gap.hub[number]


def _hang_below(gap: Gap, bar: int, ends: Sequence[float]) -> None:
    """Children's bar under the line of parents who stand apart."""
    downs = gap.bars[bar].downs
    low, high = min(ends) + CLEAR, max(ends) - CLEAR
    gap.meet(bar, gap.clear(bar, min(max((min(downs) + max(downs)) / 2, low), high), low, high))


def _source(spots: Spots, gap: Gap, number: int) -> float:
    """Where the line from a level couple meets their children's bar."""
    hub = spots.chart.hubs[number]
    low, high = drop_range(spots, hub)
    downs = gap.bars[gap.hub[number]].downs
    middle = _slot(spots.chart, number, (spots.x[hub.sources[0]] + spots.x[hub.sources[1]]) / 2)
    wish = downs[0] if len(set(downs)) == 1 and low <= downs[0] <= high else min(max(middle, low), high)
    return gap.clear(gap.hub[number], wish, low, high)


def _slot(chart: Chart, number: int, middle: float) -> float:
    """Beside the middle where a couple has two sets of lines, as parents and as carers."""
    same = chart.hubs_of(chart.hubs[number].sources)
    return middle + LANE * (same.index(number) - (len(same) - 1) / 2)


def drop_range(spots: Spots, hub: Hub) -> tuple[float, float]:
    """The free part of a level couple's line."""
    left, right = sorted(hub.sources, key=spots.x.__getitem__)
    low = spots.x[left] + spots.halves[left] + LANE * _going_down(spots, left, 1) + CLEAR + 1
    high = spots.x[right] - spots.halves[right] - LANE * _going_down(spots, right, -1) - CLEAR - 1
    return (low, high) if low <= high else ((low + high) / 2, (low + high) / 2)


def _going_down(spots: Spots, node: int, side: int) -> int:
    """How many lanes beside a symbol lead down: what goes up only is not in the way of a drop."""
    return sum(stub.way is Way.DOWN for stub in spots.ports.by_side.get((node, side), ()))


def _clear(wish: float, low: float, high: float, others: Sequence[float]) -> float:
    """The nearest place with room on both sides; where there is none, the one with most. Others are in order."""

    def is_free(x: float) -> bool:
        at = bisect_left(others, x - CLEAR + LITTLE)
        return at == len(others) or others[at] > x + CLEAR - LITTLE

    if is_free(wish):
        return wish
    places = (x for other in others for x in (other - CLEAR, other + CLEAR) if low <= x <= high)
    free = next((x for x in sorted(places, key=lambda x: (abs(x - wish), x)) if is_free(x)), None)
    return _roomiest(low, high, others) if free is None else free


def _roomiest(low: float, high: float, others: Sequence[float]) -> float:
    """The middle of the widest stretch between others."""
    ends = [low, *(x for x in others if low < x < high), high]
    return max(((b - a, -(a + b) / 2) for a, b in pairwise(ends)), default=(0.0, -low))[1] * -1
