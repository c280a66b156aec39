"""GEDCOM dates, in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ImpossibleDateError
from famnet.exchange.gedcom_dates import read_date, read_period, write_date, write_period


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("1 JAN 2000", "2000-01-01"),
        ("  1  jan  2000 ", "2000-01-01"),
        ("JUL 1900", "1900-07"),
        ("1900", "1900"),
        ("863", "0863"),
        ("ABT 1985", "about 1985"),
        ("Abt. 1985", "about 1985"),
        ("EST MAR 1985", "about 1985-03"),
        ("BEF 23 JUL 1930", "about 1930-07-23"),
        ("AFT 1966", "about 1966"),
        ("BET 1899 AND 1905", "about 1899"),
        ("FROM 1900 TO 1910", "about 1900"),
        ("INT 1900 (about the war)", "about 1900"),
        ("10 JAN 1731/32", "1731-01-10"),
        ("@#DJULIAN@ 10 JAN 1731", "1731-01-10"),
        ("GREGORIAN 1 MAR 2001", "2001-03-01"),
        ("31 FEB 1900", "about 1900-02"),
        ("25/12/1990", "1990-12-25"),
        ("1990-12-25", "1990-12-25"),
        ("25.12.1990", "1990-12-25"),
        ("Dec 5 1900", "1900-12-05"),
        ("1900-1910", "about 1900"),
        ("1900?", "about 1900"),
        ("12 APR 1900 SL", "about 1900-04-12"),
        ("@#DHEBREW@ 5 TVT 5758", None),
        ("HEBREW 5 TVT 5758", None),
        ("@#DFRENCH R@ 3 VEND 12", None),
        ("100 B.C.", None),
        ("44 BCE", None),
        ("(in the spring)", None),
        ("SUBMITTED", None),
        ("0000", None),
        ("0 XYZ 12", None),
        ("9" * 400, None),
        ("", None),
    ],
)
def test_a_date_is_read_as_near_as_it_can_be_kept(words: str, iso: str | None) -> None:
    found = read_date(words)
    assert (found.iso if found else None) == iso


@given(st.integers(1, 9999), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31), st.booleans())
def test_a_date_written_reads_back_the_same(year: int, month: int | None, day: int | None, about: bool) -> None:  # noqa: FBT001 -- Hypothesis fills it
    try:
        date = PartialDate(year, month, day if month else None, about)
    except ImpossibleDateError:
        return
    assert read_date(write_date(date)) == date


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param(PartialDate(2015), PartialDate(2020, 3), id="both"),
        pytest.param(None, PartialDate(2020, 3), id="end only"),
        pytest.param(PartialDate(2015, 1, 2), None, id="beginning only"),
        pytest.param(None, None, id="neither"),
    ],
)
def test_a_period_written_reads_back_the_same(since: PartialDate | None, until: PartialDate | None) -> None:
    assert read_period(write_period(since, until)) == (since, until)


def test_a_plain_date_is_where_a_period_begins() -> None:
    assert read_period("MAR 2020") == (PartialDate(2020, 3), None)
