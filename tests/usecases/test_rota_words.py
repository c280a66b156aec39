"""Days, times and parts of the year as people type them."""

from datetime import date

import pytest

from famnet.domain.errors import FamnetError
from famnet.domain.rota import Season, Weekday
from famnet.usecases.rota_words import dates_of, days_of, season_of, time_of

WEEK = tuple(Weekday)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        pytest.param("Friday", WEEK[4:5], id="one"),
        pytest.param("fri", WEEK[4:5], id="short"),
        pytest.param("Saturdays and Sundays", WEEK[5:], id="plural, and"),
        pytest.param("weekend", WEEK[5:], id="weekend"),
        pytest.param("weekdays", WEEK[:5], id="weekdays"),
        pytest.param("Monday to Thursday", WEEK[:4], id="from to"),
        pytest.param("Fri-Sun", WEEK[4:], id="dash"),
        pytest.param("Sunday to Tuesday", (WEEK[0], WEEK[1], WEEK[6]), id="over the weekend"),
        pytest.param("every day", WEEK, id="every day"),
        pytest.param("Thu, Tues", (WEEK[1], WEEK[3]), id="in the order of the week"),
        pytest.param("", (), id="none"),
    ],
)
def test_days_are_read_as_they_are_said(words: str, days: tuple[Weekday, ...]) -> None:
    assert days_of([words]) == days


@pytest.mark.parametrize("words", ["t", "s", "Fryday", "16:00", "some day"])
def test_what_could_be_two_days_or_none_is_asked_again(words: str) -> None:
    with pytest.raises(FamnetError, match="no day of the week"):
        days_of([words])


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("4pm", "16:00"), ("4 p.m.", "16:00"), ("12am", "00:00"), ("12pm", "12:00"), ("8.20", "08:20"),
        ("8:20", "08:20"), ("16", "16:00"), ("noon", "12:00"), ("midnight", "24:00"), ("8.20am", "08:20"),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_said(words: str, time: str) -> None:
    assert time_of(words) == time


def test_what_is_no_time_is_left_for_the_rota_to_refuse() -> None:
    assert time_of("tea time") == "tea time"


def test_parts_of_the_year_and_holidays() -> None:
    assert [season_of(word) for word in ("", "Term", "holidays")] == [Season.ALWAYS, Season.TERM, Season.HOLIDAYS]
    assert dates_of("2026-12-19..2027-01-03") == (date(2026, 12, 19), date(2027, 1, 3))
    for wrong in ("2026-12-19", "2027-01-03..2026-12-19", "2026..2027"):
        with pytest.raises(FamnetError, match="not from one day"):
            dates_of(wrong)
