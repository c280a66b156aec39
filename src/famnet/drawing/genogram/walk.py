"""A first order: walk the family from some root, from left to right, and write everyone down as they are met.

The walk goes out from the root over runs of partners and over hubs, breadth first, so that near relatives decide before far
ones. What hangs below a run stands in its middle; what leads up from an in-law goes outwards, past the sibship they married
into (a wedge). A tree comes out without a crossing; where relatives married, some lines are cut, and which ones depends on
the root: so several roots are tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Union

from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.board import hubs_by_source, hubs_by_target

Rope = list[Union[int, "Rope"]]  # nodes from left to right, in pieces


@dataclass
class _Stop:
    """A run of partners that the walk has reached, by which hub, and what it reaches in turn."""

    run: tuple[int, ...]
    by: int  # the hub it was reached by, -1 at the root
    down: dict[int, list["_Stop"]] = field(default_factory=dict)  # hub → children's runs, eldest first
    up: dict[int, "_Rise"] = field(default_factory=dict)  # place in the run → the parents' side
    beside: list["_Stop"] = field(default_factory=list)  # runs of partners for whom there was no place in this one
    top: int = 0  # the highest row of what is written at it, wedges apart
    seq: Rope = field(default_factory=list)
    wedges: tuple[list[tuple[int, Rope]], list[tuple[int, Rope]]] = field(default_factory=lambda: ([], []))
    sides: tuple[Rope, Rope] = field(default_factory=lambda: ([], []))


@dataclass
class _Rise:
    """A hub gone up through: the parents' run, and the other children left and right of the one come from."""

    hub: int
    parents: _Stop | None
    left: list[_Stop]
    right: list[_Stop]


