"""The words of a picture in its reader's language: a table of terms is passed in, and English needs none."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from famnet.domain.dates import MONTHS, PartialDate
from famnet.drawing.wording import say_date


class Say(Protocol):
    """A language: terms with values in their places, days and lists as its readers write them."""

    def __call__(self, words: str, **values: object) -> str:
        """The words in this language."""

    def date(self, day: date | None) -> str:
        """`1 March 2026`."""

    def names(self, names: Iterable[str]) -> str:
        """`Ada, Tobi and Mia`."""


class English:
    """What everything is written in first."""

    def __call__(self, words: str, **values: object) -> str:
        """The words themselves."""
        return words.format(**values) if values else words

    def date(self, day: date | None) -> str:
        """`1 March 2026`; nothing for no day."""
        return say_date(day) if day else ""

    def names(self, names: Iterable[str]) -> str:
        """`Ada, Tobi and Mia`."""
        *first, last = [*names] or [""]
        return " and ".join(part for part in (", ".join(first), last) if part)

    def __eq__(self, other: object) -> bool:
        """There is one English."""
        return isinstance(other, English)

    def __hash__(self) -> int:
        """As it is compared."""
        return hash(English)


ENGLISH = English()


def say_partly(when: PartialDate, say: Say) -> str:
    """A date that may be known only to its month or year, or only roughly."""
    return say("about {when}", when=_said(when, say)) if when.about else _said(when, say)


def _said(when: PartialDate, say: Say) -> str:
    if when.day:
        return say.date(when.earliest)
    return f"{say(MONTHS[when.month - 1])} {when.year}" if when.month else str(when.year)
