"""Why a review is on its day, told in plain words and in the language of the page."""

from datetime import date

import pytest

from famnet.documents.due_words import why_then
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.clocks import due, load_clocks
from famnet.exchange.working_days import EnglandWorkingDays

WELSH = Tongue("cy")
CLOCKS = load_clocks()
RULE = " (child protection: at least every 4 weeks; 002)"
SUM = "4 weeks after Friday 13 November 2026 is Friday 11 December 2026"


@pytest.mark.parametrize(
    ("why", "english", "welsh"),
    [
        pytest.param(
            SUM + RULE,
            "Tobi: 4 weeks after Friday 13 November 2026 is Friday 11 December 2026.",
            "Tobi: 4 wythnos ar ôl Dydd Gwener 13 Tachwedd 2026 yw Dydd Gwener 11 Rhagfyr 2026.",
            id="a sum",
        ),
        pytest.param(
            f"the shortest of 2 clocks: {SUM}{RULE}",
            "Tobi’s review comes first: 4 weeks after Friday 13 November 2026 is Friday 11 December 2026.",
            "Adolygiad Tobi sy’n dod gyntaf: 4 wythnos ar ôl Dydd Gwener 13 Tachwedd 2026"
            " yw Dydd Gwener 11 Rhagfyr 2026.",
            id="the first of several",
        ),
        pytest.param(
            "1 month after Wednesday 25 November 2026 is Friday 25 December 2026, Christmas Day,"
            " so Thursday 24 December 2026 (a rule; a source)",
            "Tobi: 1 month after Wednesday 25 November 2026 is Friday 25 December 2026, Christmas Day,"
            " so Thursday 24 December 2026.",
            "Tobi: 1 mis ar ôl Dydd Mercher 25 Tachwedd 2026 yw Dydd Gwener 25 Rhagfyr 2026, Dydd Nadolig,"
            " felly Dydd Iau 24 Rhagfyr 2026.",
            id="moved off a bank holiday",
        ),
        pytest.param(
            "the same day, Friday 13 November 2026 (a rule; a source)",
            "Tobi: The same day, Friday 13 November 2026.",
            "Tobi: Yr un diwrnod, Dydd Gwener 13 Tachwedd 2026.",
            id="on the day",
        ),
        pytest.param("set by hand (nobody’s rule)", "Tobi: set by hand.", "", id="other words"),
    ],
)
def test_the_sum_is_told_in_each_language(why: str, english: str, welsh: str) -> None:
    assert why_then(why, "Tobi", ENGLISH) == english
    assert why_then(why, "Tobi", WELSH) == welsh


@pytest.mark.parametrize("clock", sorted(CLOCKS))
def test_every_clock_of_a_year_can_be_told_in_welsh(clock: str) -> None:
    """No bank holiday and no unit stays behind."""
    tongue, days = Tongue("cy"), EnglandWorkingDays()
    starts = [date(year, month, day) for year in (2026, 2027, 2028) for month in range(1, 13) for day in (1, 12, 23)]
    for start in starts:
        why = due(CLOCKS[clock], start, days).why
        assert why_then(why, "Tobi", tongue), why
    assert tongue.missed == set()
