"""The recovery code: what is printed once and kept in a drawer, for the day the passphrase is forgotten."""

import hashlib
import secrets

from famnet.store.key_errors import MistypedCodeError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LENGTH, _CHECK, _GROUP = 28, 2, 4  # 26 random characters are 130 bits


def new_code() -> str:
    """A fresh code in groups of four: `K7QM-…`."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - _CHECK))
    return _grouped(body + _check(body))


def read_code(typed: str) -> str:
    """The code as it was made, from how a person typed it.

    Raises:
        MistypedCodeError: a character is missing or wrong; the code itself may still be right.
    """
    bare = "".join(typed.upper().translate(_LIKE).replace("-", "").split())
    body = bare[:-_CHECK]
    if len(bare) != _LENGTH or set(bare) - set(ALPHABET) or bare != body + _check(body):
        raise MistypedCodeError
    return _grouped(bare)


def _grouped(bare: str) -> str:
    return "-".join(bare[n : n + _GROUP] for n in range(0, len(bare), _GROUP))


def _check(body: str) -> str:
    """Two characters that a slip of the finger gets wrong."""
    first, second = hashlib.sha256(body.encode()).digest()[:2]
    return ALPHABET[first % 32] + ALPHABET[second % 32]
