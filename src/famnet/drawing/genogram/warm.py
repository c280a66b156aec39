"""Starting from the last drawing, so that those already there stay where they can and only what is new finds its place."""

from collections.abc import Iterable, Sequence

from famnet.drawing.genogram.aside import construct, near, outwards, rebuilt_round
from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.chart import Chart
from famnet.drawing.genogram.climb import Climb
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.walk import partner_runs

Order = tuple[tuple[str, ...], ...]
Rows = list[list[int]]
STEPS, NEAR = 4000, 8


def kept_groups(levels: Levels, groups: Sequence[int], members: Sequence[int], before: Order) -> list[int] | None:
    """The rows of the last drawing for one component, new groups between; None when they cannot hold any more.

    Args:
        levels: the groups of people on one row.
        groups: rows found without regard to the last drawing.
        members: the people of the component.
        before: the last drawing's order.
    """
    index = levels.web.index
    known = {index[person]: row for row, people in enumerate(before) for person in people if person in index}
    old = {levels.group[p]: known[p] for p in members if p in known}
    if not old:
        return None
    rows = list(groups)
    mine = {levels.group[p] for p in members}
    waiting = [g for g in mine if g not in old]
    for g, row in old.items():
        rows[g] = row
    _fit(levels, rows, waiting, set(old))
    below = all(rows[a] < rows[b] for a in mine for b in levels.below[a])
    level = all(rows[levels.group[p]] == known[p] for p in members if p in known)
    return rows if below and level else None


def _fit(levels: Levels, rows: list[int], waiting: Sequence[int], placed: set[int]) -> None:
    """New groups go right below their parents, or right above their children, outwards from those placed."""
    edge = sorted(placed)
    left = set(waiting)
    for g in edge:
        for step, others in ((1, levels.below[g]), (-1, levels.above[g])):
            for other in others:
                if other in left:
                    left.discard(other)
                    rows[other] = rows[g] + step
                    edge.append(other)
    for g in waiting:
        if levels.above[g]:
            rows[g] = max(rows[a] for a in levels.above[g]) + 1


def kept_rows(chart: Chart, before: Order) -> Rows:
    """The last drawing's order, with whoever is new put where they cost least."""
    tables = Tables(chart)
    place = {person: (row, i) for row, people in enumerate(before) for i, person in enumerate(people)}
    ids = [person.id for person in chart.web.people]
    rows: Rows = [[] for _ in range(chart.height)]
    for node in sorted(chart.row, key=lambda n: _place(n, chart, ids, place)):
        rows[chart.row[node]].append(node)
    new = {node for node in chart.row if not chart.is_person(node) or ids[node] not in place}
    board = Board(tables, rows)
    climb = Climb(board, STEPS)
    units = [part for run in partner_runs(chart) if (part := tuple(n for n in run if n in new))]
    construct(climb, outwards(board, units))
    climb.steps, climb.reach = STEPS, NEAR
    climb.descend(None, _round(board, new))
    return rebuilt_round(climb, [node for node in new if chart.is_person(node)])


def _place(node: int, chart: Chart, ids: Sequence[str], place: dict[str, tuple[int, int]]) -> tuple[int, int, int]:
    if chart.is_person(node) and ids[node] in place:
        return (0, *place[ids[node]])
    return (1, 0, node)


def _round(board: Board, nodes: Iterable[int]) -> set[int]:
    return {n for v in nodes for n in (v, *near(board, v))}
