"""Whether a store holds what it was told: as a database, as a history, and as families."""

import json
from collections.abc import Callable, Iterator

from famnet.domain.errors import Finding, Level
from famnet.domain.laws import broken_laws
from famnet.store import history
from famnet.store.codec import Row
from famnet.store.errors import DamagedStoreError
from famnet.store.file import Connection
from famnet.store.rows import load_family
from famnet.store.session import Session
from famnet.store.soundness import damage

DAMAGED = "store-damaged"  # the rule of a finding that means exit 5: restore a backup


def verify(session: Session, *, head: str = "") -> tuple[Finding, ...]:
    """Everything wrong with a store; nothing when all is well.

    `head` is the mark of a link kept elsewhere (on a document, in a backup): only against one of those does the chain
    show that somebody who has the key rewrote the past.
    """
    with session.reading() as db:
        if broken := damage(db):
            return tuple(_finding(DAMAGED, f"The file is damaged: {what}.") for what in broken[:20])
        checks: tuple[Callable[[Connection], Iterator[Finding]], ...] = (_chain, _contents, _rows, _references)
        found = [finding for check in checks for finding in check(db)]
        return (*found, *_known(db, head), *_families(db, session))


def _finding(rule: str, message: str) -> Finding:
    return Finding(rule=rule, level=Level.BLOCK, message=message, source="design")


def _chain(db: Connection) -> Iterator[Finding]:
    """Every link follows from the one before it and the digests of its entry."""
    before, expected, key = history.START, 1, history.chain_key(db)
    for seq, undoes, own, chain in db.execute(
        "SELECT seq, undoes, digest, chain FROM changes ORDER BY seq"
    ).fetchall():
        digests = (
            row[0] for row in db.execute("SELECT digest FROM change_rows WHERE change = ? ORDER BY seq", (seq,))
        )
        if seq != expected or chain != history.link(key, before, seq, undoes, (own, *digests)):
            yield _finding("history-chain", f"From number {seq} on, the history is not as it was written.")
            return
        before, expected = chain, seq + 1


def _contents(db: Connection) -> Iterator[Finding]:
    """What the history holds is what its digests were made of; erased entries have nothing to compare."""
    for seq, at, who, command, family, salt, own in db.execute(
        "SELECT seq, at, who, command, family, salt, digest FROM changes WHERE salt IS NOT NULL"
    ):
        if own != history.digest(salt, {"at": at, "who": who, "command": command, "family": family}):
            yield _finding("history-contents", f"Number {seq} of the history was altered.")
    for seq, table, row, old, new, salt, own in db.execute(
        'SELECT change, "table", row, old, new, salt, digest FROM change_rows WHERE salt IS NOT NULL'
    ):
        if own != history.digest(salt, {"table": table, "row": row, "old": old, "new": new}):
            yield _finding("history-contents", f"What number {seq} of the history changed was altered.")


def _rows(db: Connection) -> Iterator[Finding]:
    """Every row is as the history left it: nobody wrote past famnet."""
    for (table,) in db.execute('SELECT DISTINCT "table" FROM change_rows ORDER BY 1').fetchall():
        now, then = _all_rows(db, table), _last_told(db, table)
        for row, (new, seq, erased) in then.items():
            if not erased and not _as_told(now.get(row), new):
                yield _finding("history-rows", f"A row of {table} is not as number {seq} of the history left it.")
        if strangers := now.keys() - then.keys():
            yield _finding("history-rows", f"{len(strangers)} rows of {table} are in no history.")


def _all_rows(db: Connection, table: str) -> dict[str, Row]:
    found = db.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    rows = (dict(zip(names, cells, strict=True)) for cells in found)
    return {row["id"]: row for row in rows}


def _last_told(db: Connection, table: str) -> dict[str, tuple[str | None, int, bool]]:
    """What the history says of each row last: its contents, by which entry, and whether that was erased."""
    sql = 'SELECT row, new, change, salt IS NULL FROM change_rows WHERE "table" = ? ORDER BY seq'
    return {row: (new, seq, bool(erased)) for row, new, seq, erased in db.execute(sql, (table,))}


def _as_told(now: Row | None, told: str | None) -> bool:
    """Whether a row is as it was told; of columns that came later the history knows nothing."""
    if now is None or told is None:
        return now is None and told is None
    return all(name in now and now[name] == value for name, value in json.loads(told).items())


def _references(db: Connection) -> Iterator[Finding]:
    tables = {row[0] for row in db.execute("PRAGMA foreign_key_check").fetchall()}
    for table in sorted(tables):
        yield _finding("references", f"Something among the {table} is about somebody who is not there.")


def _known(db: Connection, head: str) -> Iterator[Finding]:
    if head and not (head.isascii() and history.holds_head(db, head)):  # any other letter is no mark's
        yield _finding("history-head", "The history does not hold the mark it was given: it was rewritten since.")


def _families(db: Connection, session: Session) -> Iterator[Finding]:
    for (family,) in db.execute("SELECT id FROM families ORDER BY position").fetchall():
        try:
            yield from broken_laws(load_family(db, family, session.path))
        except DamagedStoreError as error:
            yield _finding(DAMAGED, str(error))
