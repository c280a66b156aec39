"""Values of the closed set of types named in `domain/record.py`, to and from the cells of a table."""

import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from famnet.domain.dates import PartialDate
from famnet.store.errors import CannotStoreError

Cell = str | int | None
Row = dict[str, Cell]
_BIGGEST = 2**63


def to_cell(value: object, where: str = "a value") -> Cell:
    """The value as a cell of a table.

    Raises:
        CannotStoreError: text that is no Unicode, or a number of more than 64 bits.
    """
    cell = _plain(value)
    if isinstance(cell, int) and not -_BIGGEST <= cell < _BIGGEST:
        raise CannotStoreError(where)
    if isinstance(cell, str):
        _check_text(cell, where)
    return cell


def _plain(value: object) -> Cell:
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    message = f"{type(value).__name__} is not one of the types a record may have"
    raise TypeError(message)


_WRITERS: tuple[tuple[type, Callable[[Any], Cell]], ...] = (
    (NoneType, lambda _: None),
    (StrEnum, lambda value: str(value.value)),
    (str, lambda value: value),
    (int, int),  # booleans too
    (PartialDate, lambda value: value.iso),
    (date, lambda value: value.isoformat()),
    (tuple, lambda value: json.dumps(value, ensure_ascii=False)),
)


def _check_text(text: str, where: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CannotStoreError(where) from error


@cache
def reader(hint: object) -> Callable[[Any], object]:
    """What turns a cell back into a value of the field's type."""
    bare, optional = _without_none(hint)
    read = _read_of(bare)
    return (lambda cell: None if cell is None else read(cell)) if optional else read


def _read_of(bare: Any) -> Callable[[Any], object]:  # noqa: ANN401 -- a type hint is any object
    if get_origin(bare) is tuple:
        return lambda cell: tuple(json.loads(cell))
    read: Callable[[Any], object] = _READERS.get(bare, bare)  # a StrEnum reads itself
    return read


_READERS: dict[object, Callable[[Any], object]] = {
    PartialDate: PartialDate.parse,
    date: date.fromisoformat,
}


def column_type(hint: object) -> tuple[str, bool]:
    """The column a field needs: `TEXT` or `INTEGER`, and whether it must always be filled."""
    bare, optional = _without_none(hint)
    return ("INTEGER" if bare in (int, bool) else "TEXT"), not optional


def _without_none(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 -- a type hint is any object
    if get_origin(hint) is tuple:
        return hint, False
    kinds = get_args(hint)
    rest = [kind for kind in kinds if kind is not NoneType]
    return (rest[0], len(rest) < len(kinds)) if kinds else (hint, False)
