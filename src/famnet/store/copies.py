"""Copies that left: which document in which form, for whom, from what facts, by whom, and who let it pass.

They stand outside the history that can be undone, since what was handed out cannot be called back. A row is only ever
added; erasing a family takes its rows away, erasing a person takes the person out of them.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from famnet.domain.record import record
from famnet.store import history
from famnet.store.file import Connection
from famnet.store.history import Told


@record
class Copy:
    """What is written down about one copy: `reader` is somebody's id where it was made for one person."""

    family: str
    document: str
    form: str
    made: str = ""  # which version of the plan, in the words on the page
    audience: str
    reader: str = ""
    reason: str = ""  # why it was let pass although it tells what is kept; empty when the gate found nothing


@record
class CopyEntry(Copy):
    """A copy as it was written down: `mark` is the link of the history that its facts were taken from."""

    number: int
    at: datetime
    who: str
    command: str
    seq: int
    mark: str


_FIELDS = "family, document, form, made, audience, reader, reason"


def write_down(db: Connection, told: Told, copies: Iterable[Copy], *, until: datetime | None = None) -> None:
    """Write copies down; `until` is the moment whose facts they show when it is not now."""
    seq, mark = history.head_at(db, until) if until else history.head(db)
    rows = [
        (history.stamp(told.at), told.who, told.command, seq, mark, *(getattr(c, f) for f in _FIELDS.split(", ")))
        for c in copies
    ]
    db.executemany(
        f"INSERT INTO copies (at, who, command, seq, mark, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def entries(db: Connection, family: str) -> tuple[CopyEntry, ...]:
    """Every copy made of a family, the first first."""
    names = ("number", "at", "who", "command", "seq", "mark", *_FIELDS.split(", "))
    found = db.execute(
        f"SELECT id, at, who, command, seq, mark, {_FIELDS} FROM copies WHERE family = ? ORDER BY id", (family,)
    )
    rows = (dict(zip(names, row, strict=True)) for row in found.fetchall())
    return tuple(CopyEntry(**{**row, "at": history.moment(str(row["at"]))}) for row in rows)


def forget_family(db: Connection, family: str) -> None:
    """Take every row of a family away."""
    db.execute("DELETE FROM copies WHERE family = ?", (family,))


def forget_people(db: Connection, family: str, people: Collection[str], words: Iterable[str]) -> None:
    """Take people out of the rows: that a copy was made stays, for whom does not."""
    db.executemany(
        "UPDATE copies SET reader = '' WHERE family = ? AND reader = ?", [(family, p) for p in sorted(people)]
    )
    db.executemany(
        "UPDATE copies SET reason = '(erased)' WHERE family = ? AND instr(lower(reason), lower(?))",
        [(family, word) for word in sorted(words)],
    )
