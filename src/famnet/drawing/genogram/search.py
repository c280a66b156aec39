"""The order of every row: built run by run from several roots, then taken apart and rebuilt round its defects."""

from collections.abc import Iterator, Sequence
from functools import partial

from famnet.domain.record import value
from famnet.drawing.genogram.anneal import Annealing, Dice, outwards
from famnet.drawing.genogram.board import Board, Rows
from famnet.drawing.genogram.coordinates import rough_x
from famnet.drawing.genogram.prices import APART, STRANGER
from famnet.drawing.genogram.runs import partner_runs
from famnet.drawing.genogram.slots import Connectors, Slots
from famnet.drawing.genogram.tables import Tables

CLEAN = 5.0  # a price below this has no defect in it, only preferences
MOST_BESIDE = 2
PATIENCE = 8.0
ROUND = 100
CHOICE, FEW = 3, 130  # clean orders to choose from by how they are drawn, up to so many nodes

Priced = tuple[float, Rows]


@value
class Effort:
    """How much a search may try: counted, so that every machine does the same."""

    builds: int
    kept: int  # the best starts, that are bettered
    steps: int  # of ruin and recreate, for each of those
    seen: int = 0  # the best of these, that are bettered again as they will be seen
    rounds: int = 0  # for each of those, of `ROUND` steps


def effort_for(size: int) -> Effort:
    """Much for the families one works with, the least for thousands."""
    for most, effort in _EFFORTS:
        if size <= most:
            return effort
    return Effort(builds=1, kept=1, steps=0)


_EFFORTS = (
    (40, Effort(builds=10, kept=6, steps=90)),
    (130, Effort(builds=8, kept=4, steps=80)),
    (700, Effort(builds=8, kept=4, steps=200, seen=2, rounds=3)),
    (1500, Effort(builds=3, kept=1, steps=150, seen=1, rounds=1)),
)


def floor(tables: Tables) -> float:
    """What no order can save: a third and a fourth partner have one person between, a fifth and a sixth two.

    A couple of two who both have more than two partners may be the one apart for both: so many are not counted.
    """
    beyond = {node: len(of) - MOST_BESIDE for node, of in tables.couples_of.items()}
    shared = sum(beyond[one] > 0 and beyond[other] > 0 for one, other in tables.chart.couples)
    prices = sorted(APART + STRANGER * (1 + n // 2) for count in beyond.values() for n in range(count))
    return sum(prices[: max(0, len(prices) - shared)])


def best_orders(tables: Tables) -> list[Priced]:
    """The best orders found, cheapest first."""
    effort = effort_for(len(tables.chart.row))
    clean = floor(tables) + CLEAN
    begun = sorted(_builds(tables, effort.builds, clean), key=_cost)
    begun = [found for i, found in enumerate(begun) if not i or found[1] != begun[i - 1][1]]
    if begun[0][0] < clean:
        return [start for start in begun if start[0] < clean]
    found = []
    for number, start in enumerate(begun[: effort.kept], 1):
        found.append(annealed(tables, start[1], effort.steps, clean, number))
        if found[-1][0] < clean:
            return sorted(found, key=_cost)
    found.sort(key=_cost)
    return [as_seen(tables, rows, effort.rounds) for _, rows in found[: effort.seen]] or found


def as_seen(tables: Tables, rows: Rows, rounds: int) -> Priced:
    """An order bettered by how its lines will be seen: the places are measured anew before each round."""
    connectors = Connectors(tables)
    for n in range(rounds):
        x = rough_x(tables.chart, rows)
        search = Annealing(tables, rows, Dice(n + 1), partial(Slots, connectors=connectors, x=x))
        search.run(ROUND, PATIENCE * (1 - n / rounds), 0.0)
        rows = search.best[1]
    return Board(tables, rows).total(), rows


def _cost(found: Priced) -> float:
    return found[0]


def annealed(tables: Tables, rows: Rows, steps: int, clean: float, seed: int = 1) -> Priced:
    """The order after so many steps of ruin and recreate."""
    search = Annealing(tables, rows, Dice(seed))
    search.run(steps, PATIENCE, clean)
    return search.best


def _builds(tables: Tables, roots: int, clean: float) -> Iterator[Priced]:
    """Orders built from roots all over the family, until there is a choice of clean ones."""
    runs = partner_runs(tables.chart)
    wanted = CHOICE if len(tables.chart.row) <= FEW else 1
    people = [run for run in runs if run[0] < tables.size]
    for root in people[:: max(1, len(people) // roots)][:roots]:
        board = built(tables, root, runs)
        cost = board.total()
        yield cost, board.snapshot()
        wanted -= cost < clean
        if not wanted:
            return


def built(tables: Tables, root: tuple[int, ...], runs: Sequence[tuple[int, ...]]) -> Board:
    """An order built outwards from a root, each run where it costs least."""
    search = Annealing(tables, ())
    search.put_in(root)
    for run in outwards(search.board, [run for run in runs if run != root]):
        search.put_in(run)
    return search.board
