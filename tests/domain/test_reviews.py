"""Reviews fall due by the shortest clock, and say whose it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from famnet.domain.clocks import load_clocks
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plan_drafting import agree
from famnet.domain.plans import ChildInFocus, Plan, PlanKind, StartedClock
from famnet.domain.review_rows import ReviewRow, whose
from famnet.domain.reviews import governing, review_rows, reviews_for, with_reviews
from famnet.exchange.working_days import EnglandWorkingDays

ENGLAND, CLOCKS = EnglandWorkingDays(), load_clocks()
AGREED = date(2026, 11, 6)


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Tobi*, maternal half-brother
    """
    return Family(
        name="Reid",
        people=(Person(id="ada", name="Ada Reid", called="Ada"), Person(id="tobi", name="Tobi Bello")),
        children=(ChildInFocus(person="ada"), ChildInFocus(person="tobi")),
    )


def reviewed(family: Family) -> Family:
    return with_reviews(family, working_days=ENGLAND, clocks=CLOCKS)


def on(family: Family, **kinds: PlanKind) -> Family:
    return reviewed(agree(family, AGREED, kinds=kinds))


def test_the_shortest_clock_governs_and_says_whose_it_is(family: Family) -> None:
    both = on(family, ada=PlanKind.CHILD_IN_NEED, tobi=PlanKind.CHILD_PROTECTION)
    first = governing(both.reviews_due)
    assert first
    assert (first.child, first.due) == ("tobi", date(2026, 12, 4))
    (row,) = review_rows(both)
    assert (row.family, row.plan, row.child, row.kind) == ("Reid", "version 1", "Tobi Bello", "child protection")
    assert row.why.startswith("Tobi Bello’s is the shortest of 2 clocks: 4 weeks after Friday 6 November 2026")
    assert [(r.child, r.due, r.governs) for r in both.reviews_due] == [
        ("ada", date(2026, 12, 18), False),
        ("tobi", date(2026, 12, 4), True),
    ]


def test_the_first_child_told_governs_where_two_clocks_are_alike(family: Family) -> None:
    both = on(family, ada=PlanKind.FAMILY_SUPPORT, tobi=PlanKind.CHILD_IN_NEED)
    assert [r.governs for r in both.reviews_due] == [True, False]


def test_one_child_has_the_only_clock(family: Family) -> None:
    alone = on(replace(family, children=family.children[:1]), ada=PlanKind.CHILD_IN_NEED)
    (row,) = review_rows(alone, name="F-17")
    assert row.why.startswith("Ada: 6 weeks after Friday 6 November 2026 is Friday 18 December 2026 (")
    assert row.family == "F-17"


def test_a_child_on_no_plan_has_no_clock(family: Family) -> None:
    assert [r.child for r in on(family, tobi=PlanKind.CHILD_IN_NEED).reviews_due] == ["tobi"]


def test_a_draft_is_not_reviewed(family: Family) -> None:
    assert reviews_for(family, Plan(), working_days=ENGLAND, clocks=CLOCKS) == ()
    assert reviewed(family).reviews_due == ()


def test_after_a_review_the_clock_starts_again(family: Family) -> None:
    agreed = on(family, ada=PlanKind.CHILD_PROTECTION)
    later = replace(agreed, plans=(replace(agreed.plans[0], reviewed_on=date(2026, 12, 1)),))
    again = reviewed(later)
    assert [r.due for r in again.reviews_due] == [date(2026, 12, 29)]
    assert again.reviews_due[0].id != agreed.reviews_due[0].id


def test_working_it_out_again_keeps_the_same_review(family: Family) -> None:
    agreed = on(family, ada=PlanKind.CHILD_PROTECTION)
    stored = replace(agreed, reviews_due=tuple(replace(r, version=3) for r in agreed.reviews_due))
    assert reviewed(stored).reviews_due == stored.reviews_due


def test_a_clock_started_by_hand_stands_for_itself(family: Family) -> None:
    started = StartedClock(clock="initial-conference", child="tobi", started_on=date(2026, 11, 9))
    ended = StartedClock(
        clock="private-fostering", child="ada", started_on=AGREED, ended_on=AGREED + timedelta(days=3)
    )
    both = replace(on(family, ada=PlanKind.CHILD_IN_NEED), started_clocks=(started, ended))
    rows = review_rows(reviewed(both))
    assert [(row.child, row.due) for row in rows] == [
        ("Tobi Bello", date(2026, 11, 30)),
        ("Ada", date(2026, 12, 18)),
    ]
    assert rows[0].why.startswith("Tobi Bello: 15 working days after Monday 9 November 2026")


def test_the_stored_reason_names_nobody(family: Family) -> None:
    both = on(family, ada=PlanKind.CHILD_IN_NEED, tobi=PlanKind.CHILD_PROTECTION)
    assert not any(name in review.why for review in both.reviews_due for name in ("Ada", "Tobi", "Reid", "Bello"))
    assert whose("Tobi", "4 weeks after Monday") == "Tobi: 4 weeks after Monday"


def test_a_clock_can_run_before_there_is_a_plan(family: Family) -> None:
    started = StartedClock(clock="subject-access", child="ada", started_on=AGREED)
    (row,) = review_rows(reviewed(replace(family, started_clocks=(started,))))
    assert (row.plan, row.kind, row.due) == ("", "", date(2026, 12, 7))


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        pytest.param(date(2026, 1, 30), 0, id="day before"),
        pytest.param(date(2026, 1, 31), 0, id="on the day"),
        pytest.param(date(2026, 2, 3), 3, id="three days late"),
    ],
)
def test_a_plan_is_overdue_from_the_day_after_its_review_day(today: date, overdue: int) -> None:
    assert row("Reid", date(2026, 1, 31)).overdue_days(today) == overdue


def row(family: str, due: date) -> ReviewRow:
    return ReviewRow(id=family, family=family, due=due, maximum=due, rule="rule", source="source", why="why")
