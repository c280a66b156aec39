"""Promises, times of the rota and a review asked for at a real sitting."""

from functools import partial
from pathlib import Path

import pytest
from tests.cli.desk import Famnet, Spawn, family_in

from famnet.domain.plan_versions import commitments_in, version
from famnet.domain.review_records import Outcome


@pytest.fixture
def asked(famnet: Famnet, terminal: Spawn) -> Spawn:
    """Ada, her mother and grandmother, a worry, and a plan agreed on 6 November in which Grace has the children."""
    for line in (
        ("family", "add", "Ada Reid"),
        ("network", "add", "Kemi Okafor", "--as", "mum"),
        ("network", "add", "Grace Okafor", "--as", "nan", "--side", "maternal"),
        ("mapping", "add", "Nobody is there at night", "--by", "School"),
        ("mapping", "scale", "4", "--by", "Grace", "--on", "2026-11-06"),
        ("plan", "commit", "Grace", "has Ada to stay", "--checked-by", "Kemi"),
        ("plan", "draft", "-o", "p.md", "--kind", "child_in_need", "--agreed", "2026-11-06"),
        ("plan", "share", "Grace", "--on", "2026-11-07"),
    ):
        assert famnet(*line).code == 0, line
    return partial(terminal, today="2026-12-04")


def test_promises_are_asked_for_one_after_another(asked: Spawn, store: Path) -> None:
    sitting = asked("plan", "commit")
    sitting.answer("Who promises something?", "Zed")
    sitting.says("nobody called")
    sitting.answer("Who promises something?", "mum")
    sitting.answers(
        ("What does Kemi do?", "rings Grace"), ("When, and how often?", "every evening"), ("For whom?", "Ada"),
        ("Who checks", "Grace"), ("Number, 1 to 2", "2"), ("How will everybody know", "no call missed"),
        ("Who promises something?", ""),
    )  # fmt: skip
    assert sitting.ends() == 0
    family = family_in(store)
    promise = family.commitments[-1]
    assert (promise.what, promise.when, promise.works_when) == ("rings Grace", "every evening", "no call missed")
    assert promise.worry == family.mapping[0].id
    assert promise.since_version == 2


def test_a_promise_given_before_leaving_is_kept(asked: Spawn, store: Path) -> None:
    sitting = asked("plan", "commit", "Kemi")
    sitting.answer("What does Kemi do?", "rings Grace")
    for question in ("When, and", "For whom?", "Who checks", "Number, 1 to 2", "How will everybody"):
        sitting.answer(question)
    sitting.says("Who promises something?")
    sitting.interrupt()
    assert sitting.ends() == 130
    assert family_in(store).commitments[-1].what == "rings Grace"


def test_a_time_of_the_rota_is_asked_for(asked: Spawn, store: Path) -> None:
    sitting = asked("plan", "rota", "add")
    sitting.answers(
        ("What is somebody there for?", "Night"), ("On which days?", "Friday"), ("From what time?", "8pm"),
        ("Until what time?", "midnight"),
    )  # fmt: skip
    assert sitting.ends() == 0
    (slot,) = family_in(store).rota_slots
    assert (slot.what, slot.weekday, slot.starts, slot.ends) == ("Night", "Friday", "20:00", "24:00")


def test_a_review_is_asked_for_from_the_first_promise_to_the_decision(asked: Spawn, store: Path) -> None:
    sitting = asked("reviews", "record")
    sitting.answers(
        ("Number, 1 to 4", "2"), ("Why, in their words?", "two buses"), ("does Grace Okafor say?", "12"),
    )  # fmt: skip
    sitting.says("is not on the scale")
    sitting.answers(
        ("does Grace Okafor say?", "6"), ("What worked well?", "the big bed"), ("What worked well?", ""),
        ("What else needs to happen?", "bus fares"), ("What else needs to happen?", ""), ("Who came into", ""),
        ("Who left it?", ""), ("promise something new?", "mum"), ("What does Kemi do?", "rings Grace"),
        ("When, and how often?", "every evening"), ("For whom?", ""), ("Who checks", "Grace"),
        ("Number, 1 to 2", "2"), ("How will everybody know", ""), ("promise something new?", ""),
        ("Number, 1 to 5", "1"),
    )  # fmt: skip
    sitting.says("Due Friday 15 January 2027")
    assert sitting.ends() == 0
    family = family_in(store)
    (review,) = family.plan_reviews
    (outcome,) = family.outcomes
    assert (outcome.outcome, outcome.reason) == (Outcome.PART, "two buses")
    assert (review.what_worked, review.what_else) == (("the big bed",), ("bus fares",))
    assert [c.what for c in commitments_in(family, version(family))] == ["has Ada to stay", "rings Grace"]
    assert (version(family).number, family.scales[-1].score) == (2, 6)


