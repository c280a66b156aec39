"""What a rota has to get right: which times there are, who can take which, and who must not meet whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.people import Engagement
from famnet.domain.plan_chain import duties_in, slots_in
from famnet.domain.plans import Plan
from famnet.domain.rota import Availability, KeptApart, RotaDuty, RotaLimit, RotaSlot, Season

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?")
_DAY_ENDS = 24 * 60
_HOUR = 60
_GONE = frozenset({Engagement.STEPPED_BACK, Engagement.DECLINED, Engagement.UNREACHABLE})


class RotaTimeError(FamnetError):
    """A time of the rota that is no time, or that ends before it starts."""

    exit_code = ExitCode.USAGE
    hint = "Write times as 16:00 or 9; a night that runs past midnight is two times, until 24:00 and from 0:00."

    def __init__(self, starts: str, ends: str) -> None:
        super().__init__(f"From “{starts[:20]}” to “{ends[:20]}” is no time of a day.")


@dataclass(frozen=True)
class Turn:
    """One time of the rota in one of its weeks."""

    slot: RotaSlot
    week: int

    @property
    def hours(self) -> float:
        """How long it takes."""
        start, end = span(self.slot.starts, self.slot.ends)
        return (end - start) / _HOUR

    @property
    def words(self) -> str:
        """`Tea at Nan's, Friday 16:00 to 18:00 (week 2)`."""
        week = f" (week {self.week})" if self.slot.week or self.week > 1 else ""
        return f"{self.slot.what}, {self.slot.weekday} {self.slot.starts} to {self.slot.ends}{week}"


@dataclass(frozen=True)
class RotaProblem:
    """Times to be covered, and the people who may cover them."""

    slots: tuple[RotaSlot, ...]
    people: tuple[str, ...]
    availabilities: tuple[Availability, ...] = ()
    limits: tuple[RotaLimit, ...] = ()
    kept_apart: tuple[KeptApart, ...] = ()
    before: tuple[RotaDuty, ...] = ()  # who took what until now: kept where that is possible

    @cached_property
    def weeks(self) -> int:
        """How many weeks the rota runs before it begins again: one, or two where anything is said of a week."""
        told = [s.week for s in self.slots] + [a.week for a in self.availabilities]
        return 2 if any(told) or any(d.week > 1 for d in self.before) else 1

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Every time in every week it is for, in the order of the week."""
        turns = [Turn(s, week) for s in self.slots for week in range(1, self.weeks + 1) if s.week in (0, week)]
        return tuple(sorted(turns, key=_in_order))

    def can(self, person: str, turn: Turn) -> bool:
        """Whether somebody said they can be there for the whole of a time, in every season it is for."""
        told = [a for a in self.availabilities if a.person == person]
        return all(_free(told, turn, season) for season in _seasons(turn.slot.season))

    def clashes(self) -> Iterator[tuple[Turn, Turn]]:
        """Pairs of times one person cannot both take."""
        yield from ((a, b) for a, b in combinations(self.turns, 2) if _same_day(a, b) and _overlap(a, b))

    def meetings(self) -> Iterator[tuple[Turn, Turn]]:
        """Pairs of times at which two people would meet: one time and itself, and times that overlap or hand over."""
        yield from ((turn, turn) for turn in self.turns)
        yield from (
            (a, b) for a, b in combinations(self.turns, 2) if _same_day(a, b) and _touch(a, b) and _near(a, b)
        )


def problem_of(family: Family, plan: Plan) -> RotaProblem:
    """The rota of one version of the plan, for everybody who said when they can, or is fixed, and is still there.

    Raises:
        RotaTimeError: a time is none, or ends before it starts.
    """
    slots = slots_in(family, plan)
    every: list[RotaSlot | Availability] = [*slots, *family.availabilities]
    for told in every:
        check_times(told)
    there = {p.id for p in family.people if p.alive and p.engagement not in _GONE}
    fixed = {d.person for d in duties_in(family, plan) if d.fixed}  # put to a time by their own word
    people = sorted(({a.person for a in family.availabilities} | fixed) & there)
    return RotaProblem(
        slots=slots,
        people=tuple(people),
        availabilities=family.availabilities,
        limits=family.rota_limits,
        kept_apart=family.kept_apart,
        before=tuple(d for d in duties_in(family, plan) if d.person in people),
    )


