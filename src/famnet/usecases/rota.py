"""The rota by its commands: times and people put in, filled, looked at, and changed for single days."""

from collections.abc import Iterable
from dataclasses import replace

from famnet.domain import rota_filling
from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family, put
from famnet.domain.ids import new_id
from famnet.domain.plan_chain import duties_in, slots_in
from famnet.domain.plan_drafting import editable
from famnet.domain.plan_lines import add_line, end_line
from famnet.domain.plans import Plan
from famnet.domain.record import record
from famnet.domain.rota import Availability, KeptApart, RotaChange, RotaDuty, RotaLimit, RotaSlot, Weekday
from famnet.domain.rota_problem import problem_of, span
from famnet.usecases.mapping import name_of
from famnet.usecases.plans import at_hand


class NoTimesError(FamnetError):
    """The rota has no times yet."""

    hint = '`famnet plan rota add "Tea at Nan\'s" --on Friday --from 16:00 --to 18:00` adds one.'

    def __init__(self) -> None:
        super().__init__("There are no times in the rota yet.")


class NoSuchTimeError(FamnetError):
    """The rota has no time with this number."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet plan rota` numbers the times it shows."

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no time with the number {number} in the rota.")


class NotDownError(FamnetError):
    """Somebody is not down for a time."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet plan rota` shows who is down for what."

    def __init__(self, name: str, slot: RotaSlot) -> None:
        super().__init__(f"{name} is not down for “{slot.what}” on {slot.weekday}.")


@record
class Filled:
    """A rota worked out: the family with it, and how many turns go to other people than before."""

    family: Family
    turns: int
    swaps: int


def times(family: Family, number: int | None = None) -> tuple[RotaSlot, ...]:
    """The times of the rota in the order of the week: their place in it is their number.

    Raises:
        NoTimesError: there are none.
    """
    found = slots_in(family, at_hand(family, number)) if family.plans else ()
    if not found:
        raise NoTimesError
    return tuple(sorted(found, key=_in_the_week))


def _in_the_week(slot: RotaSlot) -> tuple[int, int, int, str, str]:
    return (slot.week, slot.weekday.number, span(slot.starts, slot.ends)[0], slot.what, slot.id)


def time_numbered(family: Family, number: int) -> RotaSlot:
    """The time with this number.

    Raises:
        NoSuchTimeError: there is none.
    """
    found = times(family)
    if not 1 <= number <= len(found):
        raise NoSuchTimeError(number)
    return found[number - 1]


def add_times(family: Family, slot: RotaSlot, days: Iterable[Weekday]) -> Family:
    """One time on each of these days.

    Raises:
        RotaTimeError: it ends before it starts.
    """
    for day in days:
        family = rota_filling.add_slot(family, replace(slot, id=new_id(), weekday=day))
    return family


def end_time(family: Family, number: int) -> Family:
    """A time that need not be covered any more."""
    return rota_filling.end_slot(family, time_numbered(family, number))


def say_when(family: Family, told: Availability, days: Iterable[Weekday]) -> Family:
    """When somebody can or cannot be there: on each of these days, or on any when none is said."""
    for day in tuple(days) or (None,):
        family = rota_filling.say_when(family, replace(told, id=new_id(), weekday=day))
    return family


def forget_when(family: Family, person: str) -> Family:
    """Take back everything somebody said of when they can, to say it anew."""
    return replace(family, availabilities=tuple(a for a in family.availabilities if a.person != person))


def limit(family: Family, person: str, times: int | None, hours: int | None) -> Family:
    """The most somebody can take on in a week.

    Raises:
        UsageError: neither times nor hours are said.
    """
    if times is None and hours is None:
        message = "How much is too much?"
        raise UsageError(message, hint="Say --times, --hours, or both.")
    return rota_filling.set_limit(family, RotaLimit(person=person, most_times=times, most_hours=hours))


def keep_apart(family: Family, one: str, other: str, why: str) -> Family:
    """Two people who must not meet.

    Raises:
        UsageError: they are the same person.
    """
    if one == other:
        message = "Nobody can be kept apart from themselves."
        raise UsageError(message, hint="Name two people.")
    return rota_filling.keep_apart(family, KeptApart(one=one, other=other, why=why))


def fill(family: Family) -> Filled:
    """Work the rota out.

    Raises:
        NoTimesError: there is nothing to fill.
        RotaImpossibleError: it cannot be filled; says what would have to give.
        NoSolverError: the solver is not installed.
    """
    from famnet.usecases.rota_solver import solve  # noqa: PLC0415 -- a solver is dear to load, and an extra

    times(family)
    writing, plan = editable(family)
    duties = solve(problem_of(writing, plan), lambda person: name_of(writing, person))
    before = {(d.slot, d.week, d.person) for d in duties_in(writing, plan)}
    now = {(d.slot, d.week, d.person) for d in duties}
    return Filled(family=rota_filling.fill(writing, duties), turns=len(now), swaps=len(before - now))


def put_down(family: Family, number: int, person: str, *, week: int) -> Family:
    """Somebody takes a time by their own word: filling leaves it so."""
    slot = time_numbered(family, number)
    weeks = (week,) if week else weeks_of(family, at_hand(family), slot)
    for each in weeks:
        family = add_line(family, RotaDuty(slot=slot.id, person=person, week=each, fixed=True))
    return family


def weeks_of(family: Family, plan: Plan, slot: RotaSlot) -> tuple[int, ...]:
    """The weeks a time comes in: its own, or each the rota has."""
    two = any(s.week for s in slots_in(family, plan)) or any(d.week > 1 for d in duties_in(family, plan))
    return (slot.week,) if slot.week else ((1, 2) if two else (1,))


def take_off(family: Family, number: int, person: str) -> Family:
    """Somebody does not take a time any more.

    Raises:
        NotDownError: they are not down for it.
    """
    slot = time_numbered(family, number)
    found = [d for d in duties_in(family, at_hand(family)) if (d.slot, d.person) == (slot.id, person)]
    if not found:
        raise NotDownError(name_of(family, person), slot)
    for duty in found:
        family = end_line(family, duty)
    return family


def change_day(family: Family, number: int, change: RotaChange) -> Family:
    """On one day somebody else comes, or nobody does.

    Raises:
        UsageError: the time is not on that day of the week.
        NotDownError: whom it is instead of is not down for it.
    """
    slot = time_numbered(family, number)
    if change.day.weekday() != slot.weekday.number:
        message = f"{say_day(change.day)} is no {slot.weekday}."
        raise UsageError(message, hint=f"“{slot.what}” is on {slot.weekday}s.")
    plan = at_hand(family)
    if (slot.id, change.instead_of) not in {(d.slot, d.person) for d in duties_in(family, plan)}:
        raise NotDownError(name_of(family, change.instead_of), slot)
    same = (c.id for c in family.rota_changes if _same(c, slot, change))
    told = replace(change, id=next(same, change.id), slot=slot.id)
    return replace(family, rota_changes=put(family.rota_changes, told))


def _same(known: RotaChange, slot: RotaSlot, change: RotaChange) -> bool:
    return (known.slot, known.day, known.instead_of) == (slot.id, change.day, change.instead_of)
