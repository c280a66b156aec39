"""Homes that one audience may not see: who lives with whom can tell where somebody lives."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.family import Family
from famnet.domain.may_see import applies
from famnet.domain.people import Protectable
from famnet.domain.ties import Residence

_COMPANY = frozenset({Protectable.WHEREABOUTS})
_LIVES = _COMPANY | {Protectable.ADDRESS}


def kept_homes(family: Family, audience: Audience, today: date) -> frozenset[str]:
    """Residences, by id, that would tell this audience where somebody lives whose home is kept from it.

    Not shown at all is a home where somebody lives whose company is kept. So is one where somebody whose address is
    kept lives with others who could be found: anybody but their own children, and those whose address is kept too.
    """
    if audience.kind is AudienceKind.TEAM:
        return frozenset()
    company, address = (_kept(family, audience, today, kinds) for kinds in (_COMPANY, _LIVES))
    if not address:
        return frozenset()
    return frozenset(
        residence.id
        for home in _by_home(family.residences).values()
        if (there := _now(home, today)) and audience.person not in there
        if there & company or (there & address and there - address - _children_of(there & address, family))
        for residence in home
    )


def _kept(family: Family, audience: Audience, today: date, kinds: Collection[Protectable]) -> frozenset[str]:
    found = (p.person for p in family.protections if p.what in kinds and applies(p, audience, today))
    return frozenset(found) - {audience.person}


def _by_home(residences: Iterable[Residence]) -> Mapping[str, list[Residence]]:
    homes: dict[str, list[Residence]] = defaultdict(list)
    for residence in residences:
        homes[residence.household].append(residence)
    return homes


def _now(home: Iterable[Residence], today: date) -> frozenset[str]:
    return frozenset(r.person for r in home if r.until is None or r.until.latest >= today)


def _children_of(people: Collection[str], family: Family) -> frozenset[str]:
    cared_for = {link.child for link in family.parent_links if link.parent in people}
    return frozenset(cared_for | {child.person for child in family.children})
