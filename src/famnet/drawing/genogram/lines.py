"""The polylines: couples, drops, bars and carers' links, from where the nodes, the lanes and the tracks are."""

from collections.abc import Iterator, Mapping, Sequence

from famnet.domain.record import draft, value
from famnet.drawing.genogram.chains import chained
from famnet.drawing.genogram.chart import Hub
from famnet.drawing.genogram.gaps import Gap, Spots, twins_of
from famnet.drawing.genogram.measures import HALF, OVER, TRACK, TWINS, UNDER, YEARS, reach
from famnet.drawing.genogram.ports import Stub
from famnet.drawing.layout import LabelSize, Line, Point

STRAIGHT = 0.5


@value
class Heights:
    """The y of rows, and of the first track above each and below the last."""

    rows: tuple[float, ...]
    tracks: tuple[float, ...]
    bottom: float

    def bar(self, gap: int, level: int) -> float:
        """The y of a track."""
        return self.tracks[gap] + TRACK * level

    def part(self, top: int, height: int) -> "Heights":
        """The heights as a part sees them whose first row is the common row `top`."""
        return Heights(self.rows[top : top + height], self.tracks[top : top + height + 1], self.bottom)


@draft
class Needs:
    """What each row needs: tracks above it, room for twins' lines, and for the text below the symbols."""

    tracks: list[int]
    twins: list[bool]
    deepest: list[float]

    @classmethod
    def none(cls, rows: int) -> "Needs":
        """So many rows that need nothing yet."""
        return cls([0] * (rows + 1), [False] * rows, [0.0] * rows)

    def add(self, spots: Spots, found: Sequence[Gap], labels: Mapping[str, LabelSize], top: int) -> None:
        """What a part needs whose first row is the common row `top`."""
        chart = spots.chart
        for gap, of in enumerate(found, top):
            self.tracks[gap] = max(self.tracks[gap], of.tracks)
        for node, row in chart.row.items():
            if chart.is_person(node):
                self.add_label(row + top, labels[chart.web.people[node].id])
        for hub in chart.hubs:
            if any(len(group) > 1 for group in twins_of(chart, hub).values()):
                self.twins[chart.row[hub.sources[0]] + top + 1] = True

    def add_label(self, row: int, label: LabelSize) -> None:
        """A text below a symbol of this row."""
        self.deepest[row] = max(self.deepest[row], label.height)


def heights(needs: Needs) -> Heights:
    """Rows as far apart as their text and the tracks between them need."""
    tracks, rows = [], []
    y = 0.0
    for row, deep in enumerate(needs.deepest):
        tracks.append(y)
        count = needs.tracks[row]
        y += TRACK * max(0, count - 1) + (OVER if row or count else 0.0)
        y += (TWINS if needs.twins[row] else 0.0) + YEARS + HALF
        rows.append(y)
        y += HALF + deep + UNDER
    tracks.append(y)
    return Heights(tuple(rows), tuple(tracks), y + TRACK * needs.tracks[-1])


