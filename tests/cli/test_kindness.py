"""What people type at a desk without a terminal: what is taken, what is refused, and what they are told."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.cli.desk import Famnet, family_in

from famnet.domain.ties import ParentKind


def test_a_person_is_told_in_one_line(ada: Famnet, store: Path) -> None:
    told = ada("network", "add", "Joy Okafor, mums sister, 31, lives with Kemi")
    assert told.code == 0
    assert "Joy Okafor is in the network: maternal aunt." in told.err
    assert "Kept: born about 1995; lives with" in told.err
    assert "Joy Okafor" in [p.name for p in family_in(store).people]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("Joy, mumz sister, 31", "Not understood: “mumz sister”. Nearest: mum's sister", id="relation"),
        pytest.param("Joy, aunt on mums side, wombat", "Understood: Joy · aunt on mums side.", id="a fact"),
        pytest.param("Joy, mums side", "“mums side”", id="a side alone"),
        pytest.param("Joy, mum's sister, dad's cousin", "Not understood: “dad's cousin”", id="two relationships"),
    ],
)
def test_a_line_that_is_not_understood_becomes_no_name(ada: Famnet, store: Path, line: str, said: str) -> None:
    before = family_in(store)
    told = ada("network", "add", line)
    assert told.code == 2
    assert said in told.err
    assert family_in(store).people == before.people


def test_a_name_that_holds_more_is_refused_beside_as(ada: Famnet) -> None:
    told = ada("network", "add", "Joy, 31", "--as", "maternal aunt")
    assert (told.code, "holds more than a name" in told.err) == (2, True)


def test_a_name_in_quotes_may_hold_a_comma(ada: Famnet, store: Path) -> None:
    assert ada("network", "add", '"Okafor, Joy", maternal aunt').code == 0
    assert "Okafor, Joy" in [p.name for p in family_in(store).people]


def test_a_name_without_a_relationship_says_what_is_missing(ada: Famnet) -> None:
    told = ada("network", "add", "Joy")
    assert told.code == 2
    assert "Who is Joy? --as is missing." in told.err


def test_a_protection_from_somebody_not_there_yet_is_refused_and_says_what_to_do(ada: Famnet, store: Path) -> None:
    told = ada("network", "protect", "Kemi", "--what", "address", "--from", "Lee Moss")
    assert told.code == 4
    assert 'famnet network add "Lee Moss"' in told.err
    assert not family_in(store).protections


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param(("family", "focus", "Tobi", "--status", "CP plan"), "child_protection", id="status"),
        pytest.param(("family", "focus", "Tobi", "--status", "child in need"), "child_in_need", id="spaces"),
        pytest.param(("family", "focus", "Tobi", "--status", "CIN"), "child_in_need", id="short"),
    ],
)
def test_everyday_words_are_taken_for_a_choice(ada: Famnet, store: Path, words: tuple[str, ...], value: str) -> None:
    assert ada(*words).code == 0
    assert value in {child.status.value for child in family_in(store).children if child.status}


def test_girl_and_boy_say_a_gender_and_worries_a_column(ada: Famnet, store: Path) -> None:
    assert ada("network", "edit", "Sandra", "--gender", "woman").code == 0
    assert ada("mapping", "add", "Ada is tired at school", "--column", "worries").code == 0
    assert ada("network", "edit", "Sandra", "--gender", "wombat").code == 2
    assert {p.name: p.gender.value for p in family_in(store).people}["Sandra Lee"] == "female"


def test_a_guardians_order_is_echoed_and_shown_on_both_sides(ada: Famnet) -> None:
    ada("network", "add", "Grace Okafor", "--as", "nan on mums side")
    link = ("network", "link", "Grace", "--as", "special guardian", "--of", "Ada", "--since", "14 March 2025")
    assert "Grace Okafor is Ada Reid's special guardian since 14 March 2025." in ada(*link).err
    assert "nothing is different" in ada(*link).err
    child = json.loads(ada("network", "show", "Ada", "--json").out)
    carer = json.loads(ada("network", "show", "Grace", "--json").out)
    assert child["carers"] == ["Grace Okafor (special guardian, since 14 March 2025)"]
    assert carer["cares for"] == ["Ada Reid (special guardian, since 14 March 2025)"]


@pytest.mark.parametrize(
    ("link", "wrong", "said"),
    [
        pytest.param(("Sandra", "foster carer"), ("Sandra", "foster carer"), "foster carer", id="a carer"),
        pytest.param(("Daniel", "husband", "Kemi"), ("Daniel", "husband", "Kemi"), "are married", id="a couple"),
        pytest.param(("Sandra", "godmother", "Tobi"), ("Sandra", "godmother", "Tobi"), "godmother", id="a tie"),
        pytest.param(("Daniel", "father"), ("Daniel", "father"), "Daniel Reid is Ada Reid's father", id="a parent"),
        pytest.param(
            ("Tobi", "brother"), ("Tobi", "half-brother"), "Kemi Okafor is Tobi Bello's mother", id="a sibling"
        ),
    ],
)
def test_a_wrong_link_is_taken_off_and_undone(
    ada: Famnet, store: Path, link: tuple[str, ...], wrong: tuple[str, ...], said: str
) -> None:
    ada(*_words("link", link))
    before = _joints(store)
    taken = ada(*_words("unlink", wrong))
    assert (taken.code, "Taken off: " in taken.err, said in taken.err) == (0, True, True), taken.err
    assert _joints(store) < before
    assert "Taken back: “network unlink”" in ada("undo").err
    assert _joints(store) == before


def _words(command: str, told: tuple[str, ...]) -> tuple[str, ...]:
    name, phrase, *of = told
    return ("network", command, name, "--as", phrase, *(("--of", of[0]) if of else ()))


def _joints(store: Path) -> set[str]:
    family = family_in(store)
    return {joint.id for joint in (*family.parent_links, *family.couples, *family.ties)}


def test_a_link_that_is_not_there_is_refused_with_what_there_is(ada: Famnet) -> None:
    told = ada("network", "unlink", "Daniel", "--of", "Tobi", "--as", "father")
    assert told.code == 4
    assert "What there is: Daniel Reid is Ada Reid's father." in told.err


def test_which_of_several_links_has_to_be_said(ada: Famnet) -> None:
    told = ada("network", "unlink", "Kemi")
    assert told.code == 2
    assert "Kemi Okafor is Ada Reid's mother; Kemi Okafor is Tobi Bello's mother" in told.err
    assert ada("network", "unlink").code == 2


def test_somebody_nameless_goes_with_the_last_link_to_them(ada: Famnet, store: Path) -> None:
    ada("network", "add", "Joy Okafor", "--as", "maternal aunt")
    people = len(family_in(store).people)
    assert "joined to nobody" in ada("network", "unlink", "Joy", "--of", "Kemi", "--as", "sister").err
    ada("network", "unlink", "Kemi", "--of", "maternal grandmother")
    assert len(family_in(store).people) == people - 1


def test_a_third_birth_parent_is_refused_with_the_two_there_are(ada: Famnet, store: Path) -> None:
    told = ada("network", "add", "Ann Moss", "--as", "mum")
    assert told.code == 3
    assert "Ada Reid has two parents by birth already, Kemi Okafor and Daniel Reid" in told.err
    assert "stepmum" in told.err
    assert ada("network", "add", "Ann Moss", "--as", "adoptive mother").code == 0
    assert [link.kind for link in family_in(store).parent_links if link.kind is ParentKind.ADOPTIVE]


def test_an_edit_says_what_is_different(ada: Famnet) -> None:
    assert "Kemi Okafor: born 12 March 1993 (was 1993)" in ada("network", "edit", "Kemi", "--born", "12/3/1993").err
    assert "phone 07700 900123" in ada("network", "edit", "Kemi", "--phone", "07700 900123").err
    assert "no phone any more (was 07700 900123)" in ada("network", "edit", "Kemi", "--phone", "").err
    assert "was so already" in ada("network", "edit", "Kemi", "--born", "12/3/1993").err


def test_undo_and_redo_say_what_was_done(ada: Famnet) -> None:
    ada("network", "edit", "Kemi", "--called", "Mummy")
    assert "Kemi Okafor: called Mummy" in ada("undo").err
    again = ada("redo")
    assert "Done again: “network edit”" in again.err
    assert "Kemi Okafor: called Mummy" in again.err


def test_the_same_child_is_not_opened_twice_unseen(ada: Famnet) -> None:
    told = ada("family", "add", "ada reid", "--born", "5 May 2016")
    assert (told.code, "is a child in Ada Reid's family already" in told.err) == (3, True)
    assert ada("family", "add", "Ada Reid", "--born", "2019").code == 0
    assert ada("family", "add", "Ada Reid", "--yes").code == 0
    assert ada("family", "add", " ").code == 2


def test_closing_a_family_takes_no_other_up_unseen(ada: Famnet) -> None:
    ada("family", "add", "Ben Hale")
    told = ada("family", "close")
    assert "No family is in use now. Open: Ben Hale." in told.err
    assert ada("network", "list").code == 4
    assert ada("family", "use", "Ben").code == 0
    assert "was closed already" in ada("family", "close", "--family", "Ada").err
    assert "No family is in use now." in ada("family", "close").err
    opened = ada("family", "add", "Cara Lund")
    assert "Cara Lund's family is open and in use." in opened.err


def test_closing_another_family_leaves_the_one_in_use(ada: Famnet) -> None:
    ada("family", "add", "Ben Hale")
    assert "You are working with Ada Reid's family, as before." in ada("family", "close", "--family", "Ben").err


@pytest.mark.parametrize("words", ["", "# nobody yet\n"], ids=["empty", "a comment"])
def test_a_story_about_nobody_makes_no_family(famnet: Famnet, tmp_path: Path, words: str) -> None:
    (tmp_path / "visit.family").write_text(words)
    told = famnet("network", "import", "visit.family")
    assert told.code == 3
    assert "There is nobody in “visit.family”" in told.err
    assert json.loads(famnet("family", "list", "--json").out) == []


def test_a_table_to_fill_in_is_written_and_reads_back(famnet: Famnet, tmp_path: Path) -> None:
    assert famnet("network", "template", "--to", "people.csv").code == 0
    table = tmp_path / "people.csv"
    heads = table.read_text(encoding="utf-8-sig").split(",")
    row = {"name": "Ada Reid", "relationship": "child in focus"}
    table.write_text(",".join(heads) + ",".join(row.get(head.strip(), "") for head in heads) + "\n", encoding="utf-8")
    assert famnet("network", "import", "people.csv").code == 0
    assert famnet("network", "template", "--to", "people.csv").code == 2
    assert famnet("network", "template", "--to", "people.csv", "--yes").code == 0


def test_a_quiet_demo_says_nothing(bare: Famnet, tmp_path: Path) -> None:
    told = bare("demo", "--to", str(tmp_path / "demo"), "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert list((tmp_path / "demo").glob("*.svg"))


@pytest.fixture
def meeting(ada: Famnet) -> Famnet:
    """A meeting on 3 December at which Kemi is expected; the calendar file is m.ics."""
    plan = ("meeting", "plan", "--on", "2026-12-03", "--at", "16:00", "--place", "The library", "--coordinator", "Jo")
    assert ada(*plan, "--coordinator-phone", "0151 606 2000").code == 0
    assert ada("meeting", "attendance", "Kemi").code == 0
    return ada


def test_a_moved_meeting_says_how_it_stands_and_who_has_to_hear(meeting: Famnet, tmp_path: Path) -> None:
    moved = meeting("meeting", "edit", "--on", "2026-12-10", "--at", "5pm")
    assert "Now: family network meeting on Thursday 10 December 2026, 5pm, The library, run by Jo (0151" in moved.err
    assert "Tell those who were asked: Kemi Okafor." in moved.err
    meeting("meeting", "calendar", "-o", "m.ics")
    assert "DTSTART;TZID=Europe/London:20261210T170000" in (tmp_path / "m.ics").read_text()
    assert "Tell" not in meeting("meeting", "edit", "--purpose", "to plan").err


def test_a_meeting_called_off_goes_out_of_the_calendars_too(meeting: Famnet, store: Path, tmp_path: Path) -> None:
    meeting("meeting", "calendar", "-o", "m.ics")
    first = (tmp_path / "m.ics").read_text()
    assert "Called off: family network meeting" in meeting("meeting", "cancel", "--reason", "Kemi is ill").err
    meeting("meeting", "calendar", "1", "-o", "m.ics")
    last = (tmp_path / "m.ics").read_text()
    assert ("STATUS:CANCELLED" in last, "library" in last) == (True, False)
    before, after = (int(re.findall(r"SEQUENCE:(\d+)", text)[0]) for text in (first, last))
    assert before < after
    assert family_in(store).meetings[0].cancelled_on == date(2026, 11, 22)
    assert "2026-11-22: Kemi is ill" in meeting("meeting", "list").out


def test_the_coordinators_number_is_on_the_invitation(meeting: Famnet, tmp_path: Path) -> None:
    meeting("check", "--despite", "consent-before-contact", "--reason", "they asked for it")
    meeting("consent", "record", "Ada", "yes")
    meeting("consent", "record", "Kemi", "yes")
    meeting("consent", "record", "Daniel", "yes")
    told = meeting("meeting", "invite", "Kemi", "-o", "inv", "--format", "md")
    assert told.code == 0, told.err
    assert "0151 606 2000" in "".join(path.read_text() for path in (tmp_path / "inv").iterdir())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(("edit",), 2, "What shall be different?", id="nothing said"),
        pytest.param(("edit", "7", "--at", "9:00"), 4, "There is no meeting 7.", id="no such meeting"),
        pytest.param(("cancel",), 2, "--reason is missing", id="no reason"),
        pytest.param(("cancel", "--reason", " "), 2, "called off for a reason", id="an empty reason"),
        pytest.param(("calendar",), 3, "The day of the meeting is not set.", id="no day"),
    ],
)
def test_a_meeting_is_not_changed_by_half_a_line(ada: Famnet, words: tuple[str, ...], code: int, said: str) -> None:
    ada("meeting", "plan", "--place", "The library")
    told = ada("meeting", *words)
    assert (told.code, said in told.err) == (code, True), told.err


def test_a_meeting_called_off_is_gone_for_the_papers(ada: Famnet) -> None:
    ada("meeting", "plan", "--on", "2026-12-03")
    ada("meeting", "cancel", "--reason", "snow")
    assert "No meeting is planned" in ada("meeting", "agenda").err
    assert "was called off on Sunday 22 November 2026" in ada("meeting", "cancel", "1", "--reason", "again").err


@pytest.fixture
def planned(ada: Famnet) -> Famnet:
    """Three promises and an if-then, in force and given out."""
    for who, what in (("Kemi", "rings Grace"), ("Daniel", "has Ada on Saturdays"), ("Sandra", "visits")):
        assert ada("plan", "commit", who, what).code == 0
    ada("plan", "if", "nobody answers", "--then", "ring 999", "--who", "Kemi")
    ada("plan", "draft", "-o", "p.md", "--kind", "child_in_need", "--agreed", "2026-11-06")
    ada("plan", "share", "Kemi", "--on", "2026-11-07")
    return ada


def numbers(famnet: Famnet, *words: str) -> dict[str, int]:
    return {row["what"]: row["number"] for row in json.loads(famnet("plan", "show", *words, "--json").out)}


def test_a_line_keeps_its_number_while_the_next_version_is_written(planned: Famnet) -> None:
    before = numbers(planned)
    planned("plan", "amend", "4", "--what", "ring Grace first")
    planned("plan", "amend", "2", "--stop")
    planned("plan", "commit", "Daniel", "has Ada on Sundays")
    now = numbers(planned)
    assert before == {"rings Grace": 1, "has Ada on Saturdays": 2, "visits": 3, "ring 999": 4}
    assert now == {"rings Grace": 1, "visits": 3, "ring Grace first": 4, "has Ada on Sundays": 5}
    assert numbers(planned, "--version", "1") == before
    assert "Numbers are those of the version in force" in planned("plan", "show").err


def test_a_review_is_read_back_by_the_numbers_of_the_plan(planned: Famnet) -> None:
    planned("plan", "amend", "1", "--stop")
    told = planned("reviews", "record", "--outcome", "1=done", "--outcome", "3=part: ill", "--scale", "Kemi=6")
    assert told.code == 0, told.err
    assert "1. Kemi Okafor rings Grace: done" in told.err
    assert "2. Daniel Reid has Ada on Saturdays: not spoken of" in told.err
    assert "3. Sandra Lee visits: done in part (ill)" in told.err
    assert "Kemi Okafor: 6 out of 10" in told.err


def test_a_calendar_says_that_a_newer_draft_waits(planned: Famnet) -> None:
    assert "is being written" not in planned("plan", "rota", "calendar", "Kemi", "-o", "k.ics").err
    planned("plan", "amend", "1", "--when", "daily")
    told = planned("plan", "rota", "calendar", "Kemi", "-o", "k.ics")
    assert "This is from version 1, which is in force. Version 2 is being written" in told.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(
            ("render",), 2, "Perhaps `famnet genogram render`, `famnet ecomap render`", id="without a group"
        ),
        pytest.param(("plan", "comit"), 2, "Perhaps “commit”?", id="a slip"),
        pytest.param(("genogram",), 2, "render", id="a group alone"),
        pytest.param((), 0, "famnet family show", id="nothing at all"),
    ],
)
def test_a_line_that_is_no_command_says_what_there_is(
    ada: Famnet, words: tuple[str, ...], code: int, said: str
) -> None:
    told = ada(*words)
    assert (told.code, said in told.err) == (code, True), told.err


def test_a_stranger_is_told_how_to_begin(bare: Famnet) -> None:
    told = bare()
    assert (told.code, "famnet init" in told.err) == (0, True)


def test_a_child_is_told_in_one_line(famnet: Famnet, store: Path) -> None:
    assert famnet("family", "add", "Ada Reid, girl, 5/5/15").code == 0
    child = family_in(store).people[0]
    assert (child.name, child.gender.value, str(child.born)) == ("Ada Reid", "female", "5 May 2015")
    for line in ("Ben Hale, boy, wombat", "Ben Hale, mum"):
        assert famnet("family", "add", line).code == 2


def test_a_line_of_the_plan_is_read_back_when_it_is_changed(planned: Famnet) -> None:
    changed = planned("plan", "amend", "2", "--when", "Sundays")
    assert "Now: 2. Daniel Reid has Ada on Saturdays, Sundays." in changed.err
    assert "Out of the plan: 3. Sandra Lee visits." in planned("plan", "amend", "3", "--stop").err


def test_a_figure_that_nobody_has_looked_up_says_so(ada: Famnet) -> None:
    assert "Regulations 2010, reg 24, not confirmed" in ada("reviews", "clocks").out
    assert "reg 25, not confirmed" not in ada("reviews", "clocks").out
    ada("plan", "commit", "Kemi", "rings Grace")
    ada("plan", "draft", "-o", "p.md", "--kind", "child_in_need", "--agreed", "2026-11-06")
    told = ada("reviews", "start", "initial-conference", "--on", "2026-11-16", "--child", "Ada")
    assert told.code == 0, told.err
    assert "Working Together to Safeguard Children 2023, not confirmed" in ada("reviews", "due").out


@pytest.mark.parametrize("phrase", ["brother", "family friend"])
def test_a_date_goes_only_with_what_has_one(ada: Famnet, store: Path, phrase: str) -> None:
    before = family_in(store)
    told = ada("network", "link", "Tobi", "--as", phrase, "--of", "Ada", "--since", "2020")
    assert (told.code, "has no dates" in told.err) == (2, True)
    assert family_in(store).parent_links == before.parent_links


def test_a_couple_has_dates(ada: Famnet) -> None:
    told = ada(
        "network", "link", "Daniel", "--as", "ex-husband", "--of", "Kemi", "--since", "2012", "--until", "2019"
    )
    assert "were married from 2012 until 2019, now divorced." in told.err


def test_a_fact_that_is_only_begun_is_refused_with_how_to_say_it(ada: Famnet, store: Path) -> None:
    told = ada("network", "add", "Joy, mums sister, must not go to Daniel")
    assert (told.code, "is only half told" in told.err, "address must not go to Lee" in told.err) == (2, True, True)
    assert "Joy" not in [p.name for p in family_in(store).people]
    told = ada("network", "add", "Joy, mums sister, address must not go to Daniel, has died")
    assert "Kept: has died; secret: address from Daniel Reid." in told.err
