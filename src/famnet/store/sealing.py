"""Sealing the data key in a slot, and opening it again. The only place that knows `cryptography`."""

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from famnet.store.keyfile import Cost, Slot, SlotKind, fingerprint

_SALT, _NONCE, _KEY = 16, 12, 32  # bytes


def seal(data_key: bytes, secret: str, kind: SlotKind, cost: Cost) -> Slot:
    """A slot that opens with the secret. The kind and the key's fingerprint are sealed in with it."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, data_key, _bound(kind, fingerprint(data_key)))
    return Slot(kind=kind, cost=cost, salt=salt.hex(), nonce=nonce.hex(), sealed=sealed.hex())


def unseal(slot: Slot, secret: str, mark: str) -> bytes | None:
    """The data key whose fingerprint is `mark`; None when the secret is not the one it was sealed with."""
    key = _derive(secret, bytes.fromhex(slot.salt), slot.cost)
    try:
        return AESGCM(key).decrypt(bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), _bound(slot.kind, mark))
    except InvalidTag:
        return None


def _bound(kind: SlotKind, mark: str) -> bytes:
    return f"famnet {kind.value} {mark}".encode()


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """A key from what a person knows; letters typed on different keyboards count the same."""
    argon = Argon2id(salt=salt, length=_KEY, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(unicodedata.normalize("NFKC", secret).encode())
