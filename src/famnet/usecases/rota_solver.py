"""Fills a rota: what must be covered is, nobody over their limit, few swaps, fair shares; or says why not."""

from collections.abc import Callable, Iterator

from famnet.domain.rota import RotaDuty
from famnet.domain.rota_filling import Relaxation, RotaImpossibleError, Way
from famnet.domain.rota_problem import RotaProblem, Turn
from famnet.usecases.rota_model import Model, Seat, Slack

Name = Callable[[str], str]


def solve(problem: RotaProblem, name: Name) -> tuple[RotaDuty, ...]:
    """Who takes which time: as many as can be are covered, then few swaps are made, then shares are made even.

    The same problem gives the same rota. Who is down for a time already keeps the same line of the plan.

    Args:
        problem: times, people and what they said.
        name: how a sentence names a person, for saying why it cannot be done.

    Raises:
        RotaImpossibleError: a time that must be covered cannot be, with the least that would have to give.
        NoSolverError: the solver is not installed.
    """
    model = Model(problem, Slack())
    if not model.best(model.empty_seats):
        raise RotaImpossibleError(tuple(_ways(problem, name)))
    for wish in (model.swaps, model.unevenness):
        model.best(wish)
    return tuple(_duty(problem, seat) for seat in model.taken())


def _duty(problem: RotaProblem, seat: Seat) -> RotaDuty:
    turn, person = problem.turns[seat[0]], seat[1]
    before = (d for d in problem.before if (d.slot, d.week, d.person) == (turn.slot.id, turn.week, person))
    return next(before, RotaDuty(slot=turn.slot.id, week=turn.week, person=person))


def _ways(problem: RotaProblem, name: Name) -> Iterator[Way]:
    """The least of each kind that would have to give; of both kinds together where neither does alone."""
    yield from _missing(problem)
    alone = [*_passing_limits(problem, name, Slack(limits=True)), *_asking(problem, name, Slack(asking=True))]
    yield from alone
    if not alone:
        yield from _asking(problem, name, Slack(asking=True, limits=True))
    yield from _letting_go(problem, name)


def _missing(problem: RotaProblem) -> Iterator[Way]:
    model = Model(problem, Slack(cover=True))
    if model.best(model.missing):
        short = [problem.turns[n] for n, var in model.short.items() if model.value(var)]
        gives = [Relaxation(f"{turn.words}, {_who_can(problem, turn)}", turn=turn) for turn in short]
        yield Way("Too few people for", tuple(gives))


def _passing_limits(problem: RotaProblem, name: Name, slack: Slack) -> Iterator[Way]:
    model = Model(problem, slack)
    if model.best(model.excess) and (more := _over(model)):
        gives = [Relaxation(f"{name(p)} taking {n} more {unit} a week", person=p) for (p, unit), n in more.items()]
        yield Way("It could be filled with", tuple(gives))


def _asking(problem: RotaProblem, name: Name, slack: Slack) -> Iterator[Way]:
    model = Model(problem, slack)
    if model.best(model.favours):
        if slack.limits:
            model.best(model.excess)
        asked = [seat for seat in model.taken() if seat in model.beside()]
        gives = [
            Relaxation(f"{name(p)} coming to {problem.turns[n].words}", turn=problem.turns[n], person=p)
            for n, p in asked
        ]
        more = [
            Relaxation(f"{name(p)} taking {n} more {unit} a week", person=p) for (p, unit), n in _over(model).items()
        ]
        yield Way("It could be filled with", (*gives, *more))


def _letting_go(problem: RotaProblem, name: Name) -> Iterator[Way]:
    model = Model(problem, Slack(fixed=True))
    if model.kept() and model.best(model.unfixed):
        taken = model.taken()
        gone = [(n, p) for n, p in model.kept() if (n, p) not in taken and n >= 0]
        gives = [Relaxation(f"{name(p)} not kept at {problem.turns[n].words}", person=p) for n, p in gone]
        yield Way("It could be filled with", tuple(gives))


def _over(model: Model) -> dict[tuple[str, str], int]:
    """How much more each person would take on in the fullest of their weeks."""
    more: dict[tuple[str, str], int] = {}
    for (person, _, _, unit), var in model.over.items():
        if by := model.value(var):
            more[person, unit] = max(by, more.get((person, unit), 0))
    return more


def _who_can(problem: RotaProblem, turn: Turn) -> str:
    able = sum(problem.can(person, turn) for person in problem.people)
    if not able:
        return "when nobody said they can"
    return f"when {able} of {len(problem.people)} said they can"
