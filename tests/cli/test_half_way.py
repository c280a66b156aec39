"""Left at any question of a review, a promise or a round of calls, the next time goes on from there."""

from pathlib import Path
from signal import SIGHUP, SIGKILL, Signals

import pytest
from tests.cli.desk import Famnet, Spawn

from famnet.store.shelf import Shelf


@pytest.fixture
def agreed(ada: Famnet) -> Famnet:
    """A plan in force with two promises."""
    ada("plan", "commit", "Kemi", "rings Ada", "--when", "every night", "--checked-by", "Daniel")
    ada("plan", "commit", "Daniel", "drives Ada", "--when", "Fridays", "--checked-by", "Kemi")
    assert ada("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-06").code == 0
    return ada


def left_waiting(store: Path) -> str:
    with Shelf.open(store) as shelf:
        found = shelf.session.db.execute("SELECT value FROM remembered WHERE id LIKE 'answers %'").fetchall()
    return "".join(value for (value,) in found)


@pytest.mark.parametrize("signal", [SIGKILL, SIGHUP], ids=["killed", "terminal closed"])
def test_a_review_left_half_way_goes_on_from_there(
    agreed: Famnet, terminal: Spawn, store: Path, signal: Signals
) -> None:
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Number, 1 to 4", "2"), ("Why, in their words?", "no credit"), ("Number, 1 to 4", "1"))
    sitting.leave_at("What worked well?", signal)
    assert "no plan" not in agreed("reviews", "held").err
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answer("Last time you stopped half-way, after 3 answers (the last: “done”). Go on from there? (Y/n)", "")
    sitting.says("Why, in their words? no credit")
    sitting.answers(("What worked well?", "the big bed"), ("What worked well?", ""), ("What else needs", ""))
    sitting.answers(
        ("Who came into", ""), ("Who left it?", ""), ("promise something new?", ""), ("Number, 1 to 5", "")
    )
    sitting.says("done in part (no credit)")
    assert sitting.ends() == 0
    assert agreed("reviews", "held").out.count("2026-12-03") == 1
    assert left_waiting(store) == ""


def test_stopped_with_ctrl_c_it_says_that_the_answers_wait(agreed: Famnet, terminal: Spawn) -> None:
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answer("Number, 1 to 4", "1")
    sitting.says("Number, 1 to 4")
    sitting.interrupt()
    sitting.says("Stopped. What you answered waits: `famnet reviews record` goes on from there.")
    assert sitting.ends() == 130
    assert agreed("reviews", "held").out == ""


@pytest.mark.usefixtures("agreed")
def test_who_would_rather_begin_again_is_asked_everything(terminal: Spawn, store: Path) -> None:
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Number, 1 to 4", "4"), ("Why, in their words?", "wrong family"))
    sitting.leave_at("Number, 1 to 4")
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Go on from there?", "n"), ("1. Kemi Okafor rings Ada", "1"))
    sitting.leave_at("2. Daniel Reid drives Ada")
    assert "done" in left_waiting(store)
    assert "wrong family" not in left_waiting(store)


def test_what_no_longer_fits_is_asked_anew(agreed: Famnet, terminal: Spawn, store: Path) -> None:
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Number, 1 to 4", "1"), ("Number, 1 to 4", "1"))
    sitting.leave_at("What worked well?")
    agreed("plan", "amend", "1", "--what", "rings and visits Ada")
    agreed("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-07")
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Go on from there?", ""), ("1. Kemi Okafor rings and visits Ada: how did it go?", "3"))
    sitting.leave_at("Why, in their words?")
    assert "not" in left_waiting(store)


def test_half_a_promise_waits_too(ada: Famnet, terminal: Spawn, store: Path) -> None:
    sitting = terminal("plan", "commit")
    sitting.answers(("Who promises something?", "Kemi"), ("What does Kemi do?", "reads to Ada at night"))
    sitting.leave_at("When, and how often?")
    sitting = terminal("plan", "commit")
    sitting.answers(
        ("(the last: “reads to Ada at night”). Go on from there?", ""), ("When, and how often?", "Sundays")
    )
    sitting.answers(("For whom?", ""), ("Who checks", ""), ("How will everybody know", ""))
    sitting.says("Kemi Okafor reads to Ada at night: written into the plan.")
    sitting.answer("Who promises something?", "")
    assert sitting.ends() == 0
    assert "Sundays" in ada("plan", "show").out
    assert left_waiting(store) == ""


def test_erasing_the_family_forgets_what_was_left_half_way(agreed: Famnet, terminal: Spawn, store: Path) -> None:
    sitting = terminal("reviews", "record", today="2026-12-03")
    sitting.answers(("Number, 1 to 4", "4"), ("Why, in their words?", "a secret"))
    sitting.leave_at("Number, 1 to 4")
    assert "a secret" in left_waiting(store)
    assert agreed("family", "erase", "--family", "Ada", "--yes").code == 0
    assert "a secret" not in left_waiting(store)
