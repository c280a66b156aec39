"""A year of two digits is understood the same everywhere, and which one it was is said."""

import pytest
from tests.cli.desk import Famnet, Spawn


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(("network", "add", "Joy", "--as", "aunt", "--born", "5/5/96"), "5 May 1996", id="a birth"),
        pytest.param(("network", "edit", "Kemi", "--died", "5.5.15"), "5 May 2015", id="a death"),
        pytest.param(("meeting", "plan", "--on", "3/12/26"), "3 December 2026", id="a day to come"),
        pytest.param(("meeting", "plan", "--on", "3 Jan 27"), "3 January 2027", id="a day of next year"),
        pytest.param(
            ("mapping", "scale", "4", "--by", "Kemi", "--on", "1/11/26"), "1 November 2026", id="a day past"
        ),
        pytest.param(("genogram", "diff", "1/1/20"), "1 January 2020", id="an argument"),
    ],
)
def test_which_year_was_understood_is_said(ada: Famnet, line: tuple[str, ...], said: str) -> None:
    told = ada(*line)
    assert told.code == 0
    assert f"is read as {said}." in told.err


def test_a_year_written_whole_needs_no_words(ada: Famnet) -> None:
    assert "is read as" not in ada("meeting", "plan", "--on", "3/12/2026").err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param(("meeting", "plan", "--on", "December 2026"), "Such as 2026-03-01", id="a month"),
        pytest.param(("meeting", "plan", "--on", ""), "Dates can be written", id="nothing"),
    ],
)
def test_what_is_no_one_day_is_refused_with_what_may_be_meant(ada: Famnet, line: tuple[str, ...], hint: str) -> None:
    refused = ada(*line)
    assert refused.code == 2
    assert hint in refused.err


def test_at_a_terminal_the_year_is_said_too(ada: Famnet, terminal: Spawn) -> None:
    sitting = terminal("engage", "log", "Kemi")
    sitting.answers(("Number, 1 to 7", ""), ("When was that?", "20/11/26"), ("answer?", ""), ("Number, 1 to 8", ""))
    sitting.answers(("said?", ""), ("try again?", "1/12/26"))
    sitting.says("“1/12/26” is read as 1 December 2026.")
    assert sitting.ends() == 0
    assert "2026-12-01" in ada("engage", "show", "Kemi").out
