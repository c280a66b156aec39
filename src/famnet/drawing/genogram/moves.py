"""What a move costs, exactly and without counting the whole board again."""

from collections.abc import Iterable, Sequence

from famnet.drawing.genogram.board import CROSSING, Board


def swapped(board: Board, r: int, low: int, mid: int, high: int) -> float:
    """Exchange two neighbouring blocks of row r, low to mid - 1 and mid to high - 1; what that costs more."""
    row = board.rows[r]
    left, right = row[low:mid], row[mid:high]
    above, key, light = board.above, board.key, board.tables.light_in
    over = r > 0 and light[r - 1]
    delta = 0
    ups = [key[h] for v in left for h in above[v]]
    if ups and not over:
        delta = _passed(ups, [key[h] for v in right for h in above[v]])
    one, whole = _hanging(board, left, low, mid)
    two, also = _hanging(board, right, mid, high)
    under = not (whole and also) or light[r]
    if one and two and not under:
        delta += _passed(one, two)
    couples = {*_apart(board, left, low, mid), *_apart(board, right, mid, high)}
    sibships = _parted(board, left) | _parted(board, right)
    cost = -_sum(board, r, couples, sibships, over=over, under=under)
    board.swap(r, low, mid, high)
    return CROSSING * delta + cost + _sum(board, r, couples, sibships, over=over, under=under)


def mirrored(board: Board, r: int, low: int, high: int) -> float:
    """Turn a block round; what that costs more."""
    nodes = board.rows[r][low:high]
    couples = {c for v in nodes for c in board.couples_of[v]}
    sibships = {s for v in nodes for s in board.sibships_of[v]}
    before = _sum(board, r, couples, sibships, over=True, under=True)
    board.turn(r, low, high)
    return _sum(board, r, couples, sibships, over=True, under=True) - before


def _passed(left: Sequence[int], right: Sequence[int]) -> int:
    """How many more lines cross when those of the left block and those of the right block change places."""
    delta = 0
    for there in right:
        for here in left:
            if here < there:
                delta += 1
            elif here > there:
                delta -= 1
    return delta


def _hanging(board: Board, nodes: Sequence[int], low: int, high: int) -> tuple[list[int], bool]:
    """Where the lines from a block lead in the next row; False when a couple reaches out of the block."""
    pos, sources, targets = board.pos, board.sources, board.targets
    found: list[int] = []
    for v in nodes:
        for h in board.below[v]:
            one, other = sources[h]
            if one != other:
                if not low <= pos[other if v == one else one] < high:
                    return found, False
                if v != one:
                    continue
            found += [pos[t] for t in targets[h]]
    return found, True


def _apart(board: Board, nodes: Sequence[int], low: int, high: int) -> list[int]:
    """Couples of whom one is in this block and the other is not."""
    pos, couples = board.pos, board.tables.chart.couples
    found = []
    for v in nodes:
        for c in board.couples_of[v]:
            one, other = couples[c]
            there = pos[other if v == one else one]
            if there >= high or there < low:
                found.append(c)
    return found


def _parted(board: Board, nodes: Sequence[int]) -> set[int]:
    """Sibships that are not wholly inside a block nor outside it."""
    if len(nodes) == 1:
        return set(board.sibships_of[nodes[0]])
    counts: dict[int, int] = {}
    for v in nodes:
        for s in board.sibships_of[v]:
            counts[s] = counts.get(s, 0) + 1
    return {s for s, count in counts.items() if count < len(board.groups[s])}


def _sum(board: Board, r: int, couples: Iterable[int], sibships: Iterable[int], *, over: bool, under: bool) -> float:
    cost = board.loose(r)
    if over:
        cost += board.crossing_cost(r - 1)
    if under:
        cost += board.crossing_cost(r)
    for c in couples:
        cost += board.couple_cost(c)
    for s in sibships:
        cost += board.sibship_cost(s)
    return cost
