"""What tests of the command line hold in hand: famnet as a call, and famnet on a terminal of its own."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pexpect

from famnet.domain.family import Family
from famnet.store.shelf import Shelf


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Famnet = Callable[..., Outcome]


def family_in(store: Path) -> Family:
    """The one family of a store, as it is kept now."""
    with Shelf.open(store) as shelf:
        return shelf.family()


class Terminal:
    """famnet on a terminal of its own, asking plainly as for a screen reader unless told otherwise."""

    def __init__(self, store: Path, *words: str, today: str = "2026-11-22", columns: int = 200, **env: str) -> None:
        around = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        told = {"TERM": "xterm", "ACCESSIBLE": "1", "FAMNET_FILE": str(store), "FAMNET_TODAY": today}
        self.given = 0  # answers
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "famnet", *words],
            env={**around, **told, "PYTHONUTF8": "1", "PROMPT_TOOLKIT_NO_CPR": "1", **env},
            encoding="utf-8",
            timeout=120,
            dimensions=(24, columns),
            preexec_fn=_as_at_a_desk,
        )
        self.child.delaybeforesend = None

    def says(self, *lines: str) -> None:
        """Wait until each of these is shown."""
        for line in lines:
            self.child.expect_exact(line)

    def answer(self, question: str, words: str = "") -> None:
        """Wait for a question and answer it."""
        self.says(question)
        self.child.send(f"{words}\r")
        self.given += 1

    def answers(self, *pairs: tuple[str, str]) -> None:
        """Answer one question after another."""
        for question, words in pairs:
            self.answer(question, words)

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.child.sendcontrol("c")

    def leave_at(self, question: str, how: signal.Signals = signal.SIGKILL) -> None:
        """Switch the computer off, or close the window, at a question."""
        self.says(question)
        self.child.kill(how)
        assert self.ends() == -how

    def ends(self) -> int:
        """Wait for the end: the exit code, or the signal that ended it as a number below zero."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)


Spawn = Callable[..., Terminal]


def _as_at_a_desk() -> None:
    """Ctrl-C and a closed window reach the program, also where the tests run in the background."""
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)
