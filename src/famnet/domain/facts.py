"""The facts about people that somebody may have to be kept from: whose, what kind, and in which words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol, TypeVar

from famnet.domain.home_names import is_place, name_words
from famnet.domain.mapping import MappingItem, SafetyGoal, Voice
from famnet.domain.people import Alias, Contact, HealthMark, Person, Protectable, Protection
from famnet.domain.plans import Commitment, Contingency
from famnet.domain.record import record
from famnet.domain.ties import Household, Residence
from famnet.domain.worded import EVERYONE, Worded


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

    @property
    def voices(self) -> tuple[Voice, ...]:
        """What people said."""

    @property
    def mapping(self) -> tuple[MappingItem, ...]:
        """Worries, what works well, what needs to happen."""

    @property
    def goals(self) -> tuple[SafetyGoal, ...]:
        """Goals, with the danger each answers."""

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Promises."""

    @property
    def contingencies(self) -> tuple[Contingency, ...]:
        """What is done if something is seen."""


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
    yield from _at_home(told)
    yield from _in_words(told)


def _at_home(told: Telling) -> Iterator[Fact]:
    """With whom somebody lives; and where, when the home is called by its place."""
    homes = {h.id: h.name for h in told.households}
    called = name_words(told.people, told.aliases) if homes else frozenset[str]()
    places = {id_ for id_, name in homes.items() if is_place(name, called)}
    for r in told.residences:
        if r.household in places:
            yield Fact(person=r.person, what=Protectable.ADDRESS, words=homes[r.household], record=r.household)
        yield Fact(person=r.person, what=Protectable.WHEREABOUTS, words=homes.get(r.household, ""), record=r.id)


def _in_words(told: Telling) -> Iterator[Fact]:
    """What people said, worry about, hope for and promise: whose words, each part of the record by itself."""
    typed = _speakers(told.people)
    said: tuple[tuple[Worded, str, tuple[str, ...]], ...] = (
        *((v, v.person, (v.words,)) for v in told.voices),
        *((m, typed.get(m.said_by.casefold(), m.said_by), (m.text,)) for m in told.mapping),
        *((g, "", (g.goal, g.danger)) for g in told.goals),
        *((c, c.who, (c.what, c.works_when)) for c in told.commitments),
        *((c, c.who, (c.sign, c.response)) for c in told.contingencies),
    )
    for of, whose, parts in said:
        yield from (Fact(person=whose, what=Protectable.WORDS, words=words, record=of.id) for words in parts if words)


def _speakers(people: Iterable[Person]) -> dict[str, str]:
    """Who is meant by a name that was typed: the whole of it, or the first where nobody else has it."""
    named = [(p.name.casefold(), p.id) for p in people if p.name.strip()]
    firsts = Counter(name.split()[0] for name, _ in named)
    alone = {name.split()[0]: id_ for name, id_ in named if firsts[name.split()[0]] == 1}
    return alone | dict(named)


def kept_words(told: Telling) -> Iterator[Protection]:
    """Lines of words that are kept, each as a protection of that record and no other."""
    lines: tuple[Worded, ...] = (*told.voices, *told.mapping, *told.goals, *told.commitments, *told.contingencies)
    for line in lines:
        if line.kept_from:
            readers = tuple(reader for reader in line.kept_from if reader != EVERYONE)
            everyone = len(readers) < len(line.kept_from)
            yield Protection(
                id=line.id,
                person=line.id,
                what=Protectable.WORDS,
                hidden_from=() if everyone else readers,
                why=line.kept_why,
            )


W = TypeVar("W", bound=Worded)


def less_kept(lines: Iterable[W], kept: Iterable[str]) -> tuple[W, ...]:
    """The lines whose ids are not among those kept; that they are kept from somebody else is not told on."""
    gone = set(kept)
    return tuple(
        replace(line, kept_from=(), kept_why="") if line.kept_from else line for line in lines if line.id not in gone
    )
