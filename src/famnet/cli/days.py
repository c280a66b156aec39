"""Days on the line, as people write them: where a year has two digits only, which one was understood is said."""

from collections.abc import Callable
from datetime import date
from typing import Any

import typer

from famnet.cli.desk import Desk
from famnet.domain.dates import PartialDate, read_day
from famnet.domain.errors import ImpossibleDateError


def ask_day(
    desk: Desk, question: str, *, explain: str, fits: Callable[[date], object] = bool, now: date | None = None
) -> date | None:
    """A whole day asked for at a terminal, again while `fits` refuses it; as it is now, or None, for Enter alone."""
    from famnet.cli import ask  # questions cost 150 ms, and only a terminal has them

    said = ask.text(
        question,
        default=str(PartialDate.of(now)) if now else "",
        validate=lambda said: said and fits(read_day(said, desk.today)),
        explain=explain,
    )
    return _day(desk, said) if said else None


def _day(desk: Desk, said: str) -> date:
    day = read_day(said, desk.today)
    _say_year(desk, said, PartialDate.of(day))
    return day


def _past(desk: Desk, said: str) -> PartialDate:
    told = PartialDate.parse(said, by=desk.today)
    _say_year(desk, said, told)
    return told


def _say_year(desk: Desk, said: str, understood: PartialDate) -> None:
    try:
        PartialDate.parse(said)
    except ImpossibleDateError:
        desk.say(f"“{said}” is read as {understood}.")


def _taken(read: Callable[[Desk, str], object]) -> dict[str, Any]:
    """What an option or argument needs to be read so, at the desk the command works at."""

    def understood(ctx: typer.Context, said: str | None) -> object:
        return None if said is None else read(ctx.ensure_object(Desk), said)

    return {"parser": str, "callback": understood, "metavar": "DATE"}


DAY = _taken(_day)  # a whole day, past or to come
PAST = _taken(_past)  # when something was or began: a day, a month, a year, or about a year
