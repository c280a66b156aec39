from dataclasses import replace
from datetime import date

from famnet.documents.agenda_sheet import agenda_sheet, chosen
from famnet.documents.formats import Format
from famnet.documents.sheet import missing
from famnet.documents.write import write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.meetings import Meeting


def as_text(view: FamilyView) -> str:
    return write_document(agenda_sheet(view), Format.MD).decode()


def test_both_halves_of_the_bottom_line_are_printed(okafor: FamilyView) -> None:
    text = as_text(okafor)
    assert "Ada and Tobi are never alone at night." in text
    assert "We will hold a meeting about where the children can live." in text


def test_family_and_workers_stand_in_two_tables(okafor: FamilyView) -> None:
    sheet = agenda_sheet(okafor)
    assert [m.name for m in sheet.family] == ["Ada Reid", "Kemi Okafor", "Grace Okafor", "Ngozi Okafor"]
    assert [(m.name, m.part) for m in sheet.workers] == [("Sam Price", "lead practitioner")]


def test_the_network_s_own_rules_stand_with_who_made_them(okafor: FamilyView) -> None:
    text = as_text(okafor)
    assert "- One person talks at a time. (Grace Okafor)" in text
    assert "Here are some ideas" not in text


def test_rules_are_only_suggested_while_the_network_has_made_none(bare: FamilyView) -> None:
    assert "The rules are yours to make. Here are some ideas." in as_text(bare)
    assert any("ground rules" in finding.message for finding in missing(agenda_sheet(bare)))


def test_questions_are_numbered(okafor: FamilyView) -> None:
    assert "1. Who can be with the children at night?\n2. Who will notice if things slip?" in as_text(okafor)


def test_private_family_time_and_the_plan_s_test_are_always_there(bare: FamilyView) -> None:
    text = as_text(bare)
    assert "Family time on your own" in text
    assert "☐ Does it have everything from the bottom line?" in text
    assert "Who is missing?" in text


def test_how_the_child_takes_part_is_said_or_can_be_ticked(okafor: FamilyView, bare: FamilyView) -> None:
    assert "**How the child takes part:** in part of the meeting." in as_text(okafor)
    assert "☐ not yet" in as_text(bare)


def test_the_next_meeting_is_taken_then_the_last(okafor: FamilyView) -> None:
    past, soon, later = (Meeting(id=i, held_on=date(2026, m, 9)) for i, m in (("a", 1), ("b", 4), ("c", 5)))
    assert chosen(replace(okafor, meetings=(later, past, soon))).id == "b"
    assert chosen(replace(okafor, meetings=(past,))).id == "a"
    assert chosen(replace(okafor, meetings=(later, past, soon)), "c").id == "c"


def test_what_is_not_settled_is_listed(bare: FamilyView) -> None:
    messages = {finding.message for finding in missing(agenda_sheet(bare))}
    assert "The day of the meeting is not set." in messages
    assert "The bottom line is missing: what any plan must have." in messages
