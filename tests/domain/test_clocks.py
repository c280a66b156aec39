"""Clocks keep their promises over half a century."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.domain.clocks import Clock, clock_for, due, find_clock, load_clocks
from famnet.domain.errors import ExitCode, FamnetError, ImpossibleDateError
from famnet.domain.plans import PlanKind
from famnet.domain.reference import DATA, ReferenceDataError, dated, rows
from famnet.domain.working_time import Roll, Unit, is_working
from famnet.exchange.working_days import EnglandWorkingDays

ENGLAND = EnglandWorkingDays()
CLOCKS = load_clocks()
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


class TwoClosedDays:
    """A small world: only Christmas Day and Boxing Day 2026 are closed."""

    def holiday(self, day: date, /) -> str:
        return {date(2026, 12, 25): "Christmas Day", date(2026, 12, 26): "Boxing Day"}.get(day, "")


def of_roll(roll: Roll) -> st.SearchStrategy[Clock]:
    """Clocks of the data, and made-up ones a service might set."""
    own = st.sampled_from([c for c in CLOCKS.values() if c.roll is roll])
    first = next(c for c in CLOCKS.values() if c.roll is roll)
    made = st.builds(
        lambda unit, number, slack: Clock(
            **{**vars(first), "unit": unit, "number": number, "maximum": number + slack}
        ),
        st.sampled_from(Unit),
        st.integers(7, 90),
        st.integers(0, 30),
    )
    return own | made


@given(of_roll(Roll.EARLIER), DAYS)
def test_a_date_that_rolls_earlier_is_a_working_day_not_past_its_maximum(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND)
    assert found.due <= found.maximum
    assert is_working(found.due, ENGLAND)
    assert found.due >= start


@given(of_roll(Roll.EARLIER), DAYS)
def test_a_date_that_rolls_earlier_skips_no_working_day(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND)
    exact = due(Clock(**{**vars(clock), "roll": Roll.NONE}), start, ENGLAND).due
    skipped = [found.due + timedelta(days=n) for n in range(1, (exact - found.due).days + 1)]
    assert not any(is_working(day, ENGLAND) for day in skipped)


@given(of_roll(Roll.NONE), DAYS)
def test_expiries_and_thresholds_never_move(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND)
    counted = {
        Unit.DAYS: start + timedelta(days=clock.number),
        Unit.WEEKS: start + timedelta(days=7 * clock.number),
        Unit.MONTHS: same_day_of_month(start, clock.number),
    }
    assert found.due == counted.get(clock.unit, found.due)
    assert "so " not in found.why.split(" (")[0]


@given(of_roll(Roll.LATER), DAYS)
def test_a_date_that_rolls_later_is_the_first_working_day_from_the_date_itself(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND)
    exact = due(Clock(**{**vars(clock), "roll": Roll.NONE}), start, ENGLAND).due
    assert is_working(found.due, ENGLAND)
    assert not any(is_working(exact + timedelta(days=n), ENGLAND) for n in range((found.due - exact).days))


@given(st.sampled_from([c for c in CLOCKS.values() if c.unit is Unit.WORKING_DAYS]), DAYS)
def test_working_days_are_counted_one_by_one(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND).due
    between = (start + timedelta(days=n) for n in range(1, (found - start).days + 1))
    assert sum(is_working(day, ENGLAND) for day in between) == clock.number


@given(st.sampled_from(list(CLOCKS.values())), DAYS)
def test_every_reason_names_the_day_it_started_from_and_the_day_it_is_due(clock: Clock, start: date) -> None:
    found = due(clock, start, ENGLAND)
    assert f"{found.due.day} {found.due:%B %Y}" in found.why
    assert clock.source in found.why
    assert clock.what in found.why


def same_day_of_month(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(
    ("clock", "start", "expected", "why"),
    [
        pytest.param(
            "review-child-in-need",
            date(2026, 11, 6),
            date(2026, 12, 18),
            "6 weeks after Friday 6 November 2026 is Friday 18 December 2026",
            id="an ordinary Friday",
        ),
        pytest.param(
            "review-child-in-need",
            date(2026, 11, 13),
            date(2026, 12, 24),
            "6 weeks after Friday 13 November 2026 is Friday 25 December 2026, Christmas Day,"
            " so Thursday 24 December 2026",
            id="Christmas Day",
        ),
        pytest.param(
            "review-child-in-need",
            date(2026, 10, 25),
            date(2026, 12, 4),
            "6 weeks after Sunday 25 October 2026 is Sunday 6 December 2026, so Friday 4 December 2026",
            id="a weekend",
        ),
        pytest.param(
            "review-child-protection",
            date(2026, 11, 30),
            date(2026, 12, 24),
            "4 weeks after Monday 30 November 2026 is Monday 28 December 2026, the bank holiday for Boxing Day,"
            " with Boxing Day and Christmas Day before it, so Thursday 24 December 2026",
            id="the whole of Christmas",
        ),
        pytest.param(
            "subject-access",
            date(2026, 1, 31),
            date(2026, 3, 2),
            "1 month after Saturday 31 January 2026 is Saturday 28 February 2026, so Monday 2 March 2026",
            id="no 31 February, then later",
        ),
        pytest.param(
            "private-fostering",
            date(2026, 11, 27),
            date(2026, 12, 25),
            "28 days after Friday 27 November 2026 is Friday 25 December 2026",
            id="a threshold on Christmas Day",
        ),
        pytest.param(
            "imminent-risk-meeting",
            date(2026, 11, 28),
            date(2026, 11, 28),
            "the same day, Saturday 28 November 2026",
            id="the same day, a Saturday",
        ),
        pytest.param(
            "first-core-group",
            date(2026, 12, 18),
            date(2027, 1, 6),
            "10 working days after Friday 18 December 2026, past Christmas Day, the bank holiday for Boxing Day"
            " and New Year's Day, is Wednesday 6 January 2027",
            id="working days over Christmas",
        ),
        pytest.param(
            "first-core-group",
            date(2026, 11, 6),
            date(2026, 11, 20),
            "10 working days after Friday 6 November 2026 is Friday 20 November 2026",
            id="working days with no holiday among them",
        ),
    ],
)
def test_the_reason_shows_the_arithmetic(clock: str, start: date, expected: date, why: str) -> None:
    found = due(CLOCKS[clock], start, ENGLAND)
    assert found.due == expected
    assert found.why.split(" (")[0] == why


@pytest.mark.parametrize("clock", ["review-child-in-need", "review-conference", "first-core-group"])
def test_a_date_past_the_last_there_is_gets_a_sentence(clock: str) -> None:
    with pytest.raises(ImpossibleDateError, match="after Saturday 25 December 9999"):
        due(CLOCKS[clock], date(9999, 12, 25), ENGLAND)


def test_the_reason_ends_with_the_rule_and_its_source() -> None:
    found = due(CLOCKS["review-child-in-need"], date(2026, 11, 6), TwoClosedDays())
    assert found.why.endswith(
        "(network plan review, child in need: at least every 6 weeks; "
        "Norfolk, Family Networking information sheet for workers)"
    )


@pytest.mark.parametrize(
    ("kind", "weeks"),
    [(PlanKind.CHILD_IN_NEED, 6), (PlanKind.CHILD_PROTECTION, 4), (PlanKind.FAMILY_SUPPORT, 6)],
    ids=str,
)
def test_each_kind_of_plan_has_its_clock(kind: PlanKind, weeks: int) -> None:
    clock = clock_for(kind, CLOCKS)
    assert clock
    assert (clock.number, clock.unit, clock.maximum) == (weeks, Unit.WEEKS, weeks)


def test_every_kind_of_plan_is_reviewed() -> None:
    assert all(clock_for(kind, CLOCKS) for kind in PlanKind)


def test_a_clock_that_follows_another_exists() -> None:
    assert {c.then for c in CLOCKS.values() if c.then} <= set(CLOCKS)


LOCAL = """
[[clocks]]
id = "review-family-support"
what = "network plan review, family support: every 8 weeks here"
kind = "family_support"
number = 8
unit = "weeks"
maximum = 8
roll = "earlier"
source = "our own procedure"
checked_on = 2026-11-01
valid_from = 2026-11-01
"""


def test_a_service_sets_its_own_clock_in_a_file(tmp_path: Path) -> None:
    local = tmp_path / "clocks.toml"
    local.write_text(LOCAL)
    clock = clock_for(PlanKind.FAMILY_SUPPORT, load_clocks(local))
    assert clock
    assert (clock.number, clock.source, clock.jurisdiction) == (8, "our own procedure", "England")
    assert len(load_clocks(local)) == len(CLOCKS)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param("maximum = 8\n", "", "`maximum` is not a whole number", id="no maximum"),
        pytest.param("maximum = 8", "maximum = 7", "`maximum` is before", id="maximum before the date"),
        pytest.param('"weeks"', '"fortnights"', "`unit` is “fortnights”; it can be days", id="a unit nobody knows"),
        pytest.param("number = 8", 'number = "eight"', "`number` is not", id="a number in words"),
        pytest.param("number = 8", "number = true", "`number` is not", id="a number that is a truth"),
        pytest.param('number = 8\nunit = "weeks"', 'number = 3\nunit = "days"', "too short to move", id="too short"),
        pytest.param('source = "our own procedure"\n', "", "`source` is missing", id="no source"),
        pytest.param("checked_on = 2026-11-01", 'checked_on = "then"', "`checked_on` is not a date", id="no day"),
        pytest.param('id = "review-family-support"\n', "", "a row of clocks.toml: `id` is missing", id="no id"),
        pytest.param("[[clocks]]", "[[clocks", "is not readable as TOML", id="no TOML"),
        pytest.param("[[clocks]]", "[clocks]", "`clocks` is not a list", id="no list of rows"),
    ],
)
def test_a_clock_that_could_not_be_kept_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    local = tmp_path / "clocks.toml"
    local.write_text(LOCAL.replace(old, new))
    with pytest.raises(ReferenceDataError, match=re.escape(complaint)) as refusal:
        load_clocks(local)
    assert refusal.value.exit_code is ExitCode.USAGE


def test_a_clock_nobody_knows_is_not_found() -> None:
    with pytest.raises(FamnetError, match="no clock called “sundial”") as refusal:
        find_clock("sundial", CLOCKS)
    assert refusal.value.exit_code is ExitCode.NOT_FOUND
    assert find_clock("subject-access", CLOCKS).roll is Roll.LATER


WORD_LISTS = {"ordinary_words"}  # what words there are is no figure that goes out of date


def every_row() -> list[Mapping[str, object]]:
    tables = sorted(path.stem for path in DATA.glob("*.toml") if path.stem not in WORD_LISTS)
    return [row for table in tables for row in rows(table)]


@pytest.mark.parametrize("row", every_row(), ids=lambda row: str(row["id"]))
def test_every_row_of_data_says_where_it_comes_from(row: Mapping[str, object]) -> None:
    found = dated(row)
    assert found.source
    assert found.checked_on <= date(2026, 11, 22)
    assert found.valid_from
