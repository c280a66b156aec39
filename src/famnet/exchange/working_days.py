"""England's bank holidays, from the `holidays` library: dear to load, so only where a date is worked out."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import holidays

_OBSERVED = " (observed)"
_NONE: Mapping[date, str] = MappingProxyType({})


class EnglandWorkingDays:
    """Bank holidays of England, and days a service closes of its own accord."""

    def __init__(self, closed: Mapping[date, str] = _NONE) -> None:
        self._closed = closed
        self._bank_holidays = holidays.country_holidays("GB", subdiv="ENG", language="en_GB")

    def holiday(self, day: date, /) -> str:
        """`Christmas Day`, `the bank holiday for Boxing Day`; empty on a day that is no holiday."""
        name = self._closed.get(day) or self._bank_holidays.get(day, "")
        return f"the bank holiday for {name.removesuffix(_OBSERVED)}" if name.endswith(_OBSERVED) else name
