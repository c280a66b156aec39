"""`make soak`: everything that could lose what families told, for about an hour; writes docs/reliability.md.

The harness of `../shared/check/harness` treats famnet as a black box; `kill_every.py` and `harm.py` beside this file
do what it cannot. `--short` is the ten-minute form for every change; it writes no report unless `--report` names one.

    python soak/run.py [--short] [--report FILE] [--harness DIR] [--only NAME]
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leak_family import READERS, SECRETS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HARNESS = Path(os.environ.get("FAMNET_HARNESS", ROOT.parent / "shared" / "check" / "harness"))
SHORT_BY = 6  # how many times less the short form does
BATCH = 250  # kills before a fresh store is begun


@dataclass(frozen=True)
class Part:
    """One run of one harness."""

    name: str
    words: tuple[str, ...]
    shared: bool = True  # of the harness beside the repository


@dataclass(frozen=True)
class Outcome:
    """What a part printed: its line of facts, and what failed."""

    part: Part
    facts: dict[str, Any]
    failed: tuple[str, ...]


def parts(share: int) -> Iterator[Part]:
    """Everything there is to run, the longest first; `share` says how many times less."""
    yield Part("kill at every write", ("kill_every.py", "--jobs", "1", "--every", str(share)), shared=False)
    for n, suffix in enumerate((".family", ".ged", ".csv", ".famnet-bundle")):
        yield Part(
            f"fuzz {suffix}",
            ("fuzz_import.py", f"fuzz{suffix}.toml", "--cases", str(10_000 // share), "--seed", str(n)),
        )
    for kind in ("plain", "encrypted"):
        variants = str(max(1, 14 // share))
        yield Part(f"power loss, {kind}", ("powerloss.py", f"{kind}.toml", "--commands", "6", "--variants", variants))
    for n in range(20 // share + 1 if share > 1 else 20):
        kind = ("plain", "encrypted")[n % 2]
        words = ("crash.py", f"{kind}.toml", "--kills", str(BATCH), "--seed", str(n), "--check-every", "10")
        yield Part(f"kill at random, {kind}", words)
    for kind in ("plain", "encrypted"):
        each = str(250 // share)
        yield Part(
            f"writers, {kind}", ("writers.py", f"{kind}.toml", "--writers", "8", "--each", each, "--kill", "0.2")
        )
    yield Part("options", ("fuzz_options.py", "--cases", str(10_000 // share)), shared=False)
    yield Part("leak, every reader", ("leak.py", "leak.toml"))
    yield Part("leak, control", ("leak.py", "leak-control.toml" if share == 1 else "leak-short.toml"))
    yield Part("harm", ("harm.py", "--cases", str(1000 // share)), shared=False)


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
    """The leak search for every reader; and its control, which must find each kind of secret in every form."""
    kinds = [words[0] for words in SECRETS.values()]
    every = [word for words in SECRETS.values() for word in words]
    control = {"canaries": kinds, "fragments": [], "may_see": ["team"], "may_not_see": []}
    return {
        "leak.toml": {"canaries": kinds[:1], "fragments": every, "may_see": [], "may_not_see": READERS},
        "leak-control.toml": control,
        "leak-short.toml": {**control, "canaries": kinds[:1]},
    }


def run(part: Part, folder: Path) -> Outcome:
    """Run one part to its end."""
    script, *words = part.words
    where = HERE if (HERE / script).exists() else HARNESS
    words = [str(folder / word) if word.endswith(".toml") else word for word in words]
    line = [sys.executable, "-B", str(where / script), *words]
    environ = {**os.environ, "FAMNET_HARNESS": str(HARNESS), "PYTHONPATH": str(HERE)}
    done = subprocess.run(line, cwd=folder, env=environ, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
    first, *rest = done.stdout.splitlines() or [""]
    try:
        facts = json.loads(first)
    except ValueError:
        facts, rest = {"failures": 1}, [done.stdout[-500:], done.stderr[-1500:]]
    _say(f"{part.name}: {facts.get('failures')} failures, {facts.get('secs', '?')} s {' '.join(rest)[-1500:]}")
    return Outcome(part, facts, tuple(rest))


def _say(words: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {words}\n")


WHAT = {
    "kill at every write": "kill -9 before every call that writes, each changing command in turn",
    "kill at random": "kill -9 at a random moment, one person or forty at a time",
    "power loss": "the disk as it may be after the power went, at every write, sync and unlink",
    "writers": "eight programs writing at once, a fifth of them killed",
    "fuzz": "mutated files imported",
    "options": "junk in every argument and option of every command",
    "leak": "every copy for every reader searched for what is kept; and the search tried on copies that hold it",
    "harm": "bits flipped, files cut off, pages swapped",
}

NOT_COVERED = """\
- **Not run on Windows or macOS**: all of this ran on Linux; how those systems flush, lock and rename was not tried.
- Power loss was simulated from the calls a program made, not by cutting the power of a disk; a disk that
  lies about having written is not covered.
