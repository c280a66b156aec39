"""Calendar files: what falls due, and each person's own times."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.meetings import Meeting
from famnet.domain.plan_versions import version
from famnet.domain.plans import Plan
from famnet.domain.reviews import governing, review_rows
from famnet.domain.rota_days import Dates, Span
from famnet.exchange.calendar import Entry, calendar, reviews_calendar
from famnet.exchange.rota_calendar import rota_entries
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>am|pm)?")
_AHEAD = timedelta(weeks=52)  # how far a rota is written into a calendar unless somebody says


class UndatedMeetingError(FamnetError):
    """A meeting without a day has no place in a calendar."""

    hint = "`famnet meeting edit --on 2026-12-03 --at 16:00` sets it."

    def __init__(self) -> None:
        super().__init__("The day of the meeting is not set.")


def calendar_of_reviews(families: Iterable[Family], *, today: date) -> bytes:
    """Every review of these families as one .ics file, with a reminder a week before each."""
    rows = [row for family in families for row in review_rows(family)]
    return reviews_calendar(rows, stamp=_stamp(today))


def calendar_of_person(  # noqa: PLR0913 -- each is said by its name
    family: Family,
    person: str,
    *,
    today: date,
    until: date | None = None,
    holidays: Sequence[Dates] = (),
    tongue: Tongue = ENGLISH,
) -> Made:
    """One person's times and the day everybody meets again, in a language, as they may see them."""
    view = seen_by(family, person, today=today)
    plan = version(view)
    days = Span(plan.agreed_on or today, until or today + _AHEAD, holidays)
    entries = [*rota_entries(view, plan, person, days, tongue), *_review(view, plan, tongue)]
    data = calendar(entries, stamp=_stamp(today), name=_called(tongue))
    return Made(data=data, gate=Gate(family=family, view=view))


def _called(tongue: Tongue) -> str:
    """The calendar's name, which says so while no speaker has checked its language."""
    name = tongue("My part of the plan")
    if tongue.is_english:
        return name
    from famnet.documents.sign_off import is_unreviewed  # noqa: PLC0415 -- not for English

    return f"{name} ({tongue('not checked by a speaker yet')})" if is_unreviewed("my_part", tongue) else name


def calendar_of_meeting(family: Family, meeting: Meeting, audience: str, *, today: date) -> Made:
    """One meeting, as somebody may see it; a cancelled one says only what takes it out of a calendar.

    Raises:
        UndatedMeetingError: its day is not set.
    """
    view = seen_by(family, audience, today=today)
    seen = next((m for m in view.meetings if m.id == meeting.id), Meeting(id=meeting.id))
    if meeting.held_on is None:
        raise UndatedMeetingError
    entry = Entry(
        uid=f"{meeting.id}@famnet",
        summary=meeting.kind.value.capitalize(),
        start=starts(meeting.held_on, meeting.at),
        description=seen.purpose,
        place=seen.place,
        sequence=meeting.version,
        remind_days=1,
        cancelled=meeting.cancelled_on is not None,
    )
    return Made(data=calendar([entry], stamp=_stamp(today), name="Our meeting"), gate=Gate(family=family, view=view))


def starts(day: date, at: str) -> date | datetime:
    """The moment a meeting starts, where its time is one: `16:00`, `16.00`, `4pm`, `half past four` is none."""
    found = _CLOCK.fullmatch(at.strip().lower())
    if not found:
        return day
    hour = int(found["hour"]) % 12 + 12 * (found["half"] == "pm") if found["half"] else int(found["hour"])
    minute = int(found["minute"] or 0)
    return datetime.combine(day, time(hour, minute)) if hour in range(24) and minute in range(60) else day


def _review(view: FamilyView, plan: Plan, say: Tongue) -> Iterator[Entry]:
    """The day on which everybody looks at the plan again."""
    due = governing(r for r in view.reviews_due if r.plan == plan.id and not r.by_hand)
    if due:
        summary = say("We look at the plan again")
        yield Entry(uid=f"{due.id}@famnet", summary=summary, start=due.due, sequence=due.version, remind_days=7)


def _stamp(today: date) -> datetime:
    return datetime.combine(today, time())
