"""`famnet plan …` by options alone, on a real store: versions, promises, who has it, what it lacks."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.desk import Famnet


@pytest.fixture
def plan(ada: Famnet) -> Famnet:
    """A plan of two promises and an if-then, agreed on 6 November 2026."""
    for line in (
        ("mapping", "add", "Ada is alone at night", "--column", "worry", "--by", "School"),
        ("mapping", "goal", "Somebody is there every night", "--answers", "1"),
        ("bottom-line", "agree", "A sober adult every night", "--otherwise", "A meeting", "--by", "Manager"),
        ("plan", "commit", "Kemi", "rings Daniel", "--when", "every evening", "--checked-by", "Daniel",
         "--answers", "1", "--goal", "1", "--must-have", "1", "--works-when", "no call missed", "--for", "Ada"),
        ("plan", "commit", "Sandra", "visits", "--how-often", "every fortnight", "--not-agreed-yet"),
        ("plan", "if", "Kemi does not ring", "--then", "Daniel goes round", "--who", "Daniel"),
        ("plan", "lead", "Daniel", "--out-of-hours", "Emergency duty team"),
        ("plan", "draft", "-o", "plan.md", "--kind", "child_in_need", "--agreed", "2026-11-06"),
    ):  # fmt: skip
        done = ada(*line)
        assert done.code == 0, (line, done.err)
    return ada


def rows(famnet: Famnet, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(famnet("plan", *words, "--json").out)
    return found


def test_what_stands_in_the_plan_is_shown_whole(plan: Famnet) -> None:
    first, second, third = rows(plan, "show")
    assert (first["who"], first["checked_by"], first["for_whom"], first["by"]) == (
        "Kemi Okafor", "Daniel Reid", "Ada Reid", "network",
    )  # fmt: skip
    assert first["answers"] == "Ada is alone at night / Somebody is there every night / A sober adult every night"
    assert (second["by"], second["agreed"]) == ("service", False)
    assert (third["number"], third["when"]) == (3, "if Kemi does not ring")


def test_a_version_given_out_never_changes_and_the_next_one_does(plan: Famnet) -> None:
    plan("plan", "share", "Kemi", "--on", "2026-11-07", "--how", "by hand")
    amended = plan("plan", "amend", "1", "--when", "every evening at eight", "--checked-by", "Sandra")
    assert "--agreed" in amended.err
    assert plan("plan", "amend", "3", "--sign", "Kemi does not answer", "--what", "Daniel rings Sandra").code == 0
    assert plan("plan", "amend", "2", "--stop").code == 0
    assert rows(plan, "show", "--version", "1")[0]["when"] == "every evening"
    assert "being written" in plan("plan", "show").err
    plan("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-20")
    changed = plan("plan", "diff").out
    assert "every evening [+at eight+]" in changed
    assert "[-(Daniel-] [+(Sandra+] Reid" not in changed
    assert "[-Sandra Lee visits every fortnight.-]" in changed
    history = rows(plan, "history")
    assert [(h["version"], h["state"], h["given_to"]) for h in history] == [
        (1, "replaced", ["Kemi Okafor"]),
        (2, "in force", []),
    ]


def test_stepping_up_makes_the_next_version_of_the_same_plan(plan: Famnet) -> None:
    plan("plan", "share", "Kemi")
    plan("plan", "draft", "-o", "plan.md", "--kind", "child_protection", "--agreed", "2026-11-20")
    assert [h["state"] for h in rows(plan, "history")] == ["replaced", "in force"]
    assert json.loads(plan("reviews", "due", "--json").out)[0]["kind"] == "child_protection"
    assert "Ada Reid: child [-in need;-] [+protection;+]" in plan("plan", "diff").out


def test_who_has_the_plan_is_known_and_who_has_not_is_a_finding(plan: Famnet) -> None:
    plan("plan", "share", "Kemi", "--on", "2026-11-07", "--how", "by post")
    has, lacks = rows(plan, "share")
    assert (has["who"], has["version"], has["on"], has["how"]) == ("Kemi Okafor", 1, "2026-11-07", "by post")
    assert (lacks["who"], lacks["how"]) == ("Sandra Lee", "does not have version 1")
    checked = plan("plan", "check")
    assert checked.code == 1
    assert "Sandra Lee does not have the plan yet (version 1)." in checked.out
    plan("plan", "share", "--everyone")
    assert "does not have the plan" not in plan("plan", "check").out


def test_a_copy_is_its_readers_and_of_the_version_in_force(plan: Famnet, tmp_path: Path) -> None:
    plan("network", "edit", "Kemi", "--address", "14 Larch Road, Seacombe")
    plan("network", "protect", "Kemi", "--what", "address", "--from", "Daniel")
    shared = plan("plan", "share", "Daniel", "Sandra", "-o", "copy.md")
    assert shared.code == 0, shared.err
    plan("plan", "commit", "Kemi", "sings")  # a draft beside it
    plan("plan", "share", "Kemi", "-o", "kemi.md")
    daniels = (tmp_path / "copy-daniel-reid.md").read_text()
    assert "Larch" not in daniels
    assert "rings Daniel" in daniels
    assert "sings" not in (tmp_path / "kemi.md").read_text()
    assert (tmp_path / "copy-sandra-lee.md").exists()


def test_the_check_follows_the_chain_and_looks_at_words_but_not_at_quotations(plan: Famnet) -> None:
    plan("views", "add", "I was safeguarded by the multi-agency partnership.", "--by", "Ada")
    plan("plan", "commit", "Kemi", "engages with the multi-agency safeguarding partnership", "--when", "Mondays")
    plan("mapping", "add", "Ada is late for school", "--column", "worry", "--by", "School")
    found = json.loads(plan("plan", "check", "--json").out)
    messages = {f["rule"]: [g["message"] for g in found if g["rule"] == f["rule"]] for f in found}
    assert any("Ada is late for school" in m for m in messages["worry-answered"])
    assert any("nobody checks" in m for m in messages["commitment-monitored"])
    assert any("not agreed to it yet" in m for m in messages["commitment-agreed"])
    plain = " ".join(messages["plain-language"])
    assert "“safeguarding”" in plain
    assert "keeping safe" in plain
    assert "I was safeguarded" not in plain


def test_each_person_is_taken_out_in_turn(plan: Famnet) -> None:
    kemi = next(row for row in rows(plan, "stress") if row["without"] == "Kemi Okafor")
    assert kemi["single_point"]
    assert kemi["worries_unanswered"] == ["Ada is alone at night"]
    assert kemi["must_haves_unanswered"] == ["A sober adult every night"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(("plan", "commit"), 2, "WHO", id="nobody promises"),
        pytest.param(("plan", "commit", "Kemi"), 2, "WHAT", id="promises nothing"),
        pytest.param(("plan", "commit", "Kemi", "  "), 2, "What do they do", id="no words"),
        pytest.param(("plan", "commit", "Zed", "rings"), 4, "Zed", id="nobody of that name"),
        pytest.param(("plan", "commit", "Kemi", "rings", "--answers", "7"), 4, "number 7", id="no such worry"),
        pytest.param(("plan", "if"), 2, "SIGN", id="no sign"),
        pytest.param(("plan", "if", "smoke"), 2, "--then", id="no response"),
        pytest.param(("plan", "lead"), 2, "WHO", id="no lead"),
        pytest.param(("plan", "amend", "9", "--what", "x"), 4, "9", id="no such line"),
        pytest.param(("plan", "amend", "1"), 2, "different", id="nothing different"),
        pytest.param(("plan", "amend", "3", "--works-when", "x"), 2, "if-then", id="not of an if-then"),
        pytest.param(("plan", "show", "--version", "5"), 4, "no version 5", id="no such version"),
        pytest.param(("plan", "diff", "1", "5"), 4, "no version 5", id="nothing to compare with"),
        pytest.param(
            ("plan", "draft", "--agreed", "2026-10-01"), 3, "cannot be agreed", id="agreed before the former"
        ),
        pytest.param(("plan", "draft", "--kind", "Zed=child_in_need"), 4, "Zed", id="kind of nobody"),
    ],
)
def test_bad_input_is_explained_and_changes_nothing(
    plan: Famnet, words: tuple[str, ...], code: int, says: str
) -> None:
    plan("plan", "share", "Kemi")
    before = [plan("plan", what, "--json").out for what in ("show", "history", "share")]
    refused = plan(*words)
    assert (refused.code, "Traceback" in refused.err) == (code, False), refused.err
    assert says in refused.err
    assert [plan("plan", what, "--json").out for what in ("show", "history", "share")] == before


def test_somebody_who_left_promises_nothing(plan: Famnet) -> None:
    plan("engage", "log", "Daniel", "--status", "stepped_back")
    before = plan("plan", "show", "--json").out
    for words in (("commit", "Daniel", "rings"), ("amend", "1", "--who", "Daniel")):
        refused = plan("plan", *words)
        assert refused.code == 3
        assert "has stepped back" in refused.err
    assert plan("plan", "show", "--json").out == before


def test_a_plan_nobody_agreed_is_not_given_out(ada: Famnet) -> None:
    ada("plan", "commit", "Kemi", "rings")
    refused = ada("plan", "share", "Kemi")
    assert refused.code == 3
    assert "in force" in refused.err
