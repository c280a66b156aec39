"""Taking people off a board for a while, and putting them back one run after the other, each where it costs least."""

from collections.abc import Iterable, Sequence

from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.climb import Climb, runs_in
from famnet.drawing.genogram.moves import mirrored


def take_out(board: Board, nodes: Iterable[int]) -> None:
    """From now on nothing that joins these nodes counts."""
    _make_own(board)
    gone = set(nodes) - board.out
    board.out |= gone
    rows = {board.tables.chart.row[node] for node in gone}
    for node in gone:
        del board.pos[node]
    _refresh(board, gone)
    for r in rows:
        board.place(r, [node for node in board.rows[r] if node not in gone])


def put_in(board: Board, nodes: Sequence[int], at: int) -> None:
    """Nodes of one row back into it, as a block that begins at a place."""
    r = board.tables.chart.row[nodes[0]]
    row = board.rows[r]
    board.out.difference_update(nodes)
    for node in nodes:
        board.pos[node] = 0
    _refresh(board, nodes)
    board.place(r, [*row[:at], *nodes, *row[at:]])


def _make_own(board: Board) -> None:
    """Lists that may change, in place of the shared ones."""
    tables = board.tables
    if board.targets is tables.targets:
        board.targets = [list(of) for of in tables.targets]
        board.above = {node: list(of) for node, of in tables.above.items()}
        board.couples_of = {node: list(of) for node, of in tables.couples_of.items()}
        board.broods = [list(of) for of in tables.broods]


def _refresh(board: Board, nodes: Iterable[int]) -> None:
    """Whatever joins these nodes, as it is now with those who are out."""
    tables = board.tables
    for h in {h for v in nodes for h in (*tables.above[v], *tables.below[v])}:
        _refresh_hub(board, h)
    for c in {c for v in nodes for c in tables.couples_of[v]}:
        pair = tables.chart.couples[c]
        whole = not board.out.intersection(pair)
        for one in pair:
            _set_member(board.couples_of[one], c, member=whole)
    for s in {s for v in nodes for s in tables.sibships_of[v]}:
        kept = [i for i, c in enumerate(tables.chart.sibships[s]) if c not in board.out]
        board.groups[s] = [tables.chart.sibships[s][i] for i in kept]
        board.years[s] = [tables.chart.sibship_years[s][i] for i in kept]
        board.broods[s] = [c for c in tables.broods[s] if c not in board.out]


def _refresh_hub(board: Board, h: int) -> None:
    """A hub counts while one of its people is in."""
    tables, out = board.tables, board.out
    sources = [s for s in tables.sources[h] if s not in out]
    if sources:
        board.sources[h] = (sources[0], sources[-1])
    board.targets[h] = [t for t in tables.targets[h] if t not in out] if sources else []
    for t in tables.targets[h]:
        _set_member(board.above[t], h, member=bool(sources))
    if sources:
        one, other = board.sources[h]
        board.key[h] = board.pos[one] + board.pos[other]


def _set_member(members: list[int], one: int, *, member: bool) -> None:
    if member and one not in members:
        members.append(one)
    elif not member and one in members:
        members.remove(one)


def rebuild(climb: Climb, nodes: Iterable[int]) -> set[int]:
    """Take nodes out and put them back, nearest to the others first; the rows they stand in."""
    board = climb.board
    units = _units(board, set(nodes))
    take_out(board, (node for unit in units for node in unit))
    for unit in outwards(board, units):
        _insert(climb, unit)
    return {board.tables.chart.row[unit[0]] for unit in units}


def _units(board: Board, nodes: set[int]) -> list[tuple[int, ...]]:
    """Runs of partners as they stand, as far as they are among the nodes."""
    rows = sorted({board.tables.chart.row[node] for node in nodes})
    runs = (run for r in rows for run in runs_in(board.rows[r], board.tables.partners))
    parts = (tuple(node for node in run if node in nodes) for run in runs)
    return [part for part in parts if part]


def outwards(board: Board, units: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Those joined to somebody on the board first, then those joined to them."""
    unit_of = {node: unit for unit in units for node in unit}
    order = dict.fromkeys(unit for unit in units if any(n not in unit_of for v in unit for n in near(board, v)))
    edge = list(order) or list(units[:1])
    order.update(dict.fromkeys(edge))
    for unit in edge:
        for v in unit:
            for n in near(board, v):
                if n in unit_of and unit_of[n] not in order:
                    order[unit_of[n]] = None
                    edge.append(unit_of[n])
    order.update(dict.fromkeys(units))
    return list(order)


def near(board: Board, node: int) -> list[int]:
    """Everyone joined to somebody by a hub or as a couple."""
    tables = board.tables
    found = [n for h in tables.above[node] for n in (*tables.sources[h], *tables.targets[h])]
    found += [n for h in tables.below[node] for n in (*tables.targets[h], *tables.sources[h])]
    found += tables.partners[node]
    return found


def _insert(climb: Climb, unit: tuple[int, ...]) -> None:
    """A unit at the best place of its row, either way round; looked for from where its relatives stand."""
    board = climb.board
    r = board.tables.chart.row[unit[0]]
    low = _likely(board, unit, r)
    put_in(board, unit, low)
    high = low + len(unit)
    cost, place = climb.best(r, low, high)
    if len(unit) > 1:
        delta = mirrored(board, r, low, high)
        other, other_place = climb.best(r, low, high)
        if other + delta < cost:
            place = other_place
        else:
            board.turn(r, low, high)
    climb.carry(r, low, high, place)


def _likely(board: Board, unit: Sequence[int], r: int) -> int:
    """The place in a row below, above or beside those whom a unit is joined to."""
    width = len(board.rows[r])
    shares = []
    for node in unit:
        for other in near(board, node):
            if other in board.pos and other not in unit:
                row = board.tables.chart.row[other]
                shares.append((board.pos[other] + 0.5) / len(board.rows[row]))
    at = round(width * sum(shares) / len(shares)) if shares else width
    while 0 < at < width and board.rows[r][at] in board.tables.partners[board.rows[r][at - 1]]:
        at += 1
    return at


def construct(climb: Climb, units: Sequence[tuple[int, ...]]) -> None:
    """Everything from nothing, unit after unit, each where it costs least."""
    take_out(climb.board, (node for unit in units for node in unit))
    for unit in units:
        _insert(climb, unit)


def rebuilt_round(climb: Climb, seeds: Iterable[int]) -> list[list[int]]:
    """The rows after one try to rebuild round each seed that has a part in a defect."""
    board = climb.board
    for seed in seeds:
        if seed in board.hot(board.tables.chart.row[seed]):
            cost, kept = board.total(), board.snapshot()
            out = {seed, *near(board, seed)}
            climb.descend(sorted(rebuild(climb, out)), out)
            if board.total() >= cost - LITTLE:
                board.restore(kept)
    return board.snapshot()


LITTLE = 1e-6
