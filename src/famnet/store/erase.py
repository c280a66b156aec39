"""Erasing for good: rows, and what the history held of them. Digests and a tombstone stay, so that the chain holds.

It cannot be undone. Backups made before still hold what was erased, until they are outlived.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from famnet.domain.family import Family
from famnet.store import copies, history, lists
from famnet.store.backups import backups
from famnet.store.codec import Row
from famnet.store.file import Connection
from famnet.store.history import Entry, Told
from famnet.store.rows import RowChange, differences, stored_row, write
from famnet.store.session import Session
from famnet.store.tables import ALL, TABLES

SHORTEST = 3  # letters of a name that can be looked for in other people's words


class Mention(NamedTuple):
    """A place where somebody is still spoken of in words: to be changed by hand, before erasing."""

    table: str
    row: str
    field: str


class Erased(NamedTuple):
    """What erasing left: a tombstone in the history, mentions in other words, and the backups that still hold it."""

    entry: Entry
    mentions: tuple[Mention, ...]
    backups: tuple[Path, ...]


def erase_family(session: Session, family: str, *, command: str, who: str, at: datetime) -> Erased:
    """Erase a whole family, and all that the history held of it."""
    with session.writing() as db:
        lists.let_go(db, family)
        changes = list(_everything(db, family))
        entry = _bury(db, changes, Told(command=command, who=who, at=at), family)
        db.execute(
            "UPDATE change_rows SET old = NULL, new = NULL, salt = NULL"
            " WHERE change IN (SELECT seq FROM changes WHERE family = ?)",
            (family,),
        )
        db.execute("DELETE FROM remembered WHERE id LIKE '%' || ?", (family,))
        db.execute("DELETE FROM asides WHERE family = ?", (family,))
        copies.forget_family(db, family)
    return Erased(entry, (), _backups(session))


def erase(session: Session, before: Family, after: Family, *, told: Told) -> Erased:
    """Save a family without somebody, and erase what the history held of the rows that go and of the names in them.

    Raises:
        ChangedUnderneathError, LooseEndError: as `Shelf.keep`.
    """
    with session.writing() as db:
        changes = differences(db, before, after)
        gone = [change.old for change in changes if change.new is None and change.old]
        words = names_in(changes, after)
        lost = _blank(db, after.id, {str(row["id"]) for row in gone}, words)
        entry = _bury(db, changes, told, after.id)
        _say_again(db, entry, lost, told)
        db.execute("DELETE FROM asides WHERE family = ?", (after.id,))
        copies.forget_people(db, after.id, {str(row["id"]) for row in gone}, words)
    return Erased(entry, mentions(after, words), _backups(session))


def _backups(session: Session) -> tuple[Path, ...]:
    return tuple(backup.path for backup in backups(session.path))


def _everything(db: Connection, family: str) -> Iterator[RowChange]:
    for name in ALL:
        for (row,) in db.execute(f"SELECT id FROM {name} WHERE family = ?", (family,)).fetchall():
            yield RowChange(table=name, row=row, old=stored_row(db, name, row), new=None)


def _bury(db: Connection, changes: Sequence[RowChange], told: Told, family: str) -> Entry:
    """Write the changes with a history in which removed rows have no contents."""
    for change in changes:
        write(db, change)
    silent = [RowChange(table=c.table, row=c.row, old=None, new=None) if c.new is None else c for c in changes]
    entry = history.record(db, told, family, silent)
    db.execute("UPDATE change_rows SET salt = NULL WHERE change = ? AND old IS NULL AND new IS NULL", (entry.seq,))
    return entry


def _blank(db: Connection, family: str, rows: Collection[str], words: Collection[str]) -> set[tuple[str, str]]:
    """Take contents and salt from every entry about the rows or in which the words stand; gives the rows touched."""
    found = db.execute(
        "SELECT r.seq, r.\"table\", r.row, coalesce(r.old, '') || coalesce(r.new, '') FROM change_rows r"
        " JOIN changes c ON c.seq = r.change WHERE c.family = ?",
        (family,),
    ).fetchall()
    hits = [(seq, table, row) for seq, table, row, text in found if row in rows or _speaks_of(text, words)]
    db.executemany(
        "UPDATE change_rows SET old = NULL, new = NULL, salt = NULL WHERE seq = ?", [(seq,) for seq, *_ in hits]
    )
    return {(table, row) for _, table, row in hits if row not in rows}


def _say_again(db: Connection, entry: Entry, lost: Iterable[tuple[str, str]], told: Told) -> None:
    """Rows that stay but lost their history are said anew, so that it still tells how the store stands."""
    there = [(table, row, stored_row(db, table, row)) for table, row in sorted(lost)]
    again = [RowChange(table=table, row=row, old=now, new=now) for table, row, now in there if now]
    if again:
        history.record(db, Told(command=f"{told.command}: what stays", who=told.who, at=told.at), entry.family, again)


_NAMING = {"people": ("name", "called"), "aliases": ("name",), "contacts": ("value",)}


def names_in(changes: Iterable[RowChange], after: Family) -> frozenset[str]:
    """What the removed rows call somebody or how they are reached, less what names others in the family too."""
    removed = ((change.table, change.old) for change in changes if change.new is None and change.old)
    said = {str(row[field]) for table, row in removed for field in _NAMING.get(table, ())}
    others = {part.casefold() for person in after.people for part in (person.name, *person.name.split())}
    parts = {part for text in said for part in (text, text.split(" ")[0])}
    return frozenset(part for part in parts if len(part) >= SHORTEST and part.casefold() not in others)


def _speaks_of(text: str, words: Iterable[str]) -> bool:
    folded = text.casefold()
    return any(json.dumps(word, ensure_ascii=False)[1:-1].casefold() in folded for word in words)


def mentions(family: Family, words: Collection[str]) -> tuple[Mention, ...]:
    """Where a family's records still speak of somebody in words."""
    rows = (
        (name, record.id, table.row(record)) for name, table in TABLES.items() for record in getattr(family, name)
    )
    return tuple(Mention(name, id_, field) for name, id_, row in rows for field in _fields(row, words))


def _fields(row: Row, words: Collection[str]) -> Iterator[str]:
    return (field for field, cell in row.items() if isinstance(cell, str) and _speaks_of(cell, words))
