import io
import os
import re
import sys
from pathlib import Path
from signal import SIGHUP, SIGKILL, Signals

import pexpect
import pytest

from famnet.domain.family import Family
from famnet.domain.phrases.words import relationships
from famnet.store.shelf import Shelf


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Shelf.create(tmp_path / "work.famnet", plain=True).close()
    return tmp_path / "work.famnet"


TWELVE = (
    ("Kemi Okafor", "mum"),
    ("Daniel Reid", "dad"),
    ("Tobi Bello", "maternal half-brother"),
    ("Marcus Bello", "father of Tobi"),
    ("Grace Okafor", "nan on mum's side"),
    ("Samuel Okafor", "grandad on mum's side"),
    ("Joy Okafor", "maternal aunt"),
    ("Bill Hughes", "Joy's husband"),
    ("Ruth Reid", "paternal grandmother"),
    ("Ella Reid", "half-sister on dad's side"),
    ("Zoë Núñez", "family friend"),
    ("Sandra Lee", "health visitor"),
)


class Terminal:
    """famnet on a terminal of its own; counts what is answered."""

    def __init__(self, path: Path, columns: int = 80, **env: str) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in ("ACCESSIBLE", "NO_COLOR")}
        told = {"TERM": "xterm", "FAMNET_FILE": str(path), "PYTHONUTF8": "1", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self.answers = 0
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "famnet", "network", "add"],
            env={**kept, **told, **env},
            encoding="utf-8",
            timeout=120,
            dimensions=(24, columns),
        )
        self.child.delaybeforesend = None

    def answer(self, question: str, words: str = "") -> None:
        self.child.expect_exact(question)
        self.child.send(f"{words}\r")
        self.answers += 1

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)


def family_at(path: Path) -> Family:
    with Shelf.open(path) as shelf:
        return shelf.family()


def test_a_network_of_twelve_goes_in_with_fewer_than_forty_answers(path: Path) -> None:
    terminal = Terminal(path)
    terminal.answer("child's name?", "Ada Reid")
    terminal.answer("a girl or a boy?", "5 May 2015, girl")
    for name, phrase in TWELVE:
        terminal.answer("ame", name)
        terminal.answer("to Ada?", phrase)
        terminal.answer("Anything else about")
    terminal.answer("name (Enter: finish):")
    assert terminal.ends() == 0
    family = family_at(path)
    named = {p.name for p in family.people}
    assert named >= {name for name, _ in TWELVE}
    assert terminal.answers < 40
    assert relationships(family)[next(p.id for p in family.people if p.name == "Joy Okafor")] == "maternal aunt"


@pytest.mark.parametrize("plain", ["", "1"], ids=["with questionary", "plainly"])
@pytest.mark.parametrize("signal", [SIGKILL, SIGHUP], ids=["killed", "terminal closed"])
def test_killed_at_a_question_it_is_taken_up_at_that_question(path: Path, plain: str, signal: Signals) -> None:
    terminal = Terminal(path, ACCESSIBLE=plain)
    terminal.answer("child's name?", "Ada Reid")
    terminal.answer("a girl or a boy?", "girl")
    terminal.answer("Name:", "Kemi Okafor")
    terminal.child.expect_exact("Who is Kemi to Ada?")
    terminal.child.send("mu")
    terminal.child.kill(signal)
    assert terminal.ends() == -signal
    again = Terminal(path, ACCESSIBLE=plain)
    again.child.expect_exact("Last time you stopped at Kemi Okafor.")
    again.answer("Who is Kemi to Ada?", "mum")
    again.answer("Anything else about Kemi?")
    again.answer("Enter: finish")
    assert again.ends() == 0
    assert [p.name for p in family_at(path).people] == ["Ada Reid", "Kemi Okafor"]


def test_ctrl_c_leaves_with_130_and_says_how_to_go_on(path: Path) -> None:
    terminal = Terminal(path)
    terminal.answer("child's name?", "Ada Reid")
    terminal.child.expect_exact("a girl or a boy?")
    terminal.child.sendcontrol("c")
    terminal.child.expect_exact("Every answer so far is kept.")
    assert terminal.ends() == 130
    assert [p.name for p in family_at(path).people] == ["Ada Reid"]


def test_the_up_arrow_brings_a_refused_answer_back(path: Path) -> None:
    terminal = Terminal(path, columns=40)
    terminal.answer("child's name?", "Ada Reid")
    terminal.answer("a boy?", "31 June 2015, girl")
    terminal.child.expect_exact("is not a date")
    terminal.child.expect_exact("a boy?")
    terminal.child.send("\x1b[A")
    terminal.child.expect_exact("31 June 2015, girl")
    terminal.child.send("\x01\x1b[3~\x1b[3~30\r")
    terminal.child.expect_exact("Name:")
    terminal.child.sendcontrol("d")
    assert terminal.ends() == 130
    assert str(family_at(path).people[0].born) == "30 June 2015"


@pytest.mark.parametrize("env", ["NO_COLOR", "ACCESSIBLE"])
def test_without_colours_none_are_sent(path: Path, env: str) -> None:
    terminal = Terminal(path, 80, **{env: "1"})
    seen = io.StringIO()
    terminal.child.logfile_read = seen
    terminal.answer("child's name?", "Ada Reid")
    terminal.answer("a boy?", "")
    terminal.answer("Name:", "")
    terminal.ends()
    assert not re.search(r"\x1b\[[0-9;]*(?:3|4|9|10)[0-9](?:;[0-9;]*)?m", seen.getvalue())
    if env == "ACCESSIBLE":
        assert "\x1b" not in seen.getvalue()
