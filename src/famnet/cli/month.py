"""A month on the screen: its days, and under them what falls due."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from famnet.cli.desk import Desk
from famnet.cli.show import Row, Shape, words
from famnet.domain.dates import MONTHS, PartialDate
from famnet.domain.errors import UsageError
from famnet.usecases.reviews import due_reviews

_WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COLUMNS = ("due", "overdue_days", "family", "kind", "why")


def show_month(desk: Desk, said: str) -> None:
    """Print the month said, or this one: marked days, then what is due on each and what was due before."""
    year, month = _month(said, desk.today)
    last = date(year, month, calendar.monthrange(year, month)[1])
    until = max(0, (last - desk.today).days)
    rows = due_reviews(desk.shelf, today=desk.today, within=until, family=desk.everywhere.family)
    here = [row for row in rows if (row["due"].year, row["due"].month) == (year, month)]  # type: ignore[attr-defined]
    if desk.everywhere.shape is not Shape.TABLE:
        desk.list(here, _COLUMNS)
        return
    words(_lines(year, month, here, desk.today), on=desk.out)
    late = sum(bool(row["overdue_days"]) for row in rows if row not in here)
    if late:
        desk.say(f"{late} more {'is' if late == 1 else 'are'} overdue from before: `famnet reviews due`.")


def _month(said: str, today: date) -> tuple[int, int]:
    if said.strip().lower() == "this":
        return (today.year, today.month)
    told = PartialDate.parse(said)
    if told.month is None:
        message = f"“{said[:30]}” is no month."
        raise UsageError(message, hint="Write 2026-12 or “December 2026”.")
    return (told.year, told.month)


def _lines(year: int, month: int, rows: Sequence[Row], today: date) -> Iterator[str]:
    from famnet.exchange.working_days import EnglandWorkingDays  # 100 ms that a list can do without

    due = {row["due"] for row in rows}
    yield f"{MONTHS[month - 1]} {year}"
    yield "".join(f"{name:>6}" for name in _WEEK)
    for week in calendar.Calendar().monthdatescalendar(year, month):
        yield "".join(_cell(day, month, due, today) for day in week).rstrip()
    yield "* something is due   < today"
    yield ""
    holidays = EnglandWorkingDays()
    for day in (d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month):
        if name := holidays.holiday(day):
            yield f"{_said(day)}: {name}"
        yield from (f"{_said(day)}: {row['family']}. {row['why']}" for row in rows if row["due"] == day)


def _cell(day: date, month: int, due: set[object], today: date) -> str:
    if day.month != month:
        return " " * 6
    mark = ("*" if day in due else "") + ("<" if day == today else "")
    return f"{day.day:>4}{mark:<2}"


def _said(day: date) -> str:
    return f"{day.day:>2} {_WEEK[day.weekday()]}"
