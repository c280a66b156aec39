"""The key file beside an encrypted store: the data key in sealed slots, one for each way to open it.

It lists no secret: each slot holds the data key under AES-GCM with a key derived by Argon2id from a passphrase or a
recovery code. Its checksum tells a damaged key file from a wrong passphrase.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

from famnet.domain.record import record, value
from famnet.store.beside import write_private
from famnet.store.key_errors import DamagedKeyFileError, MissingKeyFileError

FORMAT = 1
_MOST_MEMORY_KIB, _MOST_ITERATIONS, _MOST_LANES = 2**20, 64, 16  # a planted key file must not stall the computer


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 -- a word for it, not one
    RECOVERY = "recovery code"


@value
class Cost:
    """How dear one guess at a passphrase is: memory in KiB, rounds, lanes."""

    memory: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


STANDARD = Cost()
MINIMUM = Cost(memory=8, iterations=1, lanes=1)  # for the soak test: thousands of opens, nothing to guard


@record
class Slot:
    """The data key, sealed; salt, nonce and sealed key are hexadecimal."""

    kind: SlotKind
    cost: Cost
    salt: str
    nonce: str
    sealed: str


@record
class KeyFile:
    """The slots, a fingerprint of the data key, and whether this user's computer was asked to remember it."""

    fingerprint: str
    slots: tuple[Slot, ...]
    remembered: bool = False

    def slot(self, kind: SlotKind) -> Slot | None:
        """The slot of one kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind is kind), None)


def key_path(path: Path) -> Path:
    """Where the key file of a store lies."""
    return path.with_name(path.name + ".key")


def next_key_path(path: Path) -> Path:
    """Where the key file waits that belongs to a store about to be moved into place."""
    return path.with_name(path.name + ".key.next")


def fingerprint(data_key: bytes) -> str:
    """What tells one data key from another without telling anything about either."""
    return hashlib.sha256(b"famnet data key\n" + data_key).hexdigest()[:32]


def save(path: Path, keys: KeyFile) -> None:
    """Write a key file, all at once."""
    body = asdict(keys)
    write_private(path, json.dumps({"famnet key file": FORMAT, **body, "check": _check(body)}, indent=1).encode())


def load(path: Path) -> KeyFile:
    """Read a key file.

    Raises:
        MissingKeyFileError: there is none. DamagedKeyFileError: it is not as it was written.
    """
    try:
        body: dict[str, Any] = json.loads(path.read_bytes())
        check = body.pop("check")
        body.pop("famnet key file")
        if check == _check(body):
            return _read(body)
    except FileNotFoundError as error:
        raise MissingKeyFileError(path) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedKeyFileError(path) from error
    raise DamagedKeyFileError(path)


def _read(body: Mapping[str, Any]) -> KeyFile:
    slots = tuple(
        Slot(**{**slot, "kind": SlotKind(slot["kind"]), "cost": _cost(slot["cost"])}) for slot in body["slots"]
    )
    return KeyFile(fingerprint=str(body["fingerprint"]), slots=slots, remembered=bool(body["remembered"]))


def _cost(told: Mapping[str, int]) -> Cost:
    cost = Cost(**told)
    if cost.memory > _MOST_MEMORY_KIB or cost.iterations > _MOST_ITERATIONS or cost.lanes > _MOST_LANES:
        raise ValueError
    return cost


def _check(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
