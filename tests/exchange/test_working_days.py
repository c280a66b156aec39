"""England's bank holidays, odd years included."""

from datetime import date

import pytest

from famnet.exchange.working_days import EnglandWorkingDays

ENGLAND = EnglandWorkingDays()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2026, 12, 25), "Christmas Day", id="Christmas"),
        pytest.param(date(2026, 12, 28), "the bank holiday for Boxing Day", id="a substitute day"),
        pytest.param(date(2023, 5, 8), "Coronation of Charles III", id="the coronation"),
        pytest.param(date(2022, 9, 19), "State Funeral of Queen Elizabeth II", id="the funeral"),
        pytest.param(date(2020, 5, 4), "", id="the May Day that was moved"),
        pytest.param(date(2020, 5, 8), "May Day", id="to VE Day"),
        pytest.param(date(1999, 12, 31), "Millennium Celebrations", id="the millennium"),
        pytest.param(date(2026, 3, 17), "", id="St Patrick's is Northern Ireland's"),
        pytest.param(date(2026, 1, 2), "", id="2 January is Scotland's"),
        pytest.param(date(2026, 12, 5), "", id="a Saturday is no holiday"),
    ],
)
def test_bank_holidays_are_englands(day: date, name: str) -> None:
    assert ENGLAND.holiday(day) == name


def test_a_service_adds_days_it_is_closed() -> None:
    ours = EnglandWorkingDays({date(2026, 12, 24): "the office is closed"})
    assert ours.holiday(date(2026, 12, 24)) == "the office is closed"
    assert ours.holiday(date(2026, 12, 25)) == "Christmas Day"
