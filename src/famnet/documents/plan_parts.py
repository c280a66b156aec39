"""The parts of a plan, each worked out from what an audience may see."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from famnet.documents.names import Names
from famnet.documents.parts import Member, worker_of
from famnet.documents.sheet import asked, say_date
from famnet.domain.dates import say_day
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import ContactKind, Person
from famnet.domain.plans import Commitment, Contingency, Plan


@dataclass(frozen=True, kw_only=True)
class ChildLine:
    """A child in focus and the kind of plan that child is on."""

    subject: str
    age: str = ""
    kind: str = asked("What kind of plan {subject} is on is not written down.")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Who does what, when, for whom, who checks, and how one will know that it works."""

    who: str
    subject: str
    when: str = asked("When is this done: “{subject}”?")
    for_whom: str = ""
    monitor: str = asked("Who checks this: “{subject}”?")
    works_when: str = asked("How will we know that this works: “{subject}”?")


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What is feared if nothing changes, and what life looks like when nobody has to worry."""

    goal: str
    danger: str = ""


@dataclass(frozen=True, kw_only=True)
class Rating:
    """How safe one named person said it is, on one day."""

    who: str
    score: int
    when: str
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class Weekend:
    """Who helps on each day of the weekend."""

    saturday: tuple[str, ...] = asked("Nobody is down for Saturdays.")
    sunday: tuple[str, ...] = asked("Nobody is down for Sundays.")


@dataclass(frozen=True, kw_only=True)
class IfThen:
    """If this happens, then these people do that."""

    subject: str
    response: str
    who: str = asked("Who does something about this: “{subject}”?")


@dataclass(frozen=True, kw_only=True)
class RingLine:
    """Somebody to ring. A relative's number is for them to give, so it is left to be written in."""

    name: str
    role: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Ring:
    """Who to ring, by day and out of hours."""

    people: tuple[RingLine, ...] = asked("It is not written down who to ring if somebody is worried.")
    out_of_hours: str = asked("It is not written down who to ring in the evening, at night and at weekends.")


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """When the plan is looked at again, and why that day."""

    day: str = asked("The day the plan is looked at again is not set.")
    why: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Copy:
    """Somebody who is to have the plan, and when they were given it."""

    name: str
    given: str = ""


def in_hand(view: FamilyView) -> Plan:
    """The latest version of the plan; an empty first draft when there is none yet."""
    return max(view.plans, key=lambda plan: plan.number, default=Plan())


def children_of(names: Names) -> tuple[ChildLine, ...]:
    """The children in focus, each with the kind of plan they are on."""
    status = {child.person: child.status for child in names.view.children}
    return tuple(
        ChildLine(subject=names.of(c.id), age=names.age(c), kind=kind.words if (kind := status[c.id]) else "")
        for c in names.children
    )


def deeds_of(names: Names, *, professional: bool) -> tuple[Deed, ...]:
    """What the network does, or what services do, as it stands now."""
    workers = {person.id for person in names.professionals}
    found = (c for c in names.view.commitments if not c.ended and (c.who in workers) is professional)
    return tuple(deed(names, commitment) for commitment in found)


def deed(names: Names, commitment: Commitment) -> Deed:
    """One commitment in words."""
    return Deed(
        who=names.of(commitment.who),
        subject=commitment.what,
        when=", ".join(part for part in (commitment.when, commitment.how_often) if part),
        for_whom=names.of(commitment.for_whom) if commitment.for_whom else "",
        monitor=names.of(commitment.monitor) if commitment.monitor else "",
        works_when=commitment.works_when,
    )


def goals_of(names: Names) -> tuple[Goal, ...]:
    """The goals with the danger each answers."""
    return tuple(Goal(goal=goal.goal, danger=goal.danger) for goal in names.view.goals)


def ratings_of(names: Names) -> tuple[Rating, ...]:
    """Every rating by day, each with its rater: they are never put together into one number."""
    rated = sorted(names.view.scales, key=lambda scale: scale.rated_on)
    return tuple(
        Rating(who=names.of(s.rater), score=s.score, when=say_date(s.rated_on), question=s.question) for s in rated
    )


