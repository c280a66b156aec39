"""Clocks that somebody starts by hand: statutory presets, and those of a service."""

from dataclasses import replace
from datetime import date

from famnet.domain.clocks import Clock
from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family, put
from famnet.domain.plans import StartedClock
from famnet.domain.reviews import Clocks


class ClockNotRunningError(FamnetError):
    """That clock is not running for that child."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet reviews due` shows what runs; `famnet reviews clocks` shows what can be started."

    def __init__(self, clock: str) -> None:
        super().__init__(f"The clock “{clock}” is not running for this child.")


def start_clock(family: Family, clock: Clock, child: str, started_on: date, *, note: str = "") -> Family:
    """Let a clock run for a child from a day; started twice on one day it still runs once.

    Raises:
        UsageError: the clock runs by itself, with the kind of plan the child is on.
    """
    if clock.kind:
        message = f"“{clock.id}” runs by itself for every child on a {clock.kind.words} plan."
        raise UsageError(message, hint="Agree the plan with that kind: `famnet plan draft --kind … --agreed DATE`.")
    if any((s.clock, s.child, s.started_on) == (clock.id, child, started_on) for s in family.started_clocks):
        return family
    started = StartedClock(clock=clock.id, child=child, started_on=started_on, note=note)
    return replace(family, started_clocks=put(family.started_clocks, started))


def stop_clock(family: Family, clock: str, child: str, met_on: date, clocks: Clocks) -> Family:
    """What the clock asked for was done: it stops, and the one that follows it starts from that day.

    Raises:
        ClockNotRunningError: it does not run for the child.
        UsageError: it was done before the clock was started.
    """
    running = next((s for s in family.started_clocks if _runs(s, clock, child)), None)
    if running is None:
        raise ClockNotRunningError(clock)
    if met_on < running.started_on:
        message = f"The clock was started on {say_day(running.started_on)}, after {say_day(met_on)}."
        raise UsageError(message, hint="Check the date.")
    stopped = replace(family, started_clocks=put(family.started_clocks, replace(running, ended_on=met_on)))
    following = clocks.get(clocks[clock].then) if clock in clocks else None
    return start_clock(stopped, following, child, met_on) if following and not following.kind else stopped


def _runs(started: StartedClock, clock: str, child: str) -> bool:
    return (started.clock, started.child, started.ended_on) == (clock, child, None)
