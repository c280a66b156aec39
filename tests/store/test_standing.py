"""One plan for each family, whichever way a change comes into the file."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from famnet.domain.family import Family
from famnet.domain.plan_drafting import TwoPlansError, agree, draft
from famnet.domain.plans import Plan, PlanState
from famnet.store.shelf import Shelf

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def keep(shelf: Shelf, before: Family | None, after: Family) -> Family:
    return shelf.keep(before, after, command="plan draft", who="Sam", at=AT).family


def test_two_plans_in_force_are_not_saved(shelf: Shelf) -> None:
    family = keep(shelf, None, agree(Family(name="Reid"), date(2026, 11, 6)))
    second = Plan(number=2, state=PlanState.IN_FORCE, agreed_on=date(2026, 11, 20))
    with pytest.raises(TwoPlansError, match="Versions 1 and 2") as refused:
        keep(shelf, family, replace(family, plans=(*family.plans, second)))
    assert refused.value.exit_code == 3
    assert [plan.number for plan in shelf.family(family.id).plans] == [1]


def test_the_next_version_replaces_the_one_in_force_whatever_the_order_of_rows(shelf: Shelf) -> None:
    family = keep(shelf, None, agree(Family(name="Reid"), date(2026, 11, 6)))
    drafted = keep(shelf, family, draft(family))
    after = keep(shelf, drafted, agree(drafted, date(2026, 11, 20)))
    assert [plan.state for plan in after.plans] == [PlanState.REPLACED, PlanState.IN_FORCE]


def test_each_family_has_its_own_plan(shelf: Shelf) -> None:
    for name in ("Reid", "Hart"):
        keep(shelf, None, agree(Family(name=name), date(2026, 11, 6)))
    assert len(shelf.families()) == 2
