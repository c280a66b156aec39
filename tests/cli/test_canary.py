"""Neither a passphrase nor a name is anywhere it does not belong, even when famnet itself fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from famnet.cli.app import main

SECRET = "zyxwv lantern quaggaford"  # noqa: S105 -- the canary
NAME = "Vexwood Quibble"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command on an encrypted store; its exit code and all that it said."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "phrase.txt").write_text(SECRET)
    monkeypatch.setenv("FAMNET_PASSPHRASE_FILE", str(tmp_path / "secret" / "phrase.txt"))
    monkeypatch.setenv("FAMNET_KEY_COST", "least")
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    def run_one(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main([*words, "--file", str(tmp_path / "work.famnet"), "--no-input"])
        said = capfd.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    assert run_one("init")[0] == 0
    assert run_one("family", "add", NAME)[0] == 0
    return run_one


def everything(folder: Path) -> bytes:
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.parent.name != "secret")


def planted(*_: object, **__: object) -> None:
    seen = f"{SECRET} {NAME}"
    message = f"a mistake of ours about {seen}"
    raise RuntimeError(message)


@pytest.mark.parametrize(
    "where", ["famnet.store.rows.differences", "famnet.store.history.record", "famnet.store.opening.connect_checked"]
)
def test_a_mistake_of_ours_is_said_without_what_it_was_about(
    run: Run, tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(where, planted)
        code, said = run("network", "add", "Grace Vexwood", "--as", "maternal aunt")
    assert code
    assert "Traceback" not in said
    assert not {"Vexwood", "Quibble", "zyxwv", "quaggaford"} & set(said.replace("“", " ").replace("”", " ").split())
    assert b"exwood" not in everything(tmp_path)
    assert b"zyxwv" not in everything(tmp_path)


def test_the_history_keeps_the_name_of_a_command_and_not_its_words(run: Run) -> None:
    assert run("network", "add", "Grace", "--as", "maternal aunt", "--phone", "07700 900123")[0] == 0
    told = run("history", "--csv")[1]
    commands = {line.split(",")[3] for line in told.splitlines()[1:] if line.count(",") > 3}
    assert commands <= {"network add", "family add"}


def test_a_wrong_passphrase_is_not_repeated(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret" / "phrase.txt").write_text("wrongly typed quibble")
    code, said = run("family", "list")
    assert code == 6
    assert "quibble" not in said
    assert "not its passphrase" in said
