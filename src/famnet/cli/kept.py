"""Keeping words that are already written down; shared by the commands of views and of the mapping."""

from collections.abc import Sequence

from famnet.cli.desk import Desk
from famnet.usecases import keeping_words


def keep_words(desk: Desk, what: str, number: int, names: Sequence[str], why: str) -> None:
    """Keep a numbered line from the people named, and say so."""
    after = desk.change(keeping_words.keep_line(desk.family, what, number, names, why))
    line = getattr(after, keeping_words.SHELVES[what])[number - 1]
    desk.say(*(keeping_words.told(after, line) or ("These words are kept from nobody.",)))
