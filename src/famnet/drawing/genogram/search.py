"""The order of every row: the cheapest of many walks, bettered by moving runs and sibships until nothing helps."""

from collections.abc import Iterator

from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.chart import Chart, rows_of
from famnet.drawing.genogram.climb import Climb
from famnet.drawing.genogram.clusters import clusters
from famnet.drawing.genogram.walk import Walker

ROOTS = 40
Rows = list[list[int]]
CLEAN = 5.0  # a price below this has no defect in it, only preferences
STEPS = 8_000


def best_rows(chart: Chart, before: Rows | None = None, steps: int = STEPS) -> tuple[Rows, float]:
    """The best order found, and its price."""
    clean = Board(chart, rows_of(chart)).floor + CLEAN
    begun = sorted(starts(chart, clean), key=lambda start: start[0])
    if before is not None:
        begun.insert(0, (0.0, before))
    best: tuple[float, Rows] | None = None
    for _, rows in begun[:4]:
        board = Board(chart, rows)
        climb = Climb(board, steps)
        climb.descend()
        steps = climb.steps
        cost = board.total()
        if best is None or cost < best[0] - 1e-9:
            best = (cost, board.snapshot())
        if best[0] < clean:
            break
    assert best is not None  # noqa: S101
    if best[0] >= clean:
        best = recreated(chart, best, steps)[:2]
    return best[1], best[0]


def starts(chart: Chart, clean: float, roots: int = ROOTS) -> Iterator[tuple[float, Rows]]:
    """Walks from this many roots, with the price of each; no further than the first clean one."""
    walker = Walker(chart)
    runs = list(dict.fromkeys(walker.run_of.values()))
    runs = [run for run in runs if chart.is_person(run[0])]
    step = max(1, len(runs) // roots)
    seen: set[tuple[tuple[int, ...], ...]] = set()
    board: Board | None = None
    for run in runs[::step]:
        rows = walker.rows_from(run[0])
        mark = tuple(map(tuple, rows))
        if mark not in seen:
            seen.add(mark)
            if board is None:
                board = Board(chart, rows)
            board.restore(rows)
            cost = board.total()
            yield cost, rows
            if cost < clean:
                return


def recreated(chart: Chart, best: tuple[float, Rows], steps: int) -> tuple[float, Rows, int]:
    """Carry whole branches elsewhere, one after the other, for as long as it helps and the steps last; steps left."""
    board = Board(chart, best[1])
    clean = board.floor + CLEAN
    climb = Climb(board, steps)
    cost, kept = best
    branches = clusters(chart)
    fruitless = 0
    at = 0
    while branches and fruitless < len(branches) and climb.steps > 0 and cost >= clean:
        branch = branches[at % len(branches)]
        at += 1
        fruitless += 1
        if not climb.touches_defect(branch):
            continue
        rows = climb.carry(branch)
        climb.descend(rows)
        now = board.total()
        if now < cost - 1e-6:
            cost, kept, fruitless = now, board.snapshot(), 0
        else:
            board.restore(kept)
    return cost, kept, climb.steps
