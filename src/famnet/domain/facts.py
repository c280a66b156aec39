"""The facts about people that somebody may have to be kept from: whose, what kind, and in which words."""

from collections.abc import Iterator
from typing import Protocol

from famnet.domain.people import Alias, Contact, HealthMark, Person, Protectable
from famnet.domain.record import record
from famnet.domain.ties import Household, Residence


class Telling(Protocol):
    """Whatever holds such facts: a family, or what an audience may see of it."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone."""

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Other names."""

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Ways to reach people."""

    @property
    def health(self) -> tuple[HealthMark, ...]:
        """Substance misuse and illness."""

    @property
    def households(self) -> tuple[Household, ...]:
        """Homes."""

    @property
    def residences(self) -> tuple[Residence, ...]:
        """Who lives where."""


@record
class Fact:
    """One fact about one person; `record` is the id of what says it, `words` may be empty."""

    person: str
    what: Protectable
    words: str
    record: str


_ALIAS = {False: Protectable.ALIAS, True: Protectable.FORMER_NAME}


def facts_of(told: Telling) -> Iterator[Fact]:
    """Every such fact, person by person in the order of the records."""
    for p in told.people:
        yield Fact(person=p.id, what=Protectable.NAME, words=p.name, record=p.id)
    for a in told.aliases:
        yield Fact(person=a.person, what=_ALIAS[a.former], words=a.name, record=a.id)
    for c in told.contacts:
        yield Fact(person=c.person, what=Protectable(c.kind.value), words=c.value, record=c.id)
    for h in told.health:
        yield Fact(person=h.person, what=Protectable.HEALTH, words=h.detail or h.kind.value, record=h.id)
    homes = {h.id: h.name for h in told.households}
    for r in told.residences:
        yield Fact(person=r.person, what=Protectable.WHEREABOUTS, words=homes.get(r.household, ""), record=r.id)
