"""Who lives with whom: "lives with Kemi", "also lives at Nan's", "lived with Grace until 2020"."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from famnet.domain.people import Person
from famnet.domain.ties import Household, Residence
from famnet.exchange.story.telling import SINCE, Fact, Home, Said, Telling, fact


def home_name(person: Person) -> str:
    """What a home is called by whoever it is named after: `Kemi's`."""
    first = person.name.split(" ")[0]
    return f"{first}'s" if first else "Home"


def _with(telling: Telling, person: str, said: Said) -> None:
    hosts = telling.everyone(said.must("whom"))
    if telling.real(person) in hosts:
        raise said.part.error("somebody lives with themselves without its being said.")
    _keep(telling, person, said, Home(telling.real(person), said.part, hosts=hosts))


def _at(telling: Telling, person: str, said: Said) -> None:
    _keep(telling, person, said, Home(telling.real(person), said.part, name=said.text("where")))


def _keep(telling: Telling, person: str, said: Said, home: Home) -> None:
    del person
    also = said.has("also") or said.word("verb") == "lived"
    telling.homes.append(replace(home, also=also, since=said.date("since"), until=said.date("until")))


FACTS: tuple[Fact, ...] = (
    fact(rf"(?P<also>also\s+)?(?P<verb>lives|lived|stays)\s+with\s+(?P<whom>.+?){SINCE}", _with, late=True),
    fact(rf"(?P<also>also\s+)?(?P<verb>lives|lived|stays)\s+at\s+(?P<where>.+?){SINCE}", _at, late=True),
)


@dataclass
class _Roofs:
    """Groups of people and names of homes under one roof: two are joined when either leads to the other."""

    above: dict[str, str] = field(default_factory=dict)

    def top(self, key: str) -> str:
        self.above.setdefault(key, key)
        while self.above[key] != key:
            self.above[key] = self.above[self.above[key]]
            key = self.above[key]
        return key

    def join(self, one: str, other: str) -> None:
        self.above[self.top(other)] = self.top(one)


def _key(name: str) -> str:
    return f"at {name.casefold()}"


def settle_homes(telling: Telling) -> tuple[tuple[Household, ...], tuple[Residence, ...]]:
    """Households and who lives in them, from everything the lines said of homes."""
    roofs = _Roofs()
    first = [home for home in telling.homes if not home.also]
    for home in first:
        for other in _others(home):
            roofs.join(other, home.person)
    households = {roof: Household(name=name) for roof, name in _names(telling, roofs).items()}
    ids = {roof: household.id for roof, household in households.items()}
    residences = tuple(_residences(telling, roofs, ids))
    return tuple(households.values()), residences


def _others(home: Home) -> tuple[str, ...]:
    return home.hosts or (_key(home.name),)


def _names(telling: Telling, roofs: _Roofs) -> dict[str, str]:
    """The name of each roof: as said, else after whoever others live with, in the order of the story."""
    names: dict[str, str] = {}
    guests = {home.person for home in telling.homes if not home.also and home.hosts}
    for home in telling.homes:
        for other in _others(home):
            names.setdefault(roofs.top(other), "")
    for home in telling.homes:
        roof = roofs.top(_others(home)[0])
        said = home.name or names[roof]
        heads = [host for host in home.hosts if host not in guests]
        names[roof] = said or "".join(home_name(telling.tree.people[h]) for h in heads[:1])
    return {roof: name or _any_name(telling, roofs, roof) for roof, name in names.items()}


def _any_name(telling: Telling, roofs: _Roofs, roof: str) -> str:
    host = next(h for home in telling.homes for h in home.hosts if roofs.top(h) == roof)
    return home_name(telling.tree.people[host])


def _residences(telling: Telling, roofs: _Roofs, ids: dict[str, str]) -> Iterable[Residence]:
    """Everyone's own home first, in the order of the story, then the second homes."""
    own = {home.person: home for home in telling.homes if not home.also}
    hosts = {host for home in telling.homes for host in home.hosts}
    for person in telling.tree.people:
        if person in own:
            yield _residence(own[person], ids[roofs.top(person)])
        elif person in hosts:
            yield Residence(person=person, household=ids[roofs.top(person)])
    for home in telling.homes:
        if home.also:
            yield _residence(home, ids[roofs.top(_others(home)[0])])


def _residence(home: Home, household: str) -> Residence:
    return Residence(person=home.person, household=household, since=home.since, until=home.until)
