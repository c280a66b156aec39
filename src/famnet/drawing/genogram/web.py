"""The family as numbers: people by index, and the bonds whose lines are to be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from famnet.domain.disclosure import FamilyView
from famnet.domain.errors import OwnAncestorError, SamePersonError
from famnet.domain.kin import Kin
from famnet.domain.people import Gender, Person
from famnet.domain.record import value
from famnet.domain.ties import Couple, ParentKind, ParentLink

NO_YEAR = 9999


@value
class Bond:
    """One or two people and the children they have, or bring up, together: what shares one set of lines.

    A `carer` bond is a second link beside the birth link: its people need be no couple, and their row is their own.
    """

    key: str
    partners: tuple[int, ...]
    children: tuple[int, ...]
    carer: bool = False


@value
class Web:
    """People in the order they were told, and their bonds in the order they came about."""

    people: tuple[Person, ...]
    bonds: tuple[Bond, ...]
    couples: Mapping[frozenset[int], Couple]
    links: Mapping[tuple[int, int], ParentLink]

    @cached_property
    def size(self) -> int:
        """How many people there are."""
        return len(self.people)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each id stands."""
        return {person.id: i for i, person in enumerate(self.people)}

    @cached_property
    def bonds_of(self) -> list[list[int]]:
        """The bonds in which each person is a partner."""
        return _by_member(self.size, (b.partners for b in self.bonds))

    @cached_property
    def born_to(self) -> list[list[int]]:
        """The bonds of which each person is a child; the one they were born into, or adopted into, first."""
        found = _by_member(self.size, (b.children for b in self.bonds))
        return [sorted(of, key=lambda b: self.bonds[b].carer) for of in found]

    @cached_property
    def partners_of(self) -> list[list[int]]:
        """Everyone each person shares a bond with, in time order."""
        found: list[list[int]] = [[] for _ in self.people]
        for bond in self.bonds:
            if len(bond.partners) > 1 and not bond.carer:
                one, other = bond.partners
                found[one].append(other)
                found[other].append(one)
        for p, partners in enumerate(found):
            partners.sort(key=lambda q, p=p: self.began(p, q))  # type: ignore[misc]
        return found

    @cached_property
    def _began(self) -> dict[frozenset[int], int]:
        return {frozenset(b.partners): _began(b, self) for b in self.bonds if len(b.partners) > 1}

    def began(self, one: int, other: int) -> int:
        """The year two people came together, or had their first child; late when nobody knows."""
        return self._began.get(frozenset((one, other)), NO_YEAR)

    @cached_property
    def years(self) -> list[int]:
        """The year each person was born, or NO_YEAR."""
        return [person.born.year if person.born else NO_YEAR for person in self.people]

    def is_left(self, one: int, other: int) -> bool:
        """Whether the first of a couple belongs on the left: the man, or the elder of two alike."""
        mine, theirs = (self.people[p].gender for p in (one, other))
        if {mine, theirs} == {Gender.MALE, Gender.FEMALE}:
            return mine is Gender.MALE
        if mine is theirs and self.years[one] != self.years[other]:
            return self.years[one] < self.years[other]
        return mine is Gender.MALE or theirs is Gender.FEMALE or one < other


