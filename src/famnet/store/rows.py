"""Families as rows: read whole, and written as the rows in which two states of a family differ."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from famnet.domain.family import Family
from famnet.domain.record import Record, record
from famnet.store.codec import Row, to_cell
from famnet.store.errors import ChangedUnderneathError, DamagedStoreError
from famnet.store.file import Connection
from famnet.store.tables import ALL, FAMILIES, OWN, TABLES, Table


@record
class RowChange:
    """One row before and after: None before it was made and after it was removed."""

    table: str
    row: str
    old: Row | None
    new: Row | None


Cells = Mapping[str, Sequence[Mapping[str, Any]]]  # the rows of each table


def load_family(db: Connection, family: str, path: Path) -> Family:
    """The whole of one family, each kind of record in the order it was told.

    Raises:
        DamagedStoreError: a row holds what no famnet writes.
    """
    return assemble({name: _rows(db, table, family) for name, table in ALL.items()}, path)


def assemble(cells: Cells, path: Path) -> Family:
    """A family from the rows of its tables.

    Raises:
        DamagedStoreError: a row holds what no famnet writes.
    """
    try:
        values: dict[str, Any] = FAMILIES.read(cells["families"][0])
        values |= {name: tuple(t.record(**t.read(row)) for row in cells[name]) for name, t in TABLES.items()}
        return Family(**values)
    except (ValueError, TypeError) as error:
        raise DamagedStoreError(path, what="holds something famnet never writes") from error


def _rows(db: Connection, table: Table, family: str) -> list[dict[str, Any]]:
    names = (*OWN, *table.scalars)
    found = db.execute(f"SELECT {_quoted(names)} FROM {table.name} WHERE family = ? ORDER BY position", (family,))
    return [dict(zip(names, cells, strict=True)) for cells in found]


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def differences(db: Connection, before: Family | None, after: Family) -> list[RowChange]:
    """The rows to write so that the store goes from one state of a family to the other."""
    changes = _compare(db, FAMILIES, after.id, (before,) if before else (), (after,))
    for name, table in TABLES.items():
        changes += _compare(db, table, after.id, getattr(before, name, ()), getattr(after, name))
    return changes


def _compare(
    db: Connection, table: Table, family: str, before: Sequence[Record], after: Sequence[Record]
) -> list[RowChange]:
    """What differs in one table, in the order told; removed rows last."""
    if before == after:
        return []
    stored = _positions(db, table, family)
    position = stored | places(stored, [record.id for record in after])
    as_before = {r.id: r for r in before}  # of thousands, few are another: those need not be laid out
    same = {r.id for r in after if as_before.get(r.id) is r and position[r.id] == stored.get(r.id)}
    old = {r.id: _cells(table, family, r, stored.get(r.id, 0)) for r in before if r.id not in same}
    new = {r.id: _cells(table, family, r, position[r.id]) for r in after if r.id not in same}
    return [change for id_ in dict.fromkeys((*new, *old)) if (change := _change(table, old.get(id_), new.get(id_)))]


def _positions(db: Connection, table: Table, family: str) -> dict[str, int]:
    where = "" if table is FAMILIES else " WHERE family = :family"
    return dict(db.execute(f"SELECT id, position FROM {table.name}{where}", {"family": family}).fetchall())


def _cells(table: Table, family: str, record: Record, position: int) -> Row:
    return {
        "id": record.id,
        "family": family,
        "version": record.version,
        "position": position,
        **table.row(record),
    }


def _change(table: Table, old: Row | None, new: Row | None) -> RowChange | None:
    """The change that a row needs, its version counted up; None when nothing differs."""
    if old and new and {**old, "version": 0} == {**new, "version": 0}:
        return None
    if new:
        new = {**new, "version": version_of(old) + 1}
    return RowChange(table=table.name, row=str((new or old or {})["id"]), old=old, new=new)


def version_of(row: Row | None) -> int:
    """How often a row was written; 0 when it was not."""
    return int(row["version"] or 0) if row else 0


def places(stored: Mapping[str, int], wanted: Sequence[str]) -> dict[str, int]:
    """Positions for rows that are new or must move, so that the wanted order results and most rows stay put."""
    known = [n for n, id_ in enumerate(wanted) if id_ in stored]
    tail = known[-1] + 1 if known else 0
    last, moved = 0, {}
    for id_ in wanted[:tail]:
        last = max(last + 1, stored.get(id_, 0))
        moved[id_] = last
    last = max(last, *stored.values(), 0)
    moved |= {id_: last + n for n, id_ in enumerate(wanted[tail:], 1)}
    return {id_: place for id_, place in moved.items() if stored.get(id_) != place}


def stored_row(db: Connection, table: str, row: str) -> Row | None:
    """A row as it is now, with all its columns."""
    found = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row,))
    cells = found.fetchone()
    return dict(zip((column[0] for column in found.description), cells, strict=True)) if cells else None


def write_all(db: Connection, changes: Sequence[RowChange]) -> None:
    """Write rows, each as `write` does."""
    for change in changes:
        write(db, change)


def write(db: Connection, change: RowChange) -> None:
    """Write one row, if it is still as it was read.

    Raises:
        ChangedUnderneathError: somebody else changed or removed it since.
    """
    if change.old is None:
        _insert(db, change.table, change.new or {})
        return
    same = {"id": change.row, "was": change.old["version"]}
    if change.new is None:
        done = db.execute(f"DELETE FROM {change.table} WHERE id = :id AND version = :was", same)
    else:
        cells = ", ".join(f'"{name}" = :{name}' for name in change.new)
        done = db.execute(
            f"UPDATE {change.table} SET {cells} WHERE id = :id AND version = :was", {**change.new, **same}
        )
    if done.rowcount != 1:
        raise ChangedUnderneathError


def _insert(db: Connection, table: str, row: Row) -> None:
    values = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO {table} ({_quoted(tuple(row))}) VALUES ({values})", row)


def as_stored(before: Family | None, after: Family, changes: Sequence[RowChange]) -> Family:
    """The family as it is after keeping it, with the versions its rows have now."""
    written = {change.row: version_of(change.new) for change in changes}
    records: dict[str, Any] = {
        name: _versioned(getattr(before, name, ()), getattr(after, name), written) for name in TABLES
    }
    return replace(after, version=written.get(after.id, before.version if before else 0), **records)


def _versioned(before: tuple[Record, ...], after: tuple[Record, ...], written: dict[str, int]) -> tuple[Record, ...]:
    if before is after:
        return after
    versions = {record.id: record.version for record in before} | written
    return tuple(replace(r, version=versions[r.id]) if versions[r.id] != r.version else r for r in after)


def setting_change(db: Connection, name: str, value: str) -> RowChange:
    """The change that gives a setting its value."""
    found = db.execute("SELECT version, value FROM settings WHERE id = ?", (name,)).fetchone()
    old: Row | None = {"id": name, "version": found[0], "value": found[1]} if found else None
    new: Row = {"id": name, "version": version_of(old) + 1, "value": str(to_cell(value, name))}
    return RowChange(table="settings", row=name, old=old, new=new)
