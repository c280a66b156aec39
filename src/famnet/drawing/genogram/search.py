"""The order of every row: the cheapest of many walks, bettered by moving runs and sibships until nothing helps."""

from collections.abc import Iterator, Sequence

from famnet.drawing.genogram.board import Board, hubs_by_source, hubs_by_target
from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.walk import Walker

ROOTS = 40
Rows = list[list[int]]
CLEAN = 5.0  # a price below this has no defect in it, only preferences


def best_rows(chart: Chart, before: Rows | None = None) -> tuple[Rows, float]:
    """The best order found, and its price."""
    walker = Walker(chart)
    starts = sorted(_starts(chart, walker), key=lambda start: start[0])
    if before is not None:
        starts.insert(0, (0.0, before))
    best: tuple[float, Rows] | None = None
    for cost, rows in starts[:4]:
        board = Board(chart, rows)
        Climb(board).descend()
        cost = board.total()
        if best is None or cost < best[0] - 1e-9:
            best = (cost, board.snapshot())
        if best[0] < CLEAN:
            break
    assert best is not None  # noqa: S101
    if best[0] >= CLEAN:
        board = Board(chart, best[1])
        _ruin_and_recreate(board)
        best = (board.total(), board.snapshot())
    return best[1], best[0]


def _starts(chart: Chart, walker: Walker) -> Iterator[tuple[float, Rows]]:
    people = [node for node in chart.row if node < chart.web.size]
    runs = list(dict.fromkeys(walker.run_of[p] for p in people))
    step = max(1, len(runs) // ROOTS)
    seen: set[tuple[tuple[int, ...], ...]] = set()
    for run in runs[::step]:
        rows = walker.rows_from(run[0])
        mark = tuple(map(tuple, rows))
        if mark not in seen:
            seen.add(mark)
            cost = Board(chart, rows).total()
            yield cost, rows
            if cost < CLEAN:
                return


class Climb:
    """Moves on a board, each kept only when it makes the board cheaper."""

    def __init__(self, board: Board, steps: int = 20_000) -> None:
        self.board = board
        self.steps = steps
        chart = board.chart
        self.partners: dict[int, set[int]] = {node: set() for node in chart.row}
        for one, other in chart.couples:
            self.partners[one].add(other)
            self.partners[other].add(one)

    def descend(self, rows: Sequence[int] | None = None) -> None:
        """Work through the rows that may get better until none does, or the steps are used up."""
        height = len(self.board.rows)
        queue = list(rows if rows is not None else range(height))
        while queue and self.steps > 0:
            r = queue.pop(0)
            if self.board.row_cost(r) > WORTH and self._better_row(r):
                for near in (r, r - 1, r + 1):
                    if 0 <= near < height and near not in queue:
                        queue.append(near)

    def _better_row(self, r: int) -> bool:
        """Try every unit of a row in every place; keep the best of each."""
        found = False
        for unit in self._units(r):
            found |= self._best_place(r, unit)
        return found

    def _best_place(self, r: int, unit: tuple[int, ...]) -> bool:
        board = self.board
        old = board.rows[r]
        now = board.row_cost(r)
        members = set(unit)
        rest = [node for node in old if node not in members]
        best, best_order = now - 1e-6, None
        ways = (unit, unit[::-1]) if len(unit) > 1 else (unit,)
        for at in self._gaps(rest):
            for way in ways:
                order = rest[:at] + list(way) + rest[at:]
                if order == old:
                    continue
                self.steps -= 1
                board.place(r, order)
                cost = board.row_cost(r)
                if cost < best:
                    best, best_order = cost, order
        board.place(r, best_order or old)
        return best_order is not None

    def _gaps(self, rest: Sequence[int]) -> list[int]:
        return list(range(len(rest) + 1))

    def _units(self, r: int) -> Iterator[tuple[int, ...]]:
        """Runs of partners as they stand, sibships with their partners, and single members of runs."""
        yield from runs_in(self.board.rows[r], self.partners)
        yield from self._sibships(r)
        for run in runs_in(self.board.rows[r], self.partners):
            if len(run) > 1:
                yield from ((node,) for node in run)

    def _sibships(self, r: int) -> Iterator[tuple[int, ...]]:
        board = self.board
        for s in board.sibships_in[r]:
            places = [board.pos[c] for c in board.chart.sibships[s]]
            row = board.rows[r]
            first, last = min(places), max(places)
            while first > 0 and row[first - 1] in self.partners[row[first]]:
                first -= 1
            while last < len(row) - 1 and row[last + 1] in self.partners[row[last]]:
                last += 1
            if last - first < 40:
                yield tuple(row[first : last + 1])


WORTH = 0.9  # rows cheaper than this are left as they are


def runs_in(row: Sequence[int], partners: dict[int, set[int]]) -> Iterator[tuple[int, ...]]:
    """Neighbours who are partners, strung together."""
    run: list[int] = []
    for node in list(row):
        if run and node not in partners[run[-1]]:
            yield tuple(run)
            run = []
        run.append(node)
    if run:
        yield tuple(run)


def _ruin_and_recreate(board: Board, rounds: int = 30) -> None:
    """Take a person with all below, or all above, out and put them back where they cost least."""
    clusters = list(_clusters(board.chart))
    clusters.sort(key=lambda c: len(c), reverse=True)
    best, kept = board.total(), board.snapshot()
    turn = 0
    for _ in range(rounds):
        if best < CLEAN or not clusters:
            break
        cluster = clusters[turn % len(clusters)]
        turn += 1
        _reinsert(board, cluster)
        Climb(board, 2000).descend()
        cost = board.total()
        if cost < best - 1e-6:
            best, kept = cost, board.snapshot()
        else:
            board.restore(kept)


def _clusters(chart: Chart) -> Iterator[frozenset[int]]:
    below, above = hubs_by_source(chart), hubs_by_target(chart)
    seen = set()
    partners: dict[int, list[int]] = {node: [] for node in chart.row}
    for one, other in chart.couples:
        partners[one].append(other)
        partners[other].append(one)
    for node in chart.row:
        for near, ends in ((below, lambda h: chart.hubs[h].targets), (above, lambda h: chart.hubs[h].sources)):
            cluster, edge = {node}, [node]
            for n in edge:
                for other in [t for h in near.get(n, ()) for t in ends(h)] + (partners[n]):
                    if other not in cluster:
                        cluster.add(other)
                        edge.append(other)
            mark = frozenset(cluster)
            if 1 < len(mark) <= len(chart.row) // 2 and mark not in seen:
                seen.add(mark)
                yield mark


def _reinsert(board: Board, cluster: frozenset[int]) -> None:
    """Mirror the cluster, or carry it as a whole to the other end of its rows."""
    for r, row in enumerate(board.rows):
        inside = [node for node in row if node in cluster]
        if inside:
            rest = [node for node in row if node not in cluster]
            board.place(
                r, rest + inside if row[0] in cluster or row.index(inside[0]) < len(row) / 2 else inside + rest
            )
