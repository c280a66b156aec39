"""How light famnet is: whole processes, CPU time, each next to its anchor in the same run (`make bench`).

Prints medians of several runs taken in turn; machines differ and are noisy, so the ratios count. Never a test.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.bench_store import make_store, query

TODAY = date(2026, 11, 22)
RUNS = 9
MAKER = Path("../shared/check/make_family.py")
FAMILIES = ((60, 125.0), (347, 125.0), (4683, 312.0))  # people, and the most in bare starts: 2 s, 2 s, 5 s of 16 ms
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Case:
    """A command, what it is held against, and the most it may cost as a multiple of that."""

    name: str
    command: list[str]
    anchor: list[str]
    most: float
    runs: int = RUNS


def cpu(command: list[str]) -> float:
    """User and system seconds of one whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- ours
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(case: Case) -> tuple[float, float, float]:
    """Median CPU seconds of the command and of its anchor, and the median of their ratios pair by pair."""
    cpu(case.command), cpu(case.anchor)
    pairs = [(cpu(case.command), cpu(case.anchor)) for _ in range(case.runs)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(a / b for a, b in pairs)


def cases(folder: Path) -> list[Case]:
    """What the project promises of its start-up and its everyday commands."""
    famnet, anchor = str(BIN / "famnet"), [str(BIN / "sqlite-utils"), "--version"]
    bare = [sys.executable, "-c", "pass"]
    store = str(folder / "demo.famnet")
    svg = str(folder / "bench.svg")
    return [
        Case("--version", [famnet, "--version"], anchor, 0.6),
        Case("--help", [famnet, "--help"], anchor, 0.8),
        Case("reviews due", [famnet, "--file", store, "reviews", "due"], anchor, 1.0),
        *due_cases(folder, famnet),
        Case("genogram SVG", [famnet, "--file", store, "genogram", "render", "-o", svg], bare, 14.0),
        *family_cases(folder, famnet, bare),
    ]


def family_cases(folder: Path, famnet: str, bare: list[str]) -> list[Case]:
    """Families that a script makes, each drawn as if for the first time; none where the script is not there."""
    return [_family_case(folder, famnet, bare, *of) for of in FAMILIES] if MAKER.exists() else []


def _family_case(folder: Path, famnet: str, bare: list[str], people: int, most: float) -> Case:
    gedcom, store = folder / f"made{people}.ged", str(folder / f"made{people}.famnet")
    made = subprocess.run([sys.executable, MAKER, str(people)], check=True, capture_output=True)  # noqa: S603 -- ours
    gedcom.write_bytes(made.stdout)
    for words in (["init", "--plain"], ["network", "import", str(gedcom)]):
        subprocess.run([famnet, "--no-input", "--file", store, *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    # a picture of one day neither uses nor keeps the order of the last drawing; the script's families go on past 2100
    command = [
        famnet,
        "--file",
        store,
        "genogram",
        "render",
        "--as-at",
        "2400-01-01",
        "-o",
        str(folder / "made.svg"),
    ]
    return Case(f"genogram, {people:,}", command, bare, most, runs=3)


def due_cases(folder: Path, famnet: str) -> list[Case]:
    """What falls due in a week among 100,000 families, beside the same rows read by sqlite-utils, and among 100."""
    many = make_store(folder / "many.famnet", 100_000, today=TODAY)
    few = make_store(folder / "few.famnet", 100, today=TODAY)
    week = ["--today", TODAY.isoformat(), "reviews", "due", "--within", "7"]
    ours, small = ([famnet, "--file", str(store), *week] for store in (many, few))
    theirs = [str(BIN / "sqlite-utils"), "query", str(many), query(TODAY, 7)]
    return [Case("due of 100,000", ours, theirs, 1.0), Case("  beside 100", ours, small, 1.3)]


def main() -> None:
    """Measure every case and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([BIN / "famnet", "demo", "--to", name], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        sys.stdout.write(f"{'command':16}{'CPU s':>8}{'anchor':>8}{'ratio':>8}{'at most':>9}  ({RUNS} pairs)\n")
        for case in cases(folder):
            ours, theirs, times = ratio(case)
            note = "" if times <= case.most else "  over"
            sys.stdout.write(f"{case.name:16}{ours:8.3f}{theirs:8.3f}{times:8.2f}{case.most:9.2f}{note}\n")


if __name__ == "__main__":
    os.environ.pop("FAMNET_FILE", None)
    main()
