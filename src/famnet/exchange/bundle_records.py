"""Records in a bundle: every field against its type, every tie against its people."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, replace
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from famnet.domain.family import Family
from famnet.domain.ids import new_id
from famnet.domain.record import Record
from famnet.exchange.bundle import record_type
from famnet.exchange.door import CAPS, ImportRefusedError, legible, refuse_beyond
from famnet.exchange.plain_values import WrongValueError, from_plain

KIND = "Bundle"
R = TypeVar("R", bound=Record)


def refuse(what: str) -> NoReturn:
    """Refuse the bundle."""
    raise ImportRefusedError(KIND, what)


def read_record(kind: type[R], told: object, where: str) -> R:
    """A record of a kind from its fields; `where` says which one in a refusal: `people 3`.

    Raises:
        ImportRefusedError: a field is unknown, missing or not of its type.
    """
    if not isinstance(told, dict):
        refuse(f"{where}: found {type(told).__name__} where a record could stand")
    known = {field.name: field for field in fields(kind) if field.name != "version"}
    if strange := sorted(map(str, told.keys() - known.keys())):
        refuse(f"{where}: “{legible(strange[0])}” is no field this famnet knows; a newer one may read the bundle")
    needed = [n for n, f in known.items() if n not in told and (_is_needed(f) or n == "id")]
    if needed:
        refuse(f"{where}: “{needed[0]}” is missing")
    values: dict[str, Any] = {name: _value(known[name], value, where) for name, value in told.items()}
    return kind(**values)


def _is_needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _value(field: "Field[Any]", value: object, where: str) -> object:
    kind = record_type(field)
    if kind is None:
        try:
            hint: Any = field.type
            read = _read_id if field.name == "id" else from_plain(hint)
            return read(value)
        except WrongValueError as error:
            raise ImportRefusedError(KIND, f"{where}, {field.name}: {error}") from error
    if not isinstance(value, list):
        refuse(f"{where}, {field.name}: found {type(value).__name__} where a list could stand")
    refuse_beyond(len(value), CAPS.records, field.name, KIND)
    return tuple(read_record(kind, told, f"{field.name} {n}") for n, told in enumerate(value, 1))


_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _read_id(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        message = f"found “{legible(str(value))}” where an id could stand"
        raise WrongValueError(message)
    return value


# Fields that name another record; a family with one of them hanging in the air cannot be drawn or stored.
POINTERS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(("person", "parent", "child", "one", "other", "of"), "people"), "household": "households"}
)


def whole(family: Family) -> Family:
    """The same family, once every id is there once and every tie ends somewhere."""
    ids: set[str] = {family.id}
    shelves = {shelf: {r.id for r in getattr(family, shelf)} for shelf in set(POINTERS.values())}
    for where, record in records_of(family):
        if record.id in ids:
            refuse(f"{where}: another record has the same id")
        ids.add(record.id)
        for field in fields(record):
            if field.name in POINTERS:
                _tied(getattr(record, field.name), shelves[POINTERS[field.name]], f"{where}, {field.name}", field)
    return family


def _tied(told: str, ids: set[str], where: str, field: "Field[Any]") -> None:
    if told and told not in ids:
        refuse(f"{where}: found “{legible(told)}”, who is not in the bundle")
    if not told and _is_needed(field):
        refuse(f"{where}: found nothing where an id could stand")


def records_of(family: Family) -> Iterator[tuple[str, Record]]:
    """Every record of a family with its place: `people 3`."""
    for field in fields(family):
        if record_type(field):
            yield from ((f"{field.name} {n}", record) for n, record in enumerate(getattr(family, field.name), 1))


def reissued(family: Family) -> Family:
    """The same family with new ids throughout, so that it can stand beside the one it was copied from."""
    ids = {record.id: new_id() for _, record in records_of(family)}
    shelves = {f.name: getattr(family, f.name) for f in fields(family) if record_type(f)}
    renewed: dict[str, Any] = {
        name: tuple(_renewed(record, ids) for record in records) for name, records in shelves.items()
    }
    return replace(family, id=new_id(), **renewed)


def _renewed(record: R, ids: Mapping[str, str]) -> R:
    told = {f.name: getattr(record, f.name) for f in fields(record)}
    return replace(record, **{name: _exchanged(value, ids) for name, value in told.items()})


def _exchanged(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401 -- whatever a field holds
    if isinstance(value, tuple):
        return tuple(ids.get(item, item) for item in value)
    return ids.get(value, value) if isinstance(value, str) else value
