"""The language of a document: terms by gettext, dates and lists as its readers write them.

English is what the sheets are written in and needs no tool. Any other language has a folder of templates, and in it
`terms.po`, which Babel reads; a service's own folder comes first, so that a term can be put right.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from famnet.documents.directions import isolated
from famnet.documents.places import find_file, template_folders
from famnet.domain.dates import MONTHS, say_day

TERMS = "terms.po"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "yi"})
_LOCALES: Mapping[str, str] = {"en": "en-GB", "cy": "cy-GB"}
_AND_OR_AC = re.compile(r"\ba\(c\) (?P<vowel>[aeiouâêîôûáéíóú])?", re.IGNORECASE)  # Welsh `and` looks at what follows

_OF_SOMEBODY = re.compile(r"(?P<relation>.+?) of (?P<name>.+)")


class Tongue:
    """One language, with what a service has put right in its terms."""

    def __init__(self, code: str = "en", own: Path | None = None) -> None:
        """The language of that code: `en`, `cy`."""
        self.code = code
        self.own = own
        self.missed: set[str] = set()

    @property
    def is_english(self) -> bool:
        """Whether it is the language that everything is written in first."""
        return self.code == "en"

    @property
    def locale(self) -> str:
        """The language as a file names it: `en-GB`."""
        return _LOCALES.get(self.code, self.code)

    @property
    def right_to_left(self) -> bool:
        """Which way its lines run."""
        return self.code.partition("-")[0] in _RIGHT_TO_LEFT or self.code.endswith("-rtl")

    def __call__(self, words: str, **values: object) -> str:
        """The words in this language, with values put where they belong; English where there are no others yet."""
        if not values:
            return self._said(words)
        return self._said(words).format(**{name: self._apart(value) for name, value in values.items()})

    def _apart(self, value: object) -> str:
        return isolated(str(value), within_right_to_left=self.right_to_left)

    def _said(self, words: str) -> str:
        if self.is_english or not words:
            return words
        found = _terms(self.code, self.own).get(words)
        if not found:
            self.missed.add(words)
        return found or words

    def kin(self, words: str) -> str:
        """Who somebody is to the child; `father of Tobi` in the parts it is made of."""
        made = None if self.is_english or words in _terms(self.code, self.own) else _OF_SOMEBODY.fullmatch(words)
        if made is None:
            return self(words)
        return self("{relation} of {name}", relation=self(made["relation"]), name=made["name"])

    def date(self, day: dt.date | None) -> str:
        """`1 March 2026`; nothing for no date."""
        if day is None:
            return ""
        return (
            f"{day.day} {MONTHS[day.month - 1]} {day.year}" if self.is_english else self._formatted(day, "d MMMM y")
        )

    def day(self, day: dt.date | None) -> str:
        """`Sunday 1 March 2026`, as it is written in a letter; nothing for no date."""
        if day is None:
            return ""
        return say_day(day) if self.is_english else self._formatted(day, "EEEE d MMMM y")

    def _formatted(self, day: dt.date, pattern: str) -> str:
        dates = import_module("babel.dates")
        return str(dates.format_date(day, pattern, locale=_babel_locale(self.code)))

    def names(self, names: Iterable[str]) -> str:
        """`Ada, Tobi and Mia`."""
        each = tuple(self._apart(name) for name in names)
        if self.is_english or len(each) < 2:  # noqa: PLR2004 -- one needs no `and`
            return " and ".join(part for part in (", ".join(each[:-1]), *each[-1:]) if part)
        joined = str(import_module("babel.lists").format_list(each, locale=_babel_locale(self.code)))
        return _AND_OR_AC.sub(lambda m: f"ac {m['vowel']}" if m["vowel"] else "a ", joined)

    def __eq__(self, other: object) -> bool:
        """The same language, put right in the same folder."""
        return isinstance(other, Tongue) and (self.code, self.own) == (other.code, other.own)

    def __hash__(self) -> int:
        """As it is compared."""
        return hash((self.code, self.own))


ENGLISH = Tongue()


def _babel_locale(code: str) -> str:
    """A locale that Babel knows: the language's own, else the plain one nearest to it."""
    localedata = import_module("babel.localedata")
    return next((c for c in (code, code.partition("-")[0]) if localedata.exists(c)), "en_GB")


@cache
def _terms(code: str, own: Path | None) -> Mapping[str, str]:
    """Every term of a language; a service's own file adds to famnet's and puts right what stands in it."""
    found: dict[str, str] = {}
    for folder in reversed(template_folders(own)):
        path = folder / code / TERMS
        if path.is_file():
            found |= _read(path)
    return found


def _read(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        catalogue = import_module("babel.messages.pofile").read_po(file)
    return {str(m.id): str(m.string) for m in catalogue if m.id and m.string and not m.fuzzy}


def terms_file(code: str, own: Path | None = None) -> Path | None:
    """The file of terms in use, to be looked at with the templates; None where a language has none."""
    name = f"{code}/{TERMS}"
    return find_file(name, own) if any((f / name).is_file() for f in template_folders(own)) else None


def languages(document: str = "*", own: Path | None = None) -> tuple[str, ...]:
    """The languages that have a template for a document, English first."""
    found = {path.parent.name for folder in template_folders(own) for path in folder.glob(f"*/{document}.md.j2")}
    return tuple(sorted(found, key=lambda code: (code != "en", code)))
