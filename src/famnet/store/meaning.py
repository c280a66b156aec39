"""What the database complains of, as refusals that a person can act on."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from famnet.domain.errors import FamnetError
from famnet.store.errors import (
    BusyStoreError,
    ChangedUnderneathError,
    DamagedStoreError,
    DiskFullError,
    LooseEndError,
    StoreError,
    UnwritableError,
)
from famnet.store.file import reason
from famnet.store.note import who_writes

_MEANING: tuple[tuple[str, Callable[[Path], StoreError]], ...] = (
    ("SQLITE_BUSY", lambda path: BusyStoreError(path, who_writes(path))),
    ("SQLITE_LOCKED", lambda path: BusyStoreError(path, who_writes(path))),
    ("SQLITE_FULL", DiskFullError),
    ("SQLITE_READONLY", UnwritableError),
    ("SQLITE_CANTOPEN", UnwritableError),
    ("SQLITE_IOERR", lambda path: UnwritableError(path, "the disk reported an error")),
    ("SQLITE_PERM", UnwritableError),
    ("SQLITE_NOTADB", DamagedStoreError),
    ("SQLITE_CORRUPT", DamagedStoreError),
)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what the database or the computer says into a refusal that a person can act on."""
    try:
        yield
    except dbapi2.Error as error:
        raise refusal(error, path) from error
    except OSError as error:
        raise disk_trouble(error, path) from error
    except ValueError as error:  # letters, dates or lists that cannot be read back: no famnet wrote them so
        raise DamagedStoreError(path, what="holds something famnet never writes") from error


def disk_trouble(error: OSError, path: Path) -> StoreError:
    """The refusal that tells a person what the computer said of a file."""
    return DiskFullError(path) if error.errno == errno.ENOSPC else UnwritableError(path, reason(error))


def refusal(error: Exception, path: Path) -> FamnetError:
    """The refusal that tells a person what the database complained of."""
    name = getattr(error, "sqlite_errorname", "")
    if "FOREIGN KEY" in str(error):
        return LooseEndError()
    if name.startswith("SQLITE_CONSTRAINT"):
        return ChangedUnderneathError()
    if name == "SQLITE_ERROR":
        return DamagedStoreError(path, what="does not hold what it should")
    return next((kind(path) for start, kind in _MEANING if name.startswith(start)), DamagedStoreError(path))
