import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.desk import Famnet, Spawn

PHONE = ("engage", "log", "Daniel", "--how", "rang", "--on", "2026-11-20", "--note", "rings back Friday")


def progress(famnet: Famnet, name: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = json.loads(famnet("engage", "list", "--json").out)
    return next(row for row in rows if row["name"] == name)


def test_a_call_is_noted_with_its_day_its_way_and_what_was_said(ada: Famnet) -> None:
    said = ada(*PHONE, "--next", "2026-11-27")
    assert said.code == 0
    assert "By phone on Friday 20 November 2026: “rings back Friday”." in said.err
    row = progress(ada, "Daniel Reid")
    assert (row["status"], row["last_contact"], row["how"]) == ("approached", "2026-11-20", "phone")
    assert (row["tries"], row["next_try"], row["note"]) == (1, "2026-11-27", "rings back Friday")


def test_the_log_of_one_person_is_in_the_history_and_taken_back_whole(ada: Famnet) -> None:
    ada(*PHONE)
    assert "rings back Friday" in ada("engage", "show", "Daniel").out
    told = ada("history", "--person", "Daniel").out
    assert "Daniel Reid was approached on 20 November 2026 (how: phone" in told
    assert ada("undo").code == 0
    assert "Nobody has written down" in ada("engage", "show", "Daniel").err
    assert progress(ada, "Daniel Reid")["status"] == "identified"


def test_what_a_person_said_to_the_team_is_in_nobody_elses_copy(ada: Famnet, store: Path) -> None:
    ada(*PHONE, "--barrier", "is afraid of Kemi")
    for command in (
        ("plan", "draft", "--audience", "Kemi", "-o", "plan.md"),
        ("network", "export", "network.csv", "--audience", "Kemi"),
        ("genogram", "render", "--audience", "Kemi", "-o", "genogram.json"),
    ):
        assert ada(*command).code == 0
    copies = "".join((store.parent / name).read_text() for name in ("plan.md", "network.csv", "genogram.json"))
    assert "rings back" not in copies
    assert "afraid" not in copies


def test_an_approach_that_is_still_to_come_is_refused(ada: Famnet) -> None:
    said = ada("engage", "log", "Daniel", "--how", "visit", "--on", "2027-01-01")
    assert said.code == 2
    assert "still to come" in said.err


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        pytest.param(("engage", "log", "Daniel"), "--how or --status", id="nothing told"),
        pytest.param(("engage", "log"), "NAME", id="nobody named"),
    ],
)
def test_without_a_terminal_what_is_missing_is_named(ada: Famnet, line: tuple[str, ...], missing: str) -> None:
    said = ada(*line)
    assert said.code == 2
    assert missing in said.err


def test_a_bundle_takes_the_log_along(ada: Famnet) -> None:
    ada(*PHONE)
    assert ada("network", "export", "ada.famnet-bundle").code == 0
    assert ada("network", "import", "ada.famnet-bundle", "--family", "A copy").code == 0
    assert progress(ada, "Daniel Reid")["note"] == "rings back Friday"


def test_question_by_question_each_try_is_kept_as_it_is_given(terminal: Spawn, ada: Famnet) -> None:
    sitting = terminal("engage", "log")
    sitting.answers(
        ("Whom did you approach?", "Danel"),
        ("Whom did you approach?", "Daniel"),
        ("Number, 1 to 7", "letter"),
        ("When was that?", "1/1/2027"),
        ("When was that?", "20/11/2026"),
        ("Did Daniel answer?", "n"),
        ("Number, 1 to 3", "unreachable"),
        ("What was said?", "came back unopened"),
        ("What stands in the way?", "moved"),
        ("When will you try again?", "1 November 2026"),
        ("When will you try again?", "30 November 2026"),
    )
    sitting.says("Next try: Monday 30 November 2026.")
    sitting.says("Whom did you approach?")
    sitting.interrupt()
    assert sitting.ends() == 130
    row = progress(ada, "Daniel Reid")
    assert (row["status"], row["how"], row["last_contact"]) == ("unreachable", "letter", "2026-11-20")
    assert (row["unanswered"], row["next_try"]) == (1, "2026-11-30")


def test_somebody_named_without_more_is_asked_about_once(terminal: Spawn, ada: Famnet) -> None:
    sitting = terminal("engage", "log", "Kemi", "--how", "visit")
    assert sitting.ends() == 0
    sitting = terminal("engage", "log", "Kemi")
    for question in ("Number, 1 to 7", "When was that?", "answer?", "Number, 1 to 8", "said?", "try again?"):
        sitting.answer(question)
    assert sitting.ends() == 0
    assert progress(ada, "Kemi Okafor")["tries"] == 2
