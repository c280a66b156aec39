"""`famnet plan rota …` by options alone, on a real store."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import vobject
from tests.cli.desk import Famnet


@pytest.fixture
def rota(ada: Famnet) -> Famnet:
    """Nights at the weekend and the way to school, and who can."""
    for line in (
        ("plan", "rota", "add", "Night", "--on", "Friday, Saturday", "--from", "8pm", "--to", "midnight"),
        ("plan", "rota", "add", "School run", "--on", "weekdays", "--from", "8.20", "--to", "9", "--season", "term"),
        ("plan", "rota", "can", "Daniel", "--on", "weekend"),
        ("plan", "rota", "can", "Kemi", "--from", "8"),
        ("plan", "rota", "cannot", "Kemi", "--on", "Saturday"),
    ):
        done = ada(*line)
        assert done.code == 0, done.err
    return ada


def week(famnet: Famnet) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(famnet("plan", "rota", "--json").out)
    return rows


def who(famnet: Famnet) -> dict[tuple[str, str], list[str]]:
    return {(row["day"], row["what"]): row["who"] for row in week(famnet)}


def test_times_are_listed_in_the_order_of_the_week_and_say_what_they_lack(rota: Famnet) -> None:
    rows = week(rota)
    assert [row["number"] for row in rows] == list(range(1, 8))
    assert [(row["day"], row["from"], row["to"], row["missing"]) for row in rows][-2:] == [
        ("Friday", "20:00", "24:00", 1),
        ("Saturday", "20:00", "24:00", 1),
    ]


def test_filling_covers_every_time_and_keeps_what_people_said(rota: Famnet) -> None:
    filled = rota("plan", "rota", "fill")
    assert filled.code == 0, filled.err
    assert who(rota)["Saturday", "Night"] == ["Daniel Reid"]
    assert who(rota)["Friday", "Night"] == ["Kemi Okafor"]
    assert {row["missing"] for row in week(rota)} == {0}


def test_what_cannot_be_filled_says_why_and_changes_nothing(rota: Famnet) -> None:
    rota("plan", "rota", "limit", "Kemi", "--times", "2")
    refused = rota("plan", "rota", "fill")
    assert refused.code == 3
    assert "Kemi Okafor taking 4 more times a week" in refused.err
    assert {tuple(row["who"]) for row in week(rota)} == {()}


def test_people_kept_apart_are_never_put_together(rota: Famnet) -> None:
    rota("plan", "rota", "add", "Sunday tea", "--on", "Sunday", "--from", "16", "--to", "18", "--needs", "2")
    assert rota("plan", "rota", "fill").code == 0
    rota("plan", "rota", "apart", "Daniel", "Kemi", "--why", "an order")
    refused = rota("plan", "rota", "fill")
    assert refused.code == 3
    assert "Sunday tea" in refused.err
    assert "never with Kemi Okafor" in rota("plan", "rota", "who").out


def test_a_hand_written_duty_stays_when_the_rota_is_filled(rota: Famnet) -> None:
    number = next(row["number"] for row in week(rota) if row["day"] == "Friday" and row["what"] == "Night")
    assert rota("plan", "rota", "put", str(number), "Sandra").code == 0
    assert rota("plan", "rota", "fill").code == 0
    assert who(rota)["Friday", "Night"] == ["Sandra Lee"]
    assert rota("plan", "rota", "off", str(number), "Sandra").code == 0
    assert who(rota)["Friday", "Night"] == []
    assert rota("plan", "rota", "off", str(number), "Sandra").code == 4


def test_a_time_goes_out_with_whoever_was_down_for_it(rota: Famnet) -> None:
    rota("plan", "rota", "fill")
    assert rota("plan", "rota", "end", "1").code == 0
    assert len(week(rota)) == 6
    assert rota("plan", "rota", "end", "7").code == 4


def test_what_somebody_said_of_their_time_can_be_said_anew(rota: Famnet) -> None:
    assert rota("plan", "rota", "anew", "Kemi").code == 0
    assert "Kemi" not in rota("plan", "rota", "who").out


def test_a_rota_of_two_weeks_tells_them_apart(rota: Famnet) -> None:
    rota(
        "plan", "rota", "add", "Swim", "--on", "Sunday", "--from", "10", "--to", "11", "--week", "2", "--if-possible"
    )
    assert rota("plan", "rota", "fill").code == 0
    assert week(rota)[-1]["week"] == 2
    rota("plan", "rota", "put", "1", "Sandra", "--week", "1")
    assert any("week 1: " in name for row in week(rota) for name in row["who"])


def test_the_week_is_drawn_and_its_gaps_are_said(rota: Famnet, tmp_path: Path) -> None:
    drawn = rota("plan", "rota", "-o", "week.svg", "--format", "svg,png,html,json")
    assert drawn.code == 0, drawn.err
    assert "Saturday 20:00 to 24:00, Night: Nobody yet." in drawn.err
    assert "Nobody yet" in (tmp_path / "week.svg").read_text()
    assert (tmp_path / "week.png").read_bytes().startswith(b"\x89PNG")


def events(path: Path) -> Mapping[str, Any]:
    found = vobject.readOne(path.read_text()).contents["vevent"]
    return {event.summary.value: event for event in found}


def test_each_persons_calendar_has_their_times_changes_and_cancellations(rota: Famnet, tmp_path: Path) -> None:
    rota("plan", "rota", "fill")
    rota("plan", "draft", "-o", "plan.md", "--kind", "child_in_need", "--agreed", "2026-11-20")
    number = str(next(row["number"] for row in week(rota) if row["day"] == "Saturday"))
    swapped = rota(
        *("plan", "rota", "swap", number, "--on", "2026-12-05", "--instead-of", "Daniel", "--by", "Sandra")
    )
    assert "Saturday 5 December 2026" in swapped.err
    told = rota("plan", "rota", "calendar", "Daniel", "-o", "dan.ics", "--until", "2026-12-31")
    assert told.code == 0, told.err
    mine = events(tmp_path / "dan.ics")
    days = [day.date().isoformat() for day in mine["Night"].getrruleset()]
    assert days == ["2026-11-21", "2026-11-28", "2026-12-12", "2026-12-19", "2026-12-26"]
    assert mine["We look at the plan again"].dtstart.value.isoformat() == "2026-12-31"
    rota("plan", "rota", "calendar", "Sandra", "-o", "sandra.ics")
    assert events(tmp_path / "sandra.ics")["Night"].dtstart.value.date().isoformat() == "2026-12-05"


def test_a_time_somebody_no_longer_takes_is_cancelled_in_their_calendar(rota: Famnet, tmp_path: Path) -> None:
    rota("plan", "rota", "fill")
    rota("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-20")
    rota("plan", "share", "Daniel")
    rota("plan", "rota", "end", str(next(row["number"] for row in week(rota) if row["day"] == "Saturday")))
    rota("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-22")
    rota("plan", "rota", "calendar", "Daniel", "-o", "dan.ics")
    assert events(tmp_path / "dan.ics")["Night"].status.value == "CANCELLED"


def test_school_holidays_are_left_out_of_what_is_for_term_time(rota: Famnet, tmp_path: Path) -> None:
    rota("plan", "rota", "fill")
    rota("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-20")
    rota(
        *("plan", "rota", "calendar", "Kemi", "-o", "kemi.ics", "--until", "2027-01-08"),
        *("--holidays", "2026-12-21..2027-01-04"),
    )
    text = (tmp_path / "kemi.ics").read_text()
    assert "EXDATE" in text
    school = [e for e in vobject.readOne(text).contents["vevent"] if e.summary.value == "School run"]
    days = {day.date().isoformat() for event in school for day in event.getrruleset()}
    assert "2026-12-18" in days
    assert not {"2026-12-21", "2026-12-25", "2027-01-04"} & days


def tea(starts: str, ends: str, *more: str) -> tuple[str, ...]:
    return ("add", "Tea", "--on", "Friday", "--from", starts, "--to", ends, *more)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(tea("18", "16"), 2, "no time of a day", id="ends early"),
        pytest.param(tea("25", "26"), 2, "no time of a day", id="no time"),
        pytest.param(("add", "Tea", "--on", "Fryday"), 2, "no day", id="no day"),
        pytest.param(("add", "Tea", "--from", "16", "--to", "18"), 2, "--on", id="no day said"),
        pytest.param(("add",), 2, "WHAT", id="nothing said"),
        pytest.param(tea("16", "18", "--season", "spring"), 2, "part of the year", id="no season"),
        pytest.param(tea("16", "18", "--needs", "0"), 2, "needs 0", id="nobody"),
        pytest.param(("can", "Zed"), 4, "Zed", id="nobody of that name"),
        pytest.param(("can", "Kemi", "--from", "18", "--to", "9"), 2, "no time of a day", id="can end early"),
        pytest.param(("limit", "Kemi"), 2, "How much", id="no limit"),
        pytest.param(("apart", "Kemi", "Mum's ex"), 4, "nobody called", id="apart from nobody"),
        pytest.param(("apart", "Kemi", "Kemi"), 2, "themselves", id="apart from oneself"),
        pytest.param(("end", "9"), 4, "number 9", id="no such time"),
        pytest.param(("put", "9", "Kemi"), 4, "number 9", id="nowhere to put"),
        pytest.param(
            ("swap", "7", "--on", "2026-12-04", "--instead-of", "Kemi"), 2, "is no Saturday", id="another day"
        ),
        pytest.param(("swap", "7", "--on", "2026-12-05", "--instead-of", "Kemi"), 4, "not down", id="not theirs"),
        pytest.param(("calendar", "Kemi", "--holidays", "Christmas"), 2, "date", id="no holidays"),
        pytest.param(
            ("calendar", "Kemi", "--holidays", "2027-01-04..2026-12-21"), 2, "not from one day", id="backwards"
        ),
    ],
)  # fmt: skip
def test_bad_input_is_explained_and_changes_nothing(
    rota: Famnet, words: tuple[str, ...], code: int, says: str
) -> None:
    before = (rota("plan", "rota", "--json").out, rota("plan", "rota", "who").out)
    refused = rota("plan", "rota", *words)
    assert (refused.code, says in refused.err, "Traceback" in refused.err) == (code, True, False), refused.err
    assert (rota("plan", "rota", "--json").out, rota("plan", "rota", "who").out) == before


def test_a_rota_without_times_says_how_to_begin(ada: Famnet) -> None:
    for words in ((), ("fill",), ("-o", "week.svg")):
        refused = ada("plan", "rota", *words)
        assert refused.code == 3
        assert "plan rota add" in refused.err


def test_without_the_solver_the_extra_is_named(rota: Famnet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("famnet.usecases.rota_model.highspy", None)
    refused = rota("plan", "rota", "fill")
    assert refused.code == 3
    assert "pip install 'famnet[rota]'" in refused.err
