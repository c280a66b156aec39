"""Whether a file holds together as a database: both checks, for each alone is silent about something."""

from sqlcipher3 import dbapi2

from famnet.store.file import Connection

_CHECKS = ("cipher_integrity_check", "integrity_check")  # the first says nothing of a truncated file


def damage(db: Connection) -> tuple[str, ...]:
    """What the database finds wrong with its file; nothing when it is sound. No contents of rows are in it."""
    return tuple(complaint for check in _CHECKS for complaint in _complaints(db, check))


def _complaints(db: Connection, check: str) -> list[str]:
    try:
        return [row[0] for row in db.execute(f"PRAGMA {check}").fetchall() if row[0] != "ok"]
    except (dbapi2.Error, UnicodeDecodeError) as error:
        return [type(error).__name__]
