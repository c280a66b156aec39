"""The file itself: made private, opened with every safeguard, checked before anything is believed."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from famnet.store.errors import (
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    StoreExistsError,
    UnwritableError,
)

APPLICATION_ID = 0x46414D4E  # "FAMN"
SCHEMA_VERSION = 4  # how many steps migrations.py has
PRAGMAS = (
    "cipher_log_level = NONE",  # nothing about keys on stderr
    "busy_timeout = 10000",
    "foreign_keys = ON",
    "journal_mode = DELETE",  # a flipped bit in a WAL drops acknowledged commits in silence
    "synchronous = EXTRA",  # FULL lost an acknowledged commit when the power went
    "secure_delete = ON",
    "temp_store = MEMORY",  # nothing of a family in a temporary file
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
Connection = Any  # sqlcipher3 ships no types
_PLAIN_HEADER = b"SQLite format 3\x00"


def create_file(path: Path) -> None:
    """Make an empty private file, or take one that is there and empty (an `init` that was cut short).

    Raises:
        StoreExistsError: something is there. UnwritableError: the folder cannot be written.
    """
    private()
    _make_folder(path)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | os.O_RDWR, 0o600))
    except FileExistsError as error:
        if path.is_symlink() or not path.is_file() or path.stat().st_size:
            raise StoreExistsError(path) from error
    except OSError as error:
        raise UnwritableError(path, reason(error)) from error


def remove_empty(path: Path) -> None:
    """Take away a file that was made and into which nothing came."""
    with suppress(OSError):
        if not path.stat().st_size:
            path.unlink()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(path, reason(error)) from error


def private() -> None:
    """Whatever this process makes from here on is for its user only."""
    os.umask(0o077)


def connect(path: Path, key: bytes | None = None) -> Connection:
    """A connection with every safeguard on; transactions are begun by hand."""
    db = dbapi2.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
    if key:
        db.execute(f'PRAGMA key = "{raw_key(key)}"')
    for pragma in PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    return db


def raw_key(key: bytes) -> str:
    """The data key as SQLCipher takes it: as it is, with no derivation of its own."""
    return f"x'{key.hex()}'"


def is_encrypted(path: Path) -> bool:
    """Look at the file before a database does: whether it needs a key.

    Raises:
        NoStoreError, NotAStoreError: as they say.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN_HEADER))
        _tighten(path)
    except FileNotFoundError as error:
        raise NoStoreError(path) from error
    except OSError as error:
        raise NotAStoreError(path, reason(error)) from error
    if not head:
        raise NotAStoreError(path, "it is empty")
    return head != _PLAIN_HEADER


def reason(error: OSError) -> str:
    """What the computer says, as the end of a sentence."""
    return error.strerror.lower() if error.strerror else "no reason was given"


def _tighten(path: Path) -> None:
    """A copied file may have lost its mode: nobody else on the computer has business with it."""
    if os.name == "posix" and path.stat().st_mode & 0o077:
        with suppress(PermissionError):  # somebody else's file: theirs to guard
            path.chmod(0o600)


def check_opened(db: Connection, path: Path) -> None:
    """Refuse what is no store of ours, and what a newer famnet wrote; the first read refuses a file cut short."""
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    application, version = (int(db.execute(f"PRAGMA {n}").fetchone()[0]) for n in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        raise NotAStoreError(path, "it is another program's database")
    if version > SCHEMA_VERSION:
        raise NewerStoreError(path)


def is_older(db: Connection) -> bool:
    """Whether an older famnet wrote the file."""
    return bool(db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION)
