"""One table for each kind of record in a family: which there are, and how a record becomes a row of one."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args

from famnet.domain.family import Family
from famnet.domain.record import Record, value
from famnet.store.codec import Row, column_type, reader, to_cell

OWN = ("id", "family", "version", "position")  # what every row has beside its record's fields


@value
class Table:
    """A table and the record its rows are."""

    name: str
    record: type[Record]
    scalars: tuple[str, ...]  # the record's fields that are columns, without id and version

    @cached_property
    def hints(self) -> dict[str, object]:
        """The type of each column's field."""
        types: dict[str, object] = {f.name: f.type for f in fields(self.record)}
        return {name: types[name] for name in self.scalars}

    @cached_property
    def columns(self) -> dict[str, tuple[str, bool]]:
        """Each column's type, and whether it must be filled, as the dataclass wants them."""
        return {name: column_type(hint) for name, hint in self.hints.items()}

    @cached_property
    def _readers(self) -> tuple[tuple[str, Callable[[Any], object]], ...]:
        return tuple((name, reader(hint)) for name, hint in self.hints.items())

    def row(self, record: Record) -> Row:
        """The record's own fields as cells."""
        return {name: to_cell(getattr(record, name), name) for name in self.scalars}

    def read(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments that make the record again; a column that was not there yet keeps the field's default."""
        values = {name: read(cells[name]) for name, read in self._readers if name in cells}
        return {"id": cells["id"], "version": cells["version"], **values}


def _scalars(record: type[Record]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record) if f.name not in ("id", "version") and not _holds_records(f.type))


def _holds_records(hint: object) -> bool:
    """Whether a field is a tuple of records: a table of its own."""
    return any(isinstance(kind, type) and issubclass(kind, Record) for kind in get_args(hint))


FAMILIES = Table("families", Family, _scalars(Family))
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        f.name: Table(f.name, get_args(f.type)[0], _scalars(get_args(f.type)[0]))
        for f in fields(Family)
        if _holds_records(f.type)
    }
)
ALL: Mapping[str, Table] = MappingProxyType({FAMILIES.name: FAMILIES, **TABLES})
