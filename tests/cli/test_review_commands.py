"""`famnet reviews …` by options alone, on a real store: dates, clocks, a month, and reviews that were held."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.desk import Famnet


@pytest.fixture
def agreed(ada: Famnet) -> Famnet:
    """A plan of two promises for two children on two kinds of plan, agreed on 6 November 2026."""
    for line in (
        ("family", "focus", "Tobi", "--status", "child_protection"),
        ("plan", "commit", "Kemi", "rings Daniel", "--when", "every evening", "--checked-by", "Daniel"),
        ("plan", "commit", "Daniel", "has Ada", "--when", "Saturdays", "--checked-by", "Kemi"),
        ("plan", "draft", "-o", "p.md", "--kind", "Ada=child_in_need", "--kind", "Tobi=child_protection",
         "--agreed", "2026-11-06"),
    ):  # fmt: skip
        done = ada(*line)
        assert done.code == 0, (line, done.err)
    return ada


def due(famnet: Famnet, **when: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(famnet("reviews", "due", "--json", **when).out)
    return rows


def test_a_scheduler_is_told_of_what_there_is_and_of_nothing_else(agreed: Famnet) -> None:
    quiet = agreed("reviews", "due", "--within", "7", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = agreed("reviews", "due", "--within", "7", "--quiet", today="2026-12-01")
    assert "2026-12-04" in told.out
    assert told.err == ""


def test_the_shortest_clock_sets_the_date_and_what_is_overdue_comes_first(agreed: Famnet) -> None:
    agreed("reviews", "start", "initial-conference", "--child", "Ada", "--on", "2026-11-20")
    rows = due(agreed, today="2026-12-07")
    assert [(row["due"], row["overdue_days"]) for row in rows] == [("2026-12-04", 3), ("2026-12-11", 0)]
    assert "the shortest of 2 clocks" in rows[0]["why"]


def test_one_meeting_is_proposed_where_dates_are_near(agreed: Famnet) -> None:
    agreed("reviews", "start", "initial-conference", "--child", "Ada", "--on", "2026-11-20")
    told = agreed("reviews", "together").out
    assert "One meeting on Friday 4 December 2026 would serve" in told
    assert json.loads(agreed("reviews", "together", "--within", "1", "--json").out) == []


def test_a_month_shows_what_is_due_and_its_holidays(agreed: Famnet) -> None:
    shown = agreed("reviews", "calendar", "--month", "December 2026").out
    assert shown.startswith("December 2026")
    assert " 4*" in shown
    assert "25 Fri: Christmas Day" in shown
    assert [row["due"] for row in json.loads(agreed("reviews", "calendar", "--month", "2026-12", "--json").out)] == [
        "2026-12-04"
    ]
    late = agreed("reviews", "calendar", "--month", "this", today="2027-01-05")
    assert "overdue from before" in late.err
    assert agreed("reviews", "calendar", "--month", "2026").code == 2


def test_a_review_amends_the_plan_in_the_same_step_and_sets_the_next_date(agreed: Famnet, tmp_path: Path) -> None:
    agreed("plan", "share", "Kemi")
    agreed("plan", "commit", "Sandra", "visits", "--how-often", "every week")
    recorded = agreed(
        *("reviews", "record", "--on", "2026-12-03", "--outcome", "1=part: no credit on her phone"),
        *("--outcome", "2=stopped: works weekends now", "--scale", "Kemi=6", "--worked", "ringing at eight"),
        *("--else", "a phone contract", "--missed", "Daniel=Saturday: his shift", "--follow-up", "Daniel: Sundays"),
        *("--reason", "it works", "--feeds", "review conference"),
    )
    assert recorded.code == 0, recorded.err
    (held,) = json.loads(agreed("reviews", "held", "--json").out)
    assert (held["decision"], held["part"], held["stopped"], held["next"]) == ("change", 1, 1, "2026-12-31")
    assert [row["what"] for row in json.loads(agreed("plan", "show", "--json").out)] == ["rings Daniel", "visits"]
    assert due(agreed)[0]["due"] == "2026-12-31"
    assert agreed("reviews", "minutes", "-o", "minutes.md").code == 0
    minutes = (tmp_path / "minutes.md").read_text()
    for words in ("no credit on her phone", "ringing at eight", "a phone contract", "his shift"):
        assert words in minutes


def test_stepping_down_and_closing_are_decisions_of_a_review(agreed: Famnet) -> None:
    refused = agreed("reviews", "record", "--on", "2026-12-03", "--decision", "step down")
    assert refused.code == 2
    down = agreed(
        "reviews", "record", "--on", "2026-12-03", "--decision", "step down", "--kind", "Tobi=child_in_need"
    )
    assert down.code == 0, down.err
    assert {row["kind"] for row in due(agreed)} == {"child_in_need"}
    assert agreed("reviews", "record", "--on", "2027-01-08", "--decision", "close").code == 0
    assert due(agreed) == []


def test_a_service_adds_a_clock_of_its_own(agreed: Famnet, tmp_path: Path) -> None:
    added = agreed(
        *("reviews", "add-clock", "ours", "--what", "Child protection here: every 3 weeks", "--every", "3 weeks"),
        *("--latest", "4 weeks", "--source", "Our handbook", "--kind", "child_protection"),
    )
    assert added.code == 0, added.err
    assert "Our handbook" in agreed("reviews", "clocks").out
    agreed("reviews", "record", "--on", "2026-12-04")
    assert (due(agreed)[0]["due"], due(agreed)[0]["source"]) == ("2026-12-24", "Our handbook")
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text((tmp_path / "clocks.toml").read_text().replace("ours", "theirs"))
    assert "theirs" in agreed("reviews", "clocks", "--clocks", str(elsewhere)).out
    assert agreed("reviews", "clocks", "--clocks", str(tmp_path / "none.toml")).code == 3


CLOCK = ("reviews", "add-clock", "ours", "--what", "W", "--source", "S")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param((*CLOCK, "--every", "3 weeks"), 2, "--latest", id="no maximum"),
        pytest.param((*CLOCK, "--every", "3 weeks", "--latest", "2 weeks"), 2, "maximum", id="maximum too early"),
        pytest.param((*CLOCK, "--every", "3 weeks", "--latest", "30 days"), 2, "differently", id="two units"),
        pytest.param((*CLOCK, "--every", "soon", "--latest", "later"), 2, "span", id="no span"),
        pytest.param((*CLOCK, "--every", "3 weeks", "--latest", "4 weeks", "--rolls", "up"), 2, "move", id="no roll"),
        pytest.param((*CLOCK, "--every", "3 weeks", "--latest", "4 weeks", "--kind", "x"), 2, "kind", id="no kind"),
        pytest.param(("reviews", "record", "--on", "2026-11-01"), 3, "before", id="review before its plan"),
        pytest.param(("reviews", "record", "--outcome", "9=done"), 4, "9", id="no such promise"),
        pytest.param(("reviews", "record", "--outcome", "1=perhaps"), 2, "how a promise went", id="no outcome"),
        pytest.param(("reviews", "record", "--scale", "Kemi=11"), 3, "scale", id="off the scale"),
        pytest.param(("reviews", "record", "--scale", "Kemi"), 2, "no scale", id="no score"),
        pytest.param(("reviews", "record", "--missed", "Kemi"), 2, "missed which time", id="no time missed"),
        pytest.param(("reviews", "record", "--left", "Zed"), 4, "Zed", id="left by nobody"),
        pytest.param(("reviews", "start", "wibble"), 4, "wibble", id="no such clock"),
        pytest.param(("reviews", "met", "initial-conference"), 4, "not running", id="clock that does not run"),
        pytest.param(("reviews", "minutes"), 4, "No review", id="nothing held"),
    ],
)
def test_bad_input_is_explained_and_changes_nothing(
    agreed: Famnet, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    before = [agreed(*what, "--json").out for what in (("plan", "show"), ("plan", "history"), ("reviews", "due"))]
    refused = agreed(*words)
    assert (refused.code, "Traceback" in refused.err) == (code, False), refused.err
    assert says in refused.err
    after = [agreed(*what, "--json").out for what in (("plan", "show"), ("plan", "history"), ("reviews", "due"))]
    assert after == before
    assert not (tmp_path / "clocks.toml").exists()


def test_a_clocks_file_without_a_maximum_is_refused_and_nothing_changes(agreed: Famnet, tmp_path: Path) -> None:
    told = ("id = 'ours'", "what = 'W'", "number = 3", "unit = 'weeks'", "roll = 'earlier'", "source = 'S'")
    dated = ("checked_on = 2026-11-22", "valid_from = 2026-11-22")
    (tmp_path / "clocks.toml").write_text("\n".join(("[[clocks]]", *told, *dated)))
    refused = agreed("reviews", "record", "--on", "2026-12-04")
    assert refused.code == 2
    assert "maximum" in refused.err
    assert json.loads(agreed("reviews", "held", "--json").out) == []


def test_a_reminder_is_a_letter_of_ones_own(agreed: Famnet, tmp_path: Path) -> None:
    assert agreed("reviews", "remind", "Kemi", "-o", "kemi.md").code == 0
    letter = (tmp_path / "kemi.md").read_text()
    assert "rings Daniel" in letter
    assert "has Ada" not in letter


def test_the_trajectory_is_drawn(agreed: Famnet, tmp_path: Path) -> None:
    agreed("mapping", "scale", "4", "--by", "Kemi", "--on", "2026-11-06")
    agreed("mapping", "goal", "Sober every night", "--by-when", "2027-03-01")
    assert agreed("trajectory", "render", "-o", "t.svg").code == 0
    drawn = (tmp_path / "t.svg").read_text()
    assert "Kemi Okafor: 4" in drawn
    assert "Sober every" in drawn
