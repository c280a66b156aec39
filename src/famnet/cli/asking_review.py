"""Asking for a review at a terminal: how each promise went, how safe it is now, who came and went, what next."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from famnet.cli import ask
from famnet.cli.asking_person import ask_person
from famnet.cli.asking_promises import ask_promise
from famnet.cli.desk import Desk
from famnet.cli.half_way import kept
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.plans import Commitment, PlanKind
from famnet.domain.review_records import Decision, Outcome
from famnet.usecases import plans, reviewing

WORDS = {"done": Outcome.DONE, "in part": Outcome.PART, "not done": Outcome.NOT_DONE, "stopped": Outcome.STOPPED}
DECISIONS = {
    "keep the plan as it is": Decision.KEEP,
    "change it": Decision.CHANGE,
    "step up": Decision.STEP_UP,
    "step down": Decision.STEP_DOWN,
    "close: it is no longer needed": Decision.CLOSE,
}
_STEPS = frozenset({Decision.STEP_UP, Decision.STEP_DOWN})
_MOST = 10  # the scale's own end


def ask_review(desk: Desk, told: reviewing.Told, *, decided: Decision | None) -> tuple[reviewing.Told, Decision]:
    """What was told, with the answers to whatever no option said; left half-way, they wait for the next time."""
    with kept(desk):
        return _asked(desk.family, told, decided=decided)


def _asked(family: Family, told: reviewing.Told, *, decided: Decision | None) -> tuple[reviewing.Told, Decision]:
    asked = replace(
        told,
        outcomes=[*told.outcomes, *ask_outcomes(reviewing.unanswered(family, told.outcomes))],
        scales=told.scales or list(_scales(reviewing.raters(family))),
        worked=told.worked or list(_each("What worked well?")),
        needed=told.needed or list(_each("What else needs to happen?")),
        missed=told.missed or list(_missed(family)),
        joined=told.joined or list(_people(family, "Who came into the network since? (Enter: nobody)")),
        left=told.left or list(_people(family, "Who left it? (Enter: nobody)", why="Why?")),
        new=list(_new(family)),
    )
    decision = decided or ask.choose("What was decided?", DECISIONS, Decision.KEEP)
    return replace(asked, kinds=told.kinds or _kinds(decision)), decision


def ask_outcomes(promises: Iterable[tuple[int, str]]) -> list[str]:
    """`1=done`, `2=part: the bus was late` for each promise, as `--outcome` takes them."""
    return [f"{number}={_how(f'{number}. {words}')}" for number, words in promises]


def _how(words: str) -> str:
    outcome = ask.choose(f"{words}: how did it go?", WORDS, Outcome.DONE)
    if outcome is Outcome.DONE:
        return outcome.value
    return f"{outcome.value}: {ask.text('Why, in their words?')}"


def _scales(raters: Iterable[str]) -> Iterator[str]:
    for name in raters:
        score = ask.text(
            f"How safe is it now, from 0 to 10, does {name} say? (Enter: not asked)", validate=_on_the_scale
        )
        if score:
            yield f"{name}={score}"


def _on_the_scale(said: str) -> None:
    if said and not (said.isdecimal() and int(said) <= _MOST):
        message = f"“{said[:20]}” is not on the scale."
        raise UsageError(message, hint="0 is not safe at all, 10 is safe enough to close. Enter alone leaves it out.")


def _each(question: str) -> Iterator[str]:
    while said := ask.text(f"{question} (Enter: nothing more)"):
        yield said


def _people(family: Family, question: str, why: str = "") -> Iterator[str]:
    while name := ask_person(family, question):
        reason = ask.text(why) if why else ""
        yield f"{name}: {reason}" if reason else name


def _missed(family: Family) -> Iterator[str]:
    """Times that were missed and what stood in the way, asked only where there is a rota."""
    if not family.rota_slots:
        return
    question = "Who could not keep a time of the rota? (Enter: nobody)"
    while name := ask_person(family, question):
        yield f"{name}={ask.text('Which time?') or 'a time'}: {ask.text('What stood in the way?')}"


def _new(family: Family) -> Iterator[Commitment]:
    while told := ask_promise(family):
        yield plans.commitment_of(family, told)


def _kinds(decision: Decision) -> list[str]:
    if decision not in _STEPS:
        return []
    kinds = {kind.words: kind for kind in PlanKind}
    return [ask.choose("To which kind of plan?", kinds, PlanKind.CHILD_IN_NEED).value]
