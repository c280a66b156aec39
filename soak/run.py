"""`make soak`: everything that could lose what families told, for about an hour; writes docs/reliability.md.

The harness of `../shared/check/harness` treats famnet as a black box; what it cannot do is done by the scripts beside
this file. Each part's outcome is kept in a folder as it ends, so that a run that was stopped is taken up again with
`--resume`, and one part can be run anew with `--only`. `--short` is the ten-minute form for every change; it writes
no page unless `--report` names one.

    python soak/run.py [--short] [--report FILE] [--only NAME] [--resume] [--jobs 2] [--into FOLDER]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leak_family import READERS, SECRETS
from page import Outcome, page
from parts import Part, parts
from tracing import possible

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HARNESS = Path(os.environ.get("FAMNET_HARNESS", ROOT.parent / "shared" / "check" / "harness"))
MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of our own is made in it
ROOM = 1 << 30  # that a folder in memory must have; in a container it may be small
MOST_MB = 512  # that an import may take


def configurations(folder: Path) -> None:
    """The harness's configurations with paths filled in, one for each importer's seeds."""
    for kind in ("plain", "encrypted"):
        text = (HERE / f"{kind}.toml").read_text().replace("{here}", str(HERE))
        (folder / f"{kind}.toml").write_text(text)
        for seed in (HERE / "seeds").iterdir() if kind == "plain" else ():
            fuzz = text.replace('seeds = ["seeds/*"]', f'seeds = ["{seed}"]').replace("list {db}", "list {db} --all")
            (folder / f"fuzz{seed.suffix}.toml").write_text(fuzz)
    for name, chosen in _leaks().items():
        text = (HERE / "leak.toml").read_text().replace("{here}", str(HERE))
        for place, words in chosen.items():
            text = text.replace(f"[{{{place}}}]", json.dumps(list(words)))
        (folder / name).write_text(text)


def _leaks() -> dict[str, dict[str, Sequence[str]]]:
    """The leak search for every reader; its control has a script of its own."""
    kinds = [words[0] for words in SECRETS.values()]
    every = [word for words in SECRETS.values() for word in words]
    return {"leak.toml": {"canaries": kinds[:1], "fragments": every, "may_see": [], "may_not_see": READERS}}


def run(part: Part, folder: Path) -> Outcome:
    """Run one part to its end."""
    script, *words = part.words
    where = HERE if (HERE / script).exists() else HARNESS
    words = [str(folder / word) if word.endswith(".toml") else word for word in words]
    line = [sys.executable, "-B", str(where / script), *words]
    began, commit = time.time(), _commit()
    done = subprocess.run(line, cwd=folder, env=_environ(part), capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    facts, rest = _said(done)
    minutes = round((time.time() - began) / 60, 1)
    _say(f"{part.name}: {facts.get('failures')} failures, {minutes} minutes {' '.join(rest)[-1500:]}")
    begun = f"{datetime.fromtimestamp(began, UTC):%Y-%m-%d %H:%M}"
    return Outcome(part.name, part.group, begun, minutes, commit, facts, tuple(rest))


def _said(done: subprocess.CompletedProcess[str]) -> tuple[dict[str, Any], list[str]]:
    """The facts that a part printed, and what failed; a part that broke off has failed."""
    first, *rest = done.stdout.splitlines() or [""]
    try:
        facts: dict[str, Any] = json.loads(first)
    except ValueError:
        return {"failures": 1}, [done.stdout[-500:], done.stderr[-1500:]]
    if facts.get("most_mb", 0) > MOST_MB:
        facts["failures"] += 1
        rest.append(f"took {facts['most_mb']} MB")
    return facts, rest


def _environ(part: Part) -> dict[str, str]:
    own = {
        "FAMNET_HARNESS": str(HARNESS),
        "PYTHONPATH": f"{HERE}{os.pathsep}{ROOT / 'src'}",
        "OMP_THREAD_LIMIT": "1",  # tesseract waits less
    }
    return {**os.environ, **own, **({"TMPDIR": str(MEMORY)} if part.in_memory and _is_roomy(MEMORY) else {})}


def _is_roomy(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > ROOM


def _say(words: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {words}\n")


def _commit() -> str:
    dirty = _git("status", "--porcelain", "--", "src")
    return _git("rev-parse", "--short", "HEAD") + (" with changes not committed" if dirty else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607 -- whichever git there is
    return done.stdout.strip()


def missing(part: Part) -> str:
    """Why a part cannot be run here; empty when it can."""
    script = part.words[0]
    if part.shared and not HARNESS.is_dir():
        return f"{HARNESS} is not there"
    if script == "powerloss.py" and not shutil.which("strace"):
        return "strace is not installed"
    if script == "kill_every.py" and not possible():
        return "it needs Linux on x86-64, and leave to follow processes"
    return ""


def main() -> int:
    """Run every part and write the page."""
    told = _told()
    told.into.mkdir(parents=True, exist_ok=True)
    every = list(parts(short=told.short))
    wanted = [part for part in every if told.only in part.name and not missing(part)]
    if told.resume:
        wanted = [part for part in wanted if not _is_done(told.into, part)]
    run_all(wanted, told.into, told.jobs)
    outcomes = [outcome for part in every if (outcome := Outcome.kept(told.into, part.name))]
    target = told.report or (None if told.short else ROOT / "docs" / "reliability.md")
    if target and outcomes:
        command = "make soak-short" if told.short else "make soak"
        target.write_text(page(outcomes, list(_not_run(every, told.into)), command=command))
    for outcome in outcomes:
        sys.stdout.writelines(f"{outcome.name}: {line}\n" for line in outcome.failed)
    return int(any(outcome.failures for outcome in outcomes))


def _not_run(every: Sequence[Part], into: Path) -> Iterator[str]:
    """What the page lacks, and why."""
    lacking = [part for part in every if not Outcome.kept(into, part.name)]
    for (group, why), count in Counter((part.group, missing(part)) for part in lacking).items():
        total = sum(part.group == group for part in every)
        yield f"{group}, {count} of {total} parts ({why or 'not asked for, or not ended'})"


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--resume", action="store_true", help="leave out what has ended without a failure")
    parser.add_argument("--jobs", type=int, default=2, help="how many parts run at a time")
    parser.add_argument("--into", type=Path, help="where outcomes are kept")
    told = parser.parse_args()
    told.into = told.into or ROOT / ".soak" / ("short" if told.short else "full")
    return told


def _is_done(folder: Path, part: Part) -> bool:
    outcome = Outcome.kept(folder, part.name)
    return outcome is not None and not outcome.failures


def run_all(wanted: Sequence[Part], into: Path, jobs: int) -> None:
    """Run the parts, some at a time, each outcome kept as it ends; what was kept before of them goes first."""
    for part in wanted:
        Outcome.path(into, part.name).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="soak.") as folder, ThreadPoolExecutor(jobs) as pool:
        configurations(Path(folder))
        list(pool.map(lambda part: run(part, Path(folder)).keep(into), wanted))


if __name__ == "__main__":
    sys.exit(main())
