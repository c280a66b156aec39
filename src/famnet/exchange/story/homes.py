"""Who lives with whom: "lives with Kemi", "also lives at Nan's", "lived with Grace until 2020"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from famnet.domain.people import Person
from famnet.domain.ties import Household, Residence
from famnet.exchange.story.facts import Fact, Stage, fact
from famnet.exchange.story.roster import Label, read_label
from famnet.exchange.story.said import SINCE, Said
from famnet.exchange.story.telling import Home, Telling


def home_name(person: Person) -> str:
    """What a home is called by whoever it is named after: `Kemi's`."""
    first = person.name.split(" ")[0]
    return f"{first}'s" if first else "Home"


def _with(telling: Telling, person: str, said: Said) -> None:
    hosts = telling.everyone(said.must("whom"))
    if telling.real(person) in hosts:
        said.part.refuse("somebody lives with themselves without its being said.")
    _keep(telling, person, said, Home(telling.real(person), said.part, hosts=hosts))


def _at(telling: Telling, person: str, said: Said) -> None:
    label, _ = read_label(said.must("where"))
    _keep(telling, person, said, Home(telling.real(person), said.part, label=label))


def _keep(telling: Telling, person: str, said: Said, home: Home) -> None:
    del person
    also = said.has("also") or said.word("verb") == "lived"
    telling.homes.append(replace(home, also=also, since=said.date("since"), until=said.date("until")))


FACTS: tuple[Fact, ...] = (
    fact(rf"(?P<also>also\s+)?(?P<verb>lives|lived|stays)\s+with\s+(?P<whom>.+?){SINCE}", _with, Stage.REST),
    fact(rf"(?P<also>also\s+)?(?P<verb>lives|lived|stays)\s+at\s+(?P<where>.+?){SINCE}", _at, Stage.REST),
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


def _key(label: Label) -> str:
    return "at " + " ".join(label.key)


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
    return (_key(home.label),) if home.label else home.hosts


def _names(telling: Telling, roofs: _Roofs) -> dict[str, str]:
    """The name of each roof: as said, else after whoever others live with, in the order of the story."""
    names = {roofs.top(other): "" for home in telling.homes for other in _others(home)}
    said = {roofs.top(_key(home.label)): home.label.name for home in telling.homes if home.label}
    after = {roof: home_name(telling.tree.people[host]) for roof, host in _heads(telling, roofs)}
    return names | after | said


def _heads(telling: Telling, roofs: _Roofs) -> Iterator[tuple[str, str]]:
    """By roof, whoever others live with: one who is nobody's guest comes last, and so decides; the first of those."""
    guests = {home.person for home in telling.homes if not home.also and home.hosts}
    hosts = [host for home in reversed(telling.homes) for host in reversed(home.hosts)]
    for host in sorted(hosts, key=lambda host: host not in guests):
        yield roofs.top(host), host


def _residences(telling: Telling, roofs: _Roofs, ids: dict[str, str]) -> Iterable[Residence]:
    """Everyone's own home first, in the order of the story, then the second homes."""
    own = {home.person: home for home in reversed(telling.homes) if not home.also}
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
