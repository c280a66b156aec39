"""Starting from the last drawing: those already there stay where they can, only what is new finds its place."""

from collections.abc import Sequence

from famnet.drawing.genogram.anneal import Annealing, outwards
from famnet.drawing.genogram.board import Rows
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.runs import partner_runs
from famnet.drawing.genogram.tables import Tables

Order = tuple[tuple[str, ...], ...]


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
        new = [(other, 1) for other in levels.below[g]] + [(other, -1) for other in levels.above[g]]
        for other, step in new:
            if other in left:
                left.discard(other)
                rows[other] = rows[g] + step
                edge.append(other)
    for g in waiting:
        if levels.above[g]:
            rows[g] = max(rows[a] for a in levels.above[g]) + 1


def kept_rows(tables: Tables, before: Order) -> Rows:
    """The last drawing's order, with whoever is new put where they cost least."""
    chart = tables.chart
    place = {person: (row, i) for row, people in enumerate(before) for i, person in enumerate(people)}
    ids = [person.id for person in chart.web.people]
    rows: Rows = [[] for _ in range(chart.height)]
    new = {node for node in chart.row if not chart.is_person(node) or ids[node] not in place}
    for node in sorted(chart.row.keys() - new, key=lambda n: place[ids[n]]):
        rows[chart.row[node]].append(node)
    search = Annealing(tables, rows)
    units = [part for run in partner_runs(chart) if (part := tuple(n for n in run if n in new))]
    for unit in outwards(search.board, units):
        search.put_in(unit)
    search = Annealing(tables, search.board.snapshot())
    for node in sorted(new):
        search.attempt([node, *(n for n in tables.near[node] if n in new)], 0.0)
        if chart.is_person(node):
            search.attempt([node, *tables.near[node]], -STAY)
    return search.best[1]


STAY = 8.0  # how much those already there must gain from moving for somebody new
