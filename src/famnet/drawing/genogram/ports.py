"""Where lines leave and reach symbols: at the top from parents, at a side everything else, so that labels stay clear.

Between two neighbours there is a lane for every vertical that passes; the lanes decide how far apart they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import IntEnum
from itertools import pairwise

from famnet.domain.record import draft
from famnet.drawing.genogram.chart import Chart, hubs_by_source, hubs_by_target
from famnet.drawing.genogram.measures import BESIDE, COUPLE, HALF, LANE, PASSING, PORT
from famnet.drawing.layout import LabelSize


class Way(IntEnum):
    """Where a lane leads from the side of a symbol."""

    UP = -1
    DOWN = 1


@draft
class Stub:
    """A line that leaves a person's side and turns up or down in a lane between neighbours."""

    node: int
    side: int  # -1 left, 1 right
    way: Way
    height: float = 0.0  # below the symbol's middle
    lane: int = 0  # counted from the symbol outwards, from 1
    both: bool = False  # the lane goes on the other way too
    reach: float = 0.0  # how far out its line leads in the end; below 0 it turns back over the symbol


@draft
class Ports:
    """All stubs of a chart, by what they serve."""

    order: Sequence[Sequence[int]]
    hubs: dict[int, Stub] = field(default_factory=dict)  # single parents: hub → stub
    second: dict[tuple[int, int], Stub] = field(default_factory=dict)  # (hub, child) → stub, where the top is taken
    apart: dict[int, tuple[Stub, Stub]] = field(default_factory=dict)  # couple → its two stubs
    arcs: dict[int, tuple[Stub, Stub]] = field(default_factory=dict)  # arc → its two stubs
    beside: dict[tuple[int, int], int] = field(default_factory=dict)  # neighbours → couple on the level line between
    by_side: dict[tuple[int, int], list[Stub]] = field(default_factory=lambda: defaultdict(list))

    def add(self, stub: Stub) -> Stub:
        """Keep a stub with the others of its side."""
        self.by_side[stub.node, stub.side].append(stub)
        return stub


class _Planner:
    """Decides sides and ways from where everyone roughly stands."""

    def __init__(self, chart: Chart, order: Sequence[Sequence[int]], x: Mapping[int, float]) -> None:
        self.chart, self.order, self.x = chart, order, x
        self.ports = Ports(order)
        self.above, self.below = hubs_by_target(chart), hubs_by_source(chart)
        self.pos = {node: i for row in order for i, node in enumerate(row)}
        self.level: set[tuple[int, int]] = set()  # (person, side) that a level couple line leaves from

    def plan(self) -> Ports:
        """Couples first, then what has more freedom."""
        apart = [c for c, pair in enumerate(self.chart.couples) if not self._beside(c, pair)]
        for couple in apart:
            self._set_apart(couple)
        for number, (carer, child, _) in enumerate(self.chart.arcs):
            self.ports.arcs[number] = self._facing(carer, child, Way.UP)
        for node, hubs in self.above.items():
            if self.chart.is_person(node):
                self._arrivals(node, hubs)
        for number, hub in enumerate(self.chart.hubs):
            if len(hub.sources) == 1 and self.chart.is_person(hub.sources[0]):
                self._leave(number)
        for key, stubs in self.ports.by_side.items():
            _set_heights(stubs, level=key in self.level)
        return self.ports

    def _between(self, one: int, other: int) -> list[int]:
        row = self.order[self.chart.row[one]]
        first, last = sorted((self.pos[one], self.pos[other]))
        return list(row[first + 1 : last])

    def _beside(self, couple: int, pair: tuple[int, int]) -> bool:
        """Whether nobody stands between: then the line is level."""
        between = self._between(*pair)
        if any(self.chart.is_person(node) for node in between):
            return False
        left, right = sorted(pair, key=self.pos.__getitem__)
        self.level |= {(left, 1), (right, -1)}
        chain = [left, *between, right]
        self.ports.beside.update(dict.fromkeys(pairwise(chain), couple))
        return True

    def _set_apart(self, couple: int) -> None:
        """Above or below the row, where fewer lines are crossed; above, children hang from beside one of the two."""
        one, other = self.chart.couples[couple]
        between = self._between(one, other)
        ups = self._crossed_above(between)
        downs = len({h for node in between for h in self.below.get(node, ())})
        hub = next((h for h in self.below.get(one, ()) if set(self.chart.hubs[h].sources) == {one, other}), None)
        if downs < ups or (downs == ups and hub is not None):
            self.ports.apart[couple] = self._facing(one, other, Way.DOWN)
            return
        stubs = self.ports.apart[couple] = self._facing(one, other, Way.UP)
        if hub is not None:
            targets = self.chart.hubs[hub].targets
            towards = sum(self.x[t] for t in targets) / len(targets)
            satellite = min(stubs, key=lambda s: ((s.node, s.side) in self.level, abs(self.x[s.node] - towards)))
            satellite.both = True
            self.ports.hubs[hub] = satellite

    def _crossed_above(self, between: Sequence[int]) -> int:
        """Lines that one above the row would cross; of a whole sibship the parents' line and perhaps the bar."""
        found = Counter(h for node in between for h in self.above.get(node, ()))
        return sum(min(n, 2) if n == len(self.chart.hubs[hub].targets) else n for hub, n in found.items())

    def _facing(self, one: int, other: int, way: Way) -> tuple[Stub, Stub]:
        side = 1 if self.pos[one] < self.pos[other] else -1
        far = abs(self.x[one] - self.x[other])
        return (
            self.ports.add(Stub(one, side, way, reach=far)),
            self.ports.add(Stub(other, -side, way, reach=far)),
        )

    def _arrivals(self, node: int, hubs: Sequence[int]) -> None:
        """One couple of parents reaches the top; other lines from above reach a side."""
        top = self._at_top(node, [h for h in hubs if not self.chart.hubs[h].couple])
        for hub in hubs:
            if hub != top:
                towards = self._source_x(hub)
                side = self._free_side(node, towards)
                both, far = self.chart.hubs[hub].couple, side * (towards - self.x[node])
                self.ports.second[hub, node] = self.ports.add(Stub(node, side, Way.UP, both=both, reach=far))

    def _at_top(self, node: int, hubs: list[int]) -> int | None:
        """The first parents, unless the others would have to come round them to the side that is free."""
        hubs.sort(key=lambda h: self.chart.web.bonds[self.chart.hubs[h].bond].carer)
        if len(hubs) == 2:  # noqa: PLR2004 -- two couples of parents
            first, second = (self._source_x(h) for h in hubs)
            side = self._free_side(node, second)
            if side * (first - second) > 0:
                return hubs[1]
        return hubs[0] if hubs else None

    def _source_x(self, hub: int) -> float:
        sources = self.chart.hubs[hub].sources
        return (self.x[sources[0]] + self.x[sources[-1]]) / 2

    def _leave(self, number: int) -> None:
        """A single parent's children hang from a side; those of partners on two rows from the couple's own line."""
        hub = self.chart.hubs[number]
        node = hub.sources[0]
        arrival = next(
            (s for (h, n), s in self.ports.second.items() if n == node and self._is_couple(h, hub.bond)), None
        )
        if arrival is not None and not hub.couple:
            self.ports.hubs[number] = arrival
            return
        towards = sum(self.x[t] for t in hub.targets) / len(hub.targets)
        side = self._free_side(node, towards)
        far = side * (towards - self.x[node])
        self.ports.hubs[number] = self.ports.add(Stub(node, side, Way.DOWN, reach=far))

    def _is_couple(self, hub: int, bond: int) -> bool:
        return self.chart.hubs[hub].couple and self.chart.hubs[hub].bond == bond

    def _free_side(self, node: int, towards: float) -> int:
        """The side with less on it; the nearer one of two alike."""
        wish = 1 if towards >= self.x[node] else -1

        def taken(side: int) -> tuple[int, bool]:
            return 2 * ((node, side) in self.level) + len(self.ports.by_side[node, side]), side != wish

        return min((-1, 1), key=taken)


