"""Dates as people type them, and what is said of those that are none."""

from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ImpossibleDateError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("2026-03-01", "1 March 2026", id="as computers write"),
        pytest.param("1/3/2026", "1 March 2026", id="as England writes"),
        pytest.param("1.3.2026", "1 March 2026", id="with dots"),
        pytest.param("1st of March 2026", "1 March 2026", id="spoken"),
        pytest.param("about 1985", "about 1985", id="roughly"),
        pytest.param("Thursday 3 December 2026", "3 December 2026", id="as famnet writes it"),
        pytest.param("Thu, 3 Dec 2026", "3 December 2026", id="with a weekday"),
        pytest.param("March 2026", "March 2026", id="a month"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert str(PartialDate.parse(typed)) == read


@pytest.mark.parametrize(
    ("typed", "why", "hint"),
    [
        pytest.param("31 Feb 2015", "February 2015 has 28 days", "", id="a month too short"),
        pytest.param("29/2/2016x", "", "Dates can be written", id="no date at all"),
        pytest.param("31/4/2020", "April 2020 has 30 days", "", id="thirty days"),
        pytest.param("05/25/2015", "there is no month 25", "the day comes first: 25/5/2015", id="month first"),
        pytest.param("3/4/15", "four digits", "3 April 2015 or 3 April 1915", id="two digits"),
        pytest.param("5 May 15", "four digits", "5 May 2015 or 5 May 1915", id="two digits, spoken"),
        pytest.param("3 December", "the year is missing", "3 December and the year", id="no year"),
        pytest.param("31/2/15", "", "Dates can be written", id="two digits of no day"),
        pytest.param("00/05/2015", "", "Dates can be written", id="no day nought"),
        pytest.param("5 Mai 2015", "", "Dates can be written", id="no such month"),
    ],
)
def test_what_is_no_date_says_why_and_what_may_be_meant(typed: str, why: str, hint: str) -> None:
    with pytest.raises(ImpossibleDateError) as refused:
        PartialDate.parse(typed)
    assert why in str(refused.value)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("5/5/15", "5 May 2015", id="this century"),
        pytest.param("5.5.68", "5 May 1968", id="the last one"),
        pytest.param("5-5-15", "5 May 2015", id="with dashes"),
        pytest.param("5 May '15", "5 May 2015", id="spoken"),
        pytest.param("about 5/5/15", "about 5 May 2015", id="roughly"),
        pytest.param("5/5/26", "5 May 2026", id="this year"),
        pytest.param("5/5/28", "5 May 1928", id="what has not come yet"),
    ],
)
def test_a_year_of_two_digits_is_the_latest_that_had_come(typed: str, read: str) -> None:
    assert str(PartialDate.parse(typed, by=date(2026, 11, 22))) == read


@pytest.mark.parametrize("typed", ["May 15", "31/2/15"], ids=["a day or a year", "no day"])
def test_a_short_year_that_makes_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ImpossibleDateError) as refused:
        PartialDate.parse(typed, by=date(2026, 11, 22))
    assert typed in str(refused.value)
