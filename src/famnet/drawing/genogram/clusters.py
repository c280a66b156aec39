"""Branches of the family that can be carried elsewhere as a whole: what hangs from one link and nothing else."""

from collections.abc import Iterable, Iterator, Sequence

from famnet.drawing.genogram.chart import Chart, by_node

LARGEST = 200


def clusters(chart: Chart) -> list[tuple[int, ...]]:
    """Branches beyond each child's link and each couple, the smaller side; those below and above each run."""
    web = _Net(chart)
    found: dict[frozenset[int], None] = {}
    half = min(len(chart.row) // 2 + 1, LARGEST)
    for cluster in (*web.beyond_links(half), *web.closures(half)):
        if 1 < len(cluster) <= half:
            found.setdefault(frozenset(cluster))
    return sorted((tuple(sorted(c)) for c in found), key=lambda c: (-len(c), c))


class _Net:
    """The chart as one graph: hubs are nodes too, numbered from below zero."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.near: dict[int, set[int]] = {node: set() for node in chart.row}
        for number, hub in enumerate(chart.hubs):
            name = -1 - number
            self.near[name] = {*hub.sources, *hub.targets}
            for node in self.near[name]:
                self.near[node].add(name)
        for one, other in chart.couples:
            self.near[one].add(other)
            self.near[other].add(one)

    def beyond_links(self, half: int) -> Iterator[set[int]]:
        """For every link that is the only one between its sides, the smaller side."""
        for number, hub in enumerate(self.chart.hubs):
            for child in hub.targets:
                yield from self._sides(-1 - number, (child,), half)
        for one, other in self.chart.couples:
            hubs = [n for n in self.near[one] & self.near[other] if n < 0]
            yield from self._sides(one, (other, *hubs), half)
            yield from self._sides(other, (one, *hubs), half)

    def _sides(self, here: int, beyond: Sequence[int], half: int) -> Iterator[set[int]]:
        for start, cut in (((beyond), (here,)), ((here,), beyond)):
            found = self._reach(start[:1], frozenset(cut), start[0], half)
            if found is not None:
                yield {node for node in found if node >= 0}

    def _reach(self, start: Iterable[int], cut: frozenset[int], first: int, half: int) -> set[int] | None:
        """Everything that hangs together with the start when the way from there to the cut is closed; None: too much."""
        seen = set(start)
        edge = list(seen)
        for node in edge:
            for other in self.near[node]:
                if node == first and other in cut:
                    continue
                if other in cut:
                    return None
                if other not in seen:
                    seen.add(other)
                    edge.append(other)
            if len(edge) > 2 * half:
                return None
        return seen

    def closures(self, half: int) -> Iterator[set[int]]:
        """Each node's partners and all below them; and all above them."""
        below, above = by_node(h.sources for h in self.chart.hubs), by_node(h.targets for h in self.chart.hubs)
        partners = by_node(self.chart.couples)
        for node in self.chart.row:
            for down in (True, False):
                seen, edge = {node}, [node]
                for n in edge:
                    step = (
                        [t for h in below.get(n, ()) for t in self.chart.hubs[h].targets]
                        if down
                        else [s for h in above.get(n, ()) for s in self.chart.hubs[h].sources]
                    )
                    step += [p for c in partners.get(n, ()) for p in self.chart.couples[c]]
                    for other in step:
                        if other not in seen:
                            seen.add(other)
                            edge.append(other)
                    if len(edge) > half:
                        break
                else:
                    yield seen
