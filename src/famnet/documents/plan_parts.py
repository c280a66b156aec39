"""What a plan says is done: for whom, by whom, when, and what if. Each part comes from what an audience may see."""

import re
from collections.abc import Iterable

from famnet.documents.names import Names
from famnet.documents.sheet import asked
from famnet.domain.disclosure import FamilyView
from famnet.domain.mapping import SafetyScale
from famnet.domain.plan_versions import commitments_in, contingencies_in, current, kinds_in, version
from famnet.domain.plans import Commitment, Contingency, Plan
from famnet.domain.record import record
from famnet.domain.rota import RotaDuty, RotaSlot, Weekday


@record
class ChildLine:
    """A child in focus and the kind of plan that child is on."""

    subject: str
    age: str = ""
    kind: str = asked("What kind of plan {subject} is on is not written down.")


@record
class Deed:
    """Who does what, when, for whom, who checks, and how one will know that it works."""

    who: str
    subject: str
    when: str = asked("When is this done: “{subject}”?")
    for_whom: str = ""
    monitor: str = asked("Who checks this: “{subject}”?")
    works_when: str = asked("How will we know that this works: “{subject}”?")


@record
class Goal:
    """What is feared if nothing changes, and what life looks like when nobody has to worry."""

    goal: str
    danger: str = ""


@record
class Rating:
    """How safe one named person said it is, on one day."""

    who: str
    score: int
    when: str
    question: str = ""


@record
class Weekend:
    """Who helps on each day of the weekend."""

    saturday: tuple[str, ...] = asked("Nobody is down for Saturdays.")
    sunday: tuple[str, ...] = asked("Nobody is down for Sundays.")


@record
class Turn:
    """A time of the week and who comes then."""

    day: str
    time: str
    subject: str
    who: str = asked("Nobody is down for “{subject}”.")


@record
class IfThen:
    """If this happens, then these people do that."""

    subject: str
    response: str
    who: str = asked("Who does something about this: “{subject}”?")


def in_hand(view: FamilyView, number: int | None = None) -> Plan:
    """The version asked for, else the latest; an empty first draft when there is none yet.

    Raises:
        NoPlanError: there is no version with that number.
    """
    if number is not None:
        return version(view, number)
    return max(view.plans, key=lambda plan: plan.number, default=Plan())


def standing(view: FamilyView) -> Plan:
    """The version everybody works to, whatever is being written beside it; the draft while there is no other."""
    return current(view) or Plan()


def children_of(names: Names, plan: Plan) -> tuple[ChildLine, ...]:
    """The children in focus, each with the kind of plan they are on."""
    kinds = kinds_in(names.view, plan)
    return tuple(
        ChildLine(
            subject=names.of(c.id), age=names.age(c), kind=names.tongue(kinds[c.id].words) if c.id in kinds else ""
        )
        for c in names.children
    )


def live(names: Names, plan: Plan) -> tuple[Commitment, ...]:
    """What stands in this version."""
    return commitments_in(names.view, plan)


def deeds_of(names: Names, plan: Plan, *, professional: bool) -> tuple[Deed, ...]:
    """What the network does, or what services do."""
    workers = {person.id for person in names.professionals}
    found = (c for c in live(names, plan) if (c.professional or c.who in workers) is professional)
    return tuple(deed(names, commitment) for commitment in found)


def deed(names: Names, commitment: Commitment) -> Deed:
    """One commitment in words."""
    return Deed(
        who=names.of(commitment.who),
        subject=commitment.what,
        when=when_of(commitment),
        for_whom=names.child_or(commitment.for_whom) if commitment.for_whom else "",
        monitor=names.of(commitment.monitor) if commitment.monitor else "",
        works_when=commitment.works_when,
    )


def when_of(commitment: Commitment) -> str:
    """`Mondays at 4, every week`; how often is left out where the days say it already."""
    often = "" if commitment.how_often.casefold() in commitment.when.casefold() else commitment.how_often
    return ", ".join(part for part in (commitment.when, often) if part)


def goals_of(names: Names) -> tuple[Goal, ...]:
    """The goals with the danger each answers."""
    return tuple(Goal(goal=goal.goal, danger=goal.danger) for goal in names.view.goals)


