"""Facts about somebody in everyday words: "born about 1993, lives with Ada, keep address from Marcus"."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from famnet.domain.dates import MONTHS
from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.people import ContactKind
from famnet.usecases import told
from famnet.usecases.told import About


class UnknownFactError(FamnetError):
    """Words about somebody that say nothing famnet can keep."""

    exit_code = ExitCode.USAGE
    hint = (
        "Say it like this: born about 1993 · woman · lives with Ada · has parental responsibility · "
        "phone 07700 900123 · keep address from Marcus · note anything else."
    )

    def __init__(self, words: str) -> None:
        super().__init__(f"“{words[:60]}” is not a fact famnet knows where to keep.")


def _either(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def parts(line: str) -> list[str]:
    """The facts of a line, at its commas; an address or a note keeps its own commas.

    Raises:
        UnknownFactError: a part says nothing that can be kept.
    """
    found: list[str] = []
    for part in filter(None, map(str.strip, line.split(","))):
        says = _known(part) or unfinished(part)
        if found and _OPEN.match(found[-1]) and (_NOTE.match(found[-1]) or not says):
            found[-1] += f", {part}"
        elif says:
            found.append(part)
        else:
            raise UnknownFactError(part)
    return found


def unfinished(part: str) -> str:
    """The name of a fact that wants one more answer ("born" alone); empty when the part is whole."""
    return next((name for name, form in _UNFINISHED.items() if form.fullmatch(part)), "")


def tell(family: Family, person: str, part: str, *, today: date) -> Family:
    """The family with one fact about one of its people.

    Raises:
        UnknownFactError, ImpossibleDateError, FutureDateError: the words say nothing, or no day that has been.
        UnknownPersonError, AmbiguousPersonError: another person in it cannot be told.
    """
    about = About(family=family, person=family.person(person), today=today)
    for form, keep in _FACTS:
        if said := form.fullmatch(part.strip()):
            return keep(about, said)
    raise UnknownFactError(part)


# How each kind of fact is said; the first row that fits decides


def _says(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


_BORN = r"(?:born|birth ?date|date of birth|dob|birthday)"
_DEAD = r"(?:(?:(?:has|is|was) )?(?:died|dead|deceased)|(?:has )?passed away)"
_LIVES = r"(?:lives?|living|stays?|staying)"
_PR = r"(?:pr|parental responsibility)"
_WHAT = rf"(?:(?:the|her|his|their) )?(?P<what>{_either(told.PROTECTED)})"
_WHO = r"(?:\s+(?P<who>.+?))??(?:,?\s+(?P<why>(?:because|as|due to|since)\b.+))?"
_MONTHS = "|".join(month[:3] for month in MONTHS)
_NOTE = _says(r"notes?\b.+")
_PLACES = {words: kind for words, kind in told.CONTACTS.items() if kind in ("address", "school", "work")}
_OPEN = _says(rf"(?:{_either(_PLACES)}|notes?|called|keep|{_LIVES} with)\b.+")  # their words may hold commas

_FACTS: tuple[tuple[re.Pattern[str], told.Keep], ...] = (
    (_says(rf"{_BORN}(?: on| in)?:?\s+(?P<date>.+)"), told.born),
    (_says(rf"{_DEAD}(?:(?: on| in)?:?\s+(?P<date>.+))?"), told.died),
    (_says(r"(?:is )?(?:still )?alive"), told.alive),
    (_says(rf"(?:(?:gender|sex):? |is )?(?:an? )?(?P<gender>{_either(told.GENDERS)})"), told.gender),
    (_says(rf"{_LIVES} (?:alone|on (?:her|his|their) own)"), told.lives_alone),
    (_says(rf"{_LIVES} with\s+(?P<who>.+)"), told.lives_with),
    (_says(rf"(?:no|without|has no|does not have|doesn't have|not) {_PR}|{_PR}:? no"), told.not_responsible),
    (_says(rf"(?:has |with |holds |shares )?{_PR}(?::? yes)?"), told.responsible),
    (_says(rf"keep {_WHAT}(?: (?:away )?from| secret from| secret| private){_WHO}"), told.kept),
    (_says(rf"{_WHAT} (?:is )?(?:protected|kept|hidden|secret|private)(?: (?:away )?from)?{_WHO}"), told.kept),
    (_says(rf"(?P<kind>{_either(told.CONTACTS)})(?: is)?:?\s+(?P<value>.+)"), told.reached),
    (_says(r"\+?(?:\d[ ()-]*){10,}"), told.phone),
    (_says(r"[^@\s]+@[^@\s]+\.[^@\s]+"), told.email),
    (_says(r"(?:is )?called:?\s+(?P<words>.+)"), told.called),
    (_says(r"name(?: is)?:?\s+(?P<words>.+)"), told.named),
    (_says(r"notes?:?\s+(?P<words>.+)"), told.noted),
    (_says(rf"(?P<date>{told.AGE_FORM})"), told.born),
    (_says(rf"(?P<date>(?:about |around |c\. ?|~ ?)?(?:(?:{_MONTHS})[a-z]*\.? )?\d[\w ./'-]*)"), told.born),
)


def _words_for(kind: ContactKind) -> dict[str, str]:
    return {words: kept for words, kept in told.CONTACTS.items() if kept == kind.value}


_UNFINISHED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "born": _says(_BORN),
        "died": _says(_DEAD),
        "gender": _says(r"gender|sex"),
        "lives with": _says(rf"{_LIVES}(?: with)?"),
        **{kind.value: _says(_either(_words_for(kind))) for kind in ContactKind},
        "keep": _says(r"keep|keep from|protect|secret|private|hide"),
        "keep from": _says(rf"(?:keep|protect|hide) {_WHAT}(?: (?:away )?from)?"),
        "called": _says(r"called"),
        "name": _says(r"name"),
        "note": _says(r"notes?"),
    }
)


def _known(part: str) -> bool:
    return not unfinished(part) and any(form.fullmatch(part) for form, _ in _FACTS)
