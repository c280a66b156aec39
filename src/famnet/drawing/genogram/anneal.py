"""Ruin and recreate: part of an order taken out and put back, again and again, with a patience that wears off."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from famnet.drawing.genogram.board import Board, Rows
from famnet.drawing.genogram.offers import Offers
from famnet.drawing.genogram.slots import Slots
from famnet.drawing.genogram.tables import Tables
from famnet.drawing.genogram.units import unit_of

LEAST = 1e-6
REACH = 18
SIZES = (2, 4, 6, 9, 14, 22)  # nodes taken out at a time
FRESH = 40  # steps after which it is looked anew who has a part in a defect


class Dice:
    """The same throws on every machine."""

    def __init__(self, seed: int = 1) -> None:
        self.state = seed * 2654435761 % 2**32

    def throw(self, sides: int) -> int:
        """A number below so many."""
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % sides

    def share(self) -> float:
        """Between 0 and 1."""
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) / 2**24


class Annealing:
    """One order on its way to a better one."""

    def __init__(
        self,
        tables: Tables,
        rows: Iterable[Sequence[int]],
        dice: Dice | None = None,
        lines: Callable[[Board], Board | Slots] | None = None,
    ) -> None:
        self.tables = tables
        self.board = Board(tables, rows)
        self.lines = lines(self.board) if lines else self.board  # what tells of crossings
        self.dice = dice or Dice()
        self.height = tables.height
        self.crossed = {r: self.lines.crossing_cost(r) for r in range(self.height)}
        self.formed = {r: self.board.structure(r) for r in range(self.height)}
        self.cost = sum(self.crossed.values()) + sum(self.formed.values())
        self.best: tuple[float, Rows] = (self.cost, self.board.snapshot())
        self.tried = 0  # how often a unit looked for its place

    def run(self, steps: int, patience: float, clean: float) -> None:
        """So many times ruin and recreate, from this patience down to none, or until it is clean."""
        for step in range(steps):
            if self.best[0] < clean:
                break
            if step % FRESH == 0:
                hot = self._hot()
            pool = hot if hot and self.dice.throw(8) else list(self.board.pos)
            seed = pool[self.dice.throw(len(pool))]
            size = SIZES[self.dice.throw(len(SIZES))]
            limit = patience * (1 - step / steps) * self.dice.share()
            self.attempt(ball(self.tables, seed, size, self.dice), limit)
        self.board.restore(self.best[1])

    def _hot(self) -> list[int]:
        return sorted({node for r in range(self.height) for node in self.board.hot(r)})

    def attempt(self, nodes: Sequence[int], limit: float) -> bool:
        """Rebuild these nodes, unless that makes it dearer than allowed."""
        board = self.board
        before = {r: list(board.rows[r]) for r in sorted({self.tables.chart.row[node] for node in nodes})}
        self.rebuild(nodes)
        kept = {r: order for r, order in before.items() if board.rows[r] != order}
        crossed = {g: self.lines.crossing_cost(g) for g in sorted(self.lines.gaps(kept))}
        formed = {r: board.structure(r) for r in kept}
        delta = sum(crossed[g] - self.crossed[g] for g in crossed) + sum(formed[r] - self.formed[r] for r in kept)
        if delta > limit:
            for r, order in kept.items():
                board.back(r, order)
            return False
        self.crossed.update(crossed)
        self.formed.update(formed)
        self._keep(delta)
        return True

    def _keep(self, delta: float) -> None:
        self.cost += delta
        if self.cost < self.best[0] - LEAST:
            self.best = (self.cost, self.board.snapshot())

    def rebuild(self, nodes: Iterable[int]) -> None:
        """Take nodes out and put them back, nearest to the others first."""
        board, row = self.board, self.tables.chart.row
        out = set(nodes)
        units = list(self._units(out))
        for r in {row[node] for node in out}:
            board.take(r, {node for node in out if row[node] == r})
        for unit in outwards(board, units):
            self.put_in(unit)

    def _units(self, nodes: set[int]) -> Iterator[tuple[int, ...]]:
        """Runs of partners as they stand, as far as they are among the nodes; now and then one by one."""
        partners = self.tables.partners
        split = not self.dice.throw(4)
        for r in sorted({self.tables.chart.row[node] for node in nodes}):
            run: list[int] = []
            for node in list(self.board.rows[r]):
                if run and (node not in nodes or node not in partners[run[-1]] or split):
                    yield tuple(run)
                    run = []
                if node in nodes:
                    run.append(node)
            if run:
                yield tuple(run)

    def put_in(self, unit: tuple[int, ...]) -> None:
        """A unit at the best gap of its row, either way round."""
        board = self.board
        self.tried += 1
        r = self.tables.chart.row[unit[0]]
        middle = likely(board, unit, r)
        low, high = max(0, middle - REACH), min(len(board.rows[r]), middle + REACH)
        asked = Offers(board, unit, r, low, high)
        _, at, way = min(_best(asked, self.tables, way) for way in _ways(unit))
        board.insert(r, low + at, way)


def _ways(unit: Sequence[int]) -> list[tuple[int, ...]]:
    """A unit from left to right, and turned round."""
    return [tuple(unit), tuple(reversed(unit))] if len(unit) > 1 else [tuple(unit)]


def _best(asked: Offers, tables: Tables, unit: tuple[int, ...]) -> tuple[float, int, tuple[int, ...]]:
    """The least price of a unit this way round, and the gap."""
    curve = asked.of(unit)
    least = min(curve)
    return least + unit_of(tables, unit).inner, curve.index(least), unit


def likely(board: Board, unit: tuple[int, ...], r: int) -> int:
    """The place in a row below, above or beside those whom a unit is joined to."""
    width = len(board.rows[r])
    total, count = 0.0, 0
    pos, row, rows = board.pos, board.tables.chart.row, board.rows
    for other in unit_of(board.tables, unit).near:
        place = pos[other]
        if place >= 0:
            total += (place + 0.5) / len(rows[row[other]])
            count += 1
    return round(width * total / count) if count else width


def outwards(board: Board, units: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Those joined to somebody on the board first, then those joined to them."""
    near, pos = board.tables.near, board.pos
    unit_of = {node: unit for unit in units for node in unit}
    order = dict.fromkeys(unit for unit in units if any(pos[n] >= 0 for v in unit for n in near[v]))
    edge = list(order) or list(units[:1])
    order.update(dict.fromkeys(edge))
    for unit in edge:
        for v in unit:
            for n in near[v]:
                if n in unit_of and unit_of[n] not in order:
                    order[unit_of[n]] = None
                    edge.append(unit_of[n])
    order.update(dict.fromkeys(units))
    return list(order)


def ball(tables: Tables, seed: int, size: int, dice: Dice) -> list[int]:
    """The nodes nearest to one of them."""
    found = {seed: None}
    edge = [seed]
    for node in edge:
        if len(found) >= size:
            break
        near = tables.near[node]
        turn = dice.throw(len(near)) if near else 0
        new = dict.fromkeys(n for n in (*near[turn:], *near[:turn]) if n not in found)
        found.update(new)
        edge += new
    return list(found)[:size]
