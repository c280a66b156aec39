"""The backups of a store: how they are named, which are kept, and which is the newest that is good."""

import re
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2

from famnet.store import file
from famnet.store.errors import NoBackupError
from famnet.store.soundness import damage

WEEK = timedelta(days=7)
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r".*-(\d{8}T\d{6}Z)\.famnet")


class Backup(NamedTuple):
    """One backup: the copy of the store; its key file lies beside it."""

    path: Path
    at: datetime


def folder_of(path: Path) -> Path:
    """Where the backups of a store lie when no other folder is said."""
    return path.with_name(f"{path.stem}-backups")


def name_for(path: Path, at: datetime) -> str:
    """What a backup made at a moment is called: `work-20260302T093000Z.famnet`."""
    return f"{path.stem}-{at.astimezone(UTC).strftime(_STAMP)}.famnet"


def backups(path: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a store, the newest first."""
    found = (folder or folder_of(path)).glob(f"{path.stem}-*.famnet")
    made = [Backup(each, _stamp(name[1])) for each in found if (name := _NAME.fullmatch(each.name))]
    return tuple(sorted(made, key=lambda backup: (backup.at, backup.path), reverse=True))


def _stamp(text: str) -> datetime:
    with suppress(ValueError):
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)  # a name somebody made up: the oldest there is


_KEPT: tuple[tuple[timedelta, Callable[[datetime], tuple[int, ...]]], ...] = (
    (timedelta(days=2), lambda at: (at.toordinal(), at.hour, at.minute, at.second)),  # all of them
    (timedelta(days=30), lambda at: (at.toordinal(),)),  # one a day
    (timedelta(weeks=26), lambda at: at.isocalendar()[:2]),  # one a week
    (timedelta(days=731), lambda at: (at.year, at.month)),  # one a month
)


def outlived(found: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups no longer needed: all of two days are kept, then one a day, a week, a month; the newest always.

    What is erased from a store lives on in its backups until they are outlived.
    """
    newest_first = sorted(found, key=lambda backup: backup.at, reverse=True)
    kept: set[tuple[int, ...]] = set()
    gone = []
    for backup in newest_first:
        slot = _slot(backup.at, now)
        if backup is not newest_first[0] and (slot is None or slot in kept):
            gone.append(backup)
        elif slot:
            kept.add(slot)
    return tuple(gone)


def _slot(at: datetime, now: datetime) -> tuple[int, ...] | None:
    """The place a backup of that age takes; None when it is too old for any."""
    for number, (age, place) in enumerate(_KEPT):
        if now - at <= age:
            return (number, *place(at))
    return None


def pick(path: Path, ref: str = "", folder: Path | None = None) -> Backup:
    """The backup meant: a file, the newest made on or before a day (`2026-03-01`), or the newest of all.

    Raises:
        NoBackupError: there is none.
    """
    if ref and Path(ref).is_file():
        return Backup(Path(ref), datetime.fromtimestamp(Path(ref).stat().st_mtime, UTC))
    for backup in backups(path, folder):
        if not ref or f"{backup.at:%Y-%m-%d}" <= ref:
            return backup
    raise NoBackupError(ref)


def newest_good(path: Path, key: bytes | None) -> Path | None:
    """The newest backup that holds together and opens with the store's key."""
    return next((backup.path for backup in backups(path) if _is_good(backup.path, key)), None)


def _is_good(path: Path, key: bytes | None) -> bool:
    with suppress(dbapi2.Error, OSError), closing(file.connect(path, key)) as db:
        return not damage(db)
    return False
