"""Making a backup and bringing one back. Neither ever overwrites what there is."""

import os
import time
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from famnet.store import backups, beside
from famnet.store.backups import WEEK, Backup, folder_of, name_for, outlived
from famnet.store.copying import copy_to
from famnet.store.errors import DamagedStoreError, NoBackupError, StoreExistsError
from famnet.store.keyfile import key_path, next_key_path
from famnet.store.meaning import disk_trouble, translated
from famnet.store.opening import open_file
from famnet.store.session import Session
from famnet.store.soundness import damage
from famnet.store.unlock import Unlock

_STALE = 3600  # seconds after which an unfinished copy is nobody's


class Restored(NamedTuple):
    """A store brought back, and where the file that was in its place now lies (None: there was none)."""

    path: Path
    kept: Path | None


def back_up(session: Session, *, at: datetime, folder: Path | None = None) -> Backup:
    """Make a verified copy with its key file, in the store's backup folder or another, and drop outlived ones.

    Raises:
        UnwritableError: the folder cannot be written. DamagedStoreError: the store does not hold together.
    """
    where = folder or folder_of(session.path)
    try:
        beside.private_folder(where)
        target = where / name_for(session.path, at)
        if target.exists():
            raise StoreExistsError(target)
        _copy(session, target)
        _tidy(session.path, where, at)
    except OSError as error:
        raise disk_trouble(error, where) from error
    return Backup(target, at)


def _copy(session: Session, target: Path) -> None:
    part = beside.part_of(target)
    copy_to(session, part, session.key)
    if session.key:
        beside.write_private(key_path(target), key_path(session.path).read_bytes())
    beside.move(part, target)


def _tidy(path: Path, folder: Path, now: datetime) -> None:
    for backup in outlived(backups.backups(path, folder), now):
        backup.path.unlink(missing_ok=True)
        key_path(backup.path).unlink(missing_ok=True)
    for part in folder.glob(f"*{beside.PART}"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE:
                part.unlink()


def weekly(session: Session, *, at: datetime) -> Backup | None:
    """Make a backup when the newest is a week old (or the store is, and there is none)."""
    made = [backup.at for backup in backups.backups(session.path)]
    since = max(made, default=None) or _first_change(session)
    return back_up(session, at=at) if since and at - since >= WEEK else None


def _first_change(session: Session) -> datetime | None:
    with session.reading() as db:
        (first,) = db.execute("SELECT min(at) FROM changes").fetchone()
    return datetime.fromisoformat(first) if first else None


def restore(path: Path, backup: Path, *, at: datetime, unlock: Unlock | None = None) -> Restored:
    """Put a backup in a store's place, after checking it whole; what was there is kept beside it under a dated name.

    Raises:
        NoBackupError, LockedStoreError, DamagedStoreError: the backup is missing, locked or damaged; nothing changed.
    """
    if not backup.exists():
        raise NoBackupError(str(backup))
    opened = open_file(backup, unlock)
    source = Session(opened.db, backup, opened.key)
    with closing(source), translated(path):
        part = _checked_copy(source, path)
    with translated(path):
        kept = _keep_present(path, at)
        beside.move(part, path)
        _settle_key(path, encrypted=opened.key is not None)
    return Restored(path, kept)


def _checked_copy(source: Session, path: Path) -> Path:
    """A copy of a sound backup beside the store it is to become, with its key file waiting."""
    if damage(source.db):
        raise DamagedStoreError(source.path)
    part = beside.part_of(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy_to(source, part, source.key)
    if source.key:
        beside.write_private(next_key_path(path), key_path(source.path).read_bytes())
    return part


def _settle_key(path: Path, *, encrypted: bool) -> None:
    if encrypted:
        beside.move(next_key_path(path), key_path(path))
    else:
        key_path(path).unlink(missing_ok=True)  # the file it belonged to was kept with a copy


def _keep_present(path: Path, at: datetime) -> Path | None:
    """Keep what lies at the path, with all that belongs to it, under a dated name."""
    if not path.exists():
        return None
    kept = _free(path, at)
    if key_path(path).exists():
        beside.write_private(key_path(kept), key_path(path).read_bytes())
    journal = path.with_name(path.name + "-journal")
    if journal.exists():  # it belongs to this very file: to any other it would be poison
        path.rename(kept)
        journal.rename(kept.with_name(kept.name + "-journal"))
    else:
        _also_call(path, kept)
    beside.flush_folder(path.parent)
    return kept


def _also_call(path: Path, kept: Path) -> None:
    """Give the file a second name, so that there is never none; where there are no second names, move it."""
    try:
        os.link(path, kept)
    except OSError:
        path.rename(kept)


def _free(path: Path, at: datetime) -> Path:
    name = name_for(path.with_name(f"{path.stem}-replaced{path.suffix}"), at)
    names = (path.with_name(name if not n else f"{n}-{name}") for n in range(1000))
    return next(kept for kept in names if not kept.exists())
