"""A command that changes something asks what shall be different; where nobody can be asked it says how to say it."""

from pathlib import Path

import pytest
from tests.cli.desk import Famnet, Spawn, family_in


@pytest.fixture
def planned(ada: Famnet) -> Famnet:
    """A promise, an if-then line and a meeting."""
    for line in (
        ("plan", "commit", "Kemi", "rings Ada", "--when", "every night", "--checked-by", "Daniel"),
        ("plan", "if", "Kemi does not ring", "--then", "ring her", "--who", "Daniel"),
        ("meeting", "plan", "--on", "2026-12-03", "--at", "16:00", "--coordinator", "Ben Carter"),
    ):
        assert ada(*line).code == 0, line
    return ada


@pytest.mark.parametrize(
    "line", [("network", "edit", "Kemi"), ("plan", "amend", "1"), ("meeting", "edit")], ids=" ".join
)
def test_with_nobody_to_ask_it_says_what_can_be_changed(planned: Famnet, line: tuple[str, ...]) -> None:
    refused = planned(*line)
    assert refused.code == 2
    assert "What shall be different?" in refused.err
    assert "--" in refused.err


@pytest.mark.usefixtures("planned")
def test_a_meeting_is_moved_question_by_question(terminal: Spawn, store: Path) -> None:
    sitting = terminal("meeting", "edit")
    sitting.answers(
        ("Number, 1 to 4", ""), ("On which day? [3 December 2026]", "10/12/26"), ("At what time? [16:00]", ""),
        ("Where, or by what link? (Enter: not settled yet)", "the library"), ("What is it for", ""),
        ("Who runs it? [Ben Carter]", ""), ("Ben's number", ""), ("independent of the casework?", ""),
    )  # fmt: skip
    sitting.says("Now: family network meeting on Thursday 10 December 2026, 16:00")
    assert sitting.ends() == 0
    (meeting,) = family_in(store).meetings
    assert (meeting.place, meeting.coordinator, meeting.independent) == ("the library", "Ben Carter", None)


@pytest.mark.usefixtures("planned")
def test_a_promise_is_changed_question_by_question(terminal: Spawn, store: Path) -> None:
    sitting = terminal("plan", "amend", "1")
    sitting.answers(
        ("What does Kemi do? [rings Ada]", ""), ("When? [every night]", "Sundays"), ("How often?", ""),
        ("Who checks that it happens? [Daniel Reid]", "Tobi"), ("How will everybody know", ""),
    )  # fmt: skip
    sitting.says("Now: 1. Kemi Okafor rings Ada, Sundays, checked by Tobi Bello.")
    assert sitting.ends() == 0
    (promise,) = family_in(store).commitments
    assert (promise.what, promise.when) == ("rings Ada", "Sundays")


@pytest.mark.usefixtures("planned")
def test_an_if_then_line_is_left_as_it_is(terminal: Spawn, store: Path) -> None:
    before = family_in(store)
    sitting = terminal("plan", "amend", "2")
    sitting.answers(("What would be seen", ""), ("What is done then? [ring her]", ""), ("Who does it?", ""))
    sitting.says("Nothing was changed.")
    assert sitting.ends() == 0
    assert family_in(store) == before


@pytest.mark.usefixtures("planned")
def test_facts_about_somebody_are_put_right_as_they_are_said(terminal: Spawn, store: Path) -> None:
    sitting = terminal("network", "edit", "Kemi")
    sitting.answer(
        "What is to be put right or added about Kemi? (Enter: nothing else)", "born 1992, phone 0151 496 0001"
    )
    sitting.says("Kept: born 1992; phone 0151 496 0001.")
    sitting.answer("put right or added about Kemi?", "wombat")
    sitting.answer("put right or added about Kemi?")
    assert sitting.ends() == 0
    family = family_in(store)
    assert str(family.people[1].born) == "1992"
    assert [contact.value for contact in family.contacts] == ["0151 496 0001"]
