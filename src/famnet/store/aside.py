"""What a second editor typed is not lost: it is kept aside, and shown beside what the first one saved."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import NamedTuple

from famnet.store import history
from famnet.store.codec import Cell, Row
from famnet.store.errors import NoAsideError
from famnet.store.file import Connection
from famnet.store.history import Entry, Told, moment, stamp
from famnet.store.rows import RowChange, stored_row, version_of, write
from famnet.store.session import Session

_BESIDE = ("id", "family", "version", "position")


class Clash(NamedTuple):
    """One field that two people changed: as both read it, as the first saved it, as the second would have it."""

    table: str
    row: str
    field: str
    was: Cell
    theirs: Cell
    yours: Cell


MOST = 2**63 - 1  # the largest number the database takes


class Aside(NamedTuple):
    """A command that was not saved: who gave it, when, and every row it would have written."""

    number: int
    at: datetime
    who: str
    command: str
    family: str
    rows: tuple[RowChange, ...]


def keep_aside(session: Session, told: Told, family: str, rows: Sequence[RowChange]) -> Aside:
    """Keep what could not be saved."""
    text = json.dumps([asdict(row) for row in rows], ensure_ascii=False)
    with session.writing() as db:
        done = db.execute(
            "INSERT INTO asides (at, who, command, family, rows) VALUES (?, ?, ?, ?, ?)",
            (stamp(told.at), told.who, told.command, family, text),
        )
    return Aside(int(done.lastrowid), told.at, told.who, told.command, family, tuple(rows))


def asides(session: Session, family: str = "") -> tuple[Aside, ...]:
    """Everything that is kept aside, the oldest first."""
    with session.reading() as db:
        return _found(db, "? IN ('', family)", family)


def _found(db: Connection, where: str, value: object) -> tuple[Aside, ...]:
    sql = f"SELECT id, at, who, command, family, rows FROM asides WHERE {where} ORDER BY id"
    return tuple(
        Aside(number, moment(at), who, command, family, tuple(RowChange(**row) for row in json.loads(rows)))
        for number, at, who, command, family, rows in db.execute(sql, (value,)).fetchall()
    )


def clashes(session: Session, aside: Aside) -> tuple[Clash, ...]:
    """The fields in which what is kept aside and what is saved now both differ from what was read."""
    with session.reading() as db:
        return tuple(clash for row in aside.rows for clash in _clashes(row, stored_row(db, row.table, row.row)))


def _clashes(row: RowChange, now: Row | None) -> list[Clash]:
    was, yours, theirs = row.old or {}, row.new or {}, now or {}
    fields = [name for name in {**was, **yours, **theirs} if name not in _BESIDE]
    triples = [(name, was.get(name), theirs.get(name), yours.get(name)) for name in fields]
    return [Clash(row.table, row.row, *t) for t in triples if t[1] != t[2] and t[1] != t[3] and t[2] != t[3]]


def drop_aside(session: Session, number: int) -> None:
    """Let go of what is kept aside.

    Raises:
        NoAsideError: there is nothing under that number.
    """
    with session.writing() as db:
        _drop(db, number)


def _drop(db: Connection, number: int) -> Aside:
    found = _found(db, "id = ?", number) if abs(number) <= MOST else ()
    if not found:
        raise NoAsideError(number)
    db.execute("DELETE FROM asides WHERE id = ?", (number,))
    return found[0]


def take_up(session: Session, number: int, *, told: Told, mine: Collection[tuple[str, str]] = ()) -> Entry:
    """Save what is kept aside on top of what is there now; where both changed a field, theirs stays.

    Unless it is in `mine`, which names fields by row and name, as a clash does. A row that the other removed stays
    removed.

    Raises:
        NoAsideError: there is nothing under that number. LooseEndError: something would be left about nobody.
    """
    with session.writing() as db:
        aside = _drop(db, number)
        merged = [_merged(row, stored_row(db, row.table, row.row), mine) for row in aside.rows]
        changes = [change for change in merged if change]
        for change in changes:
            write(db, change)
        return history.record(db, told, aside.family, changes)


def _merged(row: RowChange, now: Row | None, mine: Collection[tuple[str, str]]) -> RowChange | None:
    """The change that brings one row of an aside in."""
    if row.old is None or now is None:
        return row if row.old is None and now is None else None
    if row.new is None:
        return RowChange(table=row.table, row=row.row, old=now, new=None)
    kept = {c.field for c in _clashes(row, now)} - {field for id_, field in mine if id_ == row.row}
    told = {n: cell for n, cell in row.new.items() if n not in _BESIDE and n not in kept and cell != row.old.get(n)}
    new = {**now, **told, "version": version_of(now) + 1}
    return RowChange(table=row.table, row=row.row, old=now, new=new) if told else None
