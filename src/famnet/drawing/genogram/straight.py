"""Lines that pass rows go straight on wherever the neighbours there leave room for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from famnet.domain.record import value
from famnet.drawing.genogram.chart import Chart, Hub
from famnet.drawing.genogram.gaps import Spots, drop_range
from famnet.drawing.genogram.ports import distances

Range = tuple[float, float]
_ROUNDS = 3
_NEAR = 0.05


def straightened(spots: Spots) -> Spots:
    """The same spots, passing places moved between their neighbours to where their line bends least."""
    straightener = _Straightener(spots)
    for _ in range(_ROUNDS):
        if not straightener.better():
            break
    return replace(spots, x=straightener.x)


@value
class _Joints:
    """The hubs above and below each passing place, by number."""

    above: Mapping[int, int]
    below: Mapping[int, int]

    @classmethod
    def of(cls, chart: Chart) -> "_Joints":
        hubs = list(enumerate(chart.hubs))
        return cls(
            {node: n for n, hub in hubs for node in hub.targets if not chart.is_person(node)},
            {hub.sources[0]: n for n, hub in hubs if not chart.is_person(hub.sources[0])},
        )


class _Straightener:
    """Moves passing places one by one, from the lowest row upwards."""

    def __init__(self, spots: Spots) -> None:
        self.spots, self.chart = spots, spots.chart
        self.x = dict(spots.x)
        self.joints = _Joints.of(spots.chart)
        self.rows = list(zip(spots.ports.order, distances(spots.chart, spots.ports, spots.halves), strict=True))

    def better(self) -> bool:
        """Look at every passing place once; whether one was moved."""
        places = [(row, i, apart) for row, apart in reversed(self.rows) for i in range(len(row))]
        return sum(self._move(row, i, apart) for row, i, apart in places if row[i] in self.joints.above) > 0

    def _move(self, row: Sequence[int], i: int, apart: Sequence[float]) -> bool:
        node = row[i]
        low = self.x[row[i - 1]] + apart[i] if i else -float("inf")
        high = self.x[row[i + 1]] - apart[i + 1] if i + 1 < len(row) else float("inf")
        wanted = list(self._wanted(node))
        places = [at for at in self._candidates(node, wanted) if low <= at <= high]
        best = min(places, key=lambda at: self._bends(at, wanted), default=self.x[node])
        if self._bends(best, wanted) >= self._bends(self.x[node], wanted):
            return False
        self.x[node] = best
        return True

    def _candidates(self, node: int, wanted: Sequence[Range]) -> Iterator[float]:
        """Places that go straight on one way: the nearest within what is wanted below, above, and by both."""
        for low, high in (_both(wanted), *reversed(wanted)):
            if low <= high:
                yield min(max(self.x[node], low), high)

    @staticmethod
    def _bends(at: float, wanted: Sequence[Range]) -> int:
        return sum(not low - _NEAR <= at <= high + _NEAR for low, high in wanted)

    def _wanted(self, node: int) -> Iterator[Range]:
        """Where the line would have to be to come straight from above, and to go straight on below."""
        above = self.chart.hubs[self.joints.above[node]]
        if len(above.targets) == 1:
            yield self._source(self.joints.above[node], above)
        if node in self.joints.below:
            yield self._targets(self.joints.below[node])

    def _source(self, number: int, hub: Hub) -> Range:
        node, stub = hub.sources[0], self.spots.ports.hubs.get(number)
        if stub is not None:
            return (self.spots.lane(stub),) * 2
        return drop_range(self.spots, hub) if len(hub.sources) > 1 else (self.x[node],) * 2

    def _targets(self, number: int) -> Range:
        hub = self.chart.hubs[number]
        ends = [at if self.chart.is_person(node) else self.x[node] for node, at in self.spots.arrivals(number)]
        return (min(ends), max(ends)) if len(hub.targets) > 1 else (ends[0],) * 2


def _both(wanted: Sequence[Range]) -> Range:
    return max(low for low, _ in wanted), min(high for _, high in wanted)
