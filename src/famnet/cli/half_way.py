"""A long round of questions that can be left at any of them: by Ctrl-C, a closed window, an empty battery.

The answers lie in the store beside the family, as encrypted as the rest of it, until what they say is kept where it
belongs. The same command goes on from there, unless the person would rather begin again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from famnet.cli import ask
from famnet.cli.desk import Desk
from famnet.cli.tape import RUNNING, Tape, read


@contextmanager
def kept(desk: Desk) -> Iterator[None]:
    """Keep the answers of what is asked inside; those of the last time are told again if the person likes."""
    key = f"answers {desk.command} {desk.family.id}"  # ends with the family, with which it is erased

    def save(told: str) -> None:
        desk.shelf.remember(key, told)
        desk.waiting = f"`famnet {desk.command}` goes on from there" if told else ""

    desk.through = lambda: save("")
    left = read(desk.shelf.remembered(key))
    again = left if left and ask.confirm(_question(left), default=True) else []
    mark = RUNNING.set(Tape(save, before=again))
    try:
        yield
    finally:
        RUNNING.reset(mark)


def _question(left: list[tuple[str, str]]) -> str:
    answers = "1 answer" if len(left) == 1 else f"{len(left)} answers"
    last = next((said for _, said in reversed(left) if said), "")
    where = f" (the last: “{last}”)" if last else ""
    return f"Last time you stopped half-way, after {answers}{where}. Go on from there?"
