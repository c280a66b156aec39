"""A first order: walk the family from some root, from left to right, and write everyone down as they are met.

The walk goes out from the root over runs of partners and over hubs, breadth first, so that near relatives decide before far
ones. What hangs below a run stands round its middle; what leads up from an in-law (a wedge: parents, brothers, cousins) goes
outwards past the brothers and sisters they married in between, as far as that costs less than to stay. A tree comes out
nearly without a crossing; where relatives married, some lines are cut, and which ones depends on the root: so several are tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Union

from famnet.drawing.genogram.board import BROKEN, CROSSING, STRANGER
from famnet.drawing.genogram.chart import Chart, hubs_by_source, hubs_by_target

Rope = list[Union[int, "Rope"]]  # nodes from left to right, in pieces
LEFT, RIGHT = 0, 1


BESIDE = 2  # places beside somebody in a row


@dataclass
class _Wedge:
    """An in-law's side of the family, on its way outwards."""

    rope: Rope
    lines: list[int]  # how many lines it has below each row
    nodes: list[int]  # how many people in each row
    gap: int  # the row below which the one line to the in-law runs


@dataclass
class _Stop:
    """A run of partners that the walk has reached, by which hub, and what it reaches in turn."""

    run: tuple[int, ...]
    by: int  # the hub it was reached by; ROOT or ASIDE
    place: tuple[int, int] = (0, 1)  # which of how many brothers and sisters
    down: dict[int, list["_Stop"]] = field(default_factory=dict)  # hub → children's runs, eldest first
    up: list[tuple[int, "_Rise"]] = field(default_factory=list)  # place in the run, and the parents' side
    beside: list["_Stop"] = field(default_factory=list)  # runs of partners for whom there was no place in this one
    blocks: list[tuple[int, Rope]] = field(default_factory=list)  # place in the run, and what hangs there
    lines: list[int] = field(default_factory=list)
    nodes: list[int] = field(default_factory=list)
    wedges: tuple[list[_Wedge], list[_Wedge]] = field(default_factory=lambda: ([], []))
    sides: tuple[Rope, Rope] = field(default_factory=lambda: ([], []))

    @property
    def rope(self) -> Rope:
        """Half of what hangs below, the run, the other half."""
        half = (len(self.blocks) + 1) // 2
        return [*(b for _, b in self.blocks[:half]), *self.run, *(b for _, b in self.blocks[half:])]


ROOT, ASIDE = -1, -2


@dataclass
class _Rise:
    """A hub gone up through: the parents' run, and the other children left and right of the one come from."""

    hub: int
    parents: _Stop | None
    left: list[_Stop]
    right: list[_Stop]


