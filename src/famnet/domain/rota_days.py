"""The rota on the calendar: from which day on somebody comes, how often, and the days on which they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from famnet.domain.plan_chain import Mapped, duties_in, slots_in
from famnet.domain.plans import Plan
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot, Season
from famnet.domain.rota_problem import span

Dates = tuple[date, date]  # from one day to another, both included


@dataclass(frozen=True)
class Span:
    """The days a rota is worked out for, and the school holidays among them."""

    start: date
    until: date
    holidays: Sequence[Dates] = ()

    def in_season(self, season: Season, day: date) -> bool:
        """Whether a time of a season takes place on a day; where nobody told the holidays, every day may be one."""
        if season is Season.ALWAYS or not self.holidays:
            return True
        return (season is Season.HOLIDAYS) == any(first <= day <= last for first, last in self.holidays)


@dataclass(frozen=True)
class Recurring:
    """A time somebody takes again and again, and the days on which they do not."""

    duty: RotaDuty
    slot: RotaSlot
    first: date
    every_weeks: int
    until: date
    except_on: tuple[date, ...] = ()
    changes: int = 0  # how often it was changed for single days

    def at(self, day: date) -> tuple[datetime, datetime]:
        """When it starts and ends on a day."""
        return times(self.slot, day)


def times(slot: RotaSlot, day: date) -> tuple[datetime, datetime]:
    """When a time of the rota starts and ends on a day; midnight belongs to the next."""
    midnight = datetime(day.year, day.month, day.day)
    start, end = (midnight + timedelta(minutes=minutes) for minutes in span(slot.starts, slot.ends))
    return (start, end)


def recurring(mapped: Mapped, plan: Plan, person: str, days: Span) -> tuple[Recurring, ...]:
    """What one person does in the rota of a version; its week 1 is the week of the day the span starts."""
    slots = {slot.id: slot for slot in slots_in(mapped, plan)}
    duties = duties_in(mapped, plan)
    weeks = 2 if any(d.week > 1 for d in duties) or any(s.week for s in slots.values()) else 1
    theirs = (d for d in duties if d.person == person and d.slot in slots)
    found = (_recurring(mapped, duty, slots[duty.slot], weeks, days) for duty in theirs)
    return tuple(
        sorted((r for r in found if r.first <= days.until), key=lambda r: (r.first, r.slot.starts, r.duty.id))
    )


def stand_ins(mapped: Mapped, person: str, days: Span) -> tuple[tuple[RotaChange, RotaSlot], ...]:
    """Single days on which somebody comes for another."""
    slots = {slot.id: slot for slot in mapped.rota_slots}
    found = [c for c in mapped.rota_changes if c.person == person and days.start <= c.day <= days.until]
    return tuple((c, slots[c.slot]) for c in sorted(found, key=lambda c: (c.day, c.id)) if c.slot in slots)


def ended(mapped: Mapped, plan: Plan, person: str) -> tuple[tuple[RotaDuty, RotaSlot], ...]:
    """What somebody did in the rota of an earlier version, and does no more."""
    slots = {slot.id: slot for slot in mapped.rota_slots}
    gone = (d for d in mapped.rota_duties if d.person == person and d.slot in slots and not d.is_in(plan.number))
    return tuple((d, slots[d.slot]) for d in gone if d.since_version < plan.number)


def _recurring(mapped: Mapped, duty: RotaDuty, slot: RotaSlot, weeks: int, days: Span) -> Recurring:
    first = _first(slot, duty.week, weeks, days.start)
    changed = {c.day for c in mapped.rota_changes if (c.slot, c.instead_of) == (slot.id, duty.person)}
    off = [d for d in _days(first, weeks, days.until) if d in changed or not days.in_season(slot.season, d)]
    return Recurring(duty, slot, first, weeks, days.until, tuple(off), len(changed))


def _first(slot: RotaSlot, week: int, weeks: int, start: date) -> date:
    """The first such day from the start on; a day of week 1 that is past comes again after the whole round."""
    monday = start - timedelta(days=start.weekday())
    day = monday + timedelta(weeks=week - 1, days=slot.weekday.number)
    return day if day >= start else day + timedelta(weeks=weeks)


def _days(first: date, weeks: int, until: date) -> Iterator[date]:
    while first <= until:
        yield first
        first += timedelta(weeks=weeks)
