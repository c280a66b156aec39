"""The columns of a network as a table: what their headings may be called, and what a cell says in story text.

A row is a line of story text laid out in cells, so that a table and a story say the same things in the same words,
rows may stand in any order, and nothing has to be understood twice.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from famnet.domain.people import Circle, ContactKind, Engagement
from famnet.exchange.story.naming import name, value
from famnet.exchange.story.quoting import quoted

NAME, RELATIONSHIP, OF, NOTE, MORE = "name", "relationship", "of", "note", "more"
FOCUS = "child in focus"
_FOCUS_WORDS = {FOCUS, "child", "the child", "index child", "index", "subject child", "focus child", "self", "*"}
_NO = {"", "no", "n", "false", "0", "-", "alive", "living", "none", "not known", "n/a"}
_YES = {"yes", "y", "true", "1", "x", "✓"}
_DEAD = _YES | {"died", "dead", "deceased", "d", "d.", "late", "†"}
_GENDERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("f", "w", "female", "woman", "girl", "she"), "female"),
        **dict.fromkeys(("m", "male", "man", "boy", "he"), "male"),
        **dict.fromkeys(("x", "nb", "non-binary", "nonbinary", "non binary", "enby", "other", "they"), "non-binary"),
        **dict.fromkeys(("u", "?", "unknown", "not known", "not said"), "gender unknown"),
    }
)
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")  # spreadsheets add midnight to a day


@dataclass(frozen=True)
class Column:
    """One column: its key and heading, other things it may be called, and what a cell says in story text."""

    heading: str
    also: tuple[str, ...]
    say: Callable[[str], str]


def label(cell: str) -> str:
    """A name as a line of a story starts with it; `?` for somebody nobody has named."""
    found = re.fullmatch(r"(.*?)(\s*\[[^\[\]]{1,40}\])?", cell, re.DOTALL)
    words, tag = (found[1], found[2] or "") if found else (cell, "")
    if not words or words[0] in '"“' or re.fullmatch(r"\?\s*\w{0,40}", words):
        return cell or "?"
    return name(words) + tag


def is_focus(cell: str) -> bool:
    """Whether a relationship says that this is the child the work is about."""
    return " ".join(cell.casefold().split()) in _FOCUS_WORDS


def _said(words: str) -> Callable[[str], str]:
    """`phone "0151 496 0000"`: words and the cell's value."""
    return lambda cell: f"{words} {quoted(cell)}"


def _each(verb: str) -> Callable[[str], str]:
    """`lives with Kemi and Daniel`, from `Kemi; Daniel` or `Kemi and Daniel`."""

    def say(cell: str) -> str:
        names = [label(one.strip()) for one in re.split(r"\s*;\s*|\s+and\s+|\s*&\s*", cell) if one.strip()]
        return f"{verb} {' and '.join(names)}"

    return say


def _gender(cell: str) -> str:
    return _GENDERS.get(cell.casefold(), value(cell))


def _born(cell: str) -> str:
    return f"born {value(_CLOCK.sub('', cell))}"


def _died(cell: str) -> str:
    known = cell.casefold()
    if known in _NO:
        return ""
    return "died" if known in _DEAD else f"died {value(_CLOCK.sub('', cell))}"


def _whether(yes: str) -> Callable[[str], str]:
    """`professional` where the cell says yes; nothing where it says no."""

    def say(cell: str) -> str:
        known = cell.casefold()
        return "" if known in _NO else yes if known in _YES else f"{yes} {value(cell)}"

    return say


def _protected(cell: str) -> str:
    """`address protected from Kemi; phone protected`, from `address from Kemi; phone`."""
    parts = [re.sub(r"\s+protected\b", "", part.strip()) for part in cell.split(";") if part.strip()]
    return ", ".join(re.sub(r"(\s+(?:from|because|until)\b|$)", r" protected\1", part, count=1) for part in parts)


def _circle(cell: str) -> str:
    known = cell.casefold().removesuffix(" circle")
    return f"{known} circle" if known in set(Circle) else value(cell)


def _engagement(cell: str) -> str:
    known = cell.casefold().replace(" ", "_")
    return known.replace("_", " ") if known in set(Engagement) else value(cell)


_CONTACTS: Mapping[ContactKind, tuple[str, ...]] = MappingProxyType(
    {
        ContactKind.PHONE: ("telephone", "tel", "mobile", "phone number", "mobile number", "contact number"),
        ContactKind.EMAIL: ("e-mail", "email address", "mail"),
        ContactKind.ADDRESS: ("home address", "postal address", "where"),
        ContactKind.SCHOOL: ("nursery", "college", "school or nursery"),
        ContactKind.WORK: ("workplace", "employer", "job", "occupation"),
    }
)
COLUMNS: tuple[Column, ...] = (
    Column(NAME, ("full name", "person", "who", "names"), label),
    Column(RELATIONSHIP, ("relation", "relationship to child", "kin", "relative", "as", "role"), str),
    Column(OF, ("of whom", "to", "related to", "relationship to"), label),
    Column("gender", ("sex", "m/f"), _gender),
    Column("born", ("birth", "date of birth", "dob", "d.o.b.", "birth date", "birthday", "birthdate"), _born),
    Column("died", ("death", "date of death", "dod", "deceased", "died on"), _died),
    Column("lives with", ("living with", "household with", "who with", "lives with whom"), _each("lives with")),
    Column("lives at", ("home", "household", "house"), _said("lives at")),
    *(Column(kind.value, words, _said(kind.value)) for kind, words in _CONTACTS.items()),
    Column("called", ("child calls them", "child's name for them", "known to the child as"), _said("called")),
    Column("also known as", ("aka", "alias", "other name", "other names"), _said("also known as")),
    Column("formerly", ("former name", "maiden name", "née", "nee", "birth name"), _said("formerly")),
    Column("parental responsibility", ("pr", "has pr"), _whether("PR")),
    Column("professional", ("is professional", "worker"), _whether("professional")),
    Column("engagement", ("status", "engaged", "stage"), _engagement),
    Column("circle", ("safety circle",), _circle),
    Column("protected", ("kept from", "confidential", "do not share"), _protected),
    Column(NOTE, ("notes", "comment", "comments", "remarks"), _said("note")),
    Column("source", ("source id", "xref", "reference"), _said("source")),
    Column(MORE, ("other facts", "facts", "other"), str),
)
_BY_WORDS: Mapping[str, Column] = MappingProxyType({w: c for c in COLUMNS for w in (c.heading, *c.also)})


def column(heading: str) -> Column | None:
    """The column somebody means by a heading."""
    words = " ".join(re.sub(r"[_*:?()]+", " ", heading.casefold().replace("’", "'")).split())
    return _BY_WORDS.get(words)
