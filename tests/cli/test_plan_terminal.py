"""Promises, times of the rota and a review asked for at a real terminal."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from famnet.cli.app import main
from famnet.domain.family import Family
from famnet.domain.plan_versions import commitments_in, version
from famnet.domain.review_records import Outcome
from famnet.store.shelf import Shelf

DAY = "2026-12-04"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ada, her mother and grandmother, a worry, and a plan agreed on 6 November in which Grace has the children."""
    monkeypatch.chdir(tmp_path)
    store = tmp_path / "work.famnet"
    for line in (
        ("init", "--plain"),
        ("family", "add", "Ada Reid"),
        ("network", "add", "Kemi Okafor", "--as", "mum"),
        ("network", "add", "Grace Okafor", "--as", "nan", "--side", "maternal"),
        ("mapping", "add", "Nobody is there at night", "--by", "School"),
        ("mapping", "scale", "4", "--by", "Grace", "--on", "2026-11-06"),
        ("plan", "commit", "Grace", "has Ada to stay", "--checked-by", "Kemi"),
        ("plan", "draft", "-o", "p.md", "--kind", "child_in_need", "--agreed", "2026-11-06"),
        ("plan", "share", "Grace", "--on", "2026-11-07"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--file", str(store), "--today", "2026-11-22", "--no-input", *line])
        assert not ended.value.code, line
    return store


class Terminal:
    """famnet on a terminal of its own, plainly, as for a screen reader."""

    def __init__(self, path: Path, *words: str) -> None:
        told = {"TERM": "xterm", "ACCESSIBLE": "1", "FAMNET_FILE": str(path), "FAMNET_TODAY": DAY, "PYTHONUTF8": "1"}
        command = ["-m", "famnet", *words]
        self.child = pexpect.spawn(
            sys.executable, command, env={**os.environ, **told}, encoding="utf-8", timeout=120, dimensions=(24, 200)
        )
        self.child.delaybeforesend = None

    def answer(self, question: str, words: str = "") -> None:
        self.child.expect_exact(question)
        self.child.send(f"{words}\r")

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)


def family_at(path: Path) -> Family:
    with Shelf.open(path) as shelf:
        return shelf.family()


def test_promises_are_asked_for_one_after_another(path: Path) -> None:
    terminal = Terminal(path, "plan", "commit")
    terminal.answer("Who promises something?", "Zed")
    terminal.child.expect_exact("nobody called")
    terminal.answer("Who promises something?", "mum")
    for question, words in (
        ("What does Kemi do?", "rings Grace"), ("When, and how often?", "every evening"), ("For whom?", "Ada"),
        ("Who checks", "Grace"), ("Number, 1 to 2", "2"), ("How will everybody know", "no call missed"),
        ("Who promises something?", ""),
    ):  # fmt: skip
        terminal.answer(question, words)
    assert terminal.ends() == 0
    family = family_at(path)
    promise = family.commitments[-1]
    assert (promise.what, promise.when, promise.works_when) == ("rings Grace", "every evening", "no call missed")
    assert promise.worry == family.mapping[0].id
    assert promise.since_version == 2


def test_a_promise_given_before_leaving_is_kept(path: Path) -> None:
    terminal = Terminal(path, "plan", "commit", "Kemi")
    terminal.answer("What does Kemi do?", "rings Grace")
    for question in ("When, and", "For whom?", "Who checks", "Number, 1 to 2", "How will everybody"):
        terminal.answer(question)
    terminal.child.expect_exact("Who promises something?")
    terminal.child.sendcontrol("c")
    assert terminal.ends() == 130
    assert family_at(path).commitments[-1].what == "rings Grace"


def test_a_time_of_the_rota_is_asked_for(path: Path) -> None:
    terminal = Terminal(path, "plan", "rota", "add")
    for question, words in (
        ("What is somebody there for?", "Night"), ("On which days?", "Friday"), ("From what time?", "8pm"),
        ("Until what time?", "midnight"),
    ):  # fmt: skip
        terminal.answer(question, words)
    assert terminal.ends() == 0
    (slot,) = family_at(path).rota_slots
    assert (slot.what, slot.weekday, slot.starts, slot.ends) == ("Night", "Friday", "20:00", "24:00")


def test_a_review_is_asked_for_from_the_first_promise_to_the_decision(path: Path) -> None:
    terminal = Terminal(path, "reviews", "record")
    for question, words in (
        ("Number, 1 to 4", "2"), ("Why, in their words?", "two buses"), ("does Grace Okafor say?", "12"),
    ):  # fmt: skip
        terminal.answer(question, words)
    terminal.child.expect_exact("is not on the scale")
    for question, words in (
        ("does Grace Okafor say?", "6"), ("What worked well?", "the big bed"), ("What worked well?", ""),
        ("What else needs to happen?", "bus fares"), ("What else needs to happen?", ""), ("Who came into", ""),
        ("Who left it?", ""), ("promise something new?", "mum"), ("What does Kemi do?", "rings Grace"),
        ("When, and how often?", "every evening"), ("For whom?", ""), ("Who checks", "Grace"),
        ("Number, 1 to 2", "2"), ("How will everybody know", ""), ("promise something new?", ""),
        ("Number, 1 to 5", "1"),
    ):  # fmt: skip
        terminal.answer(question, words)
    terminal.child.expect_exact("Due Friday 15 January 2027")
    assert terminal.ends() == 0
    family = family_at(path)
    (review,) = family.plan_reviews
    (outcome,) = family.outcomes
    assert (outcome.outcome, outcome.reason) == (Outcome.PART, "two buses")
    assert (review.what_worked, review.what_else) == (("the big bed",), ("bus fares",))
    assert [c.what for c in commitments_in(family, version(family))] == ["has Ada to stay", "rings Grace"]
    assert (version(family).number, family.scales[-1].score) == (2, 6)


def test_the_month_is_shown_at_a_terminal(path: Path) -> None:
    terminal = Terminal(path, "reviews", "calendar")
    terminal.child.expect_exact("December 2026")
    terminal.child.expect_exact("18 Fri: Ada Reid")
    assert terminal.ends() == 0


def test_stopping_in_the_middle_of_a_review_says_that_nothing_was_saved(path: Path) -> None:
    before = family_at(path)
    terminal = Terminal(path, "reviews", "record")
    terminal.answer("1. Grace Okafor has Ada to stay: how did it go?", "\x03")
    terminal.child.expect_exact("Stopped. Nothing was saved.")
    assert terminal.ends() == 130
    assert family_at(path).plan_reviews == before.plan_reviews


def test_stopping_after_a_promise_says_that_it_stands(path: Path) -> None:
    terminal = Terminal(path, "plan", "commit")
    for question, words in (
        ("Who promises something?", "Kemi"), ("What does Kemi do?", "rings Grace"), ("When, and how often?", ""),
        ("For whom?", ""), ("Who checks", ""), ("Which worry", ""), ("How will everybody know", ""),
    ):  # fmt: skip
        terminal.answer(question, words)
    terminal.answer("Who promises something?", "\x03")
    terminal.child.expect_exact("Stopped. What was kept before stands")
    assert terminal.ends() == 130


def test_a_wrong_link_is_chosen_from_those_there_are(path: Path) -> None:
    terminal = Terminal(path, "network", "unlink")
    terminal.answer("Who is linked wrongly?", "Kemi")
    terminal.child.expect_exact("Kemi Okafor is Ada Reid's mother")
    terminal.answer("Number, 1 to", "1")
    terminal.child.expect_exact("Taken off: Kemi Okafor is Ada Reid's mother.")
    assert terminal.ends() == 0


def test_a_link_that_is_right_after_all_stays(path: Path) -> None:
    terminal = Terminal(path, "network", "unlink", "Kemi")
    terminal.answer("Number, 1 to")
    terminal.child.expect_exact("Nothing was changed.")
    assert terminal.ends() == 0


def test_who_somebody_is_is_asked_when_the_line_does_not_say(path: Path) -> None:
    terminal = Terminal(path, "network", "add", "Joy, 31, address must not go to Lee")
    terminal.answer("Who is Joy to Ada Reid?", "mumz sister")
    terminal.answer("Who is Joy to Ada Reid?", "mums sister")
    terminal.answer("Number, 1 to", "1")
    terminal.answer("Who is Lee to Ada Reid? (Enter: not known yet)", "cousin")
    terminal.answer("Number, 1 to", "")
    assert terminal.ends() == 0
    (kept,) = family_at(path).protections
    assert [family_at(path).person(reader).name for reader in kept.hidden_from] == ["Lee"]


def test_somebody_to_keep_an_address_from_is_added_on_the_way(path: Path) -> None:
    terminal = Terminal(path, "network", "protect", "Kemi", "--from", "Lee")
    terminal.answer("Number, 1 to", "")
    terminal.answer("Who is Lee to Ada Reid? (Enter: not known yet)", "")
    terminal.child.expect_exact("Kemi Okafor's address is kept from Lee.")
    assert terminal.ends() == 0


def test_what_a_line_leaves_out_is_asked_for_until_it_is_whole(path: Path) -> None:
    terminal = Terminal(path, "consent", "record")
    terminal.answer("Who was asked:", "")
    terminal.child.expect_exact("This cannot be left out.")
    terminal.answer("Who was asked:", "Kemi")
    terminal.answer("Number, 1 to", "1")
    terminal.child.expect_exact("Noted: Kemi Okafor, yes")
    assert terminal.ends() == 0


def test_a_no_says_that_nothing_was_changed(path: Path) -> None:
    terminal = Terminal(path, "family", "erase")
    terminal.answer("Erase Ada Reid's family for good? This cannot be undone. (y/N)", "n")
    terminal.child.expect_exact("Nothing was changed.")
    assert terminal.ends() == 0
