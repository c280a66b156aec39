"""Facts that cannot both be right. They are kept as they were told, and pointed out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from famnet.domain.dates import PartialDate, age_on
from famnet.domain.people import Gender, Person, PersonKind
from famnet.domain.rules.book import Case, Concern, rule
from famnet.domain.ties import ParentKind

_MONTH = timedelta(days=30.4)
_YEAR_DAYS = 365.25


@rule("died-before-born")
def died_before_born(case: Case) -> Iterator[Concern]:
    """Even if the dates are vague, no day of death could follow any day of birth."""
    for person in case.family.people:
        if person.born and person.died and _surely_before(person.died, person.born):
            yield Concern(f"{_called(person)} died {person.died}, before being born {person.born}.", person.name)


@rule("date-in-future")
def date_in_future(case: Case) -> Iterator[Concern]:
    """A pregnancy may have a date to come; nobody else has."""
    for person in case.family.people:
        expected = person.kind is PersonKind.PREGNANCY
        dates = [("died", person.died)] if expected else [("born", person.born), ("died", person.died)]
        for what, day in dates:
            if day and day.earliest > case.today:
                yield Concern(f"{_called(person)} is said to be {what} {day}, which is still to come.", person.name)


@rule("child-older-than-parent")
def child_older_than_parent(case: Case) -> Iterator[Concern]:
    """A child born before the one who is said to have had or adopted it."""
    for parent, child, _ in _parents(case):
        if parent.born and child.born and _surely_before(child.born, parent.born):
            message = (
                f"{_called(child)} (born {child.born}) is older than their parent {_called(parent)} ({parent.born})."
            )
            yield Concern(message, child.name)


@rule("parent-very-young")
def parent_very_young(case: Case) -> Iterator[Concern]:
    """Younger at the birth, by any reading of the dates, than the rule's number of years."""
    for parent, child, kind in _parents(case):
        years = _most_years_between(parent.born, child.born)
        if kind is ParentKind.BIRTH and years is not None and 0 <= years < case.number("parent-very-young"):
            yield Concern(f"{_called(parent)} was {int(years)} when {_called(child)} was born.", parent.name)


@rule("mother-very-old")
def mother_very_old(case: Case) -> Iterator[Concern]:
    """Older at the birth, by any reading of the dates, than the rule's number of years."""
    for parent, child, kind in _parents(case):
        years = _least_years_between(parent.born, child.born)
        mother = kind is ParentKind.BIRTH and parent.gender is Gender.FEMALE
        if mother and years is not None and years > case.number("mother-very-old"):
            yield Concern(f"{_called(parent)} was {int(years)} when {_called(child)} was born.", parent.name)


@rule("born-after-mother-died")
def born_after_mother_died(case: Case) -> Iterator[Concern]:
    """Nobody gives birth after their death."""
    for parent, child, kind in _parents(case):
        mother = kind is ParentKind.BIRTH and parent.gender is Gender.FEMALE
        if mother and parent.died and child.born and _surely_before(parent.died, child.born):
            message = (
                f"{_called(child)} was born {child.born}, after their mother {_called(parent)} died {parent.died}."
            )
            yield Concern(message, child.name)


@rule("born-long-after-father-died")
def born_long_after_father_died(case: Case) -> Iterator[Concern]:
    """A father may die before the birth, not a year before it."""
    longest = case.number("born-long-after-father-died") * _MONTH
    for parent, child, kind in _parents(case):
        father = kind is ParentKind.BIRTH and parent.gender is Gender.MALE
        if father and parent.died and child.born and child.born.earliest - parent.died.latest > longest:
            told = f"{_called(child)} was born {child.born}, long after their father"
            yield Concern(f"{told} {_called(parent)} died {parent.died}.", child.name)


@rule("twins-apart")
def twins_apart(case: Case) -> Iterator[Concern]:
    """Children of one birth have one birthday, or two about midnight."""
    births: dict[str, list[Person]] = defaultdict(list)
    for person in case.family.people:
        births[person.twins].append(person)
    for twins in (found for word, found in births.items() if word):
        first, last = _span(twins)
        if first and last and (last.earliest - first.latest).days > case.number("twins-apart"):
            names = " and ".join(_called(twin) for twin in twins)
            yield Concern(f"{names} are twins, but born {first} and {last}.", twins[0].name)


