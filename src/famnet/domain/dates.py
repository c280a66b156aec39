"""Dates as people know them: a day, a month, a year, or about a year."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import total_ordering

from famnet.domain.errors import ImpossibleDateError
from famnet.domain.record import value

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_OF = {name[:n].lower(): i for i, name in enumerate(MONTHS, 1) for n in (3, 4, len(name))}
# Patterns are compiled when the first date that somebody typed is read: most commands read none.
_ABOUT = r"(?i)^(?:about|abt\.?|around|approximately|approx\.?|circa|c\.?|~|roughly|maybe)\s*"
_LONG_AGO = 40  # a year of two digits from here on is one of the last century
_AHEAD = 20  # years from today in which a day of work can lie
_WEEKDAY = r"(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\d)"
_SHORT_YEAR = (
    r"(?i)(?P<start>\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]+\.?\s+|[a-z]+\.?\s+)"
    r"'?(?P<year>\d{2})"
)
_FORMS = (
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})",
    r"(?P<y>\d{4})-(?P<m>\d{2})",
    r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})",  # as written in England: day first
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>[a-z]+)\.?,?\s+(?P<y>\d{4})",
    r"(?P<name>[a-z]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})",
    r"(?P<name>[a-z]+)\.?\s+(?P<y>\d{4})",
    r"(?P<y>\d{4})",
)


@total_ordering
@value
class PartialDate:
    """A day that may be known only to its month or year, or only roughly."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse what is in no calendar: `PartialDate(2020, 2, 31)`."""
        if not 1 <= self.year <= 9999 or (self.day and not self.month):  # noqa: PLR2004 -- the calendar's own bounds
            raise ImpossibleDateError(self.iso)
        try:
            self.earliest  # noqa: B018 -- asked for its refusal
        except ValueError as error:
            raise ImpossibleDateError(self.iso) from error

    @classmethod
    def parse(cls, text: str, by: date | None = None) -> "PartialDate":
        """Read `2026-03-01`, `1 March 2026`, `01/03/2026`, `March 2026`, `2026` or `about 1985`.

        A day with a year of two digits, `5.5.15`, is one of the latest such year that had come `by` then.

        Raises:
            ImpossibleDateError: the words are no date, one that no calendar has, or without a whole year.
        """
        told = text.strip()
        if kept := _kept(told):
            return kept
        rough = re.match(_ABOUT, told)
        bare = _whole_year(re.sub(_WEEKDAY, "", re.sub(_ABOUT, "", told)), by)
        found = next((said for form in _FORMS if (said := re.fullmatch(form, bare, re.IGNORECASE))), None)
        if found is None:
            raise ImpossibleDateError(text, *(_no_year(bare) or _century(bare)))
        year, month, day = _numbers(found.groupdict())
        if 0 in (month, day):  # no word for a month, or a nought on a form
            raise ImpossibleDateError(text)
        try:
            return cls(year, month, day, rough is not None)
        except ImpossibleDateError as error:
            raise ImpossibleDateError(text, *why_not(year, month or 1, day or 0)) from error

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The whole of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean (roughness apart)."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean (roughness apart)."""
        if self.day:
            return self.earliest
        if self.month in (None, 12):
            return date(self.year, 12, 31)
        return date.fromordinal(date(self.year, (self.month or 0) + 1, 1).toordinal() - 1)

    @property
    def exact(self) -> date | None:
        """The day itself, when it is known to the day."""
        return self.earliest if self.day and not self.about else None

    @property
    def iso(self) -> str:
        """`2026-03-01`, `2026-03`, `2026`, with `about ` before it when rough: reads back through `parse`."""
        parts = [f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n)]
        return ("about " if self.about else "") + "-".join(parts)

    def __str__(self) -> str:
        """As one would say it: `1 March 2026`, `March 2026`, `about 1985`."""
        words = [str(self.day)] if self.day else []
        words += [MONTHS[self.month - 1]] if self.month else []
        return ("about " if self.about else "") + " ".join([*words, str(self.year)])

    def __lt__(self, other: "PartialDate") -> bool:
        """By first possible day; the vaguer of two that start alike comes first."""
        return self._key() < other._key()

    def _key(self) -> tuple[date, bool, bool, bool]:
        return (self.earliest, self.month is not None, self.day is not None, not self.about)


