from pathlib import Path

import pytest
from tests.cli.desk import Famnet, Spawn

SOON = ("meeting", "plan", "--on", "2026-12-03", "--at", "16:00")
LATER = ("meeting", "plan", "--on", "2027-01-14", "--at", "10:00", "--kind", "review")
ASKED = (
    ("consent", "record", "Ada", "yes"),
    ("consent", "record", "Kemi", "yes"),
    ("consent", "record", "Daniel", "yes"),
)


@pytest.fixture
def asked(ada: Famnet) -> Famnet:
    for line in ASKED:
        assert ada(*line).code == 0
    return ada


def test_who_is_to_come_is_on_the_agenda_and_invited_to_the_same_meeting(asked: Famnet, store: Path) -> None:
    asked(*SOON)
    asked(*LATER)
    said = asked("meeting", "attendance", "Kemi")
    assert "Kemi Okafor is to come to the family network meeting on Thursday 3 December 2026." in said.err
    asked("meeting", "agenda", "-o", "agenda.md")
    asked("meeting", "invite", "-o", "invitations", "--format", "md")
    agenda = (store.parent / "agenda.md").read_text()
    assert "3 December 2026" in agenda
    assert "Kemi Okafor" in agenda
    assert "3 December 2026" in (store.parent / "invitations" / "invitation-kemi-okafor.md").read_text()


def test_of_two_on_one_day_it_is_the_one_planned_last_and_the_other_is_pointed_out(
    asked: Famnet, store: Path
) -> None:
    asked("meeting", "plan", "--on", "2026-12-03", "--place", "The school")
    said = asked(*SOON, "--place", "The library")
    assert "Another meeting stands on that day already, number 1" in said.err
    assert "famnet meeting cancel 1" in said.err
    asked("meeting", "attendance", "Kemi")
    asked("meeting", "agenda", "-o", "agenda.md")
    agenda = (store.parent / "agenda.md").read_text()
    assert "The library" in agenda
    assert "Kemi Okafor" in agenda


def test_who_came_was_at_the_meeting_that_was_held_not_at_the_next(asked: Famnet) -> None:
    asked(*SOON)
    asked(*LATER)
    said = asked("meeting", "attendance", "Kemi", "--came", today="2026-12-04")
    assert "Kemi Okafor came to the family network meeting on Thursday 3 December 2026." in said.err
    assert "attended" in asked("engage", "status").out
    said = asked("meeting", "attendance", "Daniel", "--absent", today="2026-12-04")
    assert "was not at the family network meeting on Thursday 3 December" in said.err
    said = asked("meeting", "attendance", "Daniel", "--meeting", "2")
    assert "is to come to the review meeting on Thursday 14 January 2027" in said.err


def test_people_one_of_whom_is_kept_safe_from_the_other_are_not_sat_down_together_without_a_word(ada: Famnet) -> None:
    ada("network", "add", "Lee Marsh", "--as", "mum's ex-partner")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Lee Marsh")
    ada(*SOON)
    assert "Take care" not in ada("meeting", "attendance", "Kemi").err
    said = ada("meeting", "attendance", "Lee Marsh").err
    assert "Take care: Kemi Okafor's address is kept from Lee Marsh, and both are to come." in said
    assert "Take care" not in ada("meeting", "attendance", "Daniel").err


def test_those_who_are_not_to_meet_are_pointed_out_too(ada: Famnet) -> None:
    ada("plan", "rota", "apart", "Daniel", "Kemi", "--why", "asked for by Kemi")
    ada(*SOON)
    ada("meeting", "attendance", "Daniel")
    assert "are not to meet, and both are to come" in ada("meeting", "attendance", "Kemi").err


def test_inviting_nobody_says_how_to_say_who_is_to_come(asked: Famnet) -> None:
    asked(*SOON)
    said = asked("meeting", "invite")
    assert said.code == 3
    assert "Nobody is down to come to the family network meeting" in said.err
    assert "famnet meeting attendance NAME" in said.err


def test_a_day_that_is_past_is_pointed_out(ada: Famnet) -> None:
    assert "That day is past. If the year is wrong:" in ada("meeting", "plan", "--on", "2025-12-03").err
    assert "That day is past" not in ada("meeting", "plan", "--on", "2026-12-03").err


def test_at_a_terminal_a_meeting_is_asked_for_question_by_question(ada: Famnet, terminal: Spawn) -> None:
    sitting = terminal("meeting", "plan")
    sitting.answers(
        ("Number, 1 to 4", "2"),
        ("On which day?", "31/2/2027"),
        ("On which day?", "3/12/2027"),
        ("At what time?", "4pm"),
        ("Where,", "Seacombe library"),
        ("What is it for,", ""),
        ("Who runs it?", "Ben Carter"),
        ("Ben's number", "0151 496 0000"),
        ("independent of the casework?", "y"),
    )
    sitting.says("Planned: family group conference on Friday 3 December 2027, 4pm")
    assert sitting.ends() == 0
    assert "Seacombe library" in ada("meeting", "list").out


def test_what_stops_an_agenda_names_everybody_and_the_commands_that_mend_it(ada: Famnet) -> None:
    ada(*SOON)
    said = ada("meeting", "agenda", "-o", "agenda.md")
    assert said.code == 3
    for name in ("Ada Reid", "Kemi Okafor"):
        assert f"{name} has not been asked" in said.err
        assert f'`famnet consent record "{name}" yes`' in said.err
    assert "`famnet check --despite consent-before-meeting --reason WHY --by NAME`" in said.err
    for name in ("Ada Reid", "Kemi Okafor"):
        assert ada("consent", "record", name, "yes").code == 0
    assert ada("meeting", "agenda", "-o", "agenda.md").code == 0


def test_a_rule_that_stops_nobody_is_not_overridden_and_says_which_can_be(ada: Famnet) -> None:
    said = ada("check", "--despite", "father-looked-at", "--reason", "x")
    assert said.code == 2
    assert "These can: consent-before-meeting" in said.err


def test_who_answered_for_a_child_has_been_approached(ada: Famnet) -> None:
    assert "Nobody has approached Kemi Okafor yet." in ada("check").out
    ada("consent", "record", "Kemi", "yes")
    assert "Nobody has approached Kemi Okafor yet." not in ada("check").out
