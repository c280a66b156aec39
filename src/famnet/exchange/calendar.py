"""Calendars as .ics files: what falls due, as any calendar program takes it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from famnet.domain.dates import say_day
from famnet.domain.errors import FamnetError
from famnet.domain.record import record
from famnet.domain.review_rows import ReviewRow

_PRODUCT = "-//famnet//Family networking//EN"
_LONDON = "Europe/London"
_CRLF = b"\r\n"
_DAY = timedelta(days=1)

# Written by hand: the form that lists each change of the clocks as an RDATE breaks Outlook.
_TIMEZONE = b"""BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


class UnreadableCalendarError(FamnetError):
    """What was written does not read back as the calendar it was meant to be."""

    hint = "This should never happen: keep the command you typed, and report it without any names."

    def __init__(self) -> None:
        super().__init__("The calendar could not be written so that a calendar program reads it back.")


@record
class Entry:
    """One thing in a calendar: a whole day, or a time in London.

    `sequence` grows with each change, so that a calendar moves what it has already; `cancelled` takes it out.
    """

    uid: str
    summary: str
    start: date | datetime
    end: date | datetime | None = None
    description: str = ""
    place: str = ""
    sequence: int = 0
    repeats: str = ""  # an RRULE: FREQ=WEEKLY;BYDAY=SA
    except_on: tuple[date, ...] = ()
    remind_days: int | None = None  # at nine in the morning, so many days before
    cancelled: bool = False


def calendar(entries: Iterable[Entry], *, stamp: datetime, name: str = "famnet") -> bytes:
    """The entries as one .ics file; the same entries and stamp give the same bytes.

    Args:
        entries: what goes in, in any order.
        stamp: when the file is made, in UTC.
        name: what calendar programs call the calendar; it is the reader's business who may see it.

    Raises:
        UnreadableCalendarError: what was written does not read back.
    """
    told = sorted(entries, key=lambda entry: (entry.start.isoformat(), entry.uid))
    made = Calendar()
    for key, value in {"prodid": _PRODUCT, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}.items():
        made.add(key, value)
    made.add("x-wr-calname", name)
    if any(isinstance(entry.start, datetime) for entry in told):
        made.add_component(Timezone.from_ical(_TIMEZONE.replace(b"\n", _CRLF)))
    for entry in told:
        made.add_component(_event(entry, stamp))
    return read_back(made.to_ical(), len(told))


def reviews_calendar(
    rows: Iterable[ReviewRow], *, stamp: datetime, remind_days: int = 7, name: str = "Reviews"
) -> bytes:
    """What falls due, a whole day each, with a reminder in time. It names families and children as the rows do."""
    return calendar((_review(row, remind_days) for row in rows), stamp=stamp, name=name)


def _review(row: ReviewRow, remind_days: int) -> Entry:
    latest = f"At the latest: {say_day(row.maximum)}."
    return Entry(
        uid=f"{row.id}@famnet",
        summary=f"{_TITLE[bool(row.kind)]}: {row.family}",
        start=row.due,
        description=f"{row.why}\n{latest}",
        sequence=row.version,
        remind_days=remind_days,
    )


_TITLE = MappingProxyType({True: "Review of the plan", False: "Due"})


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC))
    event.add("summary", entry.summary)
    event.add("dtstart", _moment(entry.start))
    event.add("dtend", _moment(entry.end or entry.start + _DAY))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if isinstance(entry.start, datetime) else "TRANSPARENT")
    _add_words(event, entry)
    _add_repeats(event, entry)
    _add_reminder(event, entry)
    return event


def _add_words(event: Event, entry: Entry) -> None:
    for key, words in (("description", entry.description), ("location", entry.place)):
        if words:
            event.add(key, words)


def _add_repeats(event: Event, entry: Entry) -> None:
    if not entry.repeats:
        return
    event.add("rrule", vRecur.from_ical(entry.repeats))
    for day in entry.except_on:
        start = entry.start
        event.add("exdate", _moment(datetime.combine(day, start.time()) if isinstance(start, datetime) else day))


def _add_reminder(event: Event, entry: Entry) -> None:
    if entry.remind_days is None or entry.cancelled:
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    whole_day = not isinstance(entry.start, datetime)
    alarm.add("trigger", timedelta(days=-entry.remind_days, hours=9 if whole_day else 0))
    event.add_component(alarm)


def _moment(when: date | datetime) -> date | datetime:
    """A time is London's unless it says otherwise; a day stays a day."""
    return when.replace(tzinfo=ZoneInfo(_LONDON)) if isinstance(when, datetime) and not when.tzinfo else when


def read_back(written: bytes, events: int) -> bytes:
    """What was written, if it reads back as a calendar of so many events.

    Raises:
        UnreadableCalendarError: it does not.
    """
    try:
        found = Calendar.from_ical(written).walk("VEVENT")
    except ValueError as error:
        raise UnreadableCalendarError from error
    if len(found) != events:
        raise UnreadableCalendarError
    return written