_WIDTHS = ([4], [4, 2], [4, 2, 2])  # of the numbers in a date as `iso` writes it


def _kept(text: str) -> PartialDate | None:
    """A date as `iso` wrote it, read without any pattern: a store holds thousands of them."""
    parts = text.removeprefix("about ").split("-")
    if [len(part) for part in parts] not in _WIDTHS or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (*map(int, parts), None, None)[:3]
    if not year or month == 0 or day == 0:
        return None
    with suppress(ImpossibleDateError):  # what is in no calendar is explained by the reader of typed dates
        return PartialDate(year, month, day, about=text.startswith("about"))
    return None


def why_not(year: int, month: int, day: int) -> tuple[str, str]:
    """What no calendar has about a day, and what may have been meant."""
    if month > len(MONTHS):
        swapped = f"In England the day comes first: {month}/{day}/{year}?" if 1 <= day <= len(MONTHS) else ""
        return f"there is no month {month}", swapped
    if not 1 <= year <= date.max.year or not month >= 1:
        return "", ""
    last = PartialDate(year, month).latest.day
    return (f"{MONTHS[month - 1]} {year} has {last} days", "") if day > last else ("", "")


def _no_year(bare: str) -> tuple[str, str] | None:
    """A day and a month alone: of which year?"""
    words = re.sub(r"[^a-z ]", "", bare.lower()).split()
    names = [word for word in words if word in _MONTH_OF]
    if (
        len(names) == 1
        and re.fullmatch(r"\d{1,2}\D+|\D+\d{1,2}(?:st|nd|rd|th)?", bare)
        and not re.fullmatch(_SHORT_YEAR, bare)
    ):
        return "the year is missing", f"Write it behind: {bare} and the year."
    return None


def _whole_year(bare: str, by: date | None) -> str:
    """A day with its year in full; `May 15` stays as it is, for it may be a day."""
    found = re.fullmatch(_SHORT_YEAR, bare) if bare[:1].isdigit() else None
    if not found or not by:
        return bare
    year = by.year // 100 * 100 + int(found["year"])
    return f"{found['start']}{year if year <= by.year else year - 100}"


def _century(bare: str) -> tuple[str, str]:
    """A year of two digits could be of either century: what each would be."""
    found = re.fullmatch(_SHORT_YEAR, bare)
    if not found:
        return "", ""
    centuries = ("20", "19") if int(found["year"]) < _LONG_AGO else ("19",)
    ways = [f"{found['start']}{century}{found['year']}" for century in centuries]
    try:
        meant = " or ".join(str(PartialDate.parse(way)) for way in ways)
    except ImpossibleDateError:
        return "", ""
    return "the year needs four digits", f"Write the whole year: {meant}."


def _numbers(parts: Mapping[str, str | None]) -> tuple[int, int | None, int | None]:
    """Year, month and day; 0 for a month that is no month's name, None for what was not said."""
    name, month, day = parts.get("name"), parts.get("m"), parts.get("d")
    numbered = _MONTH_OF.get(name.lower(), 0) if name else (int(month) if month else None)
    return int(parts["y"] or 0), numbered, int(day) if day else None


def read_day(text: str, today: date) -> date:
    """A whole calendar day, past or to come; a year of two digits is one that work can be planned in.

    Raises:
        ImpossibleDateError: it is none, or known only to the month or year.
    """
    exact = PartialDate.parse(text, by=date(today.year + _AHEAD, 12, 31)).exact
    if exact is None:
        raise ImpossibleDateError(text, "the whole day is needed here", "Such as 2026-03-01 or 1 March 2026.")
    return exact


def say_day(day: date) -> str:
    """`Friday 1 March 2026`, as it is written in a letter."""
    return f"{day:%A} {day.day} {MONTHS[day.month - 1]} {day.year}"


def age_on(born: PartialDate | None, day: date) -> int | None:
    """Whole years lived by a day, from the first day the birth date can mean; None before birth or when unknown."""
    if born is None or born.earliest > day:
        return None
    start = born.earliest
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))
