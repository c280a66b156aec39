"""Moves on a board, each kept only when it makes the board cheaper."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from famnet.drawing.genogram.board import Board
from famnet.drawing.genogram.moves import mirrored, swapped

LEAST = 1e-6
WORTH = 0.9  # rows cheaper than this are left as they are
FAR = 1_000_000
LONGEST = 40  # nodes that one move carries at most


class Climb:
    """Sifts runs of partners, sibships and single people along their rows."""

    def __init__(self, board: Board, steps: int, reach: int = FAR) -> None:
        self.board = board
        self.steps = steps
        self.partners = board.tables.partners
        self.reach = reach

    def descend(self, rows: Sequence[int] | None = None, only: AbstractSet[int] | None = None) -> None:
        """Work through the rows that may get better until none does, or the steps are used up.

        Args:
            rows: the rows to begin with, or all.
            only: the nodes that may move, or all.
        """
        height = len(self.board.rows)
        queue = list(rows if rows is not None else range(height))
        while queue and self.steps > 0:
            r = queue.pop(0)
            if self.board.row_cost(r) > WORTH and self._better_row(r, only):
                queue += [near for near in (r, r - 1, r + 1) if 0 <= near < height and near not in queue]

    def _better_row(self, r: int, only: AbstractSet[int] | None) -> bool:
        """Sift every unit of a row that has a part in some defect."""
        hot = self.board.hot(r)
        if only is not None:
            hot &= only
        found = False
        for unit in list(self._units(r)):
            if hot.intersection(unit) and self.steps > 0:
                found |= self._sift(r, unit)
        return found

    def _sift(self, r: int, unit: Sequence[int]) -> bool:
        """Carry a unit to its best place in the row, mirrored or not."""
        board = self.board
        row = board.rows[r]
        low = min(board.pos[node] for node in unit)
        high = low + len(unit)
        if sorted(row[low:high]) != sorted(unit):
            return False
        cost = board.row_cost(r)
        kept = list(row)
        best, place = self.best(r, low, high)
        turned = False
        if len(unit) > 1:
            delta = mirrored(board, r, low, high)
            other, other_place = self.best(r, low, high)
            if other + delta < best - LEAST:
                best, place, turned = other + delta, other_place, True
            else:
                board.turn(r, low, high)
        if best < -LEAST:
            self.carry(r, low, high, place)
            if board.row_cost(r) < cost - LEAST:
                return True
            board.place(r, kept)  # a couple round this block has its middle elsewhere now
            return False
        if turned:
            board.turn(r, low, high)
        return False

    def best(self, r: int, low: int, high: int) -> tuple[float, int]:
        """The cheapest place for a block, against where it is; the block is put back."""
        board = self.board
        row = board.rows[r]
        size = high - low
        unit = row[low:high]
        before = self._blocks(row[max(0, low - self.reach) : low], unit)
        after = self._blocks(row[high : high + self.reach], unit)
        best, place = 0.0, low
        delta, at = 0.0, low
        for block in reversed(before):
            delta += swapped(board, r, at - block, at, at + size)
            at -= block
            if delta < best - LEAST:
                best, place = delta, at
        self.carry(r, at, at + size, low)
        delta, at = 0.0, low
        for block in after:
            delta += swapped(board, r, at, at + size, at + size + block)
            at += block
            if delta < best - LEAST:
                best, place = delta, at
        self.carry(r, at, at + size, low)
        self.steps -= len(before) + len(after)
        return best, place

    def _blocks(self, row: Sequence[int], unit: Sequence[int]) -> list[int]:
        """The sizes of what a unit passes: runs of partners as wholes, one by one where a partner of the unit is."""
        near = {q for node in unit for q in self.partners[node]}
        sizes: list[int] = []
        for run in runs_in(row, self.partners):
            sizes += [1] * len(run) if near.intersection(run) else [len(run)]
        return sizes

    def carry(self, r: int, low: int, high: int, place: int) -> None:
        """A block to where it begins at `place`."""
        if place < low:
            self.board.swap(r, place, low, high)
        elif place > low:
            self.board.swap(r, low, high, high + place - low)

    def _units(self, r: int) -> Iterator[tuple[int, ...]]:
        """Runs of partners as they stand, sibships with their partners, and single members of runs."""
        runs = list(runs_in(self.board.rows[r], self.partners))
        yield from runs
        yield from self._sibships(r)
        for run in runs:
            if len(run) > 1:
                yield from ((node,) for node in run)

    def _sibships(self, r: int) -> Iterator[tuple[int, ...]]:
        board = self.board
        row = board.rows[r]
        for s in board.tables.sibships_in[r]:
            places = [board.pos[c] for c in board.broods[s]]
            if len(places) < 2:  # noqa: PLR2004 -- one alone is no sibship
                continue
            first, last = min(places), max(places)
            while first > 0 and row[first - 1] in self.partners[row[first]]:
                first -= 1
            while last < len(row) - 1 and row[last + 1] in self.partners[row[last]]:
                last += 1
            if last - first < LONGEST:
                yield tuple(row[first : last + 1])


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
