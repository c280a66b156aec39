"""Identifiers that sort by the moment they were made (UUIDv7, RFC 9562)."""

import os
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A fresh UUIDv7; two made in one process always sort in the order they were made."""
    global _last  # noqa: PLW0603 -- one counter a process is what keeps the order
    with _lock:
        # 48 bits of milliseconds, then 12 bits of their fraction: a plain number that only ever grows.
        _last = max(_last + 1, time.time_ns() * 4096 // 1_000_000)
        ticks = _last
    milliseconds, fraction = divmod(ticks, 4096)
    chance = int.from_bytes(os.urandom(8)) >> 2  # 62 bits, as `secrets` would give them without its imports
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | chance
    return str(UUID(int=value))
