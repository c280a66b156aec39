"""Why a review falls due on its day, in the language of the page: the sum is stored in English, days within it."""

import re
from datetime import date

from famnet.documents.tongue import Tongue
from famnet.domain.dates import MONTHS
from famnet.domain.review_rows import SHORTEST

_DAY = rf"[A-Z][a-z]+day \d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
_SUM = re.compile(
    rf"(?:(?P<number>\d+) (?P<unit>days?|working days?|weeks?|months?) after (?P<start>{_DAY})"
    rf"(?:, past (?P<past>[^()]+?),)? is |the same day, )(?P<plain>{_DAY})"
    rf"(?:(?:, (?P<own>(?!with |so )[^,]+?))?(?:, with (?P<passed>.+?) (?P<side>before|after) it)?"
    rf", so (?P<moved>{_DAY}))?"
)
_HEAD = re.compile(rf"{SHORTEST}\d+ clocks: ")
_RULE_AND_SOURCE = re.compile(r" \([^()]*\)$")
_ONE = "1"
_FIRST = "{name}’s review comes first: {sum}."
_COUNTS = {
    **dict.fromkeys(("day", "days"), ("{number} day", "{number} days")),
    **dict.fromkeys(("working day", "working days"), ("{number} working day", "{number} working days")),
    **dict.fromkeys(("week", "weeks"), ("{number} week", "{number} weeks")),
    **dict.fromkeys(("month", "months"), ("{number} month", "{number} months")),
}


def why_then(why: str, child: str, say: Tongue) -> str:
    """Whose day it is and the sum, in plain words; nothing where it is no sum that can be put into a language."""
    first = _HEAD.match(why)
    told = why[first.end() :] if first else why
    found = _SUM.match(told)
    if found and told[found.end() :][:2] in ("", " ("):  # there follows the rule, for those whose work it is
        total = _sum(found.groupdict(), say)
    else:
        total = _RULE_AND_SOURCE.sub("", told) if say.is_english else ""
    return say(_FIRST if first else "{name}: {sum}.", name=child, sum=total) if total else ""


def _sum(told: dict[str, str | None], say: Tongue) -> str:
    plain = _day(told["plain"], say)
    if not told["number"]:
        start = say("The same day, {day}", day=plain)
    else:
        number, one_or_many = told["number"], _COUNTS[told["unit"] or ""]
        count = say(one_or_many[number != _ONE], number=number)
        closed = told["past"]
        past = say(", past {names},", names=_names(closed, say)) if closed else ""
        start = say(
            "{count} after {start}{past} is {day}", count=count, start=_day(told["start"], say), past=past, day=plain
        )
    return f"{start}{_moved(told, say)}"


def _moved(told: dict[str, str | None], say: Tongue) -> str:
    """`, Christmas Day, so Thursday 24 December 2026`; nothing for a day that did not move."""
    if not told["moved"]:
        return ""
    holiday, others, moved = told["own"], told["passed"], _day(told["moved"], say)
    side = _SIDES[told["side"] or "before"]
    own = f", {say(holiday)}" if holiday else ""
    passed = say(side, names=_names(others, say)) if others else ""
    return f"{own}{passed}{say(', so {day}', day=moved)}"


_SIDES = {"before": ", with {names} before it", "after": ", with {names} after it"}


def _names(listed: str | None, say: Tongue) -> str:
    """Bank holidays by name."""
    return say.names(say(name) for name in re.split(r", | and ", listed or ""))


def _day(words: str | None, say: Tongue) -> str:
    _, day, month, year = (words or "").split()
    return say.day(date(int(year), MONTHS.index(month) + 1, int(day)))
