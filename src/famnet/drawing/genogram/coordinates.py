"""Where along its row everyone stands: near parents, children and partners, never nearer a neighbour than allowed.

Each row in turn is solved exactly by pooling adjacent violators (least squares under an order), from the widest row
outwards and back, a counted number of times.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from famnet.drawing.genogram.chart import Chart, hubs_by_source, hubs_by_target

CHILD, PARTNER, PASSING, CARER = 1.0, 1.5, 8.0, 0.1


def pooled(wished: Sequence[float], weights: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The places nearest to the wished ones (weighted least squares) that keep the order and these distances.

    Args:
        wished: where each would like to be.
        weights: how much each minds.
        apart: least distance of each from the one before; the first is not used.
    """
    offset = 0.0
    offsets = []
    blocks: list[tuple[float, float, int]] = []  # mean, weight, how many
    for i, (wish, weight) in enumerate(zip(wished, weights, strict=True)):
        offset += apart[i] if i else 0.0
        offsets.append(offset)
        mean, total, count = wish - offset, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, its_weight, its_count = blocks.pop()
            mean = (mean * total + before * its_weight) / (total + its_weight)
            total += its_weight
            count += its_count
        blocks.append((mean, total, count))
    means = [mean for mean, _, count in blocks for _ in range(count)]
    return [mean + off for mean, off in zip(means, offsets, strict=True)]


class _Places:
    """The x of every node while they are found."""

    def __init__(
        self, chart: Chart, rows: Sequence[Sequence[int]], apart: Sequence[Sequence[float]], hung: Mapping[int, int]
    ) -> None:
        self.chart, self.rows, self.apart = chart, rows, apart
        self.above, self.below = hubs_by_target(chart), hubs_by_source(chart)
        self.people = {node for node in chart.row if chart.is_person(node)}
        self.weight = [CARER if chart.web.bonds[hub.bond].carer else CHILD for hub in chart.hubs]
        self.passing = [PASSING] * len(chart.hubs)
        place = {node: i for row in rows for i, node in enumerate(row)}.__getitem__
        self.ends = [  # the outermost above each hub, and the outermost below it
            (
                hung.get(n, hub.sources[0]),
                hung.get(n, hub.sources[-1]),
                min(hub.targets, key=place),
                max(hub.targets, key=place),
            )
            for n, hub in enumerate(chart.hubs)
        ]
        self.x: dict[int, float] = {}
        for row, gaps in zip(rows, apart, strict=True):
            at = 0.0
            for node, gap in zip(row, gaps, strict=True):
                at += gap
                self.x[node] = at
            for node in row:
                self.x[node] -= at / 2
        self.beside: dict[int, list[tuple[int, float]]] = {node: [] for node in chart.row}
        self._seat_partners()

    def _seat_partners(self) -> None:
        """Neighbours who are partners, and how far apart they belong."""
        chart, rows, apart = self.chart, self.rows, self.apart
        tied = {frozenset(c) for c in chart.couples}
        for row, gaps in zip(rows, apart, strict=True):
            for i in range(1, len(row)):
                if frozenset(row[i - 1 : i + 1]) in tied:
                    self.beside[row[i]].append((row[i - 1], gaps[i]))
                    self.beside[row[i - 1]].append((row[i], -gaps[i]))

    def _lean(self, hub: int) -> float:
        """How far the middle of the hub's people above is to the right of the middle of those below."""
        x = self.x
        first, last, left, right = self.ends[hub]
        return (x[first] + x[last] - x[left] - x[right]) / 2

    def wish(self, node: int, *, up: bool, down: bool) -> tuple[float, float]:
        """Where a node would like to be, and how much it minds."""
        total = weight = 0.0
        here = self.x[node]
        weights = self.weight if node in self.people else self.passing
        if up:
            for hub in self.above.get(node, ()):
                total += weights[hub] * (here + self._lean(hub))
                weight += weights[hub]
        if down:
            for hub in self.below.get(node, ()):
                total += weights[hub] * (here - self._lean(hub))
                weight += weights[hub]
        for other, gap in self.beside[node]:
            total += PARTNER * (self.x[other] + gap)
            weight += PARTNER
        return (total / weight, weight) if weight else (here, 0.05)

    def solve(self, r: int, *, up: bool, down: bool) -> None:
        """One row to where it would like to be."""
        row = self.rows[r]
        wishes = [self.wish(node, up=up, down=down) for node in row]
        found = pooled([w for w, _ in wishes], [w for _, w in wishes], self.apart[r])
        self.x.update(zip(row, found, strict=True))


_NONE: Mapping[int, int] = MappingProxyType({})


def coordinates(
    chart: Chart,
    rows: Sequence[Sequence[int]],
    apart: Sequence[Sequence[float]],
    sweeps: int = 12,
    hung: Mapping[int, int] = _NONE,
) -> Mapping[int, float]:
    """The x of every node, from 0 on the left.

    Args:
        chart: who is joined to whom.
        rows: who stands where in each row.
        apart: the least distance of each from the one before.
        sweeps: how often the rows are gone through.
        hung: beside which of its people a hub hangs, where they do not stand together.
    """
    places = _Places(chart, rows, apart, hung)
    widest = max(range(len(rows)), key=lambda r: sum(apart[r]))
    for sweep in range(sweeps):
        both = sweep >= sweeps // 3
        for r in range(widest - 1, -1, -1):
            places.solve(r, up=both, down=True)
        for r in range(widest + 1, len(rows)):
            places.solve(r, up=True, down=both)
        if both:
            places.solve(widest, up=True, down=True)
    left = min(places.x.values())
    return {node: x - left for node, x in places.x.items()}


def rough_x(chart: Chart, rows: Sequence[Sequence[int]]) -> Mapping[int, float]:
    """Where everyone stands, more or less: in places, for what is compared while an order is searched for."""
    return coordinates(chart, rows, [[1.0] * len(row) for row in rows], sweeps=4)