def check_times(told: RotaSlot | Availability) -> None:
    """Hold the law that a time ends after it starts.

    Raises:
        RotaTimeError: it does not, or it is no time.
    """
    if isinstance(told, RotaSlot) or told.starts or told.ends:
        span(told.starts or "0:00", told.ends or "24:00")


def span(starts: str, ends: str) -> tuple[int, int]:
    """Minutes since midnight.

    Raises:
        RotaTimeError: one of them is no time, or the second is not after the first.
    """
    found = [_minutes(words) for words in (starts, ends)]
    if None in found or not (found[0] or 0) < (found[1] or 0) <= _DAY_ENDS:
        raise RotaTimeError(starts, ends)
    return (found[0] or 0, found[1] or 0)


def most(limits: tuple[RotaLimit, ...], person: str) -> RotaLimit:
    """The limits of one person, the tighter of each where several were set."""
    theirs = [limit for limit in limits if limit.person == person]
    times = [limit.most_times for limit in theirs if limit.most_times is not None]
    hours = [limit.most_hours for limit in theirs if limit.most_hours is not None]
    return replace(RotaLimit(person=person), most_times=min(times, default=None), most_hours=min(hours, default=None))


def _minutes(words: str) -> int | None:
    found = _TIME.fullmatch(words.strip())
    return int(found["hour"]) * _HOUR + int(found["minute"] or 0) if found else None


def _in_order(turn: Turn) -> tuple[int, int, int, str]:
    return (turn.week, turn.slot.weekday.number, span(turn.slot.starts, turn.slot.ends)[0], turn.slot.id)


def _seasons(season: Season) -> tuple[Season, ...]:
    return (Season.TERM, Season.HOLIDAYS) if season is Season.ALWAYS else (season,)


def _free(told: list[Availability], turn: Turn, season: Season) -> bool:
    about = [a for a in told if _speaks_of(a, turn, season)]
    can, cannot = [a for a in about if a.can], [a for a in about if not a.can]
    welcome = any(_holds(a, turn) for a in can) or not any(a.can for a in told)
    return bool(told) and welcome and not any(_cuts(a, turn) for a in cannot)


def _speaks_of(told: Availability, turn: Turn, season: Season) -> bool:
    day = told.weekday in (None, turn.slot.weekday)
    return day and told.week in (0, turn.week) and told.season in (Season.ALWAYS, season)


def _holds(told: Availability, turn: Turn) -> bool:
    """Whether they can for the whole of it."""
    start, end = _told_span(told)
    first, last = span(turn.slot.starts, turn.slot.ends)
    return start <= first and last <= end


def _cuts(told: Availability, turn: Turn) -> bool:
    """Whether they cannot for any part of it."""
    start, end = _told_span(told)
    first, last = span(turn.slot.starts, turn.slot.ends)
    return start < last and first < end


def _told_span(told: Availability) -> tuple[int, int]:
    return span(told.starts or "0:00", told.ends or "24:00")


def _same_day(a: Turn, b: Turn) -> bool:
    return (a.week, a.slot.weekday) == (b.week, b.slot.weekday) and a.slot.season.meets(b.slot.season)


def _overlap(a: Turn, b: Turn) -> bool:
    (start, end), (first, last) = (span(t.slot.starts, t.slot.ends) for t in (a, b))
    return start < last and first < end


def _touch(a: Turn, b: Turn) -> bool:
    """Overlap, or hand over at the door: then they meet too."""
    (start, end), (first, last) = (span(t.slot.starts, t.slot.ends) for t in (a, b))
    return start <= last and first <= end


def _near(a: Turn, b: Turn) -> bool:
    """Not known to be in two places."""
    return not (a.slot.place and b.slot.place) or a.slot.place.casefold() == b.slot.place.casefold()
