"""How an encrypted store is opened: the computer remembers its key, a file holds the passphrase, a person is asked.

A passphrase is never taken from the command line or from an environment variable: both can be read by others.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from famnet.domain.record import value
from famnet.store.key_errors import LockedStoreError, MistypedCodeError, WrongPassphraseError

if TYPE_CHECKING:  # hashes and key files: the desk asks what there is before it is known whether a store is encrypted
    from famnet.store.keyfile import KeyFile, SlotKind

TRIES = 3


@value
class Unlock:
    """What there is to open a store with: a file with the passphrase in its first line, somebody to ask."""

    passphrase_file: Path | None = None
    ask: Callable[[str], str] | None = None


NOBODY = Unlock()


def unlock_from(environ: Mapping[str, str], ask: Callable[[str], str] | None = None) -> Unlock:
    """What the environment offers; `ask` is given only when there is a terminal."""
    named = environ.get("FAMNET_PASSPHRASE_FILE")
    return Unlock(passphrase_file=Path(named).expanduser() if named else None, ask=ask)


def data_key(path: Path, keys: "KeyFile", unlock: Unlock) -> bytes:
    """The key of a store, from the first way that there is.

    Raises:
        LockedStoreError: there is no way. WrongPassphraseError: what was given opens nothing.
    """
    if keys.remembered and (key := _recalled(keys)):
        return key
    for secret in _secrets(path, unlock):
        if key := open_slot(keys, secret):
            return key
    if unlock == NOBODY:
        raise LockedStoreError(path)
    raise WrongPassphraseError(path)


def open_slot(keys: "KeyFile", secret: str) -> bytes | None:
    """The data key, when the secret is the recovery code or the passphrase."""
    from famnet.store.sealing import unseal  # noqa: PLC0415 -- brings cryptography in

    kind, text = _recognise(secret)
    slot = keys.slot(kind)
    return unseal(slot, text, keys.fingerprint) if slot else None


def _recognise(secret: str) -> "tuple[SlotKind, str]":
    from famnet.store.codes import read_code  # noqa: PLC0415 -- only here
    from famnet.store.keyfile import SlotKind  # noqa: PLC0415 -- see above

    try:
        return SlotKind.RECOVERY, read_code(secret)
    except MistypedCodeError:
        return SlotKind.PASSPHRASE, secret


def _secrets(path: Path, unlock: Unlock) -> Iterator[str]:
    if unlock.passphrase_file:
        yield first_line(path, unlock.passphrase_file)
    elif unlock.ask:
        for before in range(TRIES):
            again = "That was not it; capital letters count. " if before else ""
            yield unlock.ask(f"{again}Passphrase for {path.name}")


def first_line(path: Path, file: Path) -> str:
    """The passphrase in a file's first line.

    Raises:
        LockedStoreError: the file cannot be read.
    """
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise LockedStoreError(path, f"the passphrase file {file} cannot be read") from error


def _recalled(keys: "KeyFile") -> bytes | None:
    """What this computer remembers, if that is still this store's key."""
    from famnet.store.keyfile import fingerprint  # noqa: PLC0415 -- see above
    from famnet.store.memory import recall  # noqa: PLC0415 -- a key ring is dear to load

    key = recall(keys.fingerprint)
    return key if key and fingerprint(key) == keys.fingerprint else None
