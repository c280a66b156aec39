"""The one boundary: a refusal is a sentence, a hint and an exit code, and no traceback reaches a person."""

from datetime import date
from pathlib import Path

import pytest
from tests.cli.desk import Famnet

from famnet import __version__
from famnet.cli.everywhere import take
from famnet.cli.show import Shape, safe
from famnet.domain.errors import FamnetError, UsageError


def test_it_says_its_version(bare: Famnet) -> None:
    assert bare("--version").out == f"famnet {__version__}\n"


def test_help_names_every_group_in_the_order_of_the_work(bare: Famnet) -> None:
    out = bare("--help").out
    order = [
        out.index(f"\n  {name}  ") for name in ("init", "family", "network", "genogram", "meeting", "plan", "reviews")
    ]
    assert order == sorted(order)


def test_a_misspelt_command_is_guessed(bare: Famnet) -> None:
    outcome = bare("netwrok", "list")
    assert outcome.code == 2
    assert "Perhaps “network”?" in outcome.err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(("network", "list"), 4, "init", id="no store yet"),
        pytest.param(("family", "list", "--file"), 2, "--file needs a value", id="option without its value"),
        pytest.param(("reviews", "due", "--today", "31 Feb 2026"), 2, "is not a date", id="impossible date"),
        pytest.param(("reviews", "due", "--today", "2026"), 2, "is not a date", id="a year is no day"),
        pytest.param(("genogram", "render", "--wibble"), 2, "--wibble", id="unknown option"),
    ],
)
def test_a_refusal_says_what_to_do(bare: Famnet, words: tuple[str, ...], code: int, says: str) -> None:
    outcome = bare(*words)
    assert outcome.code == code
    assert says in outcome.err
    assert "→" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_file_that_is_no_store_is_left_alone(bare: Famnet, store: Path) -> None:
    store.write_text("Dear diary")
    outcome = bare("network", "list")
    assert outcome.code in {3, 5}
    assert store.read_text() == "Dear diary"


def test_a_fault_of_our_own_shows_no_data(ada: Famnet, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        message = "Ada Reid lives at 14 Larch Road"
        raise RuntimeError(message)

    monkeypatch.setattr("famnet.usecases.network_words.network_rows", explode)
    outcome = ada("network", "list")
    assert outcome.code == 3
    assert "Larch" not in outcome.err
    assert "RuntimeError" in outcome.err


def test_stopping_is_no_failure_of_anyone(ada: Famnet, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("famnet.usecases.network_words.network_rows", stop)
    assert ada("network", "list").code == 130


def test_options_that_hold_everywhere_may_stand_anywhere() -> None:
    everywhere, rest = take(["reviews", "--today=2026-03-01", "due", "--family", "Ada", "--json"], {})
    assert rest == ["reviews", "due"]
    assert (everywhere.today, everywhere.family, everywhere.shape) == (date(2026, 3, 1), "Ada", Shape.JSON)


def test_what_stands_after_two_dashes_is_left_alone() -> None:
    assert take(["views", "add", "--", "--quiet"], {})[1] == ["views", "add", "--", "--quiet"]


def test_the_environment_says_what_the_line_does_not() -> None:
    everywhere, _ = take(["--family", "Ada"], {"FAMNET_FILE": "a.famnet", "FAMNET_FAMILY": "Tobi"})
    assert (everywhere.file, everywhere.family) == (Path("a.famnet"), "Ada")


def test_a_home_folder_is_found_where_the_shell_did_not_look() -> None:
    for everywhere, _ in (take(["--file=~/a.famnet"], {}), take([], {"FAMNET_FILE": "~/a.famnet"})):
        assert everywhere.file == Path.home() / "a.famnet"


def test_a_list_comes_in_one_form() -> None:
    with pytest.raises(FamnetError, match="--csv or --json"):
        take(["network", "list", "--json", "--csv"], {})


def test_a_usage_error_is_a_refusal_like_any_other() -> None:
    with pytest.raises(FamnetError) as refused:
        take(["--today"], {})
    assert isinstance(refused.value, UsageError)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("\x1b[31mred", id="escape sequence"),
        pytest.param("\u202eevil", id="runs backwards"),
        pytest.param("a\x07b\x9bc", id="bell and C1"),
    ],
)
def test_nothing_printed_steers_a_terminal(hostile: str) -> None:
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in safe(hostile))
