"""Junk in every argument and option of every command: a sentence and an exit code, never a traceback, nothing broken.

Each case runs in a process of its own, on a copy of a small store. Needs fork.

    python soak/fuzz_options.py [--cases 10000] [--seed 1]
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import entry
from kill_every import ENVIRONMENT, carried_out

from famnet.cli.app import Famnet
from famnet.cli.lazy import load
from famnet.store.shelf import Shelf
from famnet.store.verify import verify

SOUND = {0, 1, 2, 3, 4, 6, 75, 130}
MOST_WORDS = 2000  # bytes a refusal may take
LIMIT = 20  # seconds
NOT_TRIED = {"demo"}  # it makes everything there is, for half a minute
JUNK = (
    "",
    " ",
    "\x00",
    "\x1b[31mred",
    "\u202egnp",
    "[/red]",
    "{{7*7}}",
    "=cmd|'/c calc'!A1",
    "\\N",
    "<b>&amp;",
    "'; DROP TABLE people;--",
    "-1",
    "0",
    "9" * 400,
    "1e309",
    "NaN",
    "0000-00-00",
    "2026-02-31",
    "31 February 2026",
    "about",
    "99999-01-01",
    "9999-12-31",
    "0001-01-01",
    "../../etc/passwd",
    "/dev/null",
    "/dev/full",
    "/",
    ".",
    "nowhere/at/all.md",
    "\udce9",
    "e\u0301" * 500,
    "A" * 70000,
    "\U0001f98a",
    "Ada",
    "Grace",
    "Kemi Okafor",
    "mum",
    "nan",
    "maternal aunt",
    "aunt of aunt of aunt of aunt",
    "2026-03-01",
    "svg,png,svg",
    "all",
    "*",
    "%s%n",
    "1=done",
    "1=",
)


@dataclass(frozen=True)
class Tried:
    """What one case ended with."""

    words: tuple[str, ...]
    code: int
    said: str
    wrong: tuple[str, ...]


def leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- of the command-line library
    """Every command below one, by its full name."""
    members = getattr(command, "commands", None)
    if members is None:
        yield name, command
    for sub, each in (members or {}).items():
        yield from leaves(f"{name} {sub}", each)


def commands() -> list[tuple[str, Any]]:
    """Every command there is, but the few that are not tried."""
    found = (each for name, (module, _) in Famnet.members.items() for each in leaves(name, load(module)))
    return [(name, command) for name, command in found if name not in NOT_TRIED]


def line(name: str, command: Any, rnd: random.Random) -> tuple[str, ...]:  # noqa: ANN401 -- see above
    """A command line with junk where there is room for it."""
    words = name.split()
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            words += [rnd.choice(JUNK)] if rnd.random() < 0.9 else []  # noqa: PLR2004 -- now and then one is missing
        elif rnd.random() < 0.3:  # noqa: PLR2004 -- a few options at a time
            words += [
                rnd.choice(parameter.opts),
                *([] if getattr(parameter, "is_flag", False) else [rnd.choice(JUNK)]),
            ]
    return (
        *words,
        *rnd.choice(((), ("--json",), ("--csv",), ("--today", rnd.choice(JUNK)), ("--family", rnd.choice(JUNK)))),
    )


def attempt(words: tuple[str, ...], folder: Path) -> Tried:
    """Run one command line in a process of its own, and look at how it ended."""
    out = folder / "said"
    began = time.time()
    if not (child := os.fork()):
        _in_child(words, folder, out)
    _, status = os.waitpid(child, 0)
    code, took = os.waitstatus_to_exitcode(status), time.time() - began
    said = out.read_bytes()
    wrong = [f"exit {code}"] if code not in SOUND else []
    wrong += ["traceback"] if b"Traceback (most" in said or b"not built for" in said else []
    wrong += [f"{took:.0f} s"] if took > LIMIT else []
    wrong += ["refused without a word"] if code and not said.strip() else []
    wrong += [f"{len(said)} bytes of refusal"] if code > 1 and len(said) > MOST_WORDS else []
    wrong += ["control characters"] if any(c < 32 and c not in (9, 10, 13) for c in said) else []  # noqa: PLR2004 -- space
    return Tried(words, code, said.decode("utf-8", "replace")[-300:], tuple(wrong))


def _in_child(words: tuple[str, ...], folder: Path, out: Path) -> None:
    code = 1
    try:
        os.environ.update(ENVIRONMENT)
        os.chdir(folder)
        said = os.open(out, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for target, source in ((0, nothing), (1, said), (2, said)):
            os.dup2(source, target)
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 -- the process ends here
        code = entry.main([*words, "--file", str(folder / "work.famnet"), "--no-input", "--yes"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:  # noqa: BLE001 -- whatever got past the program
        os.write(2, f"Traceback (most of it): {type(error).__name__}: {error}\n".encode(errors="replace"))
    os._exit(code & 0xFF)


def sound(folder: Path) -> bool:
    """Whether the store still verifies, if it is still there."""
    path = folder / "work.famnet"
    if not path.exists():
        return True
    with Shelf.open(path, entry.unlock_from(ENVIRONMENT)) as shelf:
        return not verify(shelf.session)


def main() -> int:
    """Try thousands of lines; print one line of JSON, then what was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    told, began, known = parser.parse_args(), time.time(), commands()
    tried = try_all(told.cases, told.seed, known)
    failures = [each for each in tried if each.wrong]
    codes = dict(sorted(Counter(str(each.code) for each in tried).items()))
    facts = {"harness": "fuzz_options", "cases": told.cases, "commands": len(known), "exit_codes": codes}
    facts |= {"secs": round(time.time() - began, 1), "failures": len(failures)}
    sys.stdout.write(json.dumps(facts) + "\n")
    for each in failures[:40]:
        shown = " ".join(ascii(word)[:60] for word in each.words)
        sys.stdout.write(f"  FAIL {', '.join(each.wrong)}: {shown}: {each.said!a}\n")
    return bool(failures)


def try_all(cases: int, seed: int, known: list[tuple[str, Any]]) -> list[Tried]:
    """Every command in turn, as often as asked for."""
    rnd = random.Random(seed)  # noqa: S311 -- the same lines in every run
    with tempfile.TemporaryDirectory(prefix="options.") as base:
        template = Path(base) / "template"
        template.mkdir()
        carried_out([["init", "--plain"], ["network", "import", "{examples}/okafor-reid/family.family"]], template)
        return [_case(number, rnd, known, template) for number in range(cases)]


def _case(number: int, rnd: random.Random, known: list[tuple[str, Any]], template: Path) -> Tried:
    """One line on a fresh copy of the store; every tenth store is verified afterwards."""
    folder = template.with_name("tried")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    name, command = known[number % len(known)]
    tried = attempt(line(name, command, rnd), folder)
    if number % 10 == 0 and not sound(folder):
        return Tried(tried.words, tried.code, tried.said, (*tried.wrong, "does not verify"))
    return tried


if __name__ == "__main__":
    sys.exit(main())
