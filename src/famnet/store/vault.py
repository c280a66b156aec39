"""Encrypting a store, taking encryption off again, and changing what opens it.

The data key is random and stays; a passphrase only seals it: changing the passphrase is quick and rewrites no family.
"""

import os
import secrets
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

from famnet.store import beside, keyfile, memory
from famnet.store.codes import new_code
from famnet.store.copying import copy_to
from famnet.store.errors import AlreadySoError
from famnet.store.key_errors import NotEncryptedError, WeakPassphraseError
from famnet.store.keyfile import STANDARD, Cost, KeyFile, SlotKind, key_path, next_key_path
from famnet.store.meaning import translated
from famnet.store.sealing import seal
from famnet.store.session import Session
from famnet.store.shelf import Shelf

SHORTEST = 12  # characters
_ON_WINDOWS = os.name == "nt"
_KEY = 32  # bytes


class Made(NamedTuple):
    """A new encrypted store, open, and the recovery code to print: it is kept nowhere."""

    shelf: Shelf
    recovery_code: str


def create_encrypted(path: Path, passphrase: str, *, cost: Cost = STANDARD) -> Made:
    """Make an encrypted store where nothing is yet.

    Raises:
        StoreExistsError: something is there. WeakPassphraseError: too short.
    """
    key = secrets.token_bytes(_KEY)
    keys, code = new_keys(key, passphrase, cost)
    with translated(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _put_aside(key_path(path))
        keyfile.save(next_key_path(path), keys)
    try:
        shelf = Shelf.create(path, key=key)
    except BaseException:
        next_key_path(path).unlink()
        raise
    beside.move(next_key_path(path), key_path(path))
    return Made(shelf, code)


def _put_aside(orphan: Path) -> None:
    """A key file without its store may be all that opens a backup: it is kept under another name."""
    if orphan.exists():
        names = (orphan.with_name(f"{orphan.name}.old{number}") for number in count(1))
        orphan.rename(next(name for name in names if not name.exists()))


def new_keys(key: bytes, passphrase: str, cost: Cost) -> tuple[KeyFile, str]:
    """A key file's contents for a data key, and its recovery code.

    Raises:
        WeakPassphraseError: too short.
    """
    if len(passphrase.strip()) < SHORTEST:
        raise WeakPassphraseError
    code = new_code()
    told = ((SlotKind.PASSPHRASE, passphrase), (SlotKind.RECOVERY, code))
    slots = tuple(seal(key, secret, kind, cost) for kind, secret in told)
    return KeyFile(fingerprint=keyfile.fingerprint(key), slots=slots), code


def encrypt(session: Session, passphrase: str, *, cost: Cost = STANDARD) -> str:
    """Encrypt a plain store in place; gives the recovery code to print. The session is closed.

    Raises:
        AlreadySoError: it is encrypted. WeakPassphraseError: too short.
    """
    if session.key:
        raise AlreadySoError(session.path, "is encrypted")
    key = secrets.token_bytes(_KEY)
    keys, code = new_keys(key, passphrase, cost)
    _rewrite(session, key, keys)
    return code


def decrypt(session: Session) -> None:
    """Take encryption off a store in place. The session is closed.

    Raises:
        AlreadySoError: it is plain.
    """
    if not session.key:
        raise AlreadySoError(session.path, "is plain")
    forget(session)
    _rewrite(session, None, None)
    key_path(session.path).unlink(missing_ok=True)


def _rewrite(session: Session, key: bytes | None, keys: KeyFile | None) -> None:
    """Put a copy under another key in the store's place; cut short anywhere, one or the other is there and opens."""
    part = beside.part_of(session.path)
    with session.writing():  # nobody writes into the file that is about to go
        copy_to(session, part, key)
        if keys:
            keyfile.save(next_key_path(session.path), keys)
        if not _ON_WINDOWS:
            beside.move(part, session.path)
    session.close()
    with translated(session.path):
        if _ON_WINDOWS:  # an open file cannot be replaced there
            beside.move(part, session.path)
        if keys:
            beside.move(next_key_path(session.path), key_path(session.path))


def key_of(session: Session) -> bytes:
    """The key of an encrypted store.

    Raises:
        NotEncryptedError: the store is plain.
    """
    if not session.key:
        raise NotEncryptedError(session.path)
    return session.key


def change_passphrase(session: Session, passphrase: str, *, cost: Cost | None = None) -> str:
    """Seal the key of an open store anew; gives the new recovery code. The old passphrase and code open it no more.

    Backups made before keep the key file they were made with: the old passphrase opens those.

    Raises:
        NotEncryptedError: the store is plain. WeakPassphraseError: too short.
    """
    key = key_of(session)
    there = keyfile.load(key_path(session.path))
    keys, code = new_keys(key, passphrase, cost or there.slots[0].cost)
    _save(session, replace(keys, remembered=there.remembered))
    next_key_path(session.path).unlink(missing_ok=True)  # of a change cut short: the old passphrase would open it
    return code


def remember(session: Session) -> None:
    """Have this computer's key ring open the store from now on.

    Raises:
        NotEncryptedError: a plain store needs none. NoKeyRingError: this computer has none.
    """
    key = key_of(session)
    keys = keyfile.load(key_path(session.path))
    memory.remember(keys.fingerprint, key)
    _save(session, replace(keys, remembered=True))


def forget(session: Session) -> None:
    """Have this computer ask for the passphrase again.

    Raises:
        NotEncryptedError: a plain store asks for none.
    """
    key_of(session)
    keys = keyfile.load(key_path(session.path))
    if keys.remembered:
        memory.forget(keys.fingerprint)
        _save(session, replace(keys, remembered=False))


def _save(session: Session, keys: KeyFile) -> None:
    with translated(session.path):
        keyfile.save(key_path(session.path), keys)
