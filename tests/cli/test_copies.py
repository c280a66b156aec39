"""Copies leave through the gate and no other way."""

import json
import sys
from pathlib import Path

import pytest
from tests.cli.desk import Famnet

from famnet.store.errors import BusyStoreError
from famnet.store.shelf import Shelf
from famnet.usecases.saving import UnwritableError, save


@pytest.fixture
def guarded(ada: Famnet) -> Famnet:
    """Kemi's address is kept from Daniel, and somebody typed it into the mapping."""
    ada("network", "edit", "Kemi", "--address", "14 Larch Road, Liscard")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Daniel", "--why", "court order")
    ada("mapping", "add", "They were seen at 14 larch road last week")
    return ada


def test_a_copy_that_would_tell_is_not_written(guarded: Famnet, tmp_path: Path) -> None:
    for form in ("html", "docx", "md"):
        stopped = guarded("plan", "draft", "--audience", "Daniel", "-o", f"plan.{form}")
        assert stopped.code == 3
        assert "the address of Kemi Okafor" in stopped.err
        assert not (tmp_path / f"plan.{form}").exists()


def test_the_name_of_a_file_can_tell_too(guarded: Famnet, tmp_path: Path) -> None:
    stopped = guarded("genogram", "render", "--audience", "Daniel", "-o", "14 Larch Road.svg")
    assert stopped.code == 3
    assert not list(tmp_path.glob("*.svg"))


def test_letting_it_pass_needs_a_reason_which_is_kept(guarded: Famnet, tmp_path: Path) -> None:
    passed = guarded("plan", "draft", "--audience", "Daniel", "-o", "plan.md", "--override", "the court ordered it")
    assert passed.code == 0
    assert (tmp_path / "plan.md").exists()
    assert "the court ordered it" in guarded("history").out


def test_a_copy_sent_down_a_pipe_is_on_the_list_too(ada: Famnet) -> None:
    assert ada("plan", "draft", "-o", "-", "--format", "md").code == 0
    assert "plan" in ada("documents", "list").out


