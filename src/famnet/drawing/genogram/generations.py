"""Which row everyone stands in: partners level, children below both parents, siblings on one row where possible."""

from collections import deque
from collections.abc import Container, Iterable, Sequence

from famnet.domain.record import value
from famnet.drawing.genogram.web import Bond, Web

SPREAD, LONG = 4, 3  # prices of a row more in a sibship, of a row that a line to a child has to pass


@value
class Generations:
    """Rows from 0 at the top, and the bonds whose partners cannot be level (their numbers)."""

    rows: tuple[int, ...]
    untied: frozenset[int] = frozenset()


def generations(web: Web) -> Generations:
    """Rows for everyone; components each start at row 0."""
    levels = Levels(web)
    return levels.generations(levels.spread())


def is_tied(bond: Bond) -> bool:
    """Whether the bond's people belong on one row."""
    return len(bond.partners) > 1 and not bond.carer


class Levels:
    """Groups of people who share a row because they are partners, and what stands below what."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.untied: set[int] = set()
        self.group: list[int] = []
        self._join()
        while cycle := self._cycle():
            self.untied.add(self._to_untie(cycle))
            self._join()

    def _join(self) -> None:
        """Number the groups: union-find over tied bonds, then plain numbers."""
        boss = list(range(self.web.size))

        def top(p: int) -> int:
            while boss[p] != p:
                boss[p] = boss[boss[p]]
                p = boss[p]
            return p

        for number, bond in enumerate(self.web.bonds):
            if is_tied(bond) and number not in self.untied:
                boss[top(bond.partners[1])] = top(bond.partners[0])
        numbers: dict[int, int] = {}
        self.group = [numbers.setdefault(top(p), len(numbers)) for p in range(self.web.size)]
        self.size = len(numbers)
        self.below: list[list[int]] = [[] for _ in range(self.size)]
        self.above: list[list[int]] = [[] for _ in range(self.size)]
        for parent, child in self._links():
            self.below[self.group[parent]].append(self.group[child])
            self.above[self.group[child]].append(self.group[parent])

    def _links(self) -> Iterable[tuple[int, int]]:
        """Who has to stand above whom: parents, and carers who have no place of their own."""
        for bond in self.web.bonds:
            for parent in bond.partners:
                if not bond.carer or self._is_rootless(parent):
                    yield from ((parent, child) for child in bond.children)

    def _is_rootless(self, carer: int) -> bool:
        """Whether somebody is in the tree only by caring."""
        return all(self.web.bonds[b].carer for b in (*self.web.bonds_of[carer], *self.web.born_to[carer]))

    def _cycle(self) -> list[int]:
        """Groups that stand above themselves by way of one another; none is usual."""
        waiting = [len(above) for above in self.above]
        ready = [g for g, count in enumerate(waiting) if not count]
        for g in ready:
            for below in self.below[g]:
                waiting[below] -= 1
                if not waiting[below]:
                    ready.append(below)
        if len(ready) == self.size:
            return []
        path = [next(g for g, count in enumerate(waiting) if count)]
        while path[-1] not in path[:-1]:
            path.append(next(a for a in self.above[path[-1]] if waiting[a]))
        return path[path.index(path[-1]) : -1]

    def _to_untie(self, cycle: Sequence[int]) -> int:
        """The last told couple, childless if there is one, of a group on the cycle."""
        groups = set(cycle)
        found = [
            n
            for n, bond in enumerate(self.web.bonds)
            if is_tied(bond) and n not in self.untied and self.group[bond.partners[0]] in groups
        ]
        return min(found, key=lambda n: (len(self.web.bonds[n].children) > 0, -n))

    def generations(self, rows: Sequence[int]) -> Generations:
        """Everyone's row, from the rows of the groups."""
        return Generations(tuple(rows[self.group[p]] for p in range(self.web.size)), frozenset(self.untied))

    def spread(self) -> list[int]:
        """Rows by walking outwards where that fits; otherwise as high as can be, then let down step by step."""
        rows = self._walk()
        if any(rows[a] >= rows[b] for a in range(self.size) for b in self.below[a]):
            rows = _Settling(self, self._pulled_down(self._highest())).settled()
        return self._from_zero(rows)

    def _walk(self) -> list[int]:
        """One row up to each parent, one down to each child, from the first told of every component."""
        rows: dict[int, int] = {}
        for start in range(self.size):
            if start not in rows:
                rows[start] = 0
                self._spread_from(start, rows)
        return [rows[g] for g in range(self.size)]

    def _spread_from(self, start: int, rows: dict[int, int]) -> None:
        edge = [start]
        for g in edge:
            for step, near in ((1, self.below[g]), (-1, self.above[g])):
                for other in near:
                    if other not in rows:
                        rows[other] = rows[g] + step
                        edge.append(other)

    def _highest(self) -> list[int]:
        rows = [0] * self.size
        waiting = [len(above) for above in self.above]
        ready = [g for g, count in enumerate(waiting) if not count]
        for g in ready:
            for below in self.below[g]:
                rows[below] = max(rows[below], rows[g] + 1)
                waiting[below] -= 1
                if not waiting[below]:
                    ready.append(below)
        return rows

    def _pulled_down(self, rows: list[int]) -> list[int]:
        """Those without parents right above their children."""
        for g in sorted(range(self.size), key=lambda g: -rows[g]):
            if self.below[g] and not self.above[g]:
                rows[g] = min(rows[b] for b in self.below[g]) - 1
        return rows

    def _from_zero(self, rows: list[int]) -> list[int]:
        """Each component's top row is 0."""
        seen: dict[int, int] = {}
        for start in range(self.size):
            if start not in seen:
                part = {start: 0}
                self._spread_from(start, part)
                top = min(rows[g] for g in part)
                seen.update((g, rows[g] - top) for g in part)
        return [seen[g] for g in range(self.size)]


