"""A rota as an integer program for HiGHS, the solver of the extra `rota`: the one module that knows it."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.rota import RotaDuty, Season
from famnet.domain.rota_problem import RotaProblem, Turn, most

try:
    import highspy
except ImportError:  # pragma: no cover -- the extra is part of the development environment
    highspy = None  # type: ignore[assignment,unused-ignore] # asked for below, where a person can be told

_SECONDS = 10.0  # a family's rota takes a fraction of one
_SEASONS = (Season.TERM, Season.HOLIDAYS)
Seat = tuple[int, str]  # a turn's place in the problem, and a person
Limit = tuple[str, int, Season, str]  # a person, a week, a season, and whether times or hours are counted


class NoSolverError(FamnetError):
    """Filling a rota needs HiGHS, which is an extra."""

    exit_code = ExitCode.REFUSED
    hint = "Install it once: `python -m pip install 'famnet[rota]'`. People can be put to times by hand without it."

    def __init__(self) -> None:
        super().__init__("Filling a rota needs a solver that is not installed.")


class RotaTooHardError(FamnetError):
    """The solver found no answer in the time it has, and no proof that there is none."""

    hint = "Fix some people to times, or fill one week at a time."

    def __init__(self) -> None:
        super().__init__(f"No rota was found in {_SECONDS:.0f} seconds.")


@dataclass(frozen=True)
class Slack:
    """What may give in a model: how many people come, limits, what people said of their time, who was fixed."""

    cover: bool = False
    limits: bool = False
    asking: bool = False
    fixed: bool = False


class Model:
    """A rota as an integer program: one yes or no for each person at each time."""

    def __init__(self, problem: RotaProblem, slack: Slack) -> None:
        if highspy is None:  # pragma: no cover -- see the import
            raise NoSolverError
        self.problem, self.slack = problem, slack
        self.highs = highspy.Highs()  # type: ignore[no-untyped-call] # its constructor has no types
        for option, value in {"output_flag": False, "threads": 1, "time_limit": _SECONDS, "mip_rel_gap": 0.0}.items():
            self.highs.setOptionValue(option, value)
        self._nobody = self.highs.addIntegral(
            lb=0, ub=0
        )  # a sum over nobody still makes a row, which nobody can fill
        self.seats = {seat: self.highs.addBinary() for seat in self._possible()}
        self.short: dict[int, highspy.highs_var] = {}
        self.over: dict[Limit, highspy.highs_var] = {}
        self._cover()
        self._no_clash()
        self._no_meeting()
        self._limits()
        self._fixed()

    def _possible(self) -> Iterator[Seat]:
        fixed = {self._seat(d) for d in self.problem.before if d.fixed}
        for n, turn in enumerate(self.problem.turns):
            for person in self.problem.people:
                if self.slack.asking or (n, person) in fixed or self.problem.can(person, turn):
                    yield (n, person)

    def _cover(self) -> None:
        for n, turn in enumerate(self.problem.turns):
            there = self._sum(self.seats[seat] for seat in self._at(n))
            if self.slack.cover and turn.slot.must:
                self.short[n] = self.highs.addIntegral(lb=0, ub=turn.slot.needs)
                self.highs.addConstr(there + self.short[n] == turn.slot.needs)
            elif turn.slot.must:
                self.highs.addConstr(there == turn.slot.needs)
            else:
                self.highs.addConstr(there <= turn.slot.needs)

    def _no_clash(self) -> None:
        for a, b in self._places(self.problem.clashes()):
            for person in self.problem.people:
                self._not_both((a, person), (b, person))

    def _no_meeting(self) -> None:
        for a, b in self._places(self.problem.meetings()):
            for apart in self.problem.kept_apart:
                self._not_both((a, apart.one), (b, apart.other))
                self._not_both((a, apart.other), (b, apart.one))

    def _limits(self) -> None:
        for person in self.problem.people:
            limit = most(self.problem.limits, person)
            for week, season in ((w + 1, s) for w in range(self.problem.weeks) for s in _SEASONS):
                theirs = [(n, t) for n, t in self._week(week, season) if (n, person) in self.seats]
                self._at_most(limit.most_times, {n: 1.0 for n, _ in theirs}, (person, week, season, "times"))
                self._at_most(limit.most_hours, {n: t.hours for n, t in theirs}, (person, week, season, "hours"))

    def _at_most(self, bound: int | None, load: dict[int, float], key: Limit) -> None:
        if bound is None or not load:
            return
        total = self._sum(weight * self.seats[n, key[0]] for n, weight in load.items())
        if self.slack.limits:
            self.over[key] = self.highs.addIntegral(lb=0)
            total = total - self.over[key]
        self.highs.addConstr(total <= bound)

    def _fixed(self) -> None:
        for duty in (d for d in self.problem.before if d.fixed):
            seat = self._seat(duty)
            if seat in self.seats and not self.slack.fixed:
                self.highs.addConstr(self.seats[seat] == 1)

    @property
    def empty_seats(self) -> "highspy.highs_linear_expression":
        """Places at times that are covered where they can be, and are not."""
        optional = [n for n, turn in enumerate(self.problem.turns) if not turn.slot.must]
        places = sum(self.problem.turns[n].slot.needs for n in optional)
        total: highspy.highs_linear_expression = (
            self._sum(-1.0 * self.seats[s] for n in optional for s in self._at(n)) + places
        )
        return total

    @property
    def swaps(self) -> "highspy.highs_linear_expression":
        """People who were down for a time and are not any more."""
        kept = [self._seat(d) for d in self.problem.before]
        return self._sum(1.0 - self.seats[seat] for seat in dict.fromkeys(kept) if seat in self.seats)

    @cached_property
    def unevenness(self) -> "highspy.highs_linear_expression":
        """Each time costs more than the one before it to the same person: the sum is least when shares are even."""
        steps = []
        for person in self.problem.people:
            theirs = [var for (_, who), var in self.seats.items() if who == person]
            units = [self.highs.addBinary() for _ in theirs]
            if theirs:
                self.highs.addConstr(self._sum(theirs) == self._sum(units))
            steps += [(2.0 * k + 1.0) * unit for k, unit in enumerate(units)]
        return self._sum(steps)

    def best(self, wish: "highspy.highs_linear_expression") -> bool:
        """Find the least of a wish, and hold it from here on; False when nothing is possible at all.

        Raises:
            RotaTooHardError: there was not enough time to find out.
        """
        self.highs.minimize(wish)
        if self.highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return False
        if not math.isfinite(self.highs.getInfo().objective_function_value):
            raise RotaTooHardError
        least = round(self.highs.getInfo().objective_function_value)
        self.highs.addConstr(wish <= least + 0.5)
        return True

    @property
    def missing(self) -> "highspy.highs_linear_expression":
        """People too few at times that must be covered, in a model whose cover may give."""
        return self._sum(self.short.values())

    @property
    def excess(self) -> "highspy.highs_linear_expression":
        """How far limits are passed, in a model whose limits may give."""
        return self._sum(self.over.values())

    @property
    def favours(self) -> "highspy.highs_linear_expression":
        """Times people would come to beside what they said, in a model that asks them."""
        return self._sum(self.seats[seat] for seat in self.beside())

    @property
    def unfixed(self) -> "highspy.highs_linear_expression":
        """Fixed people who would not be kept, in a model that may let them go."""
        return self._sum(1.0 - self.seats[seat] for seat in self.kept() if seat in self.seats)

    def beside(self) -> list[Seat]:
        """Seats that nobody said they can take."""
        turns = self.problem.turns
        return [(n, person) for n, person in self.seats if not self.problem.can(person, turns[n])]

    def kept(self) -> list[Seat]:
        """Seats that were fixed."""
        return [self._seat(duty) for duty in self.problem.before if duty.fixed]

    def taken(self) -> list[Seat]:
        """Who sits where, in the order of the week."""
        self.highs.run()
        return sorted(seat for seat, var in self.seats.items() if self.highs.val(var) > 0.5)  # noqa: PLR2004 -- yes or no

    def value(self, var: "highspy.highs_var") -> int:
        """A whole number of the answer."""
        return round(self.highs.val(var))

    def _sum(
        self, terms: "Iterable[highspy.highs_var | highspy.highs_linear_expression]"
    ) -> "highspy.highs_linear_expression":
        total: highspy.highs_linear_expression = self.highs.qsum((self._nobody, *terms))
        return total

    def _at(self, n: int) -> list[Seat]:
        return [(n, person) for person in self.problem.people if (n, person) in self.seats]

    def _week(self, week: int, season: Season) -> Iterator[tuple[int, Turn]]:
        for n, turn in enumerate(self.problem.turns):
            if turn.week == week and turn.slot.season.meets(season):
                yield (n, turn)

    def _not_both(self, one: Seat, other: Seat) -> None:
        if one != other and one in self.seats and other in self.seats:
            self.highs.addConstr(self.seats[one] + self.seats[other] <= 1)

    def _places(self, pairs: Iterator[tuple[Turn, Turn]]) -> Iterator[tuple[int, int]]:
        places = {turn: n for n, turn in enumerate(self.problem.turns)}
        yield from ((places[a], places[b]) for a, b in pairs)

    def _seat(self, duty: RotaDuty) -> Seat:
        turns = enumerate(self.problem.turns)
        return next(((n, duty.person) for n, t in turns if (t.slot.id, t.week) == (duty.slot, duty.week)), (-1, ""))
