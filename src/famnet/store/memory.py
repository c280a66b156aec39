"""The operating system's key ring (the optional extra `keyring`): it can hold the key so that nobody need type."""

from importlib import import_module
from typing import Any

from famnet.store.key_errors import NoKeyRingError

_SERVICE = "famnet"


def remember(mark: str, data_key: bytes) -> None:
    """Have this computer remember a store's key, under its fingerprint.

    Raises:
        NoKeyRingError: the extra is not installed, or the computer has no key ring.
    """
    try:
        _key_ring().set_password(_SERVICE, mark, data_key.hex())
    except Exception as error:  # each system's key ring fails in its own way
        raise NoKeyRingError from error


def recall(mark: str) -> bytes | None:
    """The key this computer remembers, if it does."""
    try:
        return bytes.fromhex(_key_ring().get_password(_SERVICE, mark) or "") or None
    except Exception:  # noqa: BLE001 -- each system's key ring fails in its own way; one is asked instead
        return None


def forget(mark: str) -> None:
    """Have this computer forget a store's key; no complaint if it never knew it."""
    try:
        _key_ring().delete_password(_SERVICE, mark)
    except Exception:  # noqa: BLE001 -- each system's key ring fails in its own way; what is not there is forgotten
        return


def available() -> bool:
    """Whether this computer has a key ring that famnet could use."""
    try:
        return float(_key_ring().get_keyring().priority) > 0
    except Exception:  # noqa: BLE001 -- none installed, or none that works: the same to whoever asks
        return False


def _key_ring() -> Any:  # noqa: ANN401 -- an optional extra, perhaps not installed
    return import_module("keyring")
