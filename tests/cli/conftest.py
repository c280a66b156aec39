"""A desk for tests: the real program in this process, on a real store in a folder of its own."""

from functools import partial
from pathlib import Path

import pytest
from tests.cli.desk import Famnet, Outcome, Spawn, Terminal

from famnet.cli.app import main


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


@pytest.fixture
def terminal(store: Path) -> Spawn:
    """famnet on a terminal of its own, on the same store."""
    return partial(Terminal, store)
