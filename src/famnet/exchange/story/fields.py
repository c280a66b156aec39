"""The kinds of facts a section line can have, each both ways: words to a value, a value to words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from famnet.domain.dates import PartialDate
from famnet.exchange.story.lines import Part
from famnet.exchange.story.said import Said, read_date
from famnet.exchange.story.telling import Telling


class Speaker(Protocol):
    """Whatever can write a story's words: how to refer to people and records, and when to quote."""

    def someone(self, value: str) -> str:
        """A person by their shortest clear name, other words in quotation marks."""

    def value(self, text: str) -> str:
        """Text as the value of a fact."""

    def tag(self, record: str) -> str:
        """The tag of a section line that others point to."""


Read = Callable[[Telling, Part], object]
Write = Callable[[Speaker, object], str]


@dataclass(frozen=True)
class Field:
    """One fact of a section line: the record's field, the words before its value, and how the value is read."""

    attr: str
    words: str
    read: Read
    write: Write
    many: bool = False
    is_text: bool = False

    @cached_property
    def pattern(self) -> "re.Pattern[str]":
        """The words, then the value."""
        words = r"\s+".join(re.escape(word) for word in self.words.split())
        return re.compile(rf"{words}\b:?\s*(?P<value>.+)" if self.words else r"(?P<value>.+)", re.IGNORECASE)

    def say(self, speaker: Speaker, value: object) -> list[str]:
        """The fact in words, once for each value; nothing where the value is blank."""
        values = value if self.many and isinstance(value, tuple) else (value,)
        written = (self.write(speaker, v) for v in values if not _is_blank(v))
        return [f"{self.words} {told}".strip() for told in written if told]


def _is_blank(value: object) -> bool:
    return value in ("", None, ())  # not 0: a score can be nothing


def text(attr: str, words: str, *, many: bool = False) -> Field:
    """Words as they stand."""
    return Field(
        attr, words, lambda _, part: part.text, lambda speaker, value: speaker.value(str(value)), many, is_text=True
    )


def someone(attr: str, words: str, *, many: bool = False) -> Field:
    """A person, or other words in quotation marks."""
    read: Read = lambda telling, part: telling.someone(part)  # noqa: E731 -- as in the fields around it
    return Field(attr, words, read, lambda speaker, value: speaker.someone(str(value)), many)


# Whom the words of a line are kept from, and why.
KEPT = (someone("kept_from", "kept from", many=True), text("kept_why", "kept because"))


def day(attr: str, words: str) -> Field:
    """A whole day."""
    return Field(attr, words, lambda telling, part: telling.day(part), lambda _, value: say_day(value))


def say_day(value: object) -> str:
    """A whole day as one would write it."""
    return say_date(PartialDate.of(value)) if isinstance(value, date) else str(value)


def partial(attr: str, words: str) -> Field:
    """A date as far as it is known."""
    return Field(attr, words, lambda _, part: read_date(part), lambda _, value: say_date(value))


def say_date(value: object) -> str:
    """A date as one would write it; years before 1000 keep their four digits."""
    if isinstance(value, PartialDate):
        return str(value) if value.year >= _FOUR_DIGITS else value.iso
    return str(value)


_FOUR_DIGITS = 1000


def number(attr: str, words: str) -> Field:
    """A whole number of at most four digits."""
    return Field(attr, words, lambda _, part: _number(part), lambda _, value: str(value))


def _number(part: Part) -> int:
    if not re.fullmatch(r"\d{1,4}", part.raw, re.ASCII):
        part.refuse("a number is needed here.")
    return int(part.raw)


def pointer(attr: str, thing: str, shelf: str) -> Field:
    """Another section line, by its tag: `for worry 1`."""
    read: Read = lambda telling, part: telling.tagged(shelf, thing, part)  # noqa: E731 -- as in the fields around it
    return Field(attr, f"for {thing}", read, lambda speaker, value: speaker.tag(str(value)))


@dataclass(frozen=True)
class Choice:
    """A fact that is one of some words: `strong`, `not agreed`. Words that change nothing are not written."""

    attr: str
    options: Mapping[str, object]
    blank: object
    many: bool = False
    is_text: bool = False
    words: str = ""

    @cached_property
    def pattern(self) -> "re.Pattern[str]":
        """Any of the words."""
        options = sorted(map(re.escape, self.options), key=len, reverse=True)
        return re.compile(rf"(?P<value>{'|'.join(options)})", re.IGNORECASE)

    def read(self, _telling: Telling, part: Part) -> object:
        """What the words stand for."""
        return self.options[part.text.casefold()]

    def say(self, _speaker: Speaker, value: object) -> list[str]:
        """The words for a value."""
        if value == self.blank:
            return []
        return [next(words for words, option in self.options.items() if option == value)]


def choice(attr: str, options: type[StrEnum], blank: object) -> Choice:
    """One of the values of an enumeration, as its words."""
    return Choice(attr, {option.value.replace("_", " "): option for option in options if option.value}, blank)


AnyField = Field | Choice


def read_fields(telling: Telling, fields: tuple[AnyField, ...], parts: list[Part]) -> dict[str, object]:
    """The values of all parts of a line, by field of the record.

    Raises:
        StoryError: a part is none of the facts this line can have.
    """
    values: dict[str, object] = {}
    for part in parts:
        field, said = matched_field(fields, part) or _nothing(fields, part)
        value = field.read(telling, said.must("value"))
        told = values.get(field.attr, ())
        values[field.attr] = (*told, value) if field.many and isinstance(told, tuple) else value
    return values


def matched_field(fields: tuple[AnyField, ...], part: Part) -> tuple[AnyField, Said] | None:
    """The first field whose words a part has."""
    for field in sorted(fields, key=lambda field: -len(field.words)):
        if found := field.pattern.fullmatch(part.mask):
            return field, Said(part, found)
    return None


def _nothing(fields: tuple[AnyField, ...], part: Part) -> tuple[AnyField, Said]:
    forms = (f"{f.words} …" if isinstance(f, Field) else " / ".join(f.options) for f in fields)
    part.refuse(f"here could stand: {'; '.join(forms)}.")