def test_no_copy_is_there_before_the_list_says_so(
    ada: Famnet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BusyStoreError(tmp_path / "families.famnet")

    monkeypatch.setattr(Shelf, "record_copies", refuse)
    assert ada("plan", "draft", "-o", "plan.md").code == 75
    assert not (tmp_path / "plan.md").exists()
    assert not list(tmp_path.glob(".*famnet-part"))


def test_the_team_sees_it_all(guarded: Famnet, tmp_path: Path) -> None:
    assert guarded("plan", "draft", "--audience", "team", "-o", "plan.md").code == 0
    assert "larch road" in (tmp_path / "plan.md").read_text()


def test_who_sees_finds_its_reader_as_every_command_does(ada: Famnet) -> None:
    rows = json.loads(ada("who-sees", "--reader", "mum", "--json").out)
    assert {row["reader"] for row in rows} == {"Kemi Okafor"}
    assert ada("who-sees", "--reader", "Zed").code == 4


def test_two_readers_of_one_name_are_told_apart(ada: Famnet) -> None:
    ada("network", "add", "Lee Marsh", "--as", "family friend")
    ada("network", "add", "Lee Marsh", "--as", "neighbour", "--yes")
    ada("network", "edit", "Kemi", "--address", "14 Larch Road")
    ada("network", "protect", "Kemi", "--from", "neighbour")
    rows = json.loads(ada("who-sees", "--json").out)
    why = {row["reader"]: row["why"] for row in rows if row["fact"] == "address"}
    assert why["Lee Marsh (family friend)"] != why["Lee Marsh (neighbour)"]
    assert "Lee Marsh (neighbour)" in ada("who-sees", "--csv").out


def test_who_sees_gives_a_reason_for_every_cell(guarded: Famnet, tmp_path: Path) -> None:
    rows = json.loads(guarded("who-sees", "--reader", "Daniel Reid", "--json").out)
    cell = next(row for row in rows if row["fact"] == "address")
    assert (cell["whose"], cell["sees"], cell["why"]) == ("Kemi Okafor", False, "kept from them: court order")
    assert all(row["why"] for row in rows)
    assert "14 Larch Road" in guarded("who-sees", "--reader", "network").out
    guarded("who-sees", "--html", "who.html")
    assert "court order" in (tmp_path / "who.html").read_text()


def test_every_document_of_a_meeting_and_a_plan_is_written(ada: Famnet, tmp_path: Path) -> None:
    for line in (
        ("meeting", "plan", "--on", "2026-12-03", "--coordinator", "Ben Carter"),
        ("meeting", "attendance", "Kemi"),
        *(("consent", "record", name, "yes") for name in ("Ada", "Kemi", "Daniel")),
        ("plan", "commit", "Kemi", "rings every evening", "--checked-by", "Daniel"),
        ("plan", "draft", "-o", "plan.html", "--agreed", "2026-11-20", "--style", "large"),
        ("plan", "child", "Ada", "-o", "child.html"),
        ("plan", "parts", "-o", "parts"),
        ("plan", "conference", "-o", "conference.docx"),
        ("meeting", "invite", "-o", "invitations"),
        ("meeting", "information", "-o", "information.md"),
        ("reviews", "agenda", "-o", "review.md"),
        ("reviews", "remind", "--audience", "Kemi", "-o", "remind.md"),
    ):
        outcome = ada(*line)
        assert outcome.code == 0, (line, outcome.err)
    parts = {f"part-{name}.{form}" for name in ("kemi-okafor", "daniel-reid") for form in ("html", "ics")}
    assert {p.name for p in (tmp_path / "parts").iterdir()} == parts
    assert (tmp_path / "invitations" / "invitation-kemi-okafor.docx").stat().st_mode & 0o077 == 0


def test_a_review_is_recorded_and_amends_the_plan(ada: Famnet) -> None:
    ada("plan", "commit", "Kemi", "rings every evening", "--checked-by", "Daniel")
    ada("plan", "draft", "-o", "p.md", "--agreed", "2026-11-01")
    ada("plan", "share", "Kemi")
    recorded = ada(
        *("reviews", "record", "--on", "2026-11-20", "--outcome", "1=stopped: she has no phone"),
        *("--scale", "Daniel=6", "--worked", "the children know", "--left", "Sandra: new job"),
    )
    assert recorded.code == 0, recorded.err
    assert "Due" in recorded.err
    assert [row["version"] for row in json.loads(ada("plan", "history", "--json").out)] == [1, 2]
    assert "rings every evening" in ada("plan", "diff", "1", "2").out
    assert ada("reviews", "record", "--on", "2026-11-19").code == 3
    assert ada("reviews", "record", "--outcome", "9=done").code == 4
    assert ada("reviews", "record", "--outcome", "1=perhaps").code == 2


def test_a_clock_is_started_by_hand_and_met(ada: Famnet) -> None:
    started = ada("reviews", "start", "initial-conference", "--child", "Ada", "--on", "2026-11-20")
    assert "11 December 2026" in started.err
    assert ada("reviews", "met", "initial-conference", "--child", "Ada", "--on", "2026-12-01").code == 0
    assert ada("reviews", "start", "wibble").code == 4


def test_a_promise_is_amended_and_the_plan_is_stressed(ada: Famnet) -> None:
    ada("mapping", "add", "Too many nights alone")
    ada("plan", "commit", "Kemi", "rings every evening", "--answers", "1", "--checked-by", "Daniel")
    ada("plan", "amend", "1", "--when", "Mondays", "--checked-by", "Sandra")
    assert "Mondays" in ada("plan", "show").out
    stressed = json.loads(ada("plan", "stress", "--json").out)
    assert next(row for row in stressed if row["without"] == "Kemi Okafor")["single_point"] is True
    assert ada("plan", "check").code == 1
    ada("plan", "amend", "1", "--stop")
    assert json.loads(ada("plan", "show", "--json").out) == []


@pytest.mark.skipif(sys.platform == "win32", reason="not run on Windows: no limit on the size of files there")
def test_a_file_for_which_there_is_no_room_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 -- not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, before[1]))
    try:
        with pytest.raises(UnwritableError, match="it would be larger than files may be here"):
            save(tmp_path / "plan.md", b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.iterdir())


def test_a_second_name_is_kept_with_the_reason(guarded: Famnet) -> None:
    let = ("--override", "the court ordered it", "--released-by", "Sam Price")
    assert guarded("plan", "draft", "--audience", "Daniel", "-o", "plan.md", *let).code == 0
    assert "the court ordered it (looked at by Sam Price)" in guarded("documents", "list").out
    assert "Sam Price" in guarded("history").out


@pytest.mark.parametrize("name", ["Test Worker", "test  WORKER", "testworker"])
def test_nobody_looks_at_their_own_copy_once_more(guarded: Famnet, tmp_path: Path, name: str) -> None:
    let = ("--override", "the court ordered it", "--released-by", name)
    refused = guarded("plan", "draft", "--audience", "Daniel", "-o", "plan.md", *let)
    assert (refused.code, "is the one who makes this copy" in refused.err) == (3, True)
    assert not (tmp_path / "plan.md").exists()


def test_check_points_out_hard_words_for_families_and_leaves_what_they_said(ada: Famnet) -> None:
    ada("ecomap", "add", "Multi-agency safeguarding hub")
    ada("mapping", "add", "There is evidence of significant emotional dysregulation", "--by", "Sandra Lee")
    ada("mapping", "add", "Extraordinarily incomprehensible circumstances prevail", "--by", "Kemi")
    ada("views", "add", "Incomprehensible professionals visited unexpectedly", "--by", "Ada")
    said = ada("check").out
    assert "dysregulation" in said
    assert "Incomprehensible" not in said
