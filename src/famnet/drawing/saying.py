"""The words of a picture in its reader's language: a table of terms is passed in, and English needs none."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from famnet.domain.dates import MONTHS, PartialDate, say_day
from famnet.drawing.wording import say_date


class Say(Protocol):
    """A language: terms with values in their places, days and lists as its readers write them."""

    @property
    def locale(self) -> str:
        """The language as a file names it: `en-GB`."""

    def __call__(self, words: str, **values: object) -> str:
        """The words in this language."""

    def kin(self, words: str) -> str:
        """Who somebody is to the child, which may be put together from terms: `father of Tobi`."""

    def date(self, day: dt.date | None) -> str:
        """`1 March 2026`."""

    def day(self, day: dt.date | None) -> str:
        """`Sunday 1 March 2026`."""

    def names(self, names: Iterable[str]) -> str:
        """`Ada, Tobi and Mia`."""


class English:
    """What everything is written in first."""

    locale = "en-GB"

    def __call__(self, words: str, **values: object) -> str:
        """The words themselves."""
        return words.format(**values) if values else words

    def kin(self, words: str) -> str:
        """The words themselves."""
        return words

    def date(self, day: dt.date | None) -> str:
        """`1 March 2026`; nothing for no day."""
        return say_date(day) if day else ""

    def day(self, day: dt.date | None) -> str:
        """`Sunday 1 March 2026`; nothing for no day."""
        return say_day(day) if day else ""

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


def say_month(day: dt.date, say: Say) -> str:
    """The month of a day as an axis has room for it: `Mar`."""
    return say(MONTHS[day.month - 1][:3])


def _said(when: PartialDate, say: Say) -> str:
    if when.day:
        return say.date(when.earliest)
    return f"{say(MONTHS[when.month - 1])} {when.year}" if when.month else str(when.year)
