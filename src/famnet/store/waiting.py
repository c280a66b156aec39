"""Waiting for others who write, so that everybody's turn comes."""

import time

from sqlcipher3 import dbapi2

from famnet.store.file import Connection

OFTEN = 20  # milliseconds after which a waiter starts asking anew


def patiently(db: Connection, command: str) -> None:
    """Run a command that may have to wait for others, for as long as the connection's own timeout says.

    SQLite asks less and less often the longer it waits, up to ten times a second: eight programs that write without a
    pause keep out for many seconds the one that has waited longest. Started anew and anew, all ask equally often.
    """
    (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
    until = time.monotonic() + patience / 1000
    db.execute(f"PRAGMA busy_timeout = {min(patience, OFTEN)}")
    try:
        while not _went(db, command, last=time.monotonic() >= until):
            pass
    finally:
        db.execute(f"PRAGMA busy_timeout = {patience}")


def _went(db: Connection, command: str, *, last: bool) -> bool:
    """Whether the command went through; that it did not is an error only the last time."""
    try:
        db.execute(command)
    except dbapi2.OperationalError as error:
        if last or not getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise
        return False
    return True
