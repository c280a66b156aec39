"""A fact as it matched on its line: its groups as words, parts and dates."""

import re

from famnet.domain.dates import MONTHS, PartialDate
from famnet.domain.errors import ImpossibleDateError
from famnet.exchange.story.lines import Part


class Said:
    """A fact as it matched: its groups as parts of the line."""

    def __init__(self, part: Part, found: "re.Match[str]") -> None:
        self.part, self.found = part, found
        self.more: list[Said] = []  # what the parts after it add

    def __getitem__(self, name: str) -> Part | None:
        return self.part.group(self.found, name)

    def has(self, name: str) -> bool:
        """Whether a group took part in the match."""
        return name in self.found.re.groupindex and self.found[name] is not None

    def must(self, name: str) -> Part:
        """A group that every match has."""
        part = self[name]
        if part is None or not part.raw:
            self.part.refuse("something has to stand after these words.")
        return part

    def text(self, name: str) -> str:
        """A group's words, quotation marks taken off; "" when it is not there."""
        return part.text if self.has(name) and (part := self[name]) else ""

    def word(self, name: str) -> str:
        """A group's words in small letters, single spaces."""
        return self.text(name).casefold()

    def date(self, name: str) -> PartialDate | None:
        """A group's date, if it is there."""
        part = self[name] if self.has(name) else None
        return read_date(part) if part else None


def read_date(part: Part) -> PartialDate:
    """A date, or a refusal that says where."""
    try:
        return PartialDate.parse(part.text)
    except ImpossibleDateError as error:
        part.refuse(f"that is not a date{error.why and f': {error.why}'}. {error.hint}")


_MONTH = "|".join(sorted({name[:n] for name in MONTHS for n in (3, 4, len(name))}, key=len, reverse=True))


DATE = (
    r"(?:(?:about|abt\.?|around|circa|c\.?|roughly)\s+)?(?:\d{4}(?:-\d{1,2}){0,2}|\d{1,2}/\d{1,2}/\d{4}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH})\.?\s+\d{{4}})"
)


SINCE = rf"(?:\s+(?:since|from)\s+(?P<since>{DATE}))?(?:\s+(?:until|to)\s+(?P<until>{DATE}))?"