class Drawer:
    """Draws every line of one chart."""

    def __init__(self, spots: Spots, found: Sequence[Gap], at: Heights) -> None:
        self.spots, self.gaps, self.at = spots, found, at
        self.chart, self.web = spots.chart, spots.chart.web
        self.couple_of = {frozenset(pair): c for c, pair in enumerate(self.chart.couples)}
        self.above = {node: n for n, hub in enumerate(self.chart.hubs) for node in hub.targets}

    def lines(self) -> Iterator[Line]:
        """Couples, then what hangs from them, then the arcs of carers."""
        for couple in range(len(self.chart.couples)):
            yield self._couple(couple)
        yield from chained(line for number, hub in enumerate(self.chart.hubs) for line in self._hub(number, hub))
        for number, (carer, child, bond) in enumerate(self.chart.arcs):
            row = self.chart.row[carer]
            y = self.at.bar(row, self.gaps[row].bars[self.gaps[row].arcs[number]].level)
            points = self._bridge(self.spots.ports.arcs[number], y)
            yield self._line("carer", bond, (carer, child), points, self._link(carer, child))

    def _y(self, node: int) -> float:
        return self.at.rows[self.chart.row[node]]

    def _line(self, kind: str, bond: int, people: Sequence[int], points: Sequence[Point], ref: str = "") -> Line:
        kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        ids = tuple(self.web.people[p].id for p in people)
        return Line(kind=kind, union=self.web.bonds[bond].key, people=ids, points=tuple(kept), ref=ref)

    def _link(self, parent: int, child: int) -> str:
        link = self.web.links.get((parent, child))
        return link.id if link else ""

    def _couple(self, couple: int) -> Line:
        """Level between neighbours; otherwise out at a side and along a track."""
        one, other = self.chart.couples[couple]
        told = self.web.couples.get(frozenset((one, other)))
        bond = self.chart.couple_bond[couple]
        stubs = self.spots.ports.apart.get(couple)
        if stubs is None:
            left, right = sorted((one, other), key=self.spots.x.__getitem__)
            y = self._y(one)
            points = [(self.spots.x[left] + HALF, y), (self.spots.x[right] - HALF, y)]
        else:
            row = self.chart.row[one]
            gap = next(g for g in (row, row + 1) if couple in self.gaps[g].apart)
            points = self._bridge(stubs, self.at.bar(gap, self.gaps[gap].bars[self.gaps[gap].apart[couple]].level))
        return self._line("couple", bond, (one, other), points, told.id if told else "")

    def _bridge(self, stubs: tuple[Stub, Stub], y: float) -> list[Point]:
        """Out of one side, along a track, into another side."""
        one, other = stubs
        start, end = self._stub(one), self._stub(other)
        return [*start, (start[1][0], y), (end[1][0], y), *reversed(end)]

    def _stub(self, stub: Stub) -> tuple[Point, Point]:
        """From the symbol's side to the lane."""
        y = self._y(stub.node) + stub.height
        gender = self.web.people[stub.node].gender
        edge = self.spots.x[stub.node] + stub.side * reach(gender, stub.height)
        return (edge, y), (self.spots.lane(stub), y)

    def _hub(self, number: int, hub: Hub) -> Iterator[Line]:
        """The drop from above, the bar, and the drops to each below."""
        bond = self.web.bonds[hub.bond]
        row = self.chart.row[hub.sources[0]]
        gap = self.gaps[row + 1]
        bar = gap.bars[gap.hub[number]]
        y = self.at.bar(row + 1, bar.level)
        kind = "carer" if bond.carer else "couple" if hub.couple else "descent"
        everyone = bond.partners if hub.couple else (*bond.partners, *bond.children)
        start = [*self._start(number, hub, bar.ups[0]), (bar.ups[0], y)]
        places = dict(self.spots.arrivals(number))
        ends = [
            (node, self._end(number, node, places[node], y)) for node in hub.targets if self.chart.is_person(node)
        ]
        if len(hub.targets) == 1 and ends:
            node, end = ends[0]
            points = [*start, *end] if abs(bar.ups[0] - end[0][0]) > STRAIGHT else [*start[:-1], *end[1:]]
            yield self._line(kind, hub.bond, self._joined(hub, node), points, self._ref(hub, node))
            return
        yield self._line(kind, hub.bond, everyone, start)
        across = [bar.ups[0], *places.values()]
        if max(across) - min(across) > STRAIGHT or len(set(places.values())) > 1:
            shape = "sibship" if kind == "descent" else kind
            reach_to = across if len(places) == 1 else (min(across), max(across))  # one line keeps its direction
            yield self._line(shape, hub.bond, everyone, [(x, y) for x in reach_to])
        for node, end in ends:
            yield self._line(kind, hub.bond, self._joined(hub, node), end, self._ref(hub, node))

    def _joined(self, hub: Hub, node: int) -> tuple[int, ...]:
        """Everyone whom a line down to somebody joins; it comes from the child where a carer stands below."""
        bond = self.web.bonds[hub.bond]
        if hub.couple:
            return bond.partners
        return tuple(dict.fromkeys((*bond.partners, self._origin(hub), node)))

    def _origin(self, hub: Hub) -> int:
        """Whom a hub hangs from in the end, past all places where its line goes on down."""
        while not self.chart.is_person(hub.sources[0]):
            hub = self.chart.hubs[self.above[hub.sources[0]]]
        return hub.sources[0]

    def _ref(self, hub: Hub, node: int) -> str:
        bond = self.web.bonds[hub.bond]
        if hub.couple:
            told = self.web.couples.get(frozenset(bond.partners))
            return told.id if told else ""
        child = self._origin(hub) if node in bond.partners else node
        return next((ref for p in bond.partners if (ref := self._link(p, child))), "")

    def _start(self, number: int, hub: Hub, x: float) -> list[Point]:
        """Where a hub's line comes from: a couple's line, a person's side, or a bar above."""
        node = hub.sources[0]
        row = self.chart.row[node]
        if not self.chart.is_person(node):
            gap = self.gaps[row]
            return [(x, self.at.bar(row, gap.bars[gap.hub[self.above[node]]].level))]
        stub = self.spots.ports.hubs.get(number)
        if stub is not None:
            return list(self._stub(stub))[stub.both :]  # a lane that goes both ways is on the couple's line already
        if len(hub.sources) > 1:
            gap = self.gaps[row + 1]
            apart = self.couple_of.get(frozenset(hub.sources), -1)
            if apart in gap.apart:
                return [(x, self.at.bar(row + 1, gap.bars[gap.apart[apart]].level))]
        return [(x, self._y(node))]

    def _end(self, number: int, node: int, x: float, y: float) -> list[Point]:
        """From a bar down to somebody: the top of the symbol, a side, or by way of the point where twins part."""
        second = self.spots.ports.second.get((number, node))
        if second is not None:
            edge, corner = self._stub(second)
            return [(x, y), corner, edge]
        top = self._y(node) - HALF
        own = self.spots.x[node]
        if abs(own - x) < STRAIGHT:
            return [(x, y), (own, top)]
        return [(x, y), (x, top - YEARS - TWINS), (own, top - YEARS), (own, top)]
