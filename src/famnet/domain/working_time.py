"""Counting on the calendar: units, weekends and bank holidays, and which way a date moves off them."""

import calendar
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

_DAY = timedelta(days=1)
_SATURDAY = 5


class Unit(StrEnum):
    """What a clock counts in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"

    def words(self, number: int) -> str:
        """`6 weeks`, `1 month`, `15 working days`."""
        one_or_many = self.value if number != 1 else self.value.removesuffix("s")
        return f"{number} {one_or_many.replace('_', ' ')}"


class Roll(StrEnum):
    """What happens when a date falls on a weekend or a bank holiday."""

    EARLIER = "earlier"
    NONE = "none"
    LATER = "later"


class WorkingDays(Protocol):
    """Which days are bank holidays; weekends need nobody to tell."""

    def holiday(self, day: date, /) -> str:
        """What the bank holiday is called; empty on any other day."""


def add(start: date, number: int, unit: Unit, working_days: WorkingDays) -> date:
    """A day so many units after another; the 31st plus a month is the last day there is."""
    return _ADD[unit](start, number, working_days)


def rolled(day: date, roll: Roll, working_days: WorkingDays) -> date:
    """A day, moved off weekends and bank holidays where it is to move."""
    return _MOVE[roll](day, working_days)


def between(one: date, other: date) -> Iterator[date]:
    """The days after one and before the other, in the direction from one to the other."""
    step = _DAY if other > one else -_DAY
    while (one := one + step) != other:
        yield one


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= _SATURDAY


def is_working(day: date, working_days: WorkingDays) -> bool:
    """Neither a weekend nor a bank holiday."""
    return not is_weekend(day) and not working_days.holiday(day)


def _add_months(start: date, number: int, _: WorkingDays) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _add_working_days(start: date, number: int, working_days: WorkingDays) -> date:
    day = start
    for _ in range(number):
        day = _next_working(day + _DAY, working_days)
    return day


def _last_working(day: date, working_days: WorkingDays) -> date:
    while not is_working(day, working_days):
        day -= _DAY
    return day


def _next_working(day: date, working_days: WorkingDays) -> date:
    while not is_working(day, working_days):
        day += _DAY
    return day


def _stay(day: date, _: WorkingDays) -> date:
    return day


_ADD: Mapping[Unit, Callable[[date, int, WorkingDays], date]] = MappingProxyType(
    {
        Unit.DAYS: lambda start, number, _: start + timedelta(days=number),
        Unit.WEEKS: lambda start, number, _: start + timedelta(weeks=number),
        Unit.MONTHS: _add_months,
        Unit.WORKING_DAYS: _add_working_days,
    }
)
_MOVE: Mapping[Roll, Callable[[date, WorkingDays], date]] = MappingProxyType(
    {Roll.EARLIER: _last_working, Roll.NONE: _stay, Roll.LATER: _next_working}
)
