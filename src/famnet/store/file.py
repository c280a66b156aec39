"""The file itself: made private, opened with every safeguard, checked before anything is believed."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from famnet.store import beside
from famnet.store.errors import (
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    StoreExistsError,
    UnwritableError,
)

APPLICATION_ID = 0x46414D4E  # "FAMN"
SCHEMA_VERSION = 10  # how many steps migrations.py has
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


def create_file(path: Path) -> Path:
    """An empty private file beside the path, in which a store is made whole before it is given its name.

    Raises:
        StoreExistsError: something is there. UnwritableError: the folder cannot be written.
    """
    private()
    _make_folder(path)
    _refuse_what_is_there(path)
    part = beside.part_of(path)
    try:
        beside.clear(part)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | beside.NOFOLLOW | os.O_RDWR, 0o600))
    except OSError as error:
        raise UnwritableError(path, reason(error)) from error
    return part


def _refuse_what_is_there(path: Path) -> None:
    """Anything but an empty file, which somebody may have made to choose the place."""
    if path.is_symlink() or (path.exists() and (not path.is_file() or path.stat().st_size)):
        raise StoreExistsError(path)


def give_name(part: Path, path: Path) -> None:
    """Call a finished store by its name, if nobody has taken that meanwhile.

    Raises:
        StoreExistsError: somebody has.
    """
    _refuse_what_is_there(path)
    path.unlink(missing_ok=True)
    try:
        beside.move_new(part, path)
    except FileExistsError as error:
        raise StoreExistsError(path) from error


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
