"""One person's part of the rota as an .ics file: what recurs, single days, and what was taken off them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from famnet.domain.plan_chain import Mapped
from famnet.domain.plans import Plan
from famnet.domain.rota import RotaChange, RotaDuty, RotaSlot
from famnet.domain.rota_days import Recurring, Span, ended, recurring, stand_ins, times
from famnet.exchange.calendar import Entry


def rota_entries(mapped: Mapped, plan: Plan, person: str, days: Span, say: Callable[[str], str] = str) -> list[Entry]:
    """The times one person takes, single days they stand in, and what they no longer do, which is cancelled.

    Args:
        mapped: what that person may see of the family.
        plan: the version whose rota it is.
        person: whose calendar.
        days: from when to when, and the school holidays if they are known.
        say: puts what people did not say themselves into their language.
    """
    return [
        *(_entry(r, "" if days.holidays else say(r.slot.season)) for r in recurring(mapped, plan, person, days)),
        *(_single(change, slot) for change, slot in stand_ins(mapped, person, days)),
        *_cancelled(mapped, plan, person, days.start),
    ]


def _entry(turn: Recurring, season: str) -> Entry:
    start, end = turn.at(turn.first)
    when = f" ({season})" if season else ""
    return Entry(
        uid=f"{turn.duty.id}@famnet",
        summary=turn.slot.what + when,
        start=start,
        end=end,
        place=turn.slot.place,
        sequence=turn.duty.version + turn.changes,
        repeats=f"FREQ=WEEKLY;INTERVAL={turn.every_weeks};UNTIL={turn.until + timedelta(days=1):%Y%m%d}T000000Z",
        except_on=turn.except_on,
        remind_days=1,
    )


def _single(change: RotaChange, slot: RotaSlot) -> Entry:
    start, end = times(slot, change.day)
    return Entry(
        uid=f"{change.id}@famnet",
        summary=slot.what,
        start=start,
        end=end,
        place=slot.place,
        sequence=change.version,
        remind_days=1,
    )


def _cancelled(mapped: Mapped, plan: Plan, person: str, start: date) -> Iterator[Entry]:
    for duty, slot in ended(mapped, plan, person):
        yield _taken_off(duty, slot, start)


def _taken_off(duty: RotaDuty, slot: RotaSlot, start: date) -> Entry:
    first, last = times(slot, start + timedelta(days=(slot.weekday.number - start.weekday()) % 7))
    uid = f"{duty.id}@famnet"
    return Entry(uid=uid, summary=slot.what, start=first, end=last, sequence=duty.version + 1, cancelled=True)
