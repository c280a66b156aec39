"""A desk for tests: the real program in this process, on a real store in a folder of its own."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect
import pytest

from famnet.cli.app import main


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Famnet = Callable[..., Outcome]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "test.famnet"


@pytest.fixture
def bare(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Famnet:
    """famnet on a place where no store is yet; the day is 22 November 2026 unless told otherwise."""
    monkeypatch.chdir(store.parent)
    monkeypatch.setenv("FAMNET_USER", "Test Worker")
    monkeypatch.setenv("FAMNET_TEMPLATES", str(store.parent / "templates"))
    for name in ("FAMNET_FILE", "FAMNET_FAMILY", "FAMNET_TODAY", "FAMNET_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, today: str = "2026-11-22") -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--file", str(store), "--today", today, "--no-input", *words])
        said = capsys.readouterr()
        return Outcome(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def famnet(bare: Famnet) -> Famnet:
    """famnet on an empty store."""
    assert bare("init", "--plain").code == 0
    return bare


@pytest.fixture
def ada(famnet: Famnet) -> Famnet:
    """famnet on a store with one family: Ada, her parents, her half-brother, and a health visitor."""
    for line in (
        ("family", "add", "Ada Reid", "--born", "5 May 2016", "--gender", "female", "--status", "child_in_need"),
        ("network", "add", "Kemi Okafor", "--as", "mother", "--born", "1993"),
        ("network", "add", "Daniel Reid", "--as", "father"),
        ("network", "add", "Tobi Bello", "--as", "maternal half-brother", "--born", "2020", "--lives-with", "Kemi"),
        ("network", "add", "Sandra Lee", "--as", "health visitor"),
    ):
        outcome = famnet(*line)
        assert outcome.code == 0, outcome.err
    return famnet


def _as_at_a_desk() -> None:
    """Ctrl-C and a closed window reach the program, also where the tests run in the background."""
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)


@pytest.fixture
def terminal(store: Path) -> Callable[..., Any]:
    """famnet on a terminal of its own, asking plainly, as for a screen reader."""

    def run(*words: str, today: str = "2026-11-22") -> Any:
        told = {"TERM": "xterm", "ACCESSIBLE": "1", "FAMNET_FILE": str(store), "FAMNET_TODAY": today}
        return pexpect.spawn(
            sys.executable,
            ["-m", "famnet", *words],
            env={**os.environ, **told, "PYTHONUTF8": "1"},
            encoding="utf-8",
            timeout=120,
            dimensions=(30, 120),
            preexec_fn=_as_at_a_desk,
        )

    return run
