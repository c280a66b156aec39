"""Left at any question of a review, a promise or a round of calls, the next time goes on from there."""

from collections.abc import Callable
from pathlib import Path
from signal import SIGHUP, SIGKILL, Signals
from typing import Any

import pexpect
import pytest

from famnet.store.shelf import Shelf

Famnet = Callable[..., Any]


@pytest.fixture
def agreed(ada: Famnet) -> Famnet:
    """A plan in force with two promises."""
    ada("plan", "commit", "Kemi", "rings Ada", "--when", "every night", "--checked-by", "Daniel")
    ada("plan", "commit", "Daniel", "drives Ada", "--when", "Fridays", "--checked-by", "Kemi")
    assert ada("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-06").code == 0
    return ada


def answer(child: Any, *answers: tuple[str, str]) -> None:
    for question, words in answers:
        child.expect_exact(question)
        child.sendline(words)


def left_waiting(store: Path) -> str:
    with Shelf.open(store) as shelf:
        found = shelf.session.db.execute("SELECT value FROM remembered WHERE id LIKE 'answers %'").fetchall()
    return "".join(value for (value,) in found)


@pytest.mark.parametrize("signal", [SIGKILL, SIGHUP], ids=["killed", "terminal closed"])
def test_a_review_left_half_way_goes_on_from_there(
    agreed: Famnet, terminal: Callable[..., Any], store: Path, signal: Signals
) -> None:
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Number, 1 to 4", "2"), ("Why, in their words?", "no credit"), ("Number, 1 to 4", "1"))
    child.expect_exact("What worked well?")
    child.kill(signal)
    child.wait()
    assert "no plan" not in agreed("reviews", "held").err
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Last time you stopped half-way, after 3 answers (the last: “done”). Go on from there? (Y/n)", ""))
    child.expect_exact("Why, in their words? no credit")
    answer(child, ("What worked well?", "the big bed"), ("What worked well?", ""), ("What else needs", ""))
    answer(child, ("Who came into", ""), ("Who left it?", ""), ("promise something new?", ""), ("Number, 1 to 5", ""))
    child.expect_exact("done in part (no credit)")
    child.expect(pexpect.EOF)
    assert agreed("reviews", "held").out.count("2026-12-03") == 1
    assert left_waiting(store) == ""


def test_stopped_with_ctrl_c_it_says_that_the_answers_wait(agreed: Famnet, terminal: Callable[..., Any]) -> None:
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Number, 1 to 4", "1"))
    child.expect_exact("Number, 1 to 4")
    child.sendintr()
    child.expect_exact("Stopped. What you answered waits: `famnet reviews record` goes on from there.")
    child.expect(pexpect.EOF)
    assert agreed("reviews", "held").out == ""


@pytest.mark.usefixtures("agreed")
def test_who_would_rather_begin_again_is_asked_everything(terminal: Callable[..., Any]) -> None:
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Number, 1 to 4", "4"), ("Why, in their words?", "wrong family"))
    child.expect_exact("Number, 1 to 4")
    child.kill(SIGKILL)
    child.wait()
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Go on from there?", "n"), ("1. Kemi Okafor rings Ada", "1"))
    child.expect_exact("2. Daniel Reid drives Ada")
    child.kill(SIGKILL)
    child.wait()


def test_what_no_longer_fits_is_asked_anew(agreed: Famnet, terminal: Callable[..., Any]) -> None:
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Number, 1 to 4", "1"), ("Number, 1 to 4", "1"))
    child.expect_exact("What worked well?")
    child.kill(SIGKILL)
    child.wait()
    agreed("plan", "amend", "1", "--what", "rings and visits Ada")
    agreed("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-07")
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Go on from there?", ""), ("1. Kemi Okafor rings and visits Ada: how did it go?", "3"))
    child.expect_exact("Why, in their words?")
    child.kill(SIGKILL)
    child.wait()


def test_half_a_promise_waits_too(ada: Famnet, terminal: Callable[..., Any], store: Path) -> None:
    child = terminal("plan", "commit")
    answer(child, ("Who promises something?", "Kemi"), ("What does Kemi do?", "reads to Ada at night"))
    child.expect_exact("When, and how often?")
    child.kill(SIGKILL)
    child.wait()
    child = terminal("plan", "commit")
    answer(child, ("(the last: “reads to Ada at night”). Go on from there?", ""), ("When, and how often?", "Sundays"))
    answer(child, ("For whom?", ""), ("Who checks", ""), ("How will everybody know", ""))
    child.expect_exact("Kemi Okafor reads to Ada at night: written into the plan.")
    answer(child, ("Who promises something?", ""))
    child.expect(pexpect.EOF)
    assert "Sundays" in ada("plan", "show").out
    assert left_waiting(store) == ""


def test_erasing_the_family_forgets_what_was_left_half_way(
    agreed: Famnet, terminal: Callable[..., Any], store: Path
) -> None:
    child = terminal("reviews", "record", today="2026-12-03")
    answer(child, ("Number, 1 to 4", "4"), ("Why, in their words?", "a secret"))
    child.expect_exact("Number, 1 to 4")
    child.kill(SIGKILL)
    child.wait()
    assert "a secret" in left_waiting(store)
    assert agreed("family", "erase", "--family", "Ada", "--yes").code == 0
    assert "a secret" not in left_waiting(store)
