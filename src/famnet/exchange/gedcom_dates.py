"""GEDCOM dates, in and out: `ABT 1985`, `BET 1899 AND 1905`, `@#DJULIAN@ 10 JAN 1731/32`."""

import re

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ImpossibleDateError

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_ESCAPE = re.compile(r"^@#D([A-Z ]+)@\s*|^(GREGORIAN|JULIAN|HEBREW|FRENCH_R)\s+")
_ROUGH = re.compile(r"^(?:ABT|ABOUT|EST|CAL|CIRCA|CA|C|BEF|BEFORE|AFT|AFTER|BET|BETWEEN|FROM|TO|INT)\b\.?\s*")
_DATE = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Z]{3,9})\.?\s+)?(\d{1,4})(?:/\d{1,4})?(?![\d.])\s*(.*)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_LATER = re.compile(r"\s+(?:AND|TO|OR)\s+.*")
_OURS = {"GREGORIAN", "JULIAN"}


def read_date(text: str) -> PartialDate | None:
    """What a GEDCOM date says, as near as famnet keeps it; None where it says nothing famnet can keep.

    Of a range the first date is kept, as `about`. A year before our era, a Hebrew or a French republican date gives
    None: the words themselves go into the person's note.
    """
    words = " ".join(text.upper().split())[:100]
    escape = _ESCAPE.match(words)
    if escape and (escape[1] or escape[2]).strip() not in _OURS:
        return None
    bare = words[escape.end() :] if escape else words
    rest = _LATER.sub("", _ROUGH.sub("", bare))
    if re.search(r"\bB\.?\s?C\.?(?:E\.?)?(?!\w)", rest):
        return None
    return _plain(rest, rough=rest != bare) or _foreign(text, rest)


def _plain(words: str, *, rough: bool) -> PartialDate | None:
    found = _DATE.match(words)
    if not found or (found[2] and found[2][:3] not in _MONTHS) or re.search(r"\d", found[4]):
        return None
    month = _MONTHS.index(found[2][:3]) + 1 if found[2] else None
    return _nearest(int(found[3]), month, int(found[1]) if found[1] else None, rough=rough or bool(found[4]))


def _nearest(year: int, month: int | None, day: int | None, *, rough: bool) -> PartialDate | None:
    """The date, or where no calendar has it (31 FEB) the month, roughly."""
    try:
        return PartialDate(year, month, day or None, about=rough)
    except ImpossibleDateError:
        return PartialDate(year, month, about=True) if year else None


def _foreign(text: str, rest: str) -> PartialDate | None:
    """`25/12/1990` or `1990-12-25`, which are no GEDCOM but met in files; else any year in it, roughly."""
    try:
        return PartialDate.parse(text.strip())
    except ImpossibleDateError:
        year = _YEAR.search(rest)
        return PartialDate(int(year[1]), about=True) if year and int(year[1]) else None


def write_date(date: PartialDate) -> str:
    """As GEDCOM 7 writes it: `1 MAR 2026`, `MAR 2026`, `ABT 1985`."""
    parts = [str(date.day)] if date.day else []
    parts += [_MONTHS[date.month - 1]] if date.month else []
    return ("ABT " if date.about else "") + " ".join([*parts, str(date.year)])


def write_period(since: PartialDate | None, until: PartialDate | None) -> str:
    """`FROM 2015 TO MAR 2020`; GEDCOM has no rough periods, so roughness is lost here."""
    ends = [("FROM", since), ("TO", until)]
    return " ".join(f"{word} {write_date(date).removeprefix('ABT ')}" for word, date in ends if date)


_PERIOD = re.compile(r"^(?:FROM\s+(?P<since>.+?))?\s*(?:\bTO\s+(?P<until>.+))?$")


def read_period(text: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The two ends of `FROM 2015 TO 2020`; a plain date is a beginning."""
    words = " ".join(text.upper().split())[:100]
    found = _PERIOD.match(words)
    if not found or not any(found.groups()):
        return read_date(words), None
    since, until = (found[end] and read_date(found[end]) for end in ("since", "until"))
    return since or None, until or None


_WORDS = re.compile(r"(since|until) ([^;]+)")


def say_since_until(since: PartialDate | None, until: PartialDate | None) -> str:
    """`since about 2015; until 2020-03`: a period in words, where GEDCOM leaves room for a phrase."""
    ends = [("since", since), ("until", until)]
    return "; ".join(f"{word} {date.iso}" for word, date in ends if date)


def read_since_until(words: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The two ends of what `say_since_until` says."""
    found = dict(_WORDS.findall(words[:200]))
    return _iso(found.get("since", "")), _iso(found.get("until", ""))


def _iso(words: str) -> PartialDate | None:
    try:
        return PartialDate.parse(words)
    except ImpossibleDateError:
        return None