class Walker:
    """Walks one chart, again and again from other roots."""

    def __init__(self, chart: Chart, *, lifting: bool = True) -> None:
        self.chart = chart
        self.lifting = lifting
        self.above = hubs_by_target(chart)
        self.below = hubs_by_source(chart)
        self.partners: dict[int, list[int]] = {node: [] for node in chart.row}
        for one, other in [*chart.couples, *((a, c) for a, c, _ in chart.arcs)]:
            self.partners[one].append(other)
            self.partners[other].append(one)
        self.run_of: dict[int, tuple[int, ...]] = {}
        for run in partner_runs(chart):
            for node in run:
                self.run_of[node] = run

    def rows_from(self, root: int) -> list[list[int]]:
        """Everyone in rows, as met on a walk from the root's run."""
        stops = self._reach(root)
        for stop in reversed(stops):
            self._write(stop)
        rows: list[list[int]] = [[] for _ in range(self.chart.height)]
        row = self.chart.row
        met = dict.fromkeys(_flat(self._whole(stops[0])))
        for node in (*met, *(node for node in row if node not in met)):
            rows[row[node]].append(node)
        return rows

    def _whole(self, stop: _Stop) -> Rope:
        left, right = stop.wedges
        return [*(r for _, r in reversed(left)), stop.sides[0], stop.seq, stop.sides[1], *(r for _, r in right)]

    def _reach(self, root: int) -> list[_Stop]:
        """Every run, in the order in which the walk reaches them."""
        seen = set(self.run_of[root])
        gone: set[int] = set()
        first = _Stop(self._turned(self.run_of[root], None, first_half=True), -1)
        stops = [first]
        for stop in stops:
            for place, node in enumerate(stop.run):
                for hub in self.above.get(node, ()):
                    if hub not in gone:
                        gone.add(hub)
                        stops += self._rise(stop, place, hub, seen)
                for hub in self.below.get(node, ()):
                    if hub not in gone:
                        gone.add(hub)
                        children = self._fall(hub, self.chart.hubs[hub].targets, seen)
                        stop.down[hub] = children
                        stops += children
                for partner in self.partners[node]:
                    if partner not in seen:
                        seen.update(self.run_of[partner])
                        stop.beside.append(_Stop(self.run_of[partner], -2))
                        stops.append(stop.beside[-1])
        return stops

    def _rise(self, stop: _Stop, place: int, hub: int, seen: set[int]) -> Iterator[_Stop]:
        """Up through a hub: to the parents, and to the brothers and sisters."""
        of = self.chart.hubs[hub]
        here = of.targets.index(stop.run[place])
        parents = None
        if of.sources[0] not in seen:
            run = self.run_of[of.sources[0]]
            seen.update(run)
            parents = _Stop(self._turned(run, None, first_half=True), hub)
            yield parents
        left = self._fall(hub, of.targets[:here], seen)
        right = self._fall(hub, of.targets[here + 1 :], seen)
        yield from left
        yield from right
        if place not in stop.up:
            stop.up[place] = _Rise(hub, parents, left, right)
        else:  # a second pair of parents: beside the first
            first = stop.up[place]
            first.right += right
            first.left[:0] = left
            if parents is not None and first.parents is not None:
                stop.up[len(stop.run) + hub] = _Rise(hub, parents, [], [])
            elif parents is not None:
                stop.up[place] = _Rise(hub, parents, first.left, first.right)

    def _fall(self, hub: int, targets: Sequence[int], seen: set[int]) -> list[_Stop]:
        stops = []
        for i, child in enumerate(targets):
            if child not in seen:
                run = self.run_of[child]
                seen.update(run)
                stops.append(_Stop(self._turned(run, child, first_half=2 * i < len(targets)), hub))
        return stops

    def _turned(self, run: tuple[int, ...], child: int | None, *, first_half: bool) -> tuple[int, ...]:
        """A run the way round that suits: in-laws with a family of their own outwards, else men left and early left."""
        if child is None or len(run) < 2:
            return run
        rooted = [i for i, node in enumerate(run) if node != child and self.above.get(node)]
        here = run.index(child)
        weight = sum(1 if i > here else -1 for i in rooted)
        if weight and (weight > 0) is first_half:
            return run[::-1]
        return run

    def _write(self, stop: _Stop) -> None:
        """The rope of a run whose own stops are all written."""
        entry = self._entry(stop)
        stop.top = min([self.chart.row[stop.run[0]], *(near.top for near in stop.beside)])
        rising = stop.by >= 0 and self.chart.hubs[stop.by].sources[0] in stop.run
        below: Rope = []
        for place, node in enumerate(stop.run):
            for hub in self.below.get(node, ()):
                if hub in stop.down and self._after(stop, hub) == place:
                    below += self._children(stop, stop.down[hub])
        half = len(below) // 2
        stop.seq = [*below[:half], *stop.run, *below[half:]]
        for near in stop.beside:
            stop.seq += near.seq
            stop.wedges[0].extend(near.wedges[0])
            stop.wedges[1].extend(near.wedges[1])
        if not self.lifting:
            self._close(stop, rising=rising)
        for place, rise in sorted(stop.up.items()):
            lean = 0 if len(stop.up) == 1 else -1 if 2 * place < len(stop.run) else 1
            left, right, top = self._rise_ropes(rise, lean)
            if rising or stop.by == -1:
                stop.sides[0][:0] = [left]
                stop.sides[1].append(right)
                stop.top = min(stop.top, top)
            elif place <= entry and (place < entry or entry == 0):
                stop.wedges[0].append((top, [left, right]))
            else:
                stop.wedges[1].append((top, [left, right]))

    def _close(self, stop: _Stop, *, rising: bool) -> None:
        """Families of the children's partners stay just outside this run, whatever stands further out."""
        left, right = stop.wedges
        stop.seq = [*(r for _, r in reversed(left)), *stop.seq, *(r for _, r in right)]
        stop.top = min([stop.top, *(t for t, _ in (*left, *right))])
        left.clear()
        right.clear()
        del rising

    def _entry(self, stop: _Stop) -> int:
        targets = self.chart.hubs[stop.by].targets if stop.by >= 0 else ()
        return next((i for i, node in enumerate(stop.run) if node in targets), 0)

    def _after(self, stop: _Stop, hub: int) -> int:
        """The place in the run after which a hub's children are written."""
        return min(stop.run.index(node) for node in self.chart.hubs[hub].sources if node in stop.run)

    def _children(self, stop: _Stop, children: Sequence[_Stop]) -> Rope:
        """Brothers and sisters side by side; their in-laws' families go outwards."""
        rope: Rope = []
        row = self.chart.row[stop.run[0]]
        for i, child in enumerate(children):
            left, right = child.wedges
            near_left, near_right = [], []
            for wedge in left + right:
                is_left = 2 * i + (wedge in right) < len(children)
                edge = i == 0 if is_left else i == len(children) - 1
                fits = edge and wedge[0] > row
                if fits:
                    (near_left if is_left else near_right).append(wedge[1])
                    stop.top = min(stop.top, wedge[0])
                else:
                    stop.wedges[0 if is_left else 1].append(wedge)
            rope += [*reversed(near_left), child.seq, *near_right]
        return rope

    def _rise_ropes(self, rise: _Rise, lean: int) -> tuple[Rope, Rope, int]:
        """What stands left and right of somebody whose parents' hub was gone up through, and its top row."""
        left: Rope = []
        right: Rope = []
        middle_left: Rope = []
        middle_right: Rope = []
        top = self.chart.row[self.chart.hubs[rise.hub].sources[0]]
        siblings = _Stop((self.chart.hubs[rise.hub].sources[0],), -1)
        before = self._children(siblings, rise.left)
        after = self._children(siblings, rise.right)
        if rise.parents is not None:
            parents = rise.parents
            cut = max(i for i, n in enumerate(parents.run) if n in self.chart.hubs[rise.hub].sources)
            cut = cut if len(self.chart.hubs[rise.hub].sources) > 1 else cut + 1
            at = parents.seq.index(parents.run[cut]) if cut < len(parents.run) else len(parents.seq)
            left = [*(r for _, r in reversed(parents.wedges[0])), parents.sides[0]]
            right = [parents.sides[1], *(r for _, r in parents.wedges[1])]
            middle_left, middle_right = parents.seq[:at], parents.seq[at:]
            top = min([top, parents.top, *(t for t, _ in (*parents.wedges[0], *parents.wedges[1]))])
        top = min([top, *(t for t, _ in (*siblings.wedges[0], *siblings.wedges[1]))])
        wedges_left = [r for _, r in reversed(siblings.wedges[0])]
        wedges_right = [r for _, r in siblings.wedges[1]]
        if self.lifting:
            left, right = [*wedges_left, *left], [*right, *wedges_right]
        else:
            left, right = [*left, *wedges_left], [*wedges_right, *right]
        if lean < 0:
            return [*left, *middle_left, *middle_right, *right, before], [after], top
        if lean > 0:
            return [before], [after, *left, *middle_left, *middle_right, *right], top
        return [*left, *middle_left, before], [after, *middle_right, *right], top