@rule("births-too-close")
def births_too_close(case: Case) -> Iterator[Concern]:
    """Two births of one mother follow each other by months, unless they are twins."""
    shortest = case.number("births-too-close") * _MONTH
    for mother in (p for p in case.family.people if p.gender is Gender.FEMALE):
        children = [case.kin.people[c] for c in case.kin.children_of(mother.id, ParentKind.BIRTH)]
        exact = sorted((c for c in children if c.born and c.born.exact), key=_born)
        for elder, younger in pairwise(exact):
            apart = _born(younger).earliest - _born(elder).earliest
            together = elder.twins and elder.twins == younger.twins
            if timedelta(days=1) < apart < shortest and not together:
                message = f"{_called(elder)} and {_called(younger)} were born {apart.days} days apart to one mother."
                yield Concern(message, elder.name)


@rule("very-old-and-alive")
def very_old_and_alive(case: Case) -> Iterator[Concern]:
    """Somebody whom nobody has said to have died, at an age few reach."""
    for person in case.family.people:
        age = age_on(person.born, case.today)
        if person.alive and age is not None and age > case.number("very-old-and-alive"):
            yield Concern(f"{_called(person)} would be {age}. Have they died?", person.name)


@rule("more-than-two-birth-parents")
def more_than_two_birth_parents(case: Case) -> Iterator[Concern]:
    """Perhaps one of them is a step-parent, or two of them are one person."""
    for person in case.family.people:
        parents = case.kin.parents_of(person.id, ParentKind.BIRTH)
        if len(parents) > case.number("more-than-two-birth-parents"):
            names = ", ".join(case.name(p) for p in parents)
            yield Concern(f"{_called(person)} has {len(parents)} parents by birth: {names}.", person.name)


@rule("ended-before-it-began")
def ended_before_it_began(case: Case) -> Iterator[Concern]:
    """A couple or a stay that is over before it starts."""
    for couple in case.family.couples:
        if couple.since and couple.until and _surely_before(couple.until, couple.since):
            names = f"{case.name(couple.one)} and {case.name(couple.other)}"
            yield Concern(f"{names} were together from {couple.since} until {couple.until}.", case.name(couple.one))
    for stay in case.family.residences:
        if stay.since and stay.until and _surely_before(stay.until, stay.since):
            name = case.name(stay.person)
            yield Concern(f"{name} lived there from {stay.since} until {stay.until}.", name)


@rule("same-person-twice")
def same_person_twice(case: Case) -> Iterator[Concern]:
    """One name and one birth date, told twice."""
    seen: set[tuple[str, PartialDate]] = set()
    for person in case.family.people:
        who = (person.name.casefold(), person.born) if person.name and person.born else None
        if who and who in seen:
            yield Concern(f"Two people are called {person.name} and born {person.born}. Are they one?", person.name)
        if who:
            seen.add((who[0], who[1]))


@rule("child-is-grown-up")
def child_is_grown_up(case: Case) -> Iterator[Concern]:
    """The work is with children; somebody may have forgotten to close it."""
    for child in case.family.children:
        age = age_on(case.kin.people[child.person].born, case.today)
        if age is not None and age >= case.number("child-is-grown-up"):
            yield Concern(f"{case.name(child.person)} is {age}, and still a child in focus.", case.name(child.person))


def _parents(case: Case) -> Iterator[tuple[Person, Person, ParentKind]]:
    people = case.kin.people
    for link in case.family.parent_links:
        if link.kind.is_parent and link.parent in people and link.child in people:
            yield people[link.parent], people[link.child], link.kind


def _called(person: Person) -> str:
    return person.name or "somebody not named yet"


def _surely_before(one: PartialDate, other: PartialDate) -> bool:
    """However vague the two are; a rough date proves nothing within a few years."""
    slack = timedelta(days=_YEAR_DAYS * _ROUGH_YEARS) if one.about or other.about else timedelta()
    return one.latest + slack < other.earliest


_ROUGH_YEARS = 3  # how far "about 1985" may be off before it is held against anybody


def _most_years_between(one: PartialDate | None, other: PartialDate | None) -> float | None:
    if not one or not other:
        return None
    return (other.latest - one.earliest).days / _YEAR_DAYS + (_ROUGH_YEARS if one.about or other.about else 0)


def _least_years_between(one: PartialDate | None, other: PartialDate | None) -> float | None:
    if not one or not other:
        return None
    return (other.earliest - one.latest).days / _YEAR_DAYS - (_ROUGH_YEARS if one.about or other.about else 0)


def _span(people: list[Person]) -> tuple[PartialDate | None, PartialDate | None]:
    born = sorted(p.born for p in people if p.born and not p.born.about)
    return (born[0], born[-1]) if born else (None, None)


def _born(person: Person) -> PartialDate:
    return person.born or PartialDate(9999)