def _set_heights(stubs: Sequence[Stub], *, level: bool) -> None:
    """Lines that go down leave below the middle, the lowest nearest the symbol; those that go up, above.

    What turns back comes nearest to the symbol, then what leads furthest: so that one goes round the other.
    """
    if len(stubs) == 1 and not level:
        stubs[0].lane = 1
        return  # at the middle of the side
    lane = 0
    for way in (Way.DOWN, Way.UP):
        going = sorted((s for s in stubs if s.way is way), key=lambda s: (s.both, s.reach >= 0, -s.reach))
        step = min(PORT, (HALF - 4) / max(1, len(going)))
        for i, stub in enumerate(going):
            lane += 1
            stub.lane = lane
            stub.height = way * step * (len(going) - i)


def plan_ports(chart: Chart, order: Sequence[Sequence[int]], x: Mapping[int, float]) -> Ports:
    """Sides, heights and lanes for every line that does not simply come from above or run level."""
    return _Planner(chart, order, x).plan()


def half_widths(chart: Chart, labels: Mapping[str, LabelSize]) -> dict[int, float]:
    """Half of what every node takes in its row, text included."""
    halves = dict.fromkeys(chart.row, PASSING / 2)
    for node in chart.row:
        if chart.is_person(node):
            halves[node] = max(HALF, labels[chart.web.people[node].id].width / 2)
    return halves


def distances(chart: Chart, ports: Ports, halves: Mapping[int, float]) -> Iterator[list[float]]:
    """For each row, the least distance of every node from the one before it."""
    drops = Counter(frozenset(hub.sources) for hub in chart.hubs if len(hub.sources) > 1)
    for row in ports.order:
        apart = [0.0]
        for left, right in pairwise(row):
            lanes = len(ports.by_side.get((left, 1), ())) + len(ports.by_side.get((right, -1), ()))
            couple = ports.beside.get((left, right))
            lanes += drops[frozenset(chart.couples[couple])] if couple is not None else 0
            room = halves[left] + halves[right] + max(BESIDE, LANE * (lanes + 1))
            partners = couple is not None and chart.is_person(left) and chart.is_person(right)
            apart.append(max(room, COUPLE) if partners else room)
        yield apart
