"""What is known of a unit of nodes before it looks for a place: found out once, asked for thousands of times."""

from collections.abc import Sequence

from famnet.domain.record import value
from famnet.drawing.genogram import prices
from famnet.drawing.genogram.tables import Tables


@value
class Beside:
    """A partner of somebody in the unit who is not in it."""

    partner: int
    more_left: float  # what it costs besides when the unit stands left of the partner
    more_right: float
    left: tuple[int, int]  # people and passing places of the unit between the two when it stands left
    right: tuple[int, int]


@value
class Brood:
    """A sibship that the unit has a part of, and the strangers the unit brings into it."""

    sibship: int
    after: int  # strangers behind its first brother or sister
    before: int  # strangers in front of its last
    within: int  # strangers in all


@value
class Unit:
    """Nodes that are put in as one, in this order."""

    nodes: tuple[int, ...]
    people: tuple[int, ...]
    above: tuple[int, ...]  # hubs it hangs from
    below: tuple[int, ...]  # hubs that hang from it
    firsts: tuple[tuple[int, float, bool], ...]  # somebody else, a price, and whether the unit should come first
    arcs: tuple[int, ...]
    near: tuple[int, ...]  # everyone it is joined to
    sibships: frozenset[int]
    besides: tuple[Beside, ...]
    broods: tuple[Brood, ...]
    inner: float


def unit_of(tables: Tables, nodes: tuple[int, ...]) -> Unit:
    """The facts of a unit, from the tables' memory if it was asked for before."""
    known = tables.units.get(nodes)
    if known is None:
        known = tables.units[nodes] = _unit(tables, nodes)
    return known


def _unit(tables: Tables, nodes: tuple[int, ...]) -> Unit:
    people = tuple(v for v in nodes if v < tables.size)
    return Unit(
        nodes=nodes,
        people=people,
        above=tuple(h for v in nodes for h in tables.above[v]),
        below=tuple(dict.fromkeys(h for v in nodes for h in tables.below[v])),
        firsts=(*_by_age(tables, nodes), *_by_time(tables, nodes)),
        arcs=tuple(other for v in nodes for other in tables.arc_of.get(v, ())),
        near=tuple(other for v in nodes for other in tables.near[v] if other not in nodes),
        sibships=frozenset(s for v in people for s in tables.sibships_of[v]),
        besides=tuple(_besides(tables, nodes)),
        broods=tuple(_broods(tables, nodes)),
        inner=tables.inner(nodes),
    )


def _by_age(tables: Tables, nodes: Sequence[int]) -> list[tuple[int, float, bool]]:
    """Brothers and sisters of the unit's people stand by age."""
    found = []
    for s in dict.fromkeys(s for v in nodes for s in tables.sibships_of[v]):
        group, years = tables.chart.sibships[s], tables.chart.sibship_years[s]
        mine = [i for i, c in enumerate(group) if c in nodes]
        rest = [(j, c) for j, c in enumerate(group) if c not in nodes]
        found += [(c, prices.inverted(years[i], years[j]), i < j) for j, c in rest for i in mine]
    return found


def _by_time(tables: Tables, nodes: Sequence[int]) -> list[tuple[int, float, bool]]:
    """Partners of one person in time order."""
    return [(other, prices.TIME_ORDER, before) for v in nodes for other, before in tables.timed_of.get(v, ())]


def _besides(tables: Tables, nodes: Sequence[int]) -> list[Beside]:
    found = []
    for i, v in enumerate(nodes):
        for c in tables.couples_of[v]:
            one, other = tables.chart.couples[c]
            left = tables.left_first[c] is (v == one)
            found.append(
                Beside(
                    partner=other if v == one else one,
                    more_left=0.0 if left else prices.WRONG_SIDE,
                    more_right=prices.WRONG_SIDE if left else 0.0,
                    left=_counted(tables, nodes[i + 1 :]),
                    right=_counted(tables, nodes[:i]),
                )
            )
    return [b for b in found if b.partner not in nodes]


def _counted(tables: Tables, nodes: Sequence[int]) -> tuple[int, int]:
    """How many people, and how many passing places."""
    people = sum(node < tables.size for node in nodes)
    return people, len(nodes) - people


def _broods(tables: Tables, nodes: Sequence[int]) -> list[Brood]:
    found = []
    for s in dict.fromkeys(s for v in nodes for s in tables.sibships_of[v]):
        ours = [i for i, v in enumerate(nodes) if v in tables.brood_sets[s]]
        if ours:
            family = tables.chart.sibship_family[s]
            strange = [node < tables.size and node not in family for node in nodes]
            found.append(Brood(s, sum(strange[ours[0] + 1 :]), sum(strange[: ours[-1]]), sum(strange)))
    return found
