"""One component of the family as rows of nodes: people, and the places where a long line passes a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from famnet.domain.record import draft, value
from famnet.drawing.genogram.generations import Generations
from famnet.drawing.genogram.web import Bond, Web


@value
class Hub:
    """Where lines of a bond come together between one row and the next: one or two above, any number below."""

    bond: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    couple: bool = False  # joins partners who stand on different rows, not parents and children


@draft
class Chart:
    """Nodes on rows (people keep their numbers, passing places follow), and everything that joins them."""

    web: Web
    row: dict[int, int]
    hubs: list[Hub] = field(default_factory=list)
    couples: list[tuple[int, int]] = field(
        default_factory=list
    )  # level partners, the bond beside it in `couple_bond`
    couple_bond: list[int] = field(default_factory=list)
    arcs: list[tuple[int, int, int]] = field(default_factory=list)  # level carer, child, bond
    sibships: list[tuple[int, ...]] = field(default_factory=list)  # children of one bond on one row, eldest first
    sibship_years: list[tuple[int, ...]] = field(default_factory=list)  # when they were born
    sibship_family: list[frozenset[int]] = field(default_factory=list)  # who may stand among them
    height: int = 0

    @property
    def parts_early(self) -> bool:
        """Whether a line to several children parts above a row that it passes."""
        return any(sum(not self.is_person(t) for t in hub.targets) > 1 for hub in self.hubs)

    @property
    def uneven(self) -> int:
        """How many bonds have children on more than one row."""
        bonds = {b for p in self.row if self.is_person(p) for b in self.web.bonds_of[p]}
        return sum(len({self.row[c] for c in self.web.bonds[b].children}) > 1 for b in bonds)

    @cached_property
    def _hubs_of(self) -> dict[frozenset[int], list[int]]:
        found: dict[frozenset[int], list[int]] = defaultdict(list)
        for number, hub in enumerate(self.hubs):
            found[frozenset(hub.sources)].append(number)
        return found

    def hubs_of(self, sources: Iterable[int]) -> list[int]:
        """The hubs, by number, that hang from just these nodes. Ask when the chart is finished."""
        return self._hubs_of.get(frozenset(sources), [])

    def is_person(self, node: int) -> bool:
        """Whether a node is somebody, not a passing place."""
        return node < self.web.size


def chart_of(web: Web, rows: Generations, members: Sequence[int], *, early: bool = False) -> Chart:
    """The chart of one component.

    Args:
        web: the whole network.
        rows: everyone's row.
        members: the people of the component.
        early: whether a long line to several children parts at its top, so that others can stand between its drops;
            otherwise it goes down as one and parts just above them.
    """
    return _Drafting(web, rows, members, early=early).chart


def components(web: Web) -> list[list[int]]:
    """People who are joined by bonds, as they were told."""
    seen: set[int] = set()
    found = []
    for start in range(web.size):
        if start not in seen:
            seen.add(start)
            edge = [start]
            for p in edge:
                for b in (*web.bonds_of[p], *web.born_to[p]):
                    near = [q for q in (*web.bonds[b].partners, *web.bonds[b].children) if q not in seen]
                    seen.update(near)
                    edge += dict.fromkeys(near)
            found.append(sorted(edge))
    return found


class _Drafting:
    """Makes one chart: hubs between neighbouring rows, and passing places where a line goes further."""

    def __init__(self, web: Web, rows: Generations, members: Sequence[int], *, early: bool) -> None:
        self.early = early
        top = min(rows.rows[p] for p in members)
        self.chart = Chart(web, {p: rows.rows[p] - top for p in members})
        self.untied = rows.untied
        self.next = web.size
        bonds = sorted({b for p in members for b in (*web.bonds_of[p], *web.born_to[p])})
        for number in bonds:
            self._add(number, web.bonds[number])
        self.chart.height = max(self.chart.row.values()) + 1

    def _add(self, number: int, bond: Bond) -> None:
        if bond.carer:
            self._add_carers(number, bond)
            return
        row = self.chart.row
        sources = bond.partners
        if len(sources) > 1 and row[sources[0]] != row[sources[1]]:
            upper, lower = sorted(sources, key=lambda p: row[p])
            self._hang(number, (upper,), [lower], couple=True)
            sources = (lower,)
        elif len(sources) > 1:
            self.chart.couples.append((sources[0], sources[1]))
            self.chart.couple_bond.append(number)
        self._hang(number, sources, bond.children)
        self._add_sibships(number, bond)

    def _add_carers(self, number: int, bond: Bond) -> None:
        """Carers above the child like parents; level ones by an arc; those below from the child down to them."""
        row = self.chart.row
        together = len({row[p] for p in bond.partners}) == 1
        for sources in (bond.partners,) if together else ((p,) for p in bond.partners):
            height = row[sources[0]]
            self._hang(number, sources, [c for c in bond.children if row[c] > height])
            for child in bond.children:
                if row[child] < height:
                    self._hang(number, (child,), list(sources))
                elif row[child] == height:
                    self.chart.arcs += [(p, child, number) for p in sources]

    def _hang(self, bond: int, sources: tuple[int, ...], targets: Sequence[int], *, couple: bool = False) -> None:
        """A hub to the next row; whoever is further down hangs from a passing place there."""
        row = self.chart.row
        height = row[sources[0]] + 1
        while targets:
            near = [t for t in targets if row[t] == height]
            targets = [t for t in targets if row[t] > height]
            births = self._births(targets)
            if self.early and len(births) > 1:
                passing = [self._passing(height) for _ in births]
                self.chart.hubs.append(Hub(bond, sources, (*near, *passing), couple))
                for node, born in zip(passing, births, strict=True):
                    self._hang(bond, (node,), born, couple=couple)
                return
            passing = [self._passing(height)] if targets else []
            self.chart.hubs.append(Hub(bond, sources, (*near, *passing), couple))
            sources = tuple(passing)
            height += 1

    def _births(self, targets: Sequence[int]) -> list[list[int]]:
        """Those of one birth together: their line parts just above them."""
        births: dict[str | int, list[int]] = {}
        for target in targets:
            births.setdefault(self.chart.web.people[target].twins or target, []).append(target)
        return list(births.values())

    def _passing(self, height: int) -> int:
        node = self.next
        self.next += 1
        self.chart.row[node] = height
        return node

    def _add_sibships(self, number: int, bond: Bond) -> None:
        """Children who share a row, with the passing places of those further down at their place by age."""
        by_row: dict[int, list[tuple[int, int]]] = defaultdict(list)
        ages = {child: age for age, child in enumerate(bond.children)}
        for child in bond.children:
            by_row[self.chart.row[child]].append((ages[child], child))
        if len(by_row) > 1:
            for age, node in self._stand_ins(number, ages):
                by_row[self.chart.row[node]].append((age, node))
        partners = (q for c in bond.children for q in self.chart.web.partners_of[c])
        family = frozenset((*bond.children, *partners))
        for group in by_row.values():
            if len(group) > 1:
                self.chart.sibships.append(tuple(node for _, node in sorted(group)))
                self.chart.sibship_years.append(
                    tuple(self.chart.web.years[bond.children[age]] for age, _ in sorted(group))
                )
                self.chart.sibship_family.append(family)

    def _stand_ins(self, number: int, ages: dict[int, int]) -> Iterator[tuple[int, int]]:
        """Passing places of a bond on rows where other children stand, with the age of the eldest they lead to."""
        below = {h.sources[0]: h.targets for h in self.chart.hubs if h.bond == number and not h.couple}
        for top in (h for h in self.chart.hubs if h.bond == number and not h.couple):
            for node in top.targets:
                if not self.chart.is_person(node):
                    edge = [node]
                    for n in edge:
                        edge += below.get(n, ()) if not self.chart.is_person(n) else ()
                    yield min(ages[n] for n in edge if n in ages), node


def by_node(groups: Iterable[Iterable[int]]) -> dict[int, list[int]]:
    """Which groups each node is in."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for node in group:
            found[node].append(number)
    return found


def rows_of(chart: Chart) -> Iterator[list[int]]:
    """The nodes of each row, in no particular order."""
    rows: list[list[int]] = [[] for _ in range(chart.height)]
    for node, row in chart.row.items():
        rows[row].append(node)
    yield from rows


def hubs_by_target(chart: Chart) -> dict[int, list[int]]:
    """The hubs each node hangs from."""
    return by_node(hub.targets for hub in chart.hubs)


def hubs_by_source(chart: Chart) -> dict[int, list[int]]:
    """The hubs that hang from each node."""
    return by_node(dict.fromkeys(hub.sources) for hub in chart.hubs)
