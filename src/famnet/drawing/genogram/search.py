"""The order of every row: the cheapest of many starts, bettered by moves, then taken apart and rebuilt round its defects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from famnet.drawing.genogram.aside import construct, near, rebuild
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.chart import Chart, rows_of
from famnet.drawing.genogram.climb import LEAST, Climb
from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.walk import Walker, partner_runs

Rows = list[list[int]]
CLEAN = 5.0  # a price below this has no defect in it, only preferences
BALLS = (6, 10, 16, 25)  # how many are taken out round a defect
NEAR, WIDE = 8, 25  # how far a unit is sifted, and looked for a place for
PRIME = 7919


@dataclass(frozen=True)
class Effort:
    """How much a search may try: counted, so that every machine does the same."""

    walks: int
    builds: int
    kept: int  # the best starts, that are bettered
    steps: int


def effort_for(size: int) -> Effort:
    """Much for the families one works with, the least for thousands."""
    for most, effort in _EFFORTS:
        if size <= most:
            return effort
    return Effort(walks=2, builds=1, kept=1, steps=30_000)


_EFFORTS = (
    (130, Effort(walks=40, builds=6, kept=4, steps=10_000)),
    (700, Effort(walks=4, builds=8, kept=1, steps=60_000)),
    (1500, Effort(walks=2, builds=3, kept=1, steps=60_000)),
)


def best_rows(chart: Chart) -> tuple[Rows, float]:
    """The best order found, and its price."""
    tables = Tables(chart)
    effort = effort_for(len(chart.row))
    clean = Board(tables, rows_of(chart)).floor + CLEAN
    begun = sorted(_starts(tables, clean, effort), key=_cost)
    bettered: list[tuple[float, Rows]] = []
    steps = effort.steps
    for _, rows in begun[: effort.kept]:
        cost, found, steps = descended(tables, rows, steps)
        bettered.append((cost, found))
        if cost < clean:
            break
    best = min(bettered, key=_cost)
    if best[0] >= clean:
        best = rebuilt(tables, best, steps)[:2]
    return best[1], best[0]


def _cost(found: tuple[float, Rows]) -> float:
    return found[0]


def _starts(tables: Tables, clean: float, effort: Effort) -> Iterator[tuple[float, Rows]]:
    for cost, rows in starts(tables, clean, effort.walks):
        yield cost, rows
        if cost < clean:
            return
    runs = [run for run in partner_runs(tables.chart) if tables.chart.is_person(run[0])]
    for run in runs[:: max(1, len(runs) // effort.builds)][: effort.builds]:
        yield built(tables, run[0])


def starts(tables: Tables, clean: float, roots: int) -> Iterator[tuple[float, Rows]]:
    """Walks from this many roots, with the price of each; no further than the first clean one."""
    chart = tables.chart
    walker = Walker(chart)
    runs = [run for run in dict.fromkeys(walker.run_of.values()) if chart.is_person(run[0])]
    board: Board | None = None
    for run in runs[:: max(1, len(runs) // roots)]:
        rows = walker.rows_from(run[0])
        if board is None:
            board = Board(tables, rows)
        board.restore(rows)
        cost = board.total()
        yield cost, rows
        if cost < clean:
            return


def built(tables: Tables, root: int) -> tuple[float, Rows]:
    """An order built run by run, outwards from a root."""
    chart = tables.chart
    unit_of = {node: run for run in partner_runs(chart) for node in run}
    board = Board(tables, rows_of(chart))
    order = [unit_of[root]]
    seen = set(order)
    for unit in order:
        for node in unit:
            new = dict.fromkeys(unit_of[n] for n in near(board, node) if unit_of[n] not in seen)
            seen.update(new)
            order += new
    climb = Climb(board, 0, WIDE)
    construct(climb, order)
    return board.total(), board.snapshot()


def descended(tables: Tables, rows: Sequence[Sequence[int]], steps: int) -> tuple[float, Rows, int]:
    """The order after all moves that help, its price, and the steps left."""
    climb = Climb(Board(tables, rows), steps, NEAR)
    climb.descend()
    return climb.board.total(), climb.board.snapshot(), climb.steps


def rebuilt(tables: Tables, best: tuple[float, Rows], steps: int) -> tuple[float, Rows, int]:
    """Take out those round a defect and put them back one by one, again and again; the steps left."""
    board = Board(tables, best[1])
    climb = Climb(board, steps, WIDE)
    cost, kept = best
    clean = board.floor + CLEAN
    for number, seed in enumerate(_seeds(board)):
        if climb.steps <= 0 or cost < clean:
            break
        out = ball(board, seed, BALLS[number % len(BALLS)])
        touched = _touched(board, out)
        before = _part_cost(board, touched)
        rows = rebuild(climb, out)
        climb.reach = NEAR
        climb.descend(sorted(rows), {n for v in out for n in (v, *near(board, v))})
        climb.reach = WIDE
        gain = before - _part_cost(board, touched)
        if gain > LEAST:
            cost, kept = cost - gain, board.snapshot()
        else:
            board.restore(kept)
    return board.total(), kept, climb.steps


def _seeds(board: Board) -> Iterator[int]:
    """Somebody with a part in a defect, in a shuffled order, round after round until a round brings nothing."""
    while True:
        before = board.total()
        hot = sorted({node for r in range(len(board.rows)) for node in board.hot(r)})
        for turn in range(len(hot) * (len(BALLS) - 1)):
            yield hot[turn * PRIME % len(hot)]
        if board.total() >= before - 1e-6:
            return


def _touched(board: Board, nodes: Iterable[int]) -> range:
    """The rows on which taking out these nodes, and mending round them, may have a bearing."""
    rows = {board.tables.chart.row[node] for node in nodes}
    return range(max(0, min(rows) - 3), min(len(board.rows), max(rows) + 4))


def _part_cost(board: Board, rows: range) -> float:
    return sum(board.crossing_cost(r) + board.structure(r) for r in range(max(0, rows.start - 1), rows.stop))


def ball(board: Board, seed: int, size: int) -> list[int]:
    """The nodes nearest to one of them."""
    found = {seed: None}
    edge = [seed]
    for node in edge:
        if len(found) >= size:
            break
        new = dict.fromkeys(n for n in near(board, node) if n not in found)
        found.update(new)
        edge += new
    return list(found)[:size]
