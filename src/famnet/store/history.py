"""What was done, by whom and when: every change leaves its rows here, chained so that tampering shows.

Each entry has a digest over its contents and a random salt; the chain runs over the digests by a keyed hash. So
contents and salt can be erased, and the digest stays and the chain still holds.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from famnet.domain.record import value
from famnet.store.codec import Cell, Row
from famnet.store.file import Connection
from famnet.store.rows import RowChange
from famnet.store.standing import hold

START = "0" * 64  # what the first link of a chain is chained to


@value
class Told:
    """Who does something, when, and by what command (its name; its arguments are in the rows)."""

    command: str
    who: str
    at: datetime


@value
class Entry:
    """One command in the history, with the rows it changed. `undoes` is the number of the command it took back."""

    seq: int
    at: datetime
    who: str
    command: str
    family: str
    undoes: int | None = None
    rows: tuple[RowChange, ...] = ()


def record(db: Connection, told: Told, family: str, changes: Sequence[RowChange], undoes: int | None = None) -> Entry:
    """Write what a command changed, in the transaction that changes it.

    Raises:
        TwoPlansError: the family would have two plans in force.
    """
    hold(db, family, changes)
    seq, before = _head(db)
    seq += 1
    entry = {"at": stamp(told.at), "who": told.who, "command": told.command, "family": family}
    salt = secrets.token_hex(16)
    own, rows = digest(salt, entry), [_sealed(seq, change) for change in changes]
    chain = link(chain_key(db), before, seq, undoes, (own, *(str(row["digest"]) for row in rows)))
    db.execute(_ENTRY, {"seq": seq, **entry, "undoes": undoes, "salt": salt, "digest": own, "chain": chain})
    db.executemany(_ROW, rows)
    return Entry(
        seq=seq, at=told.at, who=told.who, command=told.command, family=family, undoes=undoes, rows=tuple(changes)
    )


_ENTRY = "INSERT INTO changes VALUES (:seq, :at, :who, :command, :family, :undoes, :salt, :digest, :chain)"
_ROW = """
INSERT INTO change_rows (change, "table", row, old, new, salt, digest)
VALUES (:change, :table, :row, :old, :new, :salt, :digest)
"""


def _sealed(seq: int, change: RowChange) -> dict[str, Cell]:
    """A row of the history with the salted digest of its contents."""
    contents = {"table": change.table, "row": change.row, "old": _dump(change.old), "new": _dump(change.new)}
    salt = secrets.token_hex(16)
    return {"change": seq, **contents, "salt": salt, "digest": digest(salt, contents)}


def _head(db: Connection) -> tuple[int, str]:
    """The last entry's number and link."""
    found = db.execute("SELECT seq, chain FROM changes ORDER BY seq DESC LIMIT 1").fetchone()
    return found or (0, START)


def last_at(db: Connection) -> datetime | None:
    """When the last entry was made, by the clock of then; None in a store in which nothing was done."""
    found = db.execute("SELECT at FROM changes ORDER BY seq DESC LIMIT 1").fetchone()
    return moment(found[0]) if found else None


def chain_key(db: Connection) -> bytes:
    """The key of the chain. It lies in the store: whoever can read a store whole can chain it anew."""
    (key,) = db.execute("SELECT value FROM secrets WHERE id = 'chain'").fetchone()
    return bytes.fromhex(key)


MARK = 16  # how many characters of a link are printed on a document


def head(db: Connection) -> tuple[int, str]:
    """The last entry's number and the mark of its link, to be kept elsewhere: in backups, on a plan for a court."""
    seq, chain = _head(db)
    return seq, chain[:MARK]


def head_at(db: Connection, at: datetime) -> tuple[int, str]:
    """The last entry up to a moment, as `head` gives it."""
    sql = "SELECT seq, chain FROM changes WHERE at <= ? ORDER BY seq DESC LIMIT 1"
    seq, chain = db.execute(sql, (stamp(at),)).fetchone() or (0, START)
    return seq, chain[:MARK]


def holds_head(db: Connection, mark: str) -> bool:
    """Whether a mark kept elsewhere is of a link in this history."""
    found = db.execute("SELECT count(*) FROM changes WHERE substr(chain, 1, ?) = ?", (len(mark), mark.lower()))
    return bool(found.fetchone()[0]) and len(mark) >= MARK


def digest(salt: str, contents: Mapping[str, str | None]) -> str:
    """A salted digest of an entry's contents: it tells nothing about them once the salt is gone."""
    canonical = json.dumps(contents, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(f"{salt}\n{canonical}".encode()).hexdigest()


def link(key: bytes, before: str, seq: int, undoes: int | None, digests: Iterable[str]) -> str:
    """The next link of the chain."""
    text = "\n".join((before, str(seq), str(undoes or ""), *digests))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def stamp(at: datetime) -> str:
    """A moment as it is stored: UTC to the millisecond, sorting as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """A stored moment."""
    return datetime.fromisoformat(text)


def _dump(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def headings(db: Connection, family: str = "") -> tuple[Entry, ...]:
    """Every command that changed a family (or anything at all), the oldest first, without the rows."""
    where = "WHERE family = :family " if family else ""
    found = db.execute(
        f"SELECT seq, at, who, command, family, undoes FROM changes {where}ORDER BY seq", {"family": family}
    )
    return tuple(
        Entry(seq=seq, at=moment(at), who=who, command=command, family=of, undoes=undoes)
        for seq, at, who, command, of, undoes in found.fetchall()
    )


def entries(db: Connection, family: str = "") -> tuple[Entry, ...]:
    """Every command that changed a family (or anything at all), the oldest first, with its rows."""
    return tuple(replace(entry, rows=rows_of(db, entry.seq)) for entry in headings(db, family))


def rows_of(db: Connection, seq: int) -> tuple[RowChange, ...]:
    """The rows an entry changed, in the order they were written; without contents where they were erased."""
    found = db.execute('SELECT "table", row, old, new FROM change_rows WHERE change = ? ORDER BY seq', (seq,))
    return tuple(
        RowChange(table=table, row=row, old=_load(old), new=_load(new)) for table, row, old, new in found.fetchall()
    )


def _load(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
