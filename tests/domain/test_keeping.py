"""How long a record is kept."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus, PlanKind
from famnet.domain.rules.check import check

ADA = Person(name="Ada", born=PartialDate(2004, 2, 29))


def reminded(family: Family, today: date) -> list[str]:
    return [f.message for f in check(family, today) if f.rule == "retention-reached"]


def family(kind: PlanKind) -> Family:
    focus = ChildInFocus(person=ADA.id, status=kind)
    return Family(name="Ada", people=(ADA,), children=(focus,), closed_on=date(2016, 5, 1))


@pytest.mark.parametrize(
    ("kind", "today", "times"),
    [
        pytest.param(PlanKind.CHILD_IN_NEED, date(2025, 2, 27), 0, id="the day before twenty-one"),
        pytest.param(PlanKind.CHILD_IN_NEED, date(2025, 2, 28), 1, id="born on a leap day"),
        pytest.param(PlanKind.CHILD_PROTECTION, date(2050, 5, 1), 0, id="not thirty-five years yet"),
        pytest.param(PlanKind.CHILD_PROTECTION, date(2051, 5, 1), 1, id="thirty-five years after closing"),
        pytest.param(PlanKind.LOOKED_AFTER, date(2078, 1, 1), 0, id="looked after: seventy-five years"),
    ],
)
def test_a_closed_record_is_brought_up_when_its_time_has_come(kind: PlanKind, today: date, times: int) -> None:
    assert len(reminded(family(kind), today)) == times


def test_an_open_record_is_never_brought_up() -> None:
    open_ = replace(family(PlanKind.CHILD_IN_NEED), closed_on=None)
    assert reminded(open_, date(2090, 1, 1)) == []
