"""Harm a store in a thousand ways each: flip a bit, cut it off, swap two pages; is it noticed?

An encrypted store has a keyed hash on every page: all of it is to be noticed. A plain store has none: famnet
compares every row with its history, so that what changes what is told is noticed; a bit flipped in empty space is
harmless.

    python soak/harm.py [--cases 1000]
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kill_every import KEY, holds, run

from famnet.domain.errors import FamnetError
from famnet.store.shelf import Shelf
from famnet.store.verify import verify

PAGE = 4096
Harm = Callable[[bytearray, random.Random], bytearray]


def flip(whole: bytearray, rnd: random.Random) -> bytearray:
    """One bit the other way round."""
    whole[rnd.randrange(len(whole))] ^= 1 << rnd.randrange(8)
    return whole


def cut(whole: bytearray, rnd: random.Random) -> bytearray:
    """The end gone."""
    return whole[: rnd.randrange(1, len(whole))]


def swap(whole: bytearray, rnd: random.Random) -> bytearray:
    """Two pages in each other's place."""
    one, other = (n * PAGE for n in rnd.sample(range(len(whole) // PAGE), 2))
    whole[one : one + PAGE], whole[other : other + PAGE] = whole[other : other + PAGE], whole[one : one + PAGE]
    return whole


HARMS: dict[str, Harm] = {"flipped bit": flip, "truncated": cut, "swapped pages": swap}


def noticed(path: Path) -> bool:
    """Whether opening or verifying the store says that something is wrong."""
    try:
        with Shelf.open(path, KEY) as shelf:
            return bool(verify(shelf.session))
    except FamnetError:
        return True


def told(folder: Path) -> list[str]:
    """What famnet would tell of families from a store, whatever else is wrong with it."""
    return [row for row in holds(folder) or [] if not row.startswith(("remembered", "asides"))]


def trial(folder: Path, harm: Harm, cases: int, seed: int) -> dict[str, int]:
    """How many harms were noticed, and how many that were not changed nothing that is told."""
    path = folder / "work.famnet"
    whole, rnd, before = path.read_bytes(), random.Random(seed), told(folder)  # noqa: S311 -- the same in every run
    counts = {"noticed": 0, "harmless": 0, "missed": 0}
    for _ in range(cases):
        harmed = harm(bytearray(whole), rnd)
        path.write_bytes(harmed)
        if noticed(path):
            counts["noticed"] += 1
        else:
            counts["harmless" if told(folder) == before else "missed"] += 1
    path.write_bytes(whole)
    return counts


def main() -> int:
    """Harm a plain and an encrypted store; print one line of JSON. Harm to an encrypted store must be noticed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1000)
    cases, began, counts = parser.parse_args().cases, time.time(), {}
    for kind, options in (("encrypted", []), ("plain", ["--plain"])):
        folder = Path(tempfile.mkdtemp(prefix="harm."))
        for words in (["init", *options], ["network", "import", "{soak}/seeds/family.family"], ["undo"], ["redo"]):
            if (done := run(words, folder)).code:
                raise RuntimeError(done.said)
        for number, (name, harm) in enumerate(HARMS.items()):
            counts[f"{kind}: {name}"] = trial(folder, harm, cases, number)
        shutil.rmtree(folder)
    failures = sum(c["missed"] + (c["harmless"] if kind.startswith("encrypted") else 0) for kind, c in counts.items())
    facts = {"harness": "harm", "counts": counts, "secs": round(time.time() - began, 1), "failures": failures}
    sys.stdout.write(json.dumps(facts) + "\n")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