def test_the_month_is_shown_at_a_terminal(asked: Spawn) -> None:
    sitting = asked("reviews", "calendar")
    sitting.says("December 2026")
    sitting.says("18 Fri: Ada Reid")
    assert sitting.ends() == 0


def test_stopping_in_the_middle_of_a_review_says_that_nothing_was_saved(asked: Spawn, store: Path) -> None:
    before = family_in(store)
    sitting = asked("reviews", "record")
    sitting.answer("1. Grace Okafor has Ada to stay: how did it go?", "\x03")
    sitting.says("Stopped. Nothing was saved.")
    assert sitting.ends() == 130
    assert family_in(store).plan_reviews == before.plan_reviews


def test_stopping_after_a_promise_says_that_it_stands(asked: Spawn) -> None:
    sitting = asked("plan", "commit")
    sitting.answers(
        ("Who promises something?", "Kemi"), ("What does Kemi do?", "rings Grace"), ("When, and how often?", ""),
        ("For whom?", ""), ("Who checks", ""), ("Which worry", ""), ("How will everybody know", ""),
    )  # fmt: skip
    sitting.answer("Who promises something?", "\x03")
    sitting.says("Stopped. What was kept before stands")
    assert sitting.ends() == 130


def test_a_wrong_link_is_chosen_from_those_there_are(asked: Spawn) -> None:
    sitting = asked("network", "unlink")
    sitting.answer("Who is linked wrongly?", "Kemi")
    sitting.says("Kemi Okafor is Ada Reid's mother")
    sitting.answer("Number, 1 to", "1")
    sitting.says("Taken off: Kemi Okafor is Ada Reid's mother.")
    assert sitting.ends() == 0


def test_a_link_that_is_right_after_all_stays(asked: Spawn) -> None:
    sitting = asked("network", "unlink", "Kemi")
    sitting.answer("Number, 1 to")
    sitting.says("Nothing was changed.")
    assert sitting.ends() == 0


def test_who_somebody_is_is_asked_when_the_line_does_not_say(asked: Spawn, store: Path) -> None:
    sitting = asked("network", "add", "Joy, 31, address must not go to Lee")
    sitting.answer("Who is Joy to Ada Reid?", "mumz sister")
    sitting.answer("Who is Joy to Ada Reid?", "mums sister")
    sitting.answer("Number, 1 to", "1")
    sitting.answer("Who is Lee to Ada Reid? (Enter: not known yet)", "cousin")
    sitting.answer("Number, 1 to", "")
    assert sitting.ends() == 0
    (kept,) = family_in(store).protections
    assert [family_in(store).person(reader).name for reader in kept.hidden_from] == ["Lee"]


def test_somebody_to_keep_an_address_from_is_added_on_the_way(asked: Spawn) -> None:
    sitting = asked("network", "protect", "Kemi", "--from", "Lee")
    sitting.answer("Number, 1 to", "")
    sitting.answer("Who is Lee to Ada Reid? (Enter: not known yet)", "")
    sitting.says("Kemi Okafor's address is kept from Lee.")
    assert sitting.ends() == 0


def test_what_a_line_leaves_out_is_asked_for_until_it_is_whole(asked: Spawn) -> None:
    sitting = asked("consent", "record")
    sitting.answer("Who was asked:", "")
    sitting.says("This cannot be left out.")
    sitting.answer("Who was asked:", "Kemi")
    sitting.answer("Number, 1 to", "1")
    sitting.says("Noted: Kemi Okafor, yes")
    assert sitting.ends() == 0


def test_a_no_says_that_nothing_was_changed(asked: Spawn) -> None:
    sitting = asked("family", "erase")
    sitting.answer("Erase Ada Reid's family for good? This cannot be undone. (y/N)", "n")
    sitting.says("Nothing was changed.")
    assert sitting.ends() == 0
