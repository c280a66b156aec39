"""One open file: reading at one moment of it, and writing all of a change or none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from famnet.store import note
from famnet.store.errors import ReplacedStoreError, SyncedFolderError
from famnet.store.file import Connection
from famnet.store.meaning import translated
from famnet.store.place import synced
from famnet.store.waiting import patiently

LOOK = "SELECT 1 FROM sqlite_master LIMIT 1"  # the first look holds the moment: nobody writes until the last


class Session:
    """A connection to one file, with the key it is encrypted with (None: it is plain)."""

    def __init__(self, db: Connection, path: Path, key: bytes | None = None, *, anywhere: bool = False) -> None:
        self.db = db
        self.path = path
        self.key = key
        self.anywhere = anywhere or bool(os.environ.get("FAMNET_ALLOW_SYNCED"))
        self._file = _identity(path)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the file, whatever others write meanwhile."""
        with translated(self.path):
            self.db.execute("BEGIN")
            try:
                patiently(self.db, LOOK)
                yield self.db
            finally:
                self.db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of what is written inside, or none of it; others wait meanwhile.

        Raises:
            SyncedFolderError: the file lies where writing loses data. BusyStoreError: somebody else is writing.
        """
        if not self.anywhere and (where := synced(self.path)):
            raise SyncedFolderError(self.path, where)
        with translated(self.path):
            patiently(self.db, "BEGIN IMMEDIATE")
            try:
                self._check_same_file()
                note.leave(self.path)
                yield self.db
                note.take_away(self.path)
                patiently(self.db, "COMMIT")
            except BaseException:
                self._take_back()
                raise

    def _take_back(self) -> None:
        note.take_away(self.path)
        if self.db.in_transaction:  # after some errors the database has done so already
            self.db.execute("ROLLBACK")

    def _check_same_file(self) -> None:
        """A file put in place of ours while we waited: what we write would be lost with the old one."""
        if self._file != _identity(self.path):
            raise ReplacedStoreError(self.path)


def _identity(path: Path) -> tuple[int, int]:
    """What tells a file from another that is put in its place."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
