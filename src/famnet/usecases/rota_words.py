"""Days, times and seasons as people type them: `weekdays`, `4pm`, `term`."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from famnet.domain.dates import PartialDate
from famnet.domain.errors import UsageError
from famnet.domain.rota import Season, Weekday
from famnet.domain.rota_days import Dates

_DAYS = tuple(Weekday)
_SEVERAL: Mapping[str, tuple[Weekday, ...]] = MappingProxyType(
    {
        "weekdays": _DAYS[:5],
        "school days": _DAYS[:5],
        "weekend": _DAYS[5:],
        "weekends": _DAYS[5:],
        "everyday": _DAYS,
        "daily": _DAYS,
        "every night": _DAYS,
        "every day": _DAYS,
    }
)
_SEASONS: Mapping[str, Season] = MappingProxyType(
    {
        "": Season.ALWAYS,
        "always": Season.ALWAYS,
        "term": Season.TERM,
        "term time": Season.TERM,
        "holidays": Season.HOLIDAYS,
        "school holidays": Season.HOLIDAYS,
    }
)
_TIMES: Mapping[str, str] = MappingProxyType({"noon": "12:00", "midday": "12:00", "midnight": "24:00"})
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_SHORTEST = 2  # letters that tell one day from another


def days_of(words: Iterable[str]) -> tuple[Weekday, ...]:
    """`Friday`, `fri`, `weekdays`, `Monday to Thursday`, `Tue, Thu`: each day once, in the order of the week.

    Raises:
        UsageError: one of the words is no day.
    """
    parts = (part.strip().lower() for word in words for part in re.split(r",|\band\b|&", word))
    found = {day for part in parts if part for day in _days(part)}
    return tuple(day for day in _DAYS if day in found)


def _days(words: str) -> tuple[Weekday, ...]:
    if words in _SEVERAL:
        return _SEVERAL[words]
    first, *last = (_day(part.strip()) for part in re.split(r"\bto\b|–|-", words))
    if not last:
        return (first,)
    steps = (last[0].number - first.number) % 7
    return tuple(_DAYS[(first.number + n) % 7] for n in range(steps + 1))


def _day(word: str) -> Weekday:
    bare = word.removesuffix("s")
    named = [d for d in _DAYS if len(bare) >= _SHORTEST and d.value.lower().startswith(bare.rstrip("."))]
    if len(named) != 1:
        message = f"“{word[:40]}” is no day of the week."
        raise UsageError(message, hint="Write Friday, “Monday to Thursday”, weekdays, weekend or “every day”.")
    return named[0]


def time_of(words: str) -> str:
    """`4pm`, `16`, `8.30` and `midnight` as 16:00, 08:30 and 24:00; what is no time stays for the rota to refuse."""
    told = words.strip().lower()
    found = _TIME.fullmatch(told)
    if told in _TIMES or not found:
        return _TIMES.get(told, told)
    hour, minute, half = int(found[1]), found[2] or "00", found[3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"


def season_of(words: str) -> Season:
    """`term` or `holidays`; without a word it is for the whole year.

    Raises:
        UsageError: it is neither.
    """
    try:
        return _SEASONS[words.strip().lower()]
    except KeyError:
        message = f"“{words[:40]}” is no part of the year."
        raise UsageError(message, hint="Write term or holidays, or leave it out.") from None


def dates_of(words: str) -> Dates:
    """`2026-12-19..2027-01-03`: school holidays, both days included.

    Raises:
        UsageError: it is no such pair, or ends before it starts.
    """
    ends = [PartialDate.parse(part).exact for part in words.split("..")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:  # noqa: PLR2004 -- a first and a last day
        raise UsageError(_no_pair(words), hint="Write both days: 2026-12-19..2027-01-03.")
    if ends[1] < ends[0]:
        raise UsageError(_no_pair(words), hint="The first day comes first.")
    return (ends[0], ends[1])


def _no_pair(words: str) -> str:
    return f"“{words[:60]}” is not from one day to another."
