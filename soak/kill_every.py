"""Kill each changing command just before every call that writes, one kill at a time, and look at what is left.

After each kill the store opens, `famnet verify` has nothing to say, and it holds what it held before the command or
what it holds after it, never something between; what the command said was done is done. Needs Linux
on x86-64.

    python soak/kill_every.py [--only WORDS] [--every N] [--jobs 2]
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import partial
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import entry
from tracing import Ended, forked

from famnet.domain.errors import FamnetError
from famnet.store.errors import NoStoreError, NotAStoreError
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import verify

HERE = Path(__file__).resolve().parent
KEY = Unlock(passphrase_file=HERE / "passphrase.txt")
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "1",
    "FAMNET_PASSPHRASE_FILE": str(HERE / "passphrase.txt"),
    "FAMNET_KEY_COST": "least",
    "FAMNET_TODAY": "2026-11-22",
}
_CHANGING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{32,64}\b")


COPIES = {".md", ".pdf"}  # what a case may make beside the store
# Keys and counters; and the ledger of copies, which is written just before a file is moved to its place, as a moment
# of its own.
_NOT_COMPARED = ("secrets", "sqlite_sequence", "_sqlite", "copies")


@dataclass
class Case:
    """One changing command: what runs before it, and whether it starts from nothing."""

    run: list[str]
    before: list[list[str]] = field(default_factory=list)
    new: bool = False

    @property
    def name(self) -> str:
        """What it is called in the report."""
        encrypted = " (encrypted)" if ["store", "encrypt"] in self.before else ""
        return " ".join(word for word in self.run if not word.startswith("{"))[:48] + encrypted


@dataclass
class Result:
    """What came of one case."""

    case: Case
    kills: int = 0
    failures: list[str] = field(default_factory=list)


def run(words: list[str], folder: Path, stop_at: int | None = None) -> Ended:
    """Run one command, perhaps only until one of its writing calls."""
    line = filled(words, folder)
    return forked(lambda: _command(line), folder, stop_at)


def filled(words: list[str], folder: Path) -> list[str]:
    """The command line for a store in a folder."""
    told = {"dir": str(folder), "soak": str(HERE), "examples": str(HERE.parent / "examples")}
    return [*(word.format(**told) for word in words), "--file", str(folder / "work.famnet"), "--no-input", "--quiet"]


def _command(line: list[str]) -> int:
    os.environ.update(ENVIRONMENT)
    return entry.main(line)


def holds(folder: Path) -> list[str] | None:
    """Everything the store holds, with ids, stamps and digests made alike; None when there is no store yet."""
    try:
        with Shelf.open(folder / "work.famnet", KEY) as shelf:
            if findings := verify(shelf.session):
                message = f"verify: {findings[0].message}"
                raise AssertionError(message)
            db = shelf.session.db
            names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
            rows = (f"{name} {row}" for name in names for row in db.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 -- names from the store
            return sorted(_CHANGING.sub("·", row) for row in rows if not row.startswith(_NOT_COMPARED))
    except (NoStoreError, NotAStoreError):
        return None


def carried_out(commands: list[list[str]], folder: Path) -> None:
    """Run what has to be done before."""
    for words in commands:
        done = run(words, folder)
        if done.code:
            message = f"before it, {' '.join(words)}: {done.said}"
            raise RuntimeError(message)


def prepared(case: Case, base: Path, folder: Path) -> None:
    """The store as it is before the command."""
    if case.new:
        folder.mkdir(mode=0o700)
    else:
        shutil.copytree(base, folder)
        carried_out(case.before, folder)


def sweep(case: Case, base: Path, every: int) -> Result:
    """Kill one command at each of its writing calls."""
    began = time.time()
    with tempfile.TemporaryDirectory(prefix="kill.") as folder:
        try:
            result = _sweep(case, base, Path(folder), every)
        except (RuntimeError, OSError, AssertionError, FamnetError) as error:
            result = Result(case, failures=[f"{case.name}: {error}"])
    sys.stderr.write(f"  {case.name}: {result.kills} kills, {time.time() - began:.0f} s\n")
    return result


def _sweep(case: Case, base: Path, work: Path, every: int) -> Result:
    prepared(case, base, work / "template")
    for folder in ("warm", "whole"):
        shutil.copytree(work / "template", work / folder)
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        _command(filled(case.run, work / "warm"))  # what it imports is imported before the forks
    whole = run(case.run, work / "whole")
    if whole.code:
        raise RuntimeError(whole.said)
    before, after = holds(work / "template"), holds(work / "whole")
    found = list(enumerate(whole.calls))[::every]
    failures = [failure for n, call in found for failure in killed(case, work, n, call, (before, after))]
    return Result(case, len(found), failures)


Held = list[str] | None


def killed(case: Case, work: Path, n: int, call: str, held: tuple[Held, Held]) -> Iterator[str]:
    """Kill the command at one call; what is wrong with what is left."""
    folder, where = work / "killed", f"{case.name} at call {n}, {call}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "template", folder)
    done = run(case.run, folder, n)
    try:
        left = holds(folder)
        if left not in (held[1:] if done.code == 0 else held):
            yield f"{where}: something between before and after"
        if unknown := unwritten(folder):
            yield f"{where}: {unknown} is there, and no line says that it was made"
        if case.new and left is None and (again := run(case.run, folder)).code:
            yield f"{where}: cannot be taken up again: {again.said}"
    except (FamnetError, AssertionError) as error:
        yield f"{where}: {error}"


def unwritten(folder: Path) -> str:
    """A copy that lies in the folder though the ledger of copies knows of none."""
    made = [path.name for path in folder.iterdir() if path.suffix in COPIES]
    if not made:
        return ""
    with Shelf.open(folder / "work.famnet", KEY) as shelf:
        (lines,) = shelf.session.db.execute("SELECT count(*) FROM copies").fetchone()
    return "" if lines else made[0]


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes, not threads: each follows its own forks."""
    return ProcessPoolExecutor(jobs, get_context("fork"))


def main() -> int:
    """Sweep every case and print one line of JSON, then what failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    told = parser.parse_args()
    table: dict[str, Any] = tomllib.loads((HERE / "changing.toml").read_text())
    cases = [case for each in table["case"] if told.only in (case := Case(**each)).name]
    began = time.time()
    with tempfile.TemporaryDirectory(prefix="kill.") as base, _pool(told.jobs) as pool:
        carried_out(table["base"], Path(base))
        results = list(pool.map(partial(sweep, base=Path(base), every=told.every), cases))
    failures = [failure for result in results for failure in result.failures]
    facts = {
        "harness": "kill_every",
        "commands": len(cases),
        "kills": sum(result.kills for result in results),
        "by_command": {result.case.name: result.kills for result in results},
        "secs": round(time.time() - began, 1),
        "failures": len(failures),
    }
    sys.stdout.write(json.dumps(facts) + "\n" + "".join(f"  FAIL {failure}\n" for failure in failures))
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