def _flat(rope: Rope) -> Iterator[int]:
    stack: list[int | Rope] = [rope]
    while stack:
        piece = stack.pop()
        if isinstance(piece, int):
            yield piece
        else:
            stack += reversed(piece)


def partner_runs(chart: Chart) -> list[tuple[int, ...]]:
    """Partners strung together: two beside each person, the earliest left and the latest right; others at the ends."""
    beside: dict[int, list[int]] = {node: [] for node in chart.row}
    end_of = {node: node for node in chart.row}  # the other end of the run that a run's end belongs to
    left_out = []
    for one, other in sorted(chart.couples, key=lambda c: _rank(chart, c)):
        if len(beside[one]) < 2 and len(beside[other]) < 2 and end_of[one] != other:
            beside[one].append(other)
            beside[other].append(one)
            ends = end_of[one], end_of[other]
            end_of[ends[0]], end_of[ends[1]] = ends[1], ends[0]
        else:
            left_out.append((one, other))
    runs = {node: run for run in _strung(chart, beside) for node in run}
    for one, other in left_out:
        if runs[one] is not runs[other] and min(len(runs[one]), len(runs[other])) == 1:
            joined = (*runs[one], *runs[other]) if len(runs[other]) == 1 else (*runs[other], *runs[one])
            runs.update(dict.fromkeys(joined, joined))
    return list(dict.fromkeys(runs.values()))


def _rank(chart: Chart, couple: tuple[int, int]) -> tuple[int, int, int]:
    """Couples with children first, then those whose partners have fewer others."""
    web = chart.web
    bond = next(
        b for b in web.bonds_of[couple[0]] if set(web.bonds[b].partners) == set(couple) and not web.bonds[b].carer
    )
    return (not web.bonds[bond].children, len(web.partners_of[couple[0]]) + len(web.partners_of[couple[1]]), bond)


def _strung(chart: Chart, beside: dict[int, list[int]]) -> Iterator[tuple[int, ...]]:
    seen: set[int] = set()
    web = chart.web
    for node, near in beside.items():
        if node in seen or len(near) > 1:
            continue
        run = [node]
        seen.add(node)
        while step := [n for n in beside[run[-1]] if n not in seen]:
            run.append(step[0])
            seen.add(step[0])
        if len(run) > 1:
            score = sum(1 if web.is_left(a, b) else -1 for a, b in zip(run, run[1:], strict=False))
            middle = [(web.began(run[i], run[i - 1]), web.began(run[i], run[i + 1])) for i in range(1, len(run) - 1)]
            times = sum((a < b) - (a > b) for a, b in middle)
            if score + 2 * times < 0:
                run.reverse()
        yield tuple(run)