def ratings_of(names: Names) -> tuple[Rating, ...]:
    """Every rating by day, each with its rater: they are never put together into one number."""
    rated = sorted(names.view.scales, key=lambda scale: scale.rated_on)
    return tuple(
        Rating(who=names.of(s.rater), score=s.score, when=names.tongue.date(s.rated_on), question=_asked(names, s))
        for s in rated
    )


def _asked(names: Names, rating: SafetyScale) -> str:
    """The question as it was put; the usual one is nobody's own words and is asked in the document's language."""
    return names.tongue("How safe is it?") if rating.question == "How safe is it?" else rating.question


_EVERY_DAY = r"every ?day|each day|daily|every (?:morning|afternoon|evening|night)|7 days|seven days|weekend"


def weekend_of(names: Names, plan: Plan) -> Weekend:
    """Who is down for Saturday and for Sunday: in the rota, and by what they said about when."""
    return Weekend(
        saturday=_on(Weekday.SATURDAY, "saturday|sat", names, plan),
        sunday=_on(Weekday.SUNDAY, "sunday|sun", names, plan),
    )


def _on(weekday: Weekday, spoken: str, names: Names, plan: Plan) -> tuple[str, ...]:
    said = re.compile(rf"\b(?:{spoken}|{_EVERY_DAY})s?\b", re.IGNORECASE)
    promised = [c.who for c in live(names, plan) if said.search(f"{c.when} {c.how_often}")]
    slots = {slot.id for slot in names.view.rota_slots if slot.is_in(plan.number) and slot.weekday is weekday}
    on_rota = [duty.person for duty in names.view.rota_duties if duty.is_in(plan.number) and duty.slot in slots]
    return names.all_of([*on_rota, *promised])


def rota_of(names: Names, plan: Plan, person: str = "") -> tuple[Turn, ...]:
    """The times of the week in order, with who comes; those of one person when one is given."""
    slots = sorted(
        (s for s in names.view.rota_slots if s.is_in(plan.number)),
        key=lambda s: (s.weekday.number, s.starts, s.ends, s.week, s.what),
    )
    two_weeks = _has_two_weeks(names, plan, slots)
    theirs = [slot for slot in slots if _is_for(names, plan, slot, person)]
    return tuple(_turn(names, slot, _duties(names, plan, slot), two_weeks=two_weeks) for slot in theirs)


def _has_two_weeks(names: Names, plan: Plan, slots: Iterable[RotaSlot]) -> bool:
    """Whether anything in the rota is of a second week; else nobody is told of a first."""
    return any(slot.week or any(duty.week > 1 for duty in _duties(names, plan, slot)) for slot in slots)


def _duties(names: Names, plan: Plan, slot: RotaSlot) -> list[RotaDuty]:
    return [d for d in names.view.rota_duties if d.slot == slot.id and d.is_in(plan.number)]


def _is_for(names: Names, plan: Plan, slot: RotaSlot, person: str) -> bool:
    return not person or any(d.person == person for d in _duties(names, plan, slot))


def _turn(names: Names, slot: RotaSlot, duties: list[RotaDuty], *, two_weeks: bool) -> Turn:
    """One time of the week; weeks are told apart only where different people come."""
    weeks = {
        week: names.all_of(d.person for d in duties if d.week == week) for week in sorted({d.week for d in duties})
    }
    alike = not two_weeks or (len(set(weeks.values())) < 2 and len(weeks) != 1)  # noqa: PLR2004 -- the same in both
    say = names.tongue
    told = [
        say.names(people) if alike else say("week {week}: {names}", week=week, names=say.names(people))
        for week, people in weeks.items()
    ]
    week = say("week {week}", week=slot.week) if slot.week else ""
    return Turn(
        day=" ".join(part for part in (say(slot.weekday.value), week) if part),
        time=say("{start} to {end}", start=slot.starts, end=slot.ends),
        subject=", ".join(part for part in (slot.what, slot.place, say(slot.season.value)) if part),
        who="; ".join(dict.fromkeys(told)),
    )


def if_thens_of(names: Names, plan: Plan) -> tuple[IfThen, ...]:
    """What is done when an early sign shows."""
    return tuple(_if_then(names, contingency) for contingency in contingencies_in(names.view, plan))


def _if_then(names: Names, contingency: Contingency) -> IfThen:
    who = names.of(contingency.who) if contingency.who else ""
    return IfThen(subject=contingency.sign, response=contingency.response, who=who)
