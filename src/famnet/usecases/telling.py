"""Facts about somebody in everyday words: "born about 1993, lives with Ada, keep address from Marcus"."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from famnet.domain.dates import MONTHS
from famnet.domain.errors import AmbiguousPersonError, ExitCode, FamnetError, UnknownPersonError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import ContactKind
from famnet.domain.record import record
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
        self.words = words


def _either(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@record
class Sorted:
    """The parts of a line: facts about somebody, words for who they are, and what is neither."""

    facts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def parts(line: str) -> list[str]:
    """The facts of a line, at its commas; an address or a note keeps its own commas.

    Raises:
        UnknownFactError: a part says nothing that can be kept.
    """
    said = sort_out(line, lambda _: False)
    for part in said.unclear:
        raise UnknownFactError(part)
    return list(said.facts)


def sort_out(line: str, is_phrase: Callable[[str], bool]) -> Sorted:
    """The parts of a line, each where it belongs; whom somebody is to others is told by `is_phrase`."""
    facts: list[str] = []
    phrases: list[str] = []
    unclear: list[str] = []
    for typed in filter(None, map(str.strip, line.split(","))):
        part = plainly(typed)
        says = bool(_known(part) or unfinished(part))
        first_phrase = not phrases and not says and is_phrase(part)
        if facts and _goes_on(facts[-1], says=says or first_phrase):
            facts[-1] += f", {typed}"
        elif says:
            facts.append(part)
        else:
            (phrases if is_phrase(part) else unclear).append(part)
    return Sorted(facts=tuple(facts), phrases=tuple(phrases), unclear=tuple(unclear))


def _goes_on(fact: str, *, says: bool) -> bool:
    """Whether a fact holds commas of its own: a note takes all that follows, an address what says nothing else."""
    return bool(_OPEN.match(fact) and (_NOTE.match(fact) or not says))


def plainly(part: str) -> str:
    """A part as famnet says it: “address must not go to Lee” is “keep address from Lee”."""
    part = part.strip()
    for form, plain in _SAID_OTHERWISE if not _OPEN.match(part) else _SAID_OTHERWISE[:1]:
        if said := form.fullmatch(part.replace("’", "'")):
            return plain.format(**said.groupdict(default=""))
    return part


def _naming(part: str) -> tuple[told.Keep | None, str]:
    """What kind of fact names other people, and the names; blank for any other fact."""
    for form, keep in _FACTS:
        if said := form.fullmatch(part.strip()):
            return (keep, said["who"] or "") if keep in (told.kept, told.lives_with) else (None, "")
    return None, ""


def strangers(family: Family, part: str) -> tuple[str, ...]:
    """Names in a fact to which nobody in the family answers."""
    _, who = _naming(part)
    return tuple(name for name in told.names_in(who) if not _is_there(family, name))


def _is_there(family: Family, name: str) -> bool:
    try:
        return bool(find_person(family, name))
    except UnknownPersonError:
        return False
    except AmbiguousPersonError:
        return True


def is_protection(part: str) -> bool:
    """Whether a fact keeps something from somebody."""
    return _naming(part)[0] is told.kept


def secret(part: str) -> str:
    """The same fact, kept from everybody but the team."""
    said = next(said for form, keep in _FACTS if keep is told.kept and (said := form.fullmatch(part.strip())))
    return " ".join(filter(None, (f"keep {said['what']} secret", said["why"] or "")))


def renamed(part: str, name: str, to: str) -> str:
    """The same fact with one name exchanged."""
    at = part.rfind(name)
    return f"{part[:at]}{to}{part[at + len(name) :]}"


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
_MUST_NOT = r"(?:must|should|may|can|is|are|shall)(?:n'?t| not| never|not)(?: to)?"
_GO_TO = r"(?:go|be (?:told|given|shown|shared|passed on|known|sent)|reach|come)(?: to| with| by)?"
_KNOW = r"(?:know|learn|see|find out|be told|be given|get|have|hear|find)(?: about| of| out)?"
_TELL = r"(?:don'?t|do not|never|not to) (?:tell|give|show|share with|let)"
_SAID_OTHERWISE: tuple[tuple[re.Pattern[str], str], ...] = (
    (_says(rf"{_WHAT} {_MUST_NOT} {_GO_TO} (?P<who>.+)"), "keep {what} from {who}"),
    (_says(rf"(?P<who>.+?) {_MUST_NOT} {_KNOW} {_WHAT}"), "keep {what} from {who}"),
    (_says(rf"{_TELL} (?P<who>.+?)(?: know| have| see)? {_WHAT}"), "keep {what} from {who}"),
    (_says(rf"(?:(?:this|it|that) )?{_MUST_NOT} {_GO_TO} (?P<who>.+)"), "keep from {who}"),
    (_says(rf"(?P<who>.+?) {_MUST_NOT} {_KNOW}(?: this| it| that| anything)?"), "keep from {who}"),
    (_says(rf"{_TELL} (?P<who>.+)"), "keep from {who}"),
)
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
        "keep what": _says(r"keep from (?P<who>.+)"),
        "keep from": _says(rf"(?:keep|protect|hide) {_WHAT}(?: (?:away )?from)?"),
        "called": _says(r"called"),
        "name": _says(r"name"),
        "note": _says(r"notes?"),
    }
)


def _known(part: str) -> bool:
    return not unfinished(part) and any(form.fullmatch(part) for form, _ in _FACTS)
