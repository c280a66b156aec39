"""What was handed out is on a list."""

import json
from pathlib import Path
from typing import Any

from tests.cli.desk import Famnet


def copies(famnet: Famnet) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(famnet("documents", "list", "--json").out)
    return rows


def test_every_saved_document_is_on_the_list_with_its_reader(ada: Famnet) -> None:
    ada("plan", "commit", "Kemi", "rings every evening", "--checked-by", "Daniel")
    ada("plan", "draft", "-o", "plan.docx", "--format", "docx,html", "--agreed", "2026-11-20")
    ada("plan", "parts", "Kemi", "-o", "parts")
    days, part, page, word = copies(ada)
    assert (word["document"], word["form"], word["audience"], word["who"]) == (
        *("plan", "docx", "network"),
        "Test Worker",
    )
    assert word["version"]
    assert page["form"] == "html"
    assert (part["document"], part["reader"]) == ("my_part", "Kemi Okafor")
    assert (days["document"], days["form"]) == ("plan parts", "ics")
    mark = word["facts"].partition(": ")[2]
    assert ada("verify", "--head", mark).code == 0


def test_the_list_says_in_one_language_which_version_a_copy_in_another_was_of(ada: Famnet) -> None:
    ada("plan", "draft", "-o", "cynllun.md", "--language", "cy")
    ada("plan", "draft", "-o", "plan.md")
    assert [row["version"] for row in copies(ada)] == ["version 1, draft"] * 2


def test_a_picture_is_on_it_when_it_is_not_the_team_s_own(ada: Famnet, tmp_path: Path) -> None:
    ada("genogram", "render", "-o", "team.svg")
    assert ada("documents", "list").err == "No copy was made yet.\n"
    ada("genogram", "render", "--audience", "court", "-o", "court.svg")
    (row,) = copies(ada)
    assert (row["document"], row["audience"]) == ("genogram render", "court")
    assert (tmp_path / "court.svg").exists()


def test_what_was_stopped_is_not_on_it_and_what_was_let_pass_has_its_reason(ada: Famnet) -> None:
    ada("network", "edit", "Kemi", "--address", "14 Larch Road, Liscard")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Daniel")
    ada("mapping", "add", "They were seen at 14 larch road last week")
    ada("plan", "draft", "--audience", "Daniel", "-o", "plan.md")
    assert copies(ada) == []
    ada("plan", "draft", "--audience", "Daniel", "-o", "plan.md", "--override", "the court ordered it")
    (row,) = copies(ada)
    assert (row["let_pass_because"], row["released_by"], row["reader"]) == (
        *("the court ordered it", "Test Worker"),
        "Daniel Reid",
    )


def test_a_copy_of_an_earlier_day_can_be_made_and_is_on_it(ada: Famnet) -> None:
    assert ada("genogram", "render", "--audience", "court", "-o", "c.svg", "--as-known", "2099-01-01").code == 0
    assert len(copies(ada)) == 1


def test_how_plain_a_document_is_can_be_asked_for(ada: Famnet, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "jargon.toml").write_text(
        '[[jargon]]\nid = "tac"\nwords = ["TAC"]\nsay = "the people round the child"\n'
    )
    ada("plan", "commit", "Kemi", "attends contact and tells the TAC", "--checked-by", "Daniel")
    said = ada("plan", "draft", "-o", "plan.md", "--plain-check").err
    assert "can be read from the age of about" in said
    assert "“TAC” is a word of the profession. A family might say: the people round the child." in said
    assert "How plain" not in ada("plan", "draft", "-o", "plan.md").err
    assert "How plain" not in ada("genogram", "render", "-o", "g.svg", "--plain-check").err


def test_a_calendar_speaks_the_language_of_its_page_and_says_that_nobody_has_checked_it(
    ada: Famnet, tmp_path: Path
) -> None:
    ada("plan", "commit", "Kemi", "rings Grace", "--when", "Mondays", "--checked-by", "Kemi")
    ada("plan", "draft", "-o", "plan.md", "--kind", "child_in_need", "--agreed", "2026-11-01")
    ada("plan", "parts", "Kemi", "-o", "parts", "--language", "cy")
    told = next((tmp_path / "parts").glob("*.ics")).read_bytes().replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Rydym yn edrych ar y cynllun eto" in told
    assert "heb ei wirio gan siaradwr eto" in told
    assert "We look" not in told
