"""Kill each changing command just before every call that writes, one kill at a time, and look at what is left.

After each kill the store opens, `famnet verify` has nothing to say, and it holds what it held before the command or
what it holds after it, never something between; what the command said was done is done. Needs Linux and strace.

    python soak/kill_every.py [--only WORDS] [--every N] [--jobs 2]
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from famnet.domain.errors import FamnetError
from famnet.store.errors import NoStoreError, NotAStoreError
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import verify

HERE = Path(__file__).resolve().parent
CALLS = "write,pwrite64,pwritev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir"
KEY = Unlock(passphrase_file=HERE / "passphrase.txt")
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "1",
    "FAMNET_PASSPHRASE_FILE": str(HERE / "passphrase.txt"),
    "FAMNET_KEY_COST": "least",
    "FAMNET_TODAY": "2026-11-22",
}
_CHANGING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{32,64}\b")


# Keys and counters; and the ledger of copies, which is written when a file has left, as a moment of its own.
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


def command(words: list[str], folder: Path) -> list[str]:
    """The words as a process to start."""
    told = {"dir": str(folder), "soak": str(HERE), "examples": str(HERE.parent / "examples")}
    words = [word.format(**told) for word in words]
    return [
        sys.executable,
        str(HERE / "entry.py"),
        *words,
        "--file",
        str(folder / "work.famnet"),
        "--no-input",
        "--quiet",
    ]


def run(words: list[str], folder: Path, *around: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command, perhaps inside another program."""
    return subprocess.run([*around, *command(words, folder)], env=ENVIRONMENT, capture_output=True, timeout=120)  # noqa: S603, PLW1510 -- ours; looked at by the caller


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


def points(case: Case, folder: Path) -> list[tuple[str, int]]:
    """Every call of an undisturbed run that writes in the store's folder, by its name and its number of that name."""
    log = folder.with_suffix(".log")
    done = run(case.run, folder, "strace", "-f", "-y", "-qq", "-o", str(log), "-e", f"trace={CALLS}")
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    called: Counter[str] = Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        if call := re.match(r"\d+\s+(\w+)\(", line):
            called[call[1]] += 1
            found += [(call[1], called[call[1]])] if str(folder) in line else []
    return found


def carried_out(commands: list[list[str]], folder: Path) -> None:
    """Run what has to be done before."""
    for words in commands:
        done = run(words, folder)
        if done.returncode:
            message = f"before it, {' '.join(words)}: {done.stderr.decode()}"
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
        except (RuntimeError, OSError, AssertionError, subprocess.TimeoutExpired) as error:
            result = Result(case, failures=[f"{case.name}: {error}"])
    sys.stderr.write(f"  {case.name}: {result.kills} kills, {time.time() - began:.0f} s\n")
    return result


def _sweep(case: Case, base: Path, work: Path, every: int) -> Result:
    prepared(case, base, work / "template")
    shutil.copytree(work / "template", work / "whole")
    found = points(case, work / "whole")[::every]
    before, after = holds(work / "template"), holds(work / "whole")
    failures = [failure for call, n in found for failure in killed(case, work, f"{call}:{n}", before, after)]
    return Result(case, len(found), failures)


def killed(case: Case, work: Path, point: str, before: list[str] | None, after: list[str] | None) -> Iterator[str]:
    """Kill the command at one call; what is wrong with what is left."""
    folder = work / "killed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "template", folder)
    call, n = point.split(":")
    inject = f"inject={call}:signal=SIGKILL:when={n}"
    done = run(case.run, folder, "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={CALLS}", "-e", inject)
    try:
        left = holds(folder)
        if left not in ((after,) if done.returncode == 0 else (before, after)):
            yield f"{case.name} at {point}: something between before and after"
        if case.new and left is None and (again := run(case.run, folder)).returncode:
            yield f"{case.name} at {point}: cannot be taken up again: {again.stderr.decode()}"
    except (FamnetError, AssertionError) as error:
        yield f"{case.name} at {point}: {error}"


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
    with tempfile.TemporaryDirectory(prefix="kill.") as base, ThreadPoolExecutor(told.jobs) as pool:
        carried_out(table["base"], Path(base))
        results = list(pool.map(lambda case: sweep(case, Path(base), told.every), cases))
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
