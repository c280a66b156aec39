"""Less of a picture on purpose."""

from datetime import date

import pytest

from famnet.domain.audience import TEAM
from famnet.domain.disclosure import FamilyView, view_for
from famnet.domain.narrowing import OneSide, as_at, folded, near, one_side
from famnet.domain.ties import CoupleEnd
from famnet.exchange.story import read_story

STORY = """
Ada Reid*, girl, born 5 May 2016, lives with Kemi
Kemi Okafor, mother, born 1993
Daniel Reid, father, born 1990, married to Kemi 2014, divorced 2019
Tobi Bello, maternal half-brother, born 2020
Marcus Bello, father of Tobi
Grace Okafor, maternal grandmother, born 1968
Emeka Okafor, maternal grandfather, born 1964, died 2019
Joan Reid, paternal grandmother
Joy Okafor, maternal aunt
Sandra Lee, health visitor
"""


@pytest.fixture(scope="module")
def view() -> FamilyView:
    return view_for(read_story(STORY), TEAM, today=date(2026, 11, 22))


def names(view: FamilyView) -> set[str]:
    return {p.name for p in view.people if p.name}


def test_on_another_day_the_unborn_are_not_there_and_the_dead_live(view: FamilyView) -> None:
    then = as_at(view, date(2017, 1, 1))
    assert "Tobi Bello" not in names(then)
    assert next(p for p in then.people if p.name == "Emeka Okafor").alive
    assert [c.end for c in then.couples] == [CoupleEnd.NONE]
    assert then.today == date(2017, 1, 1)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        pytest.param(date(2026, 11, 22), True, id="while she is expecting"),
        pytest.param(date(2026, 3, 1), False, id="before"),
    ],
)
def test_a_pregnancy_is_there_in_the_nine_months_before_it_is_due(day: date, *, there: bool) -> None:
    told = read_story("Ada*, girl\nKemi, mother\nBump, pregnancy, child of Kemi, born 5 February 2027")
    assert ("Bump" in names(as_at(view_for(told, TEAM, today=day), day))) is there


def test_before_a_couple_met_they_are_no_couple(view: FamilyView) -> None:
    assert as_at(view, date(2013, 1, 1)).couples == ()


def test_one_hop_is_parents_children_partners_and_ties(view: FamilyView) -> None:
    ada = view.child_ids[0]
    assert names(near(view, ada, 1)) == {"Ada Reid", "Kemi Okafor", "Daniel Reid", "Sandra Lee"}
    assert "Grace Okafor" in names(near(view, ada, 2))


def test_a_side_is_that_parents_family(view: FamilyView) -> None:
    assert "Joan Reid" not in names(one_side(view, OneSide.MATERNAL))
    assert {"Grace Okafor", "Joy Okafor", "Tobi Bello"} <= names(one_side(view, OneSide.MATERNAL))
    assert {"Joan Reid", "Daniel Reid", "Ada Reid"} <= names(one_side(view, OneSide.PATERNAL))
    assert "Joy Okafor" not in names(one_side(view, OneSide.PATERNAL))


def test_a_folded_branch_keeps_its_head_and_the_children_in_focus(view: FamilyView) -> None:
    grace = next(p.id for p in view.people if p.name == "Grace Okafor")
    kept = names(folded(view, grace))
    assert {"Grace Okafor", "Ada Reid"} <= kept
    assert "Joy Okafor" not in kept


def test_nothing_points_at_somebody_who_is_not_there(view: FamilyView) -> None:
    small = near(view, view.child_ids[0], 1)
    there = {p.id for p in small.people}
    assert all({link.parent, link.child} <= there for link in small.parent_links)
    assert all({c.one, c.other} <= there for c in small.couples)


def test_between_a_folded_branchs_head_and_a_child_in_focus_nobody_is_left_out() -> None:
    """Patricia's branch is folded away: her son stays, for Maya is his."""
    told = read_story("""
        Maya*, girl, born 2016
        Lee, father
        Zoe, dad's partner
        Isla, daughter of Lee and Zoe
        Patricia, paternal grandmother
        Paul, paternal uncle
    """)
    view = view_for(told, TEAM, today=date(2026, 11, 22))
    head = next(p.id for p in view.people if p.name == "Patricia")
    assert names(folded(view, head)) == {"Maya", "Lee", "Zoe", "Patricia"}