class Walker:
    """Walks one chart, again and again from other roots."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.above = hubs_by_target(chart)
        self.below = hubs_by_source(chart)
        self.partners: dict[int, list[int]] = {node: [] for node in chart.row}
        for one, other in [*chart.couples, *((a, c) for a, c, _ in chart.arcs)]:
            self.partners[one].append(other)
            self.partners[other].append(one)
        self.run_of = {node: run for run in partner_runs(chart) for node in run}

    def rows_from(self, root: int) -> list[list[int]]:
        """Everyone in rows, as met on a walk from the root's run."""
        stops = self._reach(root)
        for stop in reversed(stops):
            self._write(stop)
        first = stops[0]
        rope = [*_outwards(first.wedges[LEFT]), *first.sides[LEFT], *first.rope, *first.sides[RIGHT]]
        met = dict.fromkeys(_flat([*rope, *(w.rope for w in first.wedges[RIGHT])]))
        rows: list[list[int]] = [[] for _ in range(self.chart.height)]
        for node in (*met, *(node for node in self.chart.row if node not in met)):
            rows[self.chart.row[node]].append(node)
        return rows

    def _reach(self, root: int) -> list[_Stop]:
        """Every run, in the order in which the walk reaches them."""
        seen = set(self.run_of[root])
        gone: set[int] = set()
        stops = [_Stop(self.run_of[root], ROOT)]
        for stop in stops:
            for place, node in enumerate(stop.run):
                for hub in self.above.get(node, ()):
                    if hub not in gone:
                        gone.add(hub)
                        stops += self._rise(stop, place, hub, seen)
                for hub in self.below.get(node, ()):
                    if hub not in gone:
                        gone.add(hub)
                        stop.down[hub] = self._fall(hub, self.chart.hubs[hub].targets, seen)
                        stops += stop.down[hub]
                for partner in self.partners[node]:
                    if partner not in seen:
                        seen.update(self.run_of[partner])
                        stop.beside.append(_Stop(self.run_of[partner], ASIDE))
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
            parents = _Stop(run, hub)
            yield parents
        left = self._fall(hub, of.targets[:here], seen)
        right = self._fall(hub, of.targets[here + 1 :], seen)
        yield from left
        yield from right
        stop.up.append((place, _Rise(hub, parents, left, right)))

    def _fall(self, hub: int, targets: Sequence[int], seen: set[int]) -> list[_Stop]:
        stops = []
        for i, child in enumerate(targets):
            if child not in seen:
                run = self.run_of[child]
                seen.update(run)
                turned = self._turned(run, child, first_half=2 * i < len(targets))
                stops.append(_Stop(turned, hub, (i, len(targets))))
        return stops

    def _turned(self, run: tuple[int, ...], child: int, *, first_half: bool) -> tuple[int, ...]:
        """A run the way round that suits: in-laws with a family of their own outwards."""
        here = run.index(child)
        weight = sum((1 if i > here else -1) for i, node in enumerate(run) if i != here and self.above.get(node))
        return run[::-1] if weight and (weight > 0) is first_half else run

    def _write(self, stop: _Stop) -> None:
        """What hangs from a run whose own stops are all written, and what leads up from it."""
        height = self.chart.height
        stop.lines, stop.nodes = [0] * height, [0] * height
        stop.nodes[self.chart.row[stop.run[0]]] += len(stop.run)
        placed = [(at, child) for at, children in self._hanging(stop) for child in children]
        self._hang(stop, placed)
        for near in stop.beside:
            _add(stop, near.lines, near.nodes)
            stop.blocks.append((len(stop.run), near.rope))
            for side in (LEFT, RIGHT):
                stop.wedges[side].extend(near.wedges[side])
        self._lead_up(stop)

    def _hanging(self, stop: _Stop) -> list[tuple[int, list[_Stop]]]:
        """The children of each hub, with the place in the run after which they hang."""
        hubs = self.chart.hubs
        placed = [(min(stop.run.index(n) for n in hubs[h].sources if n in stop.run), h) for h in stop.down]
        return [(at, stop.down[h]) for at, h in sorted(placed)]

    def _hang(self, stop: _Stop, placed: Sequence[tuple[int, _Stop]]) -> None:
        """Brothers and sisters side by side; their in-laws' families between them or further out."""
        row = self.chart.row[stop.run[0]]
        blocks = [child for _, child in placed]
        for i, (at, child) in enumerate(placed):
            kept: tuple[Rope, Rope] = ([], [])
            for origin in (LEFT, RIGHT):
                for wedge in child.wedges[origin]:
                    side = LEFT if 2 * i + origin < len(blocks) else RIGHT
                    between = blocks[:i] if side is LEFT else blocks[i + 1 :]
                    if between and self._stays(stop, wedge, between, row):
                        kept[side].append(wedge.rope)
                        _add(stop, wedge.lines, wedge.nodes)
                    else:
                        stop.wedges[side].append(wedge)
            stop.blocks.append((at, [*reversed(kept[LEFT]), *child.rope, *kept[RIGHT]]))
            _add(stop, child.lines, child.nodes)
            stop.lines[row] += 1

    def _stays(self, stop: _Stop, wedge: _Wedge, between: Sequence[_Stop], row: int) -> bool:
        """Whether a wedge costs less where it is than past these brothers and sisters."""
        stay = CROSSING * len(between) * wedge.lines[row]
        below = wedge.nodes[row + 1] if row + 1 < len(wedge.nodes) else 0
        for strangers, parts in ((below, True), (wedge.nodes[row], stop.place[0] > 0)):
            stay += (BROKEN + STRANGER * strangers) if strangers and parts else 0.0
        go = CROSSING * sum((wedge.gap == row) + block.lines[wedge.gap] for block in between)
        return stay < go

    def _lead_up(self, stop: _Stop) -> None:
        """Parents' sides: round the run when the walk came from below or began here, else as wedges."""
        rising = stop.by >= 0 and self.chart.hubs[stop.by].sources[0] in stop.run
        entry = next((i for i, n in enumerate(stop.run) if stop.by >= 0 and n in self.chart.hubs[stop.by].targets), 0)
        for place, rise in sorted(stop.up, key=lambda up: up[0]):
            if rising or stop.by == ROOT:
                lean = 0 if len(stop.up) == 1 else -1 if 2 * place < len(stop.run) else 1
                left, right, lines, nodes = self._rope_of(rise, lean)
                stop.sides[LEFT][:0] = left
                stop.sides[RIGHT].extend(right)
                _add(stop, lines, nodes)
            else:
                left, right, lines, nodes = self._rope_of(rise, -1)
                wedge = _Wedge([*left, *right], lines, nodes, self.chart.row[self.chart.hubs[rise.hub].sources[0]])
                stop.wedges[LEFT if place < entry or place == entry == 0 else RIGHT].append(wedge)

    def _rope_of(self, rise: _Rise, lean: int) -> tuple[Rope, Rope, list[int], list[int]]:
        """What stands left and right of somebody whose parents' hub was gone up through; parents all on one side on request."""
        hub = self.chart.hubs[rise.hub]
        row = self.chart.row[hub.sources[0]]
        children = _Stop((hub.sources[0],), ASIDE, lines=[0] * self.chart.height, nodes=[0] * self.chart.height)
        self._hang(children, [(0, child) for child in rise.left])
        count = len(children.blocks)
        self._hang(children, [(0, child) for child in rise.right])
        before = [rope for _, rope in children.blocks[:count]]
        after = [rope for _, rope in children.blocks[count:]]
        children.lines[row] += 1
        left, right = _outwards(children.wedges[LEFT]), [w.rope for w in children.wedges[RIGHT]]
        for side in children.wedges:
            for wedge in side:
                _add(children, wedge.lines, wedge.nodes)
        if rise.parents is None:
            return [*left, *before], [*after, *right], children.lines, children.nodes
        parents = rise.parents
        _add(children, parents.lines, parents.nodes)
        for side in parents.wedges:
            for wedge in side:
                _add(children, wedge.lines, wedge.nodes)
        cut = 1 + max((i for i, n in enumerate(parents.run) if n in hub.sources), default=0)
        cut -= len(set(hub.sources)) > 1
        far_left: Rope = [*_outwards(parents.wedges[LEFT]), *parents.sides[LEFT], *left]
        far_right: Rope = [*right, *parents.sides[RIGHT], *(w.rope for w in parents.wedges[RIGHT])]
        left_blocks = [b for at, b in parents.blocks if at < cut - (len(set(hub.sources)) > 1)]
        right_blocks = [b for at, b in parents.blocks if at >= cut - (len(set(hub.sources)) > 1)]
        run: Rope = list(parents.run)
        if lean < 0:
            rope: Rope = [*far_left, *left_blocks, *before, *run, *right_blocks, *far_right]
            return rope, list(after), children.lines, children.nodes
        if lean > 0:
            rope = [*far_left, *left_blocks, *run, *after, *right_blocks, *far_right]
            return list(before), rope, children.lines, children.nodes
        return (
            [*far_left, *left_blocks, *before, *run[:cut]],
            [*run[cut:], *after, *right_blocks, *far_right],
            children.lines,
            children.nodes,
        )


def _add(stop: _Stop, lines: Sequence[int], nodes: Sequence[int]) -> None:
    stop.lines = [a + b for a, b in zip(stop.lines, lines, strict=True)]
    stop.nodes = [a + b for a, b in zip(stop.nodes, nodes, strict=True)]


def _outwards(wedges: Sequence[_Wedge]) -> Rope:
    return [wedge.rope for wedge in reversed(wedges)]


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
        if len(beside[one]) < BESIDE and len(beside[other]) < BESIDE and end_of[one] != other:
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
            score = sum(1 if web.is_left(a, b) else -1 for a, b in pairwise(run))
            middle = [(web.began(run[i], run[i - 1]), web.began(run[i], run[i + 1])) for i in range(1, len(run) - 1)]
            times = sum((a < b) - (a > b) for a, b in middle)
            if score + 2 * times < 0:
                run.reverse()
        yield tuple(run)
