"""The harness's `fuzz.py` with a cap on its own memory: its mutations can double a line of megabytes a thousandfold.

What a store holds is read in this process: with a fork for it, a third of the time would go into forks.

    python soak/fuzz_import.py CONFIG --cases 10000        (FAMNET_HARNESS names the harness's folder)
"""

import os
import random
import resource
import sys
from pathlib import Path

sys.path.insert(0, os.environ["FAMNET_HARNESS"])

import entry
import fuzz  # found by the line above

MOST = 3 << 30  # bytes of address space for the harness; each case has less
_mutate = fuzz.mutate


def mutate(data: bytes, rnd: random.Random, pool: list[bytes]) -> bytes:
    """A mutation that fits into memory."""
    while True:
        try:
            mutated: bytes = _mutate(data, rnd, pool)
        except MemoryError:
            continue
        return mutated


def listing(_: object, db: Path) -> set[str]:
    """Everything the store holds."""
    return entry.held(db, everything=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    fuzz.mutate, fuzz.listing = mutate, listing
    sys.exit(fuzz.main())
