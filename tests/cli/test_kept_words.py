"""Words can be kept from somebody as they are written down, or later, and every copy holds to it."""

import json
from pathlib import Path

import pytest
from tests.cli.desk import Famnet

KEPT = ("--keep-from", "Daniel", "--why", "Ada asked")


@pytest.fixture
def told(ada: Famnet) -> Famnet:
    """A view, a worry, a goal, a promise and an if-then, all kept from Daniel."""
    for line in (
        ("views", "add", "I hide when Daniel shouts", "--by", "Ada", *KEPT),
        ("mapping", "add", "Daniel shouts every night", *KEPT),
        ("mapping", "goal", "Nights are quiet here", "--danger", "Somebody could get hurt", *KEPT),
        ("plan", "commit", "Kemi", "sleeps at the refuge on Fridays", *KEPT),
        ("plan", "if", "Daniel stands at the door", "--then", "go to the back room", *KEPT),
    ):
        done = ada(*line)
        assert done.code == 0, done.err
        assert "kept from Daniel Reid" in done.err or line[0] == "plan"
    return ada


WORDS = ("hide when", "shouts every", "Nights are", "get hurt", "refuge", "at the door", "back room")


@pytest.mark.parametrize("reader", ["Daniel", "network", "conference"])
def test_a_copy_for_the_one_they_are_kept_from_has_none_of_them(told: Famnet, tmp_path: Path, reader: str) -> None:
    assert told("plan", "draft", "--audience", reader, "-o", "plan.md").code == 0
    text = (tmp_path / "plan.md").read_text()
    assert [words for words in WORDS if words in text] == []


@pytest.mark.parametrize("reader", ["Kemi", "team"])
def test_everybody_else_reads_them(told: Famnet, tmp_path: Path, reader: str) -> None:
    assert told("plan", "draft", "--audience", reader, "-o", "plan.md").code == 0
    text = (tmp_path / "plan.md").read_text()
    assert [words for words in WORDS if words not in text] == []


def test_the_lists_and_who_sees_say_from_whom(told: Famnet) -> None:
    assert "Daniel Reid" in told("views", "show").out
    assert "Daniel Reid" in told("mapping", "show").out
    rows = json.loads(told("who-sees", "--json").out)
    cell = next(r for r in rows if r["reader"] == "Daniel Reid" and r["words"] == "Daniel shouts every night")
    assert (cell["sees"], cell["why"]) == (False, "kept from them: Ada asked")
    assert {r["sees"] for r in rows if r["reader"] == "Kemi Okafor" and r["fact"] == "words"} == {True}


def test_words_that_are_open_make_no_row_in_who_sees(ada: Famnet) -> None:
    ada("mapping", "add", "There is shouting at night")
    assert "shouting" not in ada("who-sees").out


def test_typed_a_second_time_they_stop_the_copy(told: Famnet) -> None:
    told("bottom-line", "agree", "Nobody knows that Daniel shouts every night.")
    stopped = told("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert stopped.code == 3
    assert "words that are kept in plan.md" in stopped.err


def test_they_can_be_kept_later_opened_again_and_taken_back(ada: Famnet) -> None:
    ada("views", "add", "I like Fridays with Kemi", "--by", "Ada")
    ada("mapping", "add", "Daniel drinks")
    ada("mapping", "goal", "Nobody drinks at home")
    assert "kept from Daniel Reid" in ada("views", "keep", "1", "--from", "Daniel").err
    assert "everybody but the team" in ada("mapping", "keep", "1", "--from", "everyone").err
    assert "kept from Daniel Reid" in ada("mapping", "keep", "1", "--goal", "--from", "Daniel").err
    assert "kept from nobody" in ada("mapping", "keep", "1", "--from", "nobody").err
    assert ada("undo").code == 0
    assert "everyone" in ada("mapping", "show").out
    assert "kept from" in ada("history").out
    assert ada("verify").code == 0


def test_a_promise_can_be_kept_later_and_stays_so_when_it_changes(told: Famnet, tmp_path: Path) -> None:
    told("plan", "draft", "--agreed", "2026-11-20", "-o", "first.md")
    told("plan", "share", "Kemi")
    assert told("plan", "amend", "1", "--when", "Fridays at nine").code == 0
    told("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert "refuge" not in (tmp_path / "plan.md").read_text()
    assert told("plan", "amend", "1", "--keep-from", "nobody").code == 0
    told("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert "refuge" in (tmp_path / "plan.md").read_text()


@pytest.mark.parametrize(
    ("line", "says", "code"),
    [
        (("views", "add", "Hello", "--by", "Ada", "--why", "a reason"), "nobody the words are kept from", 2),
        (("views", "add", "Hello", "--by", "Ada", "--keep-from", "Zebedee"), "Zebedee", 4),
        (("views", "keep", "7", "--from", "Daniel"), "no view with the number 7", 4),
        (("mapping", "keep", "0", "--from", "Daniel"), "no worry with the number 0", 4),
    ],
    ids=["a reason alone", "somebody unknown", "no such view", "no such worry"],
)
def test_what_cannot_be_kept_is_refused_kindly(ada: Famnet, line: tuple[str, ...], says: str, code: int) -> None:
    refused = ada(*line)
    assert (refused.code, says in refused.err) == (code, True)


def test_whoever_makes_a_copy_is_told_which_lines_name_its_reader(ada: Famnet, tmp_path: Path) -> None:
    for words in ("Daniel shouts", "Ada hides from her dad", "Daniel was late " + "again and " * 9 + "again"):
        ada("mapping", "add", words)
    made = ada("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert "3 lines here name Daniel Reid, who will read it; look at them first: “Daniel shouts”;" in made.err
    assert "who will read it" not in (tmp_path / "plan.md").read_text()
    assert "3 lines here name Daniel Reid" in ada("plan", "draft", "-o", "plan.md").err
    assert "who will read it" not in ada("plan", "draft", "--audience", "conference", "-o", "plan.md").err
    ada("plan", "draft", "--agreed", "2026-11-20", "-o", "plan.md")
    assert "3 lines here name Daniel Reid" in ada("plan", "share", "Daniel").err


def test_one_line_is_one_line(ada: Famnet) -> None:
    ada("mapping", "add", "Daniel shouts")
    made = ada("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert "1 line here names Daniel Reid, who will read it; look at it first: “Daniel shouts”" in made.err


def test_words_stay_kept_when_the_one_they_are_kept_from_is_gone(ada: Famnet, tmp_path: Path) -> None:
    ada("network", "add", "Lee Marsh", "--as", "family friend")
    ada("mapping", "add", "There is shouting every night here", "--keep-from", "Lee Marsh")
    assert ada("network", "remove", "Lee Marsh", "--yes").code == 0
    assert "everyone" in ada("mapping", "show").out
    assert ada("plan", "draft", "-o", "plan.md").code == 0
    assert "shouting" not in (tmp_path / "plan.md").read_text()


def test_a_child_s_own_plan_which_others_at_home_may_read_leaves_out_what_they_must_not(
    ada: Famnet, tmp_path: Path
) -> None:
    ada("views", "add", "I hide when it is loud", "--by", "Ada", *KEPT)
    ada("views", "add", "I like toast", "--by", "Ada")
    ada("mapping", "add", "Ada hides under the stairs", *KEPT)
    ada("plan", "child", "-o", "ada.md")
    told = (tmp_path / "ada.md").read_text()
    assert "I like toast" in told
    assert "I hide" not in told
    assert "under the stairs" not in told
