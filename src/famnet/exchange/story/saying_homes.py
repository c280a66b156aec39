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
    heads = _heads(family)
    names = tagged_names(household.name for household in family.households)
    labels = {household.id: label for household, label in zip(family.households, names, strict=True)}
    first = _first_homes(family)
    for residence in family.residences:
        head = heads.get(residence.household, "")
        place = f"with {namer.ref(head)}" if head else f"at {labels[residence.household]}"
        if residence.person != head:
            also = first.get(residence.person) != residence.id
            yield residence.person, f"{_verb(residence, also=also)} {place}{span(residence.since, residence.until)}"


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