Sibship = tuple[list[int], list[int]]  # the groups of the parents, of the children


class _Settling:
    """Moves groups, with all that have to give way, while the price of long links and uneven sibships falls."""

    def __init__(self, levels: Levels, rows: list[int]) -> None:
        self.levels, self.rows = levels, rows
        self.sibships: list[Sibship] = [
            (sorted({levels.group[p] for p in bond.partners}), [levels.group[c] for c in bond.children])
            for bond in levels.web.bonds
            if bond.children and not bond.carer
        ]
        self.at: list[list[int]] = [[] for _ in range(levels.size)]
        for number, groups in enumerate(self.sibships):
            for g in {*groups[0], *groups[1]}:
                self.at[g].append(number)

    def settled(self) -> list[int]:
        """The rows, when no move helps or the counted tries are used up."""
        queue = deque(g for n in range(len(self.sibships)) if self._is_long(n) for g in self._groups(n))
        waiting = set(queue)
        for _ in range(TRIES * self.levels.size):
            if not queue:
                break
            g = queue.popleft()
            waiting.discard(g)
            for touched in self._tried(g):
                new = [h for h in self._groups(touched) if h not in waiting] if self._is_long(touched) else []
                waiting.update(new)
                queue.extend(new)
        return self.rows

    def _tried(self, g: int) -> set[int]:
        """The sibships touched when a group moved a row up or down; none when it stayed."""
        for step in (1, -1):
            moved = forced(g, step, self.rows, self.levels, MOST)
            touched = {n for m in moved for n in self.at[m]}
            if moved and sum(self._price(n, moved, step) - self._price(n, (), 0) for n in touched) < 0:
                for m in moved:
                    self.rows[m] += step
                return touched
        return set()

    def _groups(self, number: int) -> Iterable[int]:
        return dict.fromkeys((*self.sibships[number][0], *self.sibships[number][1]))

    def _is_long(self, number: int) -> bool:
        parents, children = self.sibships[number]
        rows = self.rows
        return max(rows[c] for c in children) - max(rows[p] for p in parents) > 1

    def _price(self, number: int, moved: Container[int], step: int) -> int:
        parents, children = self.sibships[number]
        down = [self.rows[g] + (step if g in moved else 0) for g in children]
        top = max(self.rows[g] + (step if g in moved else 0) for g in parents)
        return SPREAD * (max(down) - min(down)) + LONG * sum(row - top - 1 for row in down)


TRIES = 20  # for each group
MOST = 150  # groups that are moved at a time


def forced(g: int, step: int, rows: Sequence[int], levels: Levels, most: int | None = None) -> set[int]:
    """The group and everyone who must give way when it moves so many rows down, or up when negative.

    Nobody, when these would be more than `most`.
    """
    near, way = (levels.below, 1) if step > 0 else (levels.above, -1)
    moved, edge = {g}, [g]
    for m in edge:
        if most and len(edge) > most:
            return set()
        for other in near[m]:
            if other not in moved and (rows[other] - rows[m]) * way <= abs(step):
                moved.add(other)
                edge.append(other)
    return moved