- A plain store has no keyed hash on its pages: a bit flipped in it is noticed when it changes what is told, for every
  row is compared with its history; a bit flipped in empty space, or in what is only a convenience (the family in use,
  the order of a drawing), is not.
- Network and synchronised folders: famnet refuses to write there; what happens to those who insist was not tried.
- Restoring and encrypting were killed at each write, not run under simulated power loss.
- The key derivation was set to its least cost, so that thousands of opens fit into the run."""


def kills(outcomes: Sequence[Outcome]) -> list[tuple[str, str, int]]:
    """The rows of the report: what was tried, how often, how often it failed."""
    return [(name, *_row([o for o in outcomes if o.part.name.startswith(name)])) for name in WHAT]


_COUNTED = ("kills", "finished", "states", "tried", "killed", "cases", "canaries", "files_scanned")


def _row(outcomes: Sequence[Outcome]) -> tuple[str, int]:
    total = {word: sum(int(o.facts.get(word, 0)) for o in outcomes) for word in _COUNTED}
    told = [f"{count:,} {word}" for word, count in total.items() if count]
    told += [words for outcome in outcomes for words in _details(outcome)]
    return "; ".join(told), sum(int(o.facts.get("failures", 0)) for o in outcomes)


def _details(outcome: Outcome) -> Iterator[str]:
    """What is worth saying of one part beside its counts."""
    facts = outcome.facts
    yield from (f"{kind}: {_noticed(count)}" for kind, count in facts.get("counts", {}).items())
    if "by_command" in facts:
        yield f"{facts['commands']} commands"
    if "accepted" in facts:
        ending = outcome.part.name.split()[-1]
        yield f"{ending}: {facts['accepted']:,} accepted, slowest {facts['slowest_s']} s, most {facts['most_mb']} MB"
    if "max_ms" in facts:
        yield f"longest wait {facts['max_ms']} ms, refused {facts['refused']}"


def _noticed(count: dict[str, int]) -> str:
    tried = sum(count.values())
    rest = f", {count['harmless']} changed nothing that is told" if count["harmless"] else ""
    return f"{count['noticed']:,} of {tried:,} noticed{rest}, {count['missed']} missed"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607 -- whichever git there is
    return done.stdout.strip()


def report(outcomes: Sequence[Outcome], began: float, *, short: bool) -> str:
    """The page: what was run, when, on what, and what came of it."""
    commit, dirty = _git("rev-parse", "--short", "HEAD"), _git("status", "--porcelain", "--", "src")
    rows = "\n".join(f"| {WHAT[name]} | {told} | {failed} |" for name, told, failed in kills(outcomes))
    by_command = next((o.facts["by_command"] for o in outcomes if "by_command" in o.facts), {})
    each = "\n".join(f"| `{name}` | {count} |" for name, count in sorted(by_command.items()))
    failed = "\n".join(f"- {o.part.name}: {line}" for o in outcomes for line in o.failed if line.strip())
    return f"""\
# Reliability: what was tried, and what came of it

Generated by `{"make soak-short" if short else "make soak"}`; do not edit. The counts are of this run.

- Begun {datetime.fromtimestamp(began, UTC):%Y-%m-%d %H:%M} UTC, {round((time.time() - began) / 60)} minutes
- Commit {commit}{" with changes not committed" if dirty else ""}
- {platform.system()} {platform.release()}, {os.cpu_count()} processors, Python {platform.python_version()}
- **Not run on Windows or macOS**

| tried | how often | failures |
| --- | --- | --- |
{rows}

A failure is: something acknowledged that is gone, something there by half, a store that does not open or does not
verify, a traceback, a refusal without a word, harm that nobody noticed.

## Failures

{failed or "None."}

## Kills at every write, by command

| command | kills |
| --- | --- |
{each}

## Not covered

{NOT_COVERED}
"""


def main() -> int:
    """Run every part, two at a time, and write the report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--only", default="")
    told = parser.parse_args()
    wanted = [part for part in parts(SHORT_BY if told.short else 1) if told.only in part.name]
    began, outcomes = time.time(), run_all(wanted)
    if target := told.report or (None if told.short else ROOT / "docs" / "reliability.md"):
        target.write_text(report(outcomes, began, short=told.short))
    for outcome in outcomes:
        sys.stdout.writelines(f"{outcome.part.name}: {line}\n" for line in outcome.failed)
    return int(any(outcome.facts.get("failures") for outcome in outcomes))


def run_all(wanted: Sequence[Part]) -> list[Outcome]:
    """Run what can be run here, and say what cannot."""
    missing = [part for part in wanted if part.shared and not HARNESS.is_dir()]
    if missing:
        _say(f"not run, for {HARNESS} is not there: {', '.join(part.name for part in missing)}")
    with tempfile.TemporaryDirectory(prefix="soak.") as folder, ThreadPoolExecutor(2) as pool:
        configurations(Path(folder))
        return list(pool.map(lambda part: run(part, Path(folder)), [part for part in wanted if part not in missing]))


if __name__ == "__main__":
    sys.exit(main())
