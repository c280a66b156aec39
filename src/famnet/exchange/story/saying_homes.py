"""Writes who lives with whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from famnet.domain.family import Family
from famnet.domain.ties import Residence
from famnet.exchange.story.homes import home_name
from famnet.exchange.story.naming import Namer, tagged_names
from famnet.exchange.story.saying_joined import span

Saying = Iterator[tuple[str, str]]


def homes(family: Family, namer: Namer) -> Saying:
    """Each person's homes: with whoever the home is called after, or at the home by its name."""
    heads, first = _heads(family), _first_homes(family)
    told = _as_read(family, first)
    labels = _labels(family, [r.household for r in told if r.household not in heads])
    for residence in told:
        head = heads.get(residence.household, "")
        place = f"with {namer.ref(head)}" if head else f"at {labels[residence.household]}"
        if residence.person != head:
            also = first.get(residence.person) != residence.id
            yield residence.person, f"{_verb(residence, also=also)} {place}{span(residence.since, residence.until)}"


def _as_read(family: Family, first: Mapping[str, str]) -> list[Residence]:
    """Residences in the order in which they will stand: line by line, everybody's own home first."""
    at = {person.id: n for n, person in enumerate(family.people)}
    return sorted(family.residences, key=lambda r: (at[r.person], first.get(r.person) != r.id))


def _labels(family: Family, mentioned: list[str]) -> Mapping[str, str]:
    """What homes are called on the lines, in the order in which they are mentioned."""
    names = {household.id: household.name for household in family.households}
    homes = list(dict.fromkeys(mentioned))
    return dict(zip(homes, tagged_names(names[home] for home in homes), strict=True))


def _verb(residence: Residence, *, also: bool) -> str:
    if residence.until:
        return "lived"
    return "also lives" if also else "lives"


def _first_homes(family: Family) -> Mapping[str, str]:
    """The residence each person was told to have first, of those that go on."""
    first: dict[str, str] = {}
    for residence in family.residences:
        if not residence.until:
            first.setdefault(residence.person, residence.id)
    return first


def _heads(family: Family) -> Mapping[str, str]:
    """Whom each home is called after, where others can be said to live with them."""
    people = {person.id: person for person in family.people}
    names = {household.id: household.name for household in family.households}
    first = _first_homes(family)
    under: dict[str, list[Residence]] = defaultdict(list)
    for residence in family.residences:
        under[residence.household].append(residence)
    heads: dict[str, str] = {}
    for home, residences in under.items():
        fit = [r for r in residences if first.get(r.person) == r.id and not r.since and _alone(r, residences)]
        called = [r.person for r in fit if people[r.person].name and home_name(people[r.person]) == names[home]]
        if called and len(residences) > 1:
            heads[home] = called[0]
    return heads


def _alone(residence: Residence, residences: list[Residence]) -> bool:
    """Whether somebody was told to live there once only."""
    return sum(r.person == residence.person for r in residences) == 1