_EVERY_DAY = r"every ?day|each day|daily|every (?:morning|afternoon|evening|night)|7 days|seven days|weekend"


def weekend_of(names: Names) -> Weekend:
    """Who is down for Saturday and for Sunday, by what they said about when."""
    return Weekend(saturday=_on("saturday|sat", names), sunday=_on("sunday|sun", names))


def _on(day: str, names: Names) -> tuple[str, ...]:
    spoken = re.compile(rf"\b(?:{day}|{_EVERY_DAY})s?\b", re.IGNORECASE)
    on_that_day = (c.who for c in names.view.commitments if not c.ended and spoken.search(f"{c.when} {c.how_often}"))
    return names.all_of(on_that_day)


def if_thens_of(names: Names) -> tuple[IfThen, ...]:
    """What is done when an early sign shows."""
    return tuple(_if_then(names, contingency) for contingency in names.view.contingencies)


def _if_then(names: Names, contingency: Contingency) -> IfThen:
    who = names.of(contingency.who) if contingency.who else ""
    return IfThen(subject=contingency.sign, response=contingency.response, who=who)


def ring_list(names: Names, plan: Plan) -> Ring:
    """The family lead, then those whose work it is."""
    lead = [RingLine(name=names.of(plan.family_lead), role="family lead")] if plan.family_lead else []
    worker = worker_of(names)
    workers = [_ring_line(names, p) for p in names.professionals]
    named = [RingLine(name=worker, role="lead practitioner")] if worker and worker not in _names(workers) else []
    return Ring(people=(*lead, *named, *workers), out_of_hours=plan.out_of_hours)


def _names(lines: Iterable[RingLine]) -> set[str]:
    return {line.name for line in lines}


def _ring_line(names: Names, worker: Person) -> RingLine:
    phones = [c.value for c in names.view.contacts if c.person == worker.id and c.kind is ContactKind.PHONE]
    return RingLine(name=names.of(worker.id), role=names.relation(worker.id), phone=", ".join(phones))


def members_of(names: Names, plan: Plan, people: Iterable[Person]) -> tuple[Member, ...]:
    """People with who they are and what part they have in the plan."""
    return tuple(
        Member(name=names.of(p.id), relation=names.relation(p.id), part=", ".join(_part(names, plan, p.id)))
        for p in people
    )


def _part(names: Names, plan: Plan, person: str) -> Iterator[str]:
    live = [c for c in names.view.commitments if not c.ended]
    if plan.family_lead == person:
        yield "holds the plan"
    if any(c.who == person for c in live):
        yield "helps"
    if any(c.monitor == person for c in live):
        yield "checks"


def signers_of(names: Names, *others: str) -> tuple[str, ...]:
    """Children, parents and everyone who has said they will do something, then those whose work it is."""
    people = [p.id for p in (*names.children, *names.parents)]
    doers = [c.who for c in names.view.commitments if not c.ended]
    return tuple(dict.fromkeys([*names.all_of([*people, *doers]), *(o for o in others if o)]))


def check_in(names: Names, plan: Plan) -> CheckIn:
    """The day of the first review that is due for this plan, and what says so."""
    due = sorted((r for r in names.view.reviews_due if r.plan == plan.id), key=lambda r: (r.due, r.child))
    first = [review for review in due if review.due == due[0].due]
    return CheckIn(day=say_day(due[0].due) if due else "", why=tuple(dict.fromkeys(r.why for r in first)))


def copies_of(names: Names, plan: Plan) -> tuple[Copy, ...]:
    """Everyone who signs, and everyone who was already given it."""
    given = {
        names.of(c.person): ", ".join(part for part in (say_date(c.given_on), c.how) if part)
        for c in names.view.plan_copies
        if c.plan == plan.id
    }
    people = dict.fromkeys([*signers_of(names, worker_of(names)), *given])
    return tuple(Copy(name=name, given=given.get(name, "")) for name in people)
