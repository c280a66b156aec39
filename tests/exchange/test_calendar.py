"""What famnet writes as a calendar, read by another library than the one that wrote it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from famnet.domain.review_rows import ReviewRow
from famnet.exchange import calendar as ics
from famnet.exchange.calendar import Entry, UnreadableCalendarError, calendar, reviews_calendar

STAMP = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def row(id_: str = "r1", due: date = date(2026, 12, 18), kind: str = "child in need", version: int = 0) -> ReviewRow:
    return ReviewRow(
        id=id_,
        version=version,
        family="Reid",
        kind=kind,
        due=due,
        maximum=date(2026, 12, 18),
        rule="every 6 weeks",
        source="002",
        why="6 weeks after Friday 6 November 2026 is Friday 18 December 2026; really, it is",
    )


def events(written: bytes) -> Iterator[Any]:
    """As vobject, which shares no code with icalendar, reads them."""
    yield from vobject.readOne(written.decode()).vevent_list


def test_a_review_is_a_whole_day_with_a_reminder_in_time() -> None:
    (event,) = events(reviews_calendar([row(version=4)], stamp=STAMP))
    assert event.uid.value == "r1@famnet"
    assert event.summary.value == "Review of the plan: Reid"
    assert event.dtstart.value == date(2026, 12, 18)
    assert event.dtend.value == date(2026, 12, 19)
    assert event.sequence.value == "4"
    assert event.dtstamp.value == STAMP
    assert event.description.value == (
        "6 weeks after Friday 6 November 2026 is Friday 18 December 2026; really, it is"
        "\nAt the latest: Friday 18 December 2026."
    )
    assert event.valarm.trigger.value == timedelta(days=-7, hours=9)


def test_the_calendar_is_published() -> None:
    read = vobject.readOne(reviews_calendar([row()], stamp=STAMP, name="Reid").decode())
    assert (read.method.value, read.version.value, read.x_wr_calname.value) == ("PUBLISH", "2.0", "Reid")


def test_same_rows_same_bytes_in_whatever_order() -> None:
    rows = [row("b"), row("a"), row("c", due=date(2026, 12, 1))]
    written = reviews_calendar(rows, stamp=STAMP)
    assert written == reviews_calendar(reversed(rows), stamp=STAMP)
    assert [event.uid.value for event in events(written)] == ["c@famnet", "a@famnet", "b@famnet"]


def test_an_expiry_is_no_review() -> None:
    (event,) = events(reviews_calendar([row(kind="")], stamp=STAMP.replace(tzinfo=None)))
    assert event.summary.value == "Due: Reid"
    assert event.dtstamp.value == STAMP


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        pytest.param(datetime(2026, 3, 28, 10), datetime(2026, 3, 28, 10, tzinfo=UTC), id="winter"),
        pytest.param(
            datetime(2026, 3, 29, 10), datetime(2026, 3, 29, 9, tzinfo=UTC), id="the day summer time begins"
        ),
        pytest.param(datetime(2026, 10, 24, 10), datetime(2026, 10, 24, 9, tzinfo=UTC), id="the last summer day"),
        pytest.param(datetime(2026, 10, 25, 10), datetime(2026, 10, 25, 10, tzinfo=UTC), id="winter again"),
    ],
)
def test_a_time_is_londons_by_the_rules_written_in_the_file(start: datetime, utc: datetime) -> None:
    written = calendar([Entry(uid="m", summary="Meeting", start=start, place="Library")], stamp=STAMP)
    assert written.count(b"BEGIN:VTIMEZONE") == 1
    assert b"RDATE" not in written
    (event,) = events(written)
    assert event.dtstart.value.astimezone(UTC) == utc
    assert event.location.value == "Library"


def test_only_calendars_with_times_carry_a_time_zone() -> None:
    assert b"VTIMEZONE" not in reviews_calendar([row()], stamp=STAMP)


def test_a_repeated_time_leaves_out_its_exceptions() -> None:
    weekly = Entry(
        uid="s",
        summary="Tea at Nan's",
        start=datetime(2026, 10, 17, 16),
        end=datetime(2026, 10, 17, 18),
        repeats="FREQ=WEEKLY;COUNT=4",
        except_on=(date(2026, 10, 24),),
        remind_days=1,
    )
    (event,) = events(calendar([weekly], stamp=STAMP))
    assert [day.date() for day in event.getrruleset()] == [
        date(2026, 10, 17), date(2026, 10, 31), date(2026, 11, 7),
    ]  # fmt: skip
    assert event.valarm.trigger.value == timedelta(days=-1)


def test_a_repeated_day_leaves_out_its_exceptions() -> None:
    weekly = Entry(
        uid="s", summary="Bins", start=date(2026, 1, 5), repeats="FREQ=WEEKLY;COUNT=3", except_on=(date(2026, 1, 12),)
    )
    (event,) = events(calendar([weekly], stamp=STAMP))
    assert [day.date() for day in event.getrruleset()] == [date(2026, 1, 5), date(2026, 1, 19)]


def test_what_is_cancelled_says_so_and_reminds_nobody() -> None:
    gone = Entry(uid="s", summary="Tea", start=date(2026, 1, 5), remind_days=1, sequence=2, cancelled=True)
    (event,) = events(calendar([gone], stamp=STAMP))
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "2")
    assert not hasattr(event, "valarm")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("a;b,c\\n\\d", id="what .ics escapes"),
        pytest.param("Zoë, Ọlá and 李\nEND:VEVENT\nBEGIN:VEVENT", id="words that look like structure"),
        pytest.param("é" * 300, id="longer than a line"),
    ],
)
def test_words_come_back_as_they_went_in(words: str) -> None:
    (event,) = events(calendar([Entry(uid="x", summary=words, start=date(2026, 1, 5))], stamp=STAMP))
    assert event.summary.value == words


@pytest.mark.parametrize(
    "broken", [b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"], ids=["cut", "empty"]
)
def test_what_does_not_read_back_is_refused(broken: bytes) -> None:
    with pytest.raises(UnreadableCalendarError):
        ics.read_back(broken, 1)
