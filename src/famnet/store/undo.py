"""Taking back whole commands, and doing them again: refused where something later rests on what they did."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from famnet.store import history
from famnet.store.codec import Row
from famnet.store.errors import ErasedError, LaterChangeError, NothingToUndoError
from famnet.store.file import Connection
from famnet.store.history import Entry, Told
from famnet.store.rows import RowChange, stored_row, version_of, write
from famnet.store.session import Session
from famnet.store.tables import ALL

_BESIDE = ("version", "position")  # a row is still the same when only these differ


def undo(session: Session, *, who: str, at: datetime, family: str = "", seq: int | None = None) -> Entry:
    """Take back the last command (of one family, or by its number in the history), as a change of its own.

    Raises:
        NothingToUndoError: there is none. LaterChangeError: something later rests on it. ErasedError: it was erased.
    """
    with session.writing() as db:
        target = _pick(_done(history.headings(db, family)), seq, "undo")
        return _reverse(db, target, Told(command="undo", who=who, at=at))


def redo(session: Session, *, who: str, at: datetime, family: str = "", seq: int | None = None) -> Entry:
    """Do again what was taken back last, or the command with a number in the history.

    Raises:
        NothingToUndoError: nothing was. LaterChangeError: something later rests on its absence.
    """
    with session.writing() as db:
        undoings = [e for e in _taken_back(history.headings(db, family)) if seq in (None, e.undoes)]
        target = _pick(undoings, None, "redo")
        return _reverse(db, target, Told(command="redo", who=who, at=at))


def _pick(candidates: Sequence[Entry], seq: int | None, what: str) -> Entry:
    wanted = [entry for entry in candidates if seq in (None, entry.seq)]
    if not wanted:
        raise NothingToUndoError(what)
    return wanted[-1]


def taken_back(entries: Iterable[Entry]) -> frozenset[int]:
    """The numbers of the entries that a later one took back, and that was not taken back in turn."""
    gone: set[int] = set()
    for entry in reversed(list(entries)):
        if entry.undoes and entry.seq not in gone:
            gone.add(entry.undoes)
    return frozenset(gone)


def _done(entries: Sequence[Entry]) -> list[Entry]:
    gone = taken_back(entries)
    return [entry for entry in entries if not entry.undoes and entry.seq not in gone]


def _taken_back(entries: Sequence[Entry]) -> list[Entry]:
    """The undoings that still stand: of commands, not of undoings."""
    gone, by_seq = taken_back(entries), {entry.seq: entry for entry in entries}
    return [e for e in entries if e.undoes and e.seq not in gone and not by_seq[e.undoes].undoes]


def _reverse(db: Connection, target: Entry, told: Told) -> Entry:
    """Write the rows of an entry back as they were before it, with a history of that."""
    rows = history.rows_of(db, target.seq)
    if any(row.old is None and row.new is None for row in rows):
        raise ErasedError
    changes = [change for row in reversed(rows) if (change := _back(db, row, target))]
    for change in changes:
        write(db, change)
    _check_rests(db, target, changes)
    return history.record(db, told, target.family, changes, undoes=target.seq)


def _back(db: Connection, row: RowChange, target: Entry) -> RowChange | None:
    """The change that brings one row back, if nobody has touched it since."""
    now = stored_row(db, row.table, row.row)
    if not _alike(now, row.new):
        raise _later(db, target, row.row)
    if row.old is None and now is None:
        return None
    version = max(version_of(now), version_of(row.old)) + 1
    new = None if row.old is None else {**(now or {}), **row.old, "version": version, **_place(now, row)}
    return RowChange(table=row.table, row=row.row, old=now, new=new)


def _place(now: Row | None, row: RowChange) -> Row:
    """A row stays where it is now, unless the command being taken back moved it."""
    stayed = now and row.old and row.new and row.old.get("position") == row.new.get("position")
    return {"position": now["position"]} if now and stayed and "position" in now else {}


def _alike(now: Row | None, then: Row | None) -> bool:
    """Whether a row is as the history left it, as far as the history knew its columns."""
    if now is None or then is None:
        return now is then
    return all(now.get(name) == value for name, value in then.items() if name not in _BESIDE)


def _check_rests(db: Connection, target: Entry, changes: Sequence[RowChange]) -> None:
    """See that nothing still speaks of a row that is now gone, nor a row brought back of one that went since."""
    gone = {change.row for change in changes if change.new is None}
    back = [change for change in changes if change.old is None and change.new]
    for table in ALL.values() if gone else ():
        for cells in db.execute(f"SELECT * FROM {table.name} WHERE family = ?", (target.family,)):
            if mentioned := gone & ids_in(cells):
                raise _later(db, target, str(cells[0]), mentioned.pop())
    for change in back:
        others = ids_in((change.new or {}).values()) - {change.row}
        if lost := next((id_ for id_ in others if _went(db, id_, target.seq)), None):
            raise _later(db, target, lost)


def ids_in(cells: Iterable[object]) -> set[str]:
    """The ids in a row's cells, alone or in a list."""
    words = (
        word for cell in cells if isinstance(cell, str) for word in cell.replace('"', " ").replace(",", " ").split()
    )
    return {word.strip("[]") for word in words if word.count("-") == 4}  # noqa: PLR2004 -- as in every UUID


def _went(db: Connection, row: str, since: int) -> bool:
    """Whether a row was removed after an entry and is not there now."""
    last = db.execute('SELECT "table", change, new FROM change_rows WHERE row = ? ORDER BY seq DESC LIMIT 1', (row,))
    found = last.fetchone()
    return bool(found and found[2] is None and found[1] > since and not stored_row(db, found[0], row))


def _later(db: Connection, target: Entry, *rows: str) -> LaterChangeError:
    """Which later command stands in the way."""
    marks = ", ".join("?" for _ in rows)
    found = db.execute(
        f"SELECT DISTINCT c.seq FROM changes c JOIN change_rows r ON r.change = c.seq"
        f" WHERE c.seq > ? AND r.row IN ({marks}) ORDER BY c.seq DESC",
        (target.seq, *rows),
    ).fetchall()
    seqs = {seq for (seq,) in found}
    standing_since = [entry for entry in _done(history.headings(db)) if entry.seq in seqs]
    later = standing_since[-1] if standing_since else None
    return LaterChangeError(said(target), said(later) if later else "", later.seq if later else None)


def said(entry: Entry) -> str:
    """An entry in a sentence: `“network edit” of 2 March 2026 (number 7, by Sam)`."""
    return f"“{entry.command}” of {entry.at.day} {entry.at:%B %Y} (number {entry.seq}, by {entry.who})"
