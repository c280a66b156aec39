"""Horizontals between two rows, each in a track of its own wherever they would touch.

Which of two goes above the other is decided by what they cross: a line that comes down from above crosses the
horizontals above its own, a line that goes on down crosses those below.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from famnet.domain.record import draft

Span = tuple[float, float]
Prices = Sequence[dict[int, int]]  # for each bar, what it costs to have it above another

NEAR = 3.0  # verticals nearer than this would be taken for one
ROOM = 9.0  # between the ends of two horizontals in one track
ROUNDS, MANY = 3, 150  # how often bars are put in anew; once where there are so many
SAME = 400  # price of two verticals on one another: no picture with such a pair is let out


@draft
class Bar:
    """A horizontal: from where lines come down to it, to where lines go down from it, and what must be below it."""

    ups: tuple[float, ...]
    downs: tuple[float, ...]
    over: int = -1  # the bar, by number, that hangs from this one
    level: int = 0

    @property
    def low(self) -> float:
        """Its left end."""
        return min(*self.ups, *self.downs, *self.ups[:1], *self.downs[:1])

    @property
    def high(self) -> float:
        """Its right end."""
        return max(*self.ups, *self.downs, *self.ups[:1], *self.downs[:1])


def set_levels(bars: Sequence[Bar]) -> int:
    """Give each bar its track, 0 on top; how many tracks there are."""
    spans = [(min(b.ups + b.downs), max(b.ups + b.downs)) for b in bars]
    near = _touching(spans)
    falls = [sorted(bar.downs) for bar in bars]
    prices = [{j: _crossed(falls[i], span, bars[j].ups, spans[j]) for j in near[i]} for i, span in enumerate(spans)]
    for i, bar in enumerate(bars):
        if bar.over >= 0:
            prices[bar.over][i] = prices[bar.over].get(i, 0) + 1000
            prices[i].setdefault(bar.over, 0)
            near[i].add(bar.over)
            near[bar.over].add(i)
    order = _ordered(len(bars), near, prices)
    for i in order:
        bars[i].level = -1
    for i in order:
        bars[i].level = max((bars[j].level for j in near[i]), default=-1) + 1
    return max((b.level for b in bars), default=-1) + 1


def _touching(spans: Sequence[Span]) -> list[set[int]]:
    """Which horizontals could not share a track."""
    near: list[set[int]] = [set() for _ in spans]
    open_: list[int] = []
    for i in sorted(range(len(spans)), key=lambda i: spans[i]):
        open_ = [j for j in open_ if spans[j][1] + ROOM > spans[i][0]]
        for j in open_:
            near[i].add(j)
            near[j].add(i)
        open_.append(i)
    return near


def _crossed(falls: Sequence[float], span: Span, rises: Sequence[float], below: Span) -> int:
    """What it costs to have one above another: where lines go on down from it, and where they come down to that."""
    cost = _between(falls, below[0] - NEAR, below[1] + NEAR)
    low, high = span[0] - NEAR, span[1] + NEAR
    for z in rises:
        if low < z < high:
            cost += 1 + SAME * _between(falls, z - NEAR, z + NEAR)
    return cost


def _between(places: Sequence[float], low: float, high: float) -> int:
    """How many of some places in order lie between two others."""
    return bisect_left(places, high) - bisect_right(places, low)


def _ordered(size: int, near: Sequence[set[int]], prices: Prices) -> list[int]:
    """From top to bottom: each put in where it crosses least, twice over."""
    order: list[int] = []
    for _ in range(ROUNDS if size < MANY else 1):
        for i in range(size):
            if i in order:
                order.remove(i)
            order.insert(_cheapest(i, order, near[i], prices), i)
    return order


def _cheapest(i: int, order: Sequence[int], near: set[int], prices: Prices) -> int:
    best, at = 0, 0
    cost, own = 0, prices[i]
    for place, j in enumerate(order, 1):
        if j in near:
            cost += prices[j][i] - own[j]
            if cost < best:
                best, at = cost, place
    return at
