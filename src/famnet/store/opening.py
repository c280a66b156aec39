"""Opening a file that may be encrypted, and finishing what an interrupted change of its key left half done."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from famnet.store import file
from famnet.store.errors import DamagedStoreError, NoGoodBackupError, NotAStoreError
from famnet.store.key_errors import LockedStoreError, MissingKeyFileError
from famnet.store.meaning import translated

if TYPE_CHECKING:  # a plain store never needs it
    from famnet.store.unlock import Unlock

PAGE = 4096  # SQLCipher's page: an encrypted store is made of whole ones


class Opened(NamedTuple):
    """An open file, and the key it is encrypted with."""

    db: file.Connection
    key: bytes | None


def open_file(path: Path, unlock: "Unlock | None" = None) -> Opened:
    """Open a store and check that it is one this famnet can read.

    Raises:
        NoStoreError, NotAStoreError, NewerStoreError, DamagedStoreError, LockedStoreError: as they say.
    """
    file.private()
    if not file.is_encrypted(path):
        return Opened(connect_checked(path, None), None)
    from famnet.store import keyfile  # noqa: PLC0415 -- a plain store never needs it
    from famnet.store import unlock as ways  # noqa: PLC0415 -- nor this

    trouble: Exception | None = None
    for key_file in _key_files(path):
        try:
            key = ways.data_key(path, keyfile.load(key_file), unlock or ways.NOBODY)
            opened = Opened(connect_checked(path, key), key)
        except (DamagedStoreError, LockedStoreError) as error:
            trouble = trouble or error
        else:
            _settle(path, key_file)
            return opened
    raise trouble or _no_key_file(path)


def _key_files(path: Path) -> Iterator[Path]:
    """The key file, and the one of a change of key that was cut short."""
    from famnet.store.keyfile import key_path, next_key_path  # noqa: PLC0415 -- see above

    return (candidate for candidate in (key_path(path), next_key_path(path)) if candidate.exists())


def _settle(path: Path, key_file: Path) -> None:
    """The key file that opened the store is the store's."""
    from famnet.store.keyfile import key_path  # noqa: PLC0415 -- see above

    if key_file != key_path(path):
        with suppress(OSError):  # a folder that cannot be written: next time, then
            key_file.replace(key_path(path))


def _no_key_file(path: Path) -> Exception:
    """What is no plain store and has no key file: an encrypted store if it is made of whole pages."""
    from famnet.store.keyfile import key_path  # noqa: PLC0415 -- see above

    if path.stat().st_size % PAGE:
        return NotAStoreError(path)
    from famnet.store.backups import backups  # noqa: PLC0415 -- only for a store that cannot be opened

    copies = (key_path(backup.path) for backup in backups(path))
    return MissingKeyFileError(key_path(path), next((copy for copy in copies if copy.exists()), None))


def connect_checked(path: Path, key: bytes | None) -> file.Connection:
    """A connection to a store of ours whose key is known.

    Raises:
        NotAStoreError, NewerStoreError, DamagedStoreError: as they say.
    """
    try:
        with translated(path):
            db = file.connect(path, key)
            try:
                file.check_opened(db, path)
            except BaseException:
                db.close()
                raise
    except DamagedStoreError as error:
        raise _with_backup(path, key, error) from error
    return db


def _with_backup(path: Path, key: bytes | None, error: DamagedStoreError) -> DamagedStoreError:
    """The same refusal, with the newest backup that is good."""
    from famnet.store.backups import newest_good  # noqa: PLC0415 -- only for a damaged store

    newest = newest_good(path, key)
    return DamagedStoreError(path, newest, error.what) if newest else NoGoodBackupError(path, what=error.what)
