"""Asking how each promise went, at a terminal."""

from collections.abc import Iterable

from famnet.cli import ask
from famnet.domain.review_records import Outcome

WORDS = {"done": Outcome.DONE, "in part": Outcome.PART, "not done": Outcome.NOT_DONE, "stopped": Outcome.STOPPED}


def ask_outcomes(promises: Iterable[tuple[int, str]]) -> list[str]:
    """`1=done`, `2=part: the bus was late` for each promise, as `--outcome` takes them."""
    return [f"{number}={_how(words)}" for number, words in promises]


def _how(words: str) -> str:
    outcome = ask.choose(f"{words}: how did it go?", WORDS, Outcome.DONE)
    if outcome is Outcome.DONE:
        return outcome.value
    return f"{outcome.value}: {ask.text('Why, in their words?')}"
