"""The clocks: famnet's own with where each comes from, and those a service adds in a file of its own."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from famnet.domain.clocks import Clock, load_clocks
from famnet.domain.errors import FamnetError, UsageError
from famnet.domain.plans import PlanKind
from famnet.domain.record import record
from famnet.domain.reference import ReferenceDataError
from famnet.domain.working_time import Roll
from famnet.usecases.saving import save

Row = Mapping[str, object]
FILE = "clocks.toml"
_HEAD = "# Review clocks of our own. A clock with the id of one of famnet's takes its place.\n"


class NoClocksFileError(FamnetError):
    """The file of clocks that was named is not there."""

    hint = "`famnet reviews add-clock` writes one beside the store; or name another with --clocks."

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no file “{path}”.")


def clocks_file(store: Path, named: Path | None = None) -> Path:
    """Where a service's own clocks are: the file that was named, or `clocks.toml` beside the store."""
    return named or store.with_name(FILE)


def known_clocks(store: Path, named: Path | None = None) -> Mapping[str, Clock]:
    """The clocks: famnet's, and the service's own where there are any.

    Raises:
        NoClocksFileError: a file was named, and is not there.
        ReferenceDataError: a clock has no maximum, or cannot keep its promise.
    """
    path = clocks_file(store, named)
    if named and not named.is_file():
        raise NoClocksFileError(named)
    return load_clocks(path) if path.is_file() else load_clocks()


def clock_rows(clocks: Mapping[str, Clock]) -> list[Row]:
    """Every clock, a row each, with its source and when somebody last checked it."""
    return [
        {
            "clock": clock.id,
            "what": clock.what,
            "every": clock.unit.words(clock.number),
            "latest": clock.unit.words(clock.maximum),
            "rolls": clock.roll.value,
            "runs_for": clock.kind.words if clock.kind else "started by hand",
            "source": clock.source,
            "checked_on": clock.checked_on,
            "confirmed": clock.confirmed,
        }
        for clock in clocks.values()
    ]


def roll_of(words: str) -> Roll:
    """How a date moves off weekends and holidays.

    Raises:
        UsageError: it is none of the ways.
    """
    if words not in set(Roll):
        message = f"“{words[:40]}” is no way for a date to move."
        raise UsageError(message, hint="Say earlier, later or none.")
    return Roll(words)


def kind_of(words: str | None) -> PlanKind | None:
    """The kind of plan a clock runs by itself for; None: somebody starts it.

    Raises:
        UsageError: it is no kind of plan.
    """
    if words and words not in set(PlanKind):
        message = f"“{words[:40]}” is not a kind of plan."
        raise UsageError(message, hint=f"Choose among {', '.join(PlanKind)}.")
    return PlanKind(words) if words else None


@record
class OwnClock:
    """A clock as it is told: spans such as `5 weeks`."""

    id: str
    what: str
    every: str
    latest: str
    rolls: Roll
    source: str
    kind: PlanKind | None = None
    then: str = ""
    starts: str = ""


def add_clock(path: Path, told: OwnClock, today: date) -> Mapping[str, Clock]:
    """Write a clock into the service's file; nothing is written unless the file can then be read.

    Raises:
        UsageError: a span is none, or the two are told in different units.
        ReferenceDataError: the latest date comes before the due date, or the id is there already.
    """
    before = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    if f"id = {_quoted(told.id)}\n" in before:
        raise ReferenceDataError(told.id, f"is in {path.name} already; change it there")
    draft = path.with_name(f".{path.name}.draft")
    try:
        save(draft, (before + _row(told, today)).encode())
        clocks = load_clocks(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return clocks


def _row(told: OwnClock, today: date) -> str:
    number, unit = _span(told.every)
    maximum, other = _span(told.latest)
    if unit != other:
        message = f"“{told.every}” and “{told.latest}” are counted differently."
        raise UsageError(message, hint="Use one unit for both: --every '4 weeks' --latest '6 weeks'.")
    words = {"id": told.id, "what": told.what, "kind": told.kind or "", "starts": told.starts, "then": told.then}
    lines = [f"{name} = {_quoted(value)}" for name, value in words.items() if value]
    lines += [f"number = {number}", f"unit = {_quoted(unit)}", f"maximum = {maximum}"]
    lines += [f"roll = {_quoted(told.rolls)}", f"source = {_quoted(told.source)}"]
    lines += [f"checked_on = {today}", f"valid_from = {today}"]
    return "\n".join(("", "[[clocks]]", *lines, ""))


def _span(words: str) -> tuple[int, str]:
    number, _, unit = words.strip().lower().partition(" ")
    told = unit.strip().replace(" ", "_")
    name = told if told.endswith("s") else f"{told}s"
    if not number.isdecimal() or name not in {"days", "working_days", "weeks", "months"}:
        message = f"“{words[:40]}” is no span of time."
        raise UsageError(message, hint="Write a number and days, working days, weeks or months: “5 weeks”.")
    return (int(number[:4]), name)


def _quoted(words: str) -> str:
    """A string as TOML takes it."""
    return json.dumps("".join(c for c in str(words) if c.isprintable()), ensure_ascii=False)
