"""When something falls due: a clock is a row of data, a due date explains itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, ImpossibleDateError
from famnet.domain.plans import PlanKind
from famnet.domain.record import record
from famnet.domain.reference import Dated, ReferenceDataError, Row, dated, rows, text, whole
from famnet.domain.working_time import Roll, Unit, WorkingDays, add, between, is_weekend, rolled

E = TypeVar("E", bound=StrEnum)


class UnknownClockError(FamnetError):
    """There is no clock of that name."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet reviews clocks` shows every clock there is."

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no clock called “{name}”.")


@record
class Clock(Dated):
    """One rule for how long until something is due; `maximum` is the latest it may be, in the same unit."""

    id: str
    what: str
    number: int
    unit: Unit
    maximum: int
    roll: Roll
    starts: str = ""
    kind: PlanKind | None = None  # None: started by hand
    then: str = ""
    meeting: bool = True  # False: a day something ends or has to be answered, at which nobody meets

    def __post_init__(self) -> None:
        """Refuse a clock that could not keep its own promise."""
        if self.maximum < self.number:
            raise ReferenceDataError(self.id, "`maximum` is before the date it is meant to limit")
        if self.roll is Roll.EARLIER and self.number * _ROUGHLY[self.unit] < _LONGEST_CLOSURE:
            raise ReferenceDataError(self.id, "is too short to move earlier: it could fall due before it starts")


_ROUGHLY = MappingProxyType({Unit.DAYS: 1, Unit.WORKING_DAYS: 7, Unit.WEEKS: 7, Unit.MONTHS: 28})
_LONGEST_CLOSURE = 7  # days; Christmas and Easter close four or five in a row


@dataclass(frozen=True)
class DueDate:
    """The day something is due, the latest it may be, and why, in one sentence."""

    due: date
    maximum: date
    why: str


def load_clocks(*also: Path) -> Mapping[str, Clock]:
    """Every clock by its id: famnet's own, then those of local files, which replace rows of the same id.

    Raises:
        ReferenceDataError: a row lacks a column, has no maximum, or could not keep its promise.
    """
    return MappingProxyType({str(row["id"]): _clock(row) for row in rows("clocks", *also)})


def clock_for(kind: PlanKind, clocks: Mapping[str, Clock]) -> Clock | None:
    """The clock that runs by itself for children on this kind of plan; the last one told wins."""
    return next((clock for clock in reversed(tuple(clocks.values())) if clock.kind is kind), None)


def find_clock(name: str, clocks: Mapping[str, Clock]) -> Clock:
    """The clock with this id.

    Raises:
        UnknownClockError: there is none.
    """
    if name not in clocks:
        raise UnknownClockError(name)
    return clocks[name]


def due(clock: Clock, start: date, working_days: WorkingDays) -> DueDate:
    """When a clock started on a day runs out, moved off weekends and bank holidays as the clock says.

    Raises:
        ImpossibleDateError: that day would come after the last one there is.
    """
    try:
        plain = add(start, clock.number, clock.unit, working_days)
        moved = rolled(plain, clock.roll, working_days)
        latest = max(moved, add(start, clock.maximum, clock.unit, working_days))
    except (OverflowError, ValueError) as error:
        message = f"{clock.unit.words(clock.maximum)} after {say_day(start)}"
        raise ImpossibleDateError(message) from error
    sum_ = f"{_sum(clock, start, plain, working_days)}{_move(plain, moved, working_days)}"
    return DueDate(moved, latest, f"{sum_} ({clock.what}; {cited(clock)})")


def cited(clock: Clock) -> str:
    """Where a clock comes from, and that nobody has looked it up there where nobody has."""
    return clock.source if clock.confirmed else f"{clock.source}, not confirmed"


def _sum(clock: Clock, start: date, plain: date, working_days: WorkingDays) -> str:
    if not clock.number:
        return f"the same day, {say_day(plain)}"
    counted_over = ""
    if clock.unit is Unit.WORKING_DAYS:
        passed = (day for day in between(start, plain) if not is_weekend(day))
        counted_over = _listed(", past {}", dict.fromkeys(filter(None, map(working_days.holiday, passed))))
    after = f"{clock.unit.words(clock.number)} after {say_day(start)}{counted_over}"
    return f"{after}{',' if counted_over else ''} is {say_day(plain)}"


def _listed(words: str, names: Iterable[str]) -> str:
    """Names put into words as `a, b and c`; nothing at all where there are none."""
    *others, last = list(names) or [""]
    return words.format(" and ".join(filter(None, (", ".join(others), last)))) if last else ""


def _move(plain: date, moved: date, working_days: WorkingDays) -> str:
    """`, Christmas Day, so Thursday 24 December 2026`; nothing for a day that did not move."""
    return "" if moved == plain else f"{_closures(plain, moved, working_days)}, so {say_day(moved)}"


def _closures(plain: date, moved: date, working_days: WorkingDays) -> str:
    """Which bank holidays stood in the way; a plain weekend is said by the day's own name."""
    own = working_days.holiday(plain)
    passed = dict.fromkeys(filter(None, map(working_days.holiday, between(plain, moved))))
    side = "before" if moved < plain else "after"
    others = (name for name in passed if name != own)
    return (f", {own}" if own else "") + _listed(f", with {{}} {side} it", others)


def _clock(row: Row) -> Clock:
    where = str(row["id"])
    return Clock(
        **vars(dated(row)),
        id=where,
        what=text(row, "what"),
        number=whole(row, "number"),
        unit=_one_of(Unit, row, "unit"),
        maximum=whole(row, "maximum"),
        roll=_one_of(Roll, row, "roll"),
        starts=str(row.get("starts", "")),
        kind=_one_of(PlanKind, row, "kind") if row.get("kind") else None,
        then=str(row.get("then", "")),
        meeting=row.get("meeting") is not False,
    )


def _one_of(choices: type[E], row: Row, column: str) -> E:
    try:
        return choices(text(row, column))
    except ValueError as error:
        known = ", ".join(choices)
        raise ReferenceDataError(str(row["id"]), f"`{column}` is “{row[column]}”; it can be {known}") from error
