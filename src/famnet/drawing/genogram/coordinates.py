"""Where along its row everyone stands: near parents, children and partners, never nearer a neighbour than allowed.

Each row in turn is solved exactly by pooling adjacent violators (least squares under an order), from the widest row
outwards and back, a counted number of times.
"""

from collections.abc import Mapping, Sequence

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

    def __init__(self, chart: Chart, rows: Sequence[Sequence[int]], apart: Sequence[Sequence[float]]) -> None:
        self.chart, self.rows, self.apart = chart, rows, apart
        self.above, self.below = hubs_by_target(chart), hubs_by_source(chart)
        self.weight = [CARER if chart.web.bonds[hub.bond].carer else CHILD for hub in chart.hubs]
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

    def hub_x(self, hub: int) -> float:
        """The middle of the hub's people above."""
        sources = self.chart.hubs[hub].sources
        return (self.x[sources[0]] + self.x[sources[-1]]) / 2

    def middle(self, hub: int) -> float:
        """The middle between the outermost below a hub."""
        places = [self.x[t] for t in self.chart.hubs[hub].targets]
        return (min(places) + max(places)) / 2

    def wish(self, node: int, *, up: bool, down: bool) -> tuple[float, float]:
        """Where a node would like to be, and how much it minds."""
        total = weight = 0.0
        here = self.x[node]
        person = self.chart.is_person(node)
        if up:
            for hub in self.above.get(node, ()):
                w = self.weight[hub] if person else PASSING
                total += w * (here + self.hub_x(hub) - self.middle(hub))
                weight += w
        if down:
            for hub in self.below.get(node, ()):
                w = self.weight[hub] if person else PASSING
                total += w * (here + self.middle(hub) - self.hub_x(hub))
                weight += w
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


def coordinates(
    chart: Chart, rows: Sequence[Sequence[int]], apart: Sequence[Sequence[float]], sweeps: int = 12
) -> Mapping[int, float]:
    """The x of every node, from 0 on the left."""
    places = _Places(chart, rows, apart)
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