def _by_member(size: int, groups: Iterable[Sequence[int]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(size)]
    for number, group in enumerate(groups):
        for member in group:
            found[member].append(number)
    return found


def _began(bond: Bond, web: Web) -> int:
    couple = web.couples.get(frozenset(bond.partners))
    told = [couple.since.year] if couple and couple.since else []
    return min([*told, *(web.years[c] for c in bond.children)], default=NO_YEAR)


def web_of(view: FamilyView) -> Web:
    """Everyone whom the view shows, with their bonds.

    Raises:
        OwnAncestorError: somebody descends from themselves.
        SamePersonError: somebody is said to be a couple with, or a parent of, themselves.
    """
    known = {person.id for person in view.people}
    links = [link for link in view.parent_links if {link.parent, link.child} <= known]
    _refuse_selves(view, links)
    shown = _Shown(view.people, tuple(_once(links)), tuple(c for c in view.couples if {c.one, c.other} <= known))
    kin = Kin(shown)
    index = {person.id: i for i, person in enumerate(view.people)}
    web = Web(
        people=view.people,
        bonds=tuple(_bonds(kin, index)),
        couples={frozenset(index[p] for p in c.pair): c for c in reversed(shown.couples)},
        links={(index[k.parent], index[k.child]): k for k in reversed(shown.parent_links)},
    )
    _refuse_own_ancestors(web)
    return web


@value
class _Shown:
    """The part of a view that can be drawn: both ends of every tie are shown."""

    people: tuple[Person, ...]
    parent_links: tuple[ParentLink, ...]
    couples: tuple[Couple, ...]


def _once(links: Iterable[ParentLink]) -> Iterable[ParentLink]:
    """One link for each parent, child and kind of parenthood."""
    return {(k.parent, k.child, k.kind): k for k in links}.values()


def _refuse_selves(view: FamilyView, links: Iterable[ParentLink]) -> None:
    names = {person.id: person.name or "Somebody" for person in view.people}
    for couple in view.couples:
        if couple.one == couple.other and couple.one in names:
            raise SamePersonError(names[couple.one])
    for link in links:
        if link.parent == link.child:
            raise SamePersonError(names[link.parent], "a parent")


def _refuse_own_ancestors(web: Web) -> None:
    """Peel off those whose parents are all peeled; whoever is left descends from themselves, or from one who does."""
    waiting = [sum(len(web.bonds[b].partners) for b in of if not web.bonds[b].carer) for of in web.born_to]
    ready = [p for p, count in enumerate(waiting) if not count]
    for p in ready:
        for b in web.bonds_of[p]:
            for c in () if web.bonds[b].carer else web.bonds[b].children:
                waiting[c] -= 1
                if not waiting[c]:
                    ready.append(c)
    if len(ready) < web.size:
        raise OwnAncestorError([web.people[p].name or "somebody" for p in _circle(web, waiting)])


def _circle(web: Web, waiting: Sequence[int]) -> list[int]:
    """One round trip through parents, among those who still wait for theirs."""
    path = [next(p for p, count in enumerate(waiting) if count)]
    while path.count(path[-1]) < 2:  # noqa: PLR2004 -- until somebody comes up twice
        parents = (q for b in web.born_to[path[-1]] if not web.bonds[b].carer for q in web.bonds[b].partners)
        path.append(next(q for q in parents if waiting[q]))
    return path[path.index(path[-1]) :][::-1]


def _bonds(kin: Kin, index: Mapping[str, int]) -> Iterable[Bond]:
    """Unions with the same partners are one bond, whatever the kind of parenthood; foster children hang there too."""
    children: dict[frozenset[str], list[str]] = defaultdict(list)
    for union in kin.unions:
        children[frozenset(union.partners)] += union.children
    for pair, child in _brought_up(kin, (ParentKind.FOSTER,)):
        children[pair].append(child)
    for n, (pair, of) in enumerate(children.items(), 1):
        yield _bond(f"u{n}", pair, kin.by_age(dict.fromkeys(of)), index)
    for n, (pair, of) in enumerate(_carers(kin, children).items(), 1):
        yield _bond(f"c{n}", pair, kin.by_age(dict.fromkeys(of)), index, carer=True)


def _carers(kin: Kin, children: Mapping[frozenset[str], Sequence[str]]) -> Mapping[frozenset[str], list[str]]:
    """Who brings up whom without being their parents."""
    carers: dict[frozenset[str], list[str]] = defaultdict(list)
    for pair, child in _brought_up(kin, [kind for kind in ParentKind if kind not in _PARENTAL]):
        if child not in children.get(pair, ()):
            carers[pair].append(child)
    return carers


_PARENTAL = (ParentKind.BIRTH, ParentKind.ADOPTIVE, ParentKind.FOSTER)


def _bond(key: str, pair: Iterable[str], of: Iterable[str], index: Mapping[str, int], *, carer: bool = False) -> Bond:
    return Bond(key, tuple(sorted(index[p] for p in pair)), tuple(index[c] for c in of), carer)


def _brought_up(kin: Kin, kinds: Iterable[ParentKind]) -> Iterable[tuple[frozenset[str], str]]:
    """Who brings whom up: carers who are a couple do so together, others one by one."""
    pairs = {couple.pair for couple in kin.couples} | {frozenset(u.partners) for u in kin.unions}
    wanted = set(kinds)
    for child in kin.people:
        carers = list(dict.fromkeys(link.parent for link in kin.carers_of(child) if link.kind in wanted))
        while carers:
            one = carers.pop(0)
            other = next((c for c in carers if frozenset((one, c)) in pairs or ParentKind.FOSTER in wanted), None)
            if other is not None:
                carers.remove(other)
            yield frozenset(p for p in (one, other) if p is not None), child
