"""The work before a meeting: voices, the three columns, goals and scales, the bottom line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family
from famnet.domain.mapping import BottomLine, MappingItem, SafetyGoal, SafetyScale, Voice
from famnet.domain.record import Record
from famnet.domain.worded import Worded

Row = Mapping[str, object]


class NoWordsError(FamnetError):
    """There is nothing to write down."""

    hint = "Put the words in quotation marks after the command."

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} has no words.")


class OffTheScaleError(FamnetError):
    """A safety scale runs from 0 to 10."""

    hint = "0 is not safe at all, 10 is safe enough to close."

    def __init__(self, score: int) -> None:
        super().__init__(f"{score} is not on the scale.")


class NoSuchNumberError(FamnetError):
    """There is nothing with this number."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet mapping show` and `famnet bottom-line show` number what they list."

    def __init__(self, what: str, number: int) -> None:
        super().__init__(f"There is no {what} with the number {number}.")


def add_item(family: Family, item: MappingItem) -> Family:
    """One more thing in a column of the mapping."""
    _worded(item.text, item.column.value.replace("_", " "))
    return replace(family, mapping=(*family.mapping, item))


def add_goal(family: Family, goal: SafetyGoal) -> Family:
    """One more safety goal, with the danger and the worry it answers."""
    _worded(goal.goal, "goal")
    return replace(family, goals=(*family.goals, goal))


def rate(family: Family, scale: SafetyScale) -> Family:
    """What one named person gave on the safety scale on one day."""
    if not 0 <= scale.score <= 10:  # noqa: PLR2004 -- the scale's own ends
        raise OffTheScaleError(scale.score)
    return replace(family, scales=(*family.scales, scale))


def hear(family: Family, voice: Voice) -> Family:
    """What somebody said, kept exactly as they said it."""
    _worded(voice.words, "view")
    return replace(family, voices=(*family.voices, voice))


def agree_bottom_line(family: Family, line: BottomLine) -> Family:
    """One more thing any plan must have, and what happens otherwise."""
    _worded(line.must_have, "bottom line")
    return replace(family, bottom_lines=(*family.bottom_lines, line))


def _worded(text: str, what: str) -> None:
    if not text.strip():
        raise NoWordsError(what)


def numbered(records: Sequence[Record], number: int | None, what: str) -> str:
    """The id of the record that a list shows under this number; empty when no number is said.

    Raises:
        NoSuchNumberError: there is none.
    """
    if number is None:
        return ""
    if not 1 <= number <= len(records):
        raise NoSuchNumberError(what, number)
    return records[number - 1].id


def mapping_rows(family: Family) -> list[Row]:
    """The three columns, then goals and scales, one row each."""
    return [*_items(family), *_goals(family), *_scales(family)]


def _items(family: Family) -> Iterator[Row]:
    for number, item in enumerate(family.mapping, 1):
        row = _row(str(number), item.column.value.replace("_", " "), item.text, item.said_by, item.noted_on)
        yield {**row, "kept_from": kept_from(family, item)}


def _goals(family: Family) -> Iterator[Row]:
    for number, goal in enumerate(family.goals, 1):
        words = goal.goal + (f" (danger: {goal.danger})" if goal.danger else "")
        yield {**_row(str(number), "goal", words, "", None), "kept_from": kept_from(family, goal)}


def _scales(family: Family) -> Iterator[Row]:
    for scale in family.scales:
        by = name_of(family, scale.rater)
        yield _row("", "scale", f"{scale.score} out of 10. {scale.question}".strip(), by, scale.rated_on)


def _row(number: str, kind: str, words: str, by: str, on: date | None) -> Row:
    return {"number": number, "kind": kind, "words": words, "said_by": by, "on": on, "kept_from": ""}


def name_of(family: Family, person_or_words: str) -> str:
    """The name behind a person's id; words that are no id stand as they are."""
    return next((p.name or "(unnamed)" for p in family.people if p.id == person_or_words), person_or_words)


def kept_from(family: Family, line: Worded) -> str:
    """Whom a line of words is kept from, in names."""
    return ", ".join(name_of(family, reader) for reader in line.kept_from)


def voice_rows(family: Family) -> list[Row]:
    """Everyone's views, in their own words."""
    return [
        {
            "number": number,
            "who": name_of(family, v.person),
            "words": v.words,
            "on": v.said_on,
            "to": v.said_to,
            "kept_from": kept_from(family, v),
        }
        for number, v in enumerate(family.voices, 1)
    ]


def bottom_line_rows(family: Family) -> list[Row]:
    """What any plan must have, and what happens otherwise."""
    return [
        {"number": n, "must_have": b.must_have, "otherwise": b.otherwise, "agreed_by": b.agreed_by, "on": b.agreed_on}
        for n, b in enumerate(family.bottom_lines, 1)
    ]
