"""Days on the line, as people write them: where a year has two digits only, which one was understood is said."""

from collections.abc import Callable
from datetime import date
from typing import Any

import typer

from famnet.cli.desk import Desk
from famnet.domain.dates import PartialDate
from famnet.domain.errors import ImpossibleDateError

_AHEAD = 20  # years from today in which a day of work can lie


def read_day(text: str, today: date) -> date:
    """A whole calendar day.

    Raises:
        ImpossibleDateError: it is none, or known only to the month or year.
    """
    return _whole(text, PartialDate.parse(text, by=_to_come(today)))


def ask_day(desk: Desk, question: str, *, explain: str, fits: Callable[[date], object] = bool) -> date | None:
    """A whole day asked for at a terminal, again while `fits` refuses it; None for Enter alone."""
    from famnet.cli import ask  # questions cost 150 ms, and only a terminal has them

    said = ask.text(question, validate=lambda said: said and fits(read_day(said, desk.today)), explain=explain)
    return _day_of(desk, said) if said else None


def _whole(text: str, told: PartialDate) -> date:
    if told.exact is None:
        raise ImpossibleDateError(text, "the whole day is needed here", "Such as 2026-03-01 or 1 March 2026.")
    return told.exact


def _to_come(today: date) -> date:
    """The last day that a year of two digits can mean where work is planned."""
    return date(today.year + _AHEAD, 12, 31)


def _past(ctx: typer.Context, said: str | None) -> PartialDate | None:
    desk = ctx.ensure_object(Desk)
    return None if said is None else _understood(desk, said, by=desk.today)


def _day(ctx: typer.Context, said: str | None) -> date | None:
    return None if said is None else _day_of(ctx.ensure_object(Desk), said)


def _day_of(desk: Desk, said: str) -> date:
    return _whole(said, _understood(desk, said, by=_to_come(desk.today)))


def _understood(desk: Desk, said: str, by: date) -> PartialDate:
    try:
        return PartialDate.parse(said)
    except ImpossibleDateError:
        told = PartialDate.parse(said, by=by)
        desk.say(f"“{said}” is read as {told}.")
        return told


PAST: Any = {"parser": str, "callback": _past, "metavar": "DATE"}  # an option for when something was or began
DAY: Any = {"parser": str, "callback": _day, "metavar": "DATE"}  # an option for a whole day, past or to come
