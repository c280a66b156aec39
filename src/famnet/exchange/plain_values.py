"""Values of a record's fields as JSON has them, and back: told by the field's type, refusing everything else."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ImpossibleDateError
from famnet.exchange.door import legible, printable

LONGEST_TEXT = 200_000
MOST_ITEMS = 10_000
BIGGEST = 2**53  # beyond it other readers of JSON lose digits
_LONGEST_DATE = 20


class WrongValueError(ValueError):
    """A value that its field cannot have; the message says what could stand there."""


def to_plain(value: object) -> object:
    """A field's value as JSON has it."""
    for kind, plain in _PLAIN:
        if isinstance(value, kind):
            return plain(value)
    return value


_PLAIN: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (Enum, lambda value: value.value),
    (PartialDate, lambda value: value.iso),
    (date, lambda value: value.isoformat()),
    (tuple, list),
)


@cache
def from_plain(hint: Any) -> Callable[[Any], object]:  # noqa: ANN401 -- a type hint is any object
    """What reads a value of a field's type.

    The reader raises WrongValueError for what cannot stand there.
    """
    kinds = () if get_origin(hint) is tuple else get_args(hint)
    bare = next((kind for kind in kinds if kind is not NoneType), hint)
    read = _tuple if get_origin(bare) is tuple else _READERS.get(bare) or _enum(bare)
    return (lambda value: None if value is None else read(value)) if NoneType in kinds else read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(value, "text")
    if len(value) > LONGEST_TEXT:
        raise _wrong(value, f"text of at most {LONGEST_TEXT:,} letters")
    return printable(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(value, "true or false")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > BIGGEST:
        raise _wrong(value, "a whole number")
    return value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(_text(value)[:_LONGEST_DATE])
    except ValueError as error:
        raise _wrong(value, "a day such as 2026-03-01") from error


def _partial(value: object) -> PartialDate:
    try:
        return PartialDate.parse(_text(value)[:_LONGEST_DATE])
    except ImpossibleDateError as error:
        raise _wrong(value, "a date such as 2026-03 or about 1985") from error


def _tuple(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        raise _wrong(value, "a list of texts")
    return tuple(_text(item) for item in value)


def _enum(kind: type[Enum]) -> Callable[[Any], object]:
    by_value: dict[object, Enum] = {member.value: member for member in kind}

    def read(value: object) -> Enum:
        if not isinstance(value, str | int) or isinstance(value, bool) or value not in by_value:
            raise _wrong(value, "one of " + ", ".join(f"“{v}”" for v in by_value))
        return by_value[value]

    return read


_READERS: Mapping[object, Callable[[Any], object]] = MappingProxyType(
    {str: _text, bool: _truth, int: _number, date: _day, PartialDate: _partial}
)


def _wrong(value: object, wanted: str) -> WrongValueError:
    found = str(value) if isinstance(value, str | int) else type(value).__name__
    return WrongValueError(f"found “{legible(found)}” where {wanted} could stand")
