"""Scales by rater over time: each stays its own, what is to come is told from what was, no words are crossed."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.stories import Loud, unsaid

from famnet.domain.audience import TEAM
from famnet.domain.disclosure import FamilyView
from famnet.domain.mapping import SafetyGoal, SafetyScale
from famnet.domain.meetings import Meeting
from famnet.domain.people import Person
from famnet.domain.plans import ChildInFocus, Plan, PlanKind, PlanState, ReviewDue
from famnet.domain.review_records import Decision, PlanReview
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.scene import Text
from famnet.drawing.trajectory.picture import trajectory
from famnet.drawing.trajectory.plot import HEIGHT, NAME_SIZE, days_of, labels_of, name_heights, points_of
from famnet.drawing.trajectory.story import Event, Series, events_of, series_of
from famnet.drawing.writing import write

TODAY = date(2026, 11, 22)


def rated(who: str, score: int, day: date) -> SafetyScale:
    return SafetyScale(rater=who, score=score, rated_on=day)


@pytest.fixture
def view() -> FamilyView:
    """
    Ada*, girl
    Grace, maternal grandmother
    Kemi, mother
    """
    due = ReviewDue(
        plan="v1", child="ada", kind=PlanKind.CHILD_IN_NEED, due=date(2026, 12, 18), maximum=date(2026, 12, 18),
        rule="r", source="s", why="w",
    )  # fmt: skip
    return FamilyView(
        audience=TEAM,
        today=TODAY,
        name="Ada",
        children=(ChildInFocus(person="ada"),),
        people=tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Grace", "Kemi")),
        scales=(
            rated("kemi", 5, date(2026, 11, 6)),
            rated("grace", 4, date(2026, 10, 9)),
            rated("grace", 6, date(2026, 11, 6)),
        ),
        plans=(Plan(id="v1", state=PlanState.IN_FORCE, agreed_on=date(2026, 10, 9)), Plan(number=2)),
        plan_reviews=(PlanReview(plan="v1", held_on=date(2026, 11, 6), decision=Decision.STEP_DOWN),),
        meetings=(Meeting(held_on=date(2026, 12, 3)), Meeting()),
        reviews_due=(due, replace(due, id="other", governs=False)),
        goals=(SafetyGoal(goal="Sober every night", reached_by=date(2027, 3, 1)), SafetyGoal(goal="School")),
    )


def test_each_rater_has_a_line_of_their_own(view: FamilyView) -> None:
    assert [(s.name, [score for _, score in s.scores]) for s in series_of(view)] == [("Grace", [4, 6]), ("Kemi", [5])]
    said = [" ".join(m.lines) for m in trajectory(view).scene.marks if isinstance(m, Text)]
    assert {"Grace: 4 → 6", "Kemi: 5", "today", "safe enough to close"} <= set(said)
    assert not any("average" in words.lower() and "Nobody" not in words for words in said)


def test_what_is_to_come_is_told_from_what_was(view: FamilyView) -> None:
    assert [(e.words, e.expected) for e in events_of(view)] == [
        ("Plan agreed, version 1", False),
        ("Review: stepped down", False),
        ("Family network meeting", True),
        ("Review due", True),
        ("Goal: Sober every night", True),
    ]


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "dot", "json", "html"])
def test_the_trajectory_is_written_in_every_form_and_the_same_each_time(view: FamilyView, form: str) -> None:
    once = write(trajectory(view), form)
    assert once
    assert once == write(trajectory(view), form)


def test_the_trajectory_in_words_and_as_data(view: FamilyView) -> None:
    told = [one.line for one in trajectory(view).told()]
    assert told[0].startswith("Grace, how safe it is, from 0 to 10. 4 on Friday 9 October 2026.")
    data = json.loads(write(trajectory(view), "json"))
    assert data["scales"][1] == {"rater": "Kemi", "scores": [{"on": "2026-11-06", "score": 5}]}


def test_with_nobody_asked_the_picture_says_so() -> None:
    empty = FamilyView(audience=TEAM, today=TODAY, name="Ada")
    assert "Nobody has said yet how safe it is." in trajectory(empty).scene.texts


_DAYS = st.dates(TODAY - timedelta(days=300), TODAY + timedelta(days=200))
_EVENTS = st.lists(st.builds(Event, day=_DAYS, words=st.text("abc de", min_size=1, max_size=60)), max_size=12)


@given(_EVENTS)
@settings(max_examples=80, deadline=None)
def test_no_words_below_lie_on_others_and_no_line_crosses_them(told: list[Event]) -> None:
    events = sorted(told, key=lambda e: (e.day, e.words))
    labels = labels_of(events, days_of((), events, TODAY))
    assert [label.event for label in labels] == events
    for a, b in combinations(labels, 2):
        if a.top == b.top:
            assert a.right < b.left or b.right < a.left
        else:
            upper, lower = sorted((a, b), key=lambda label: label.top)
            assert upper.x == lower.x or not upper.left <= lower.x <= upper.right


@given(st.lists(st.lists(st.tuples(_DAYS, st.integers(0, 10)), min_size=1, max_size=4), min_size=1, max_size=8))
@settings(max_examples=80, deadline=None)
def test_no_name_lies_on_another_and_no_mark_hides_another(told: list[list[tuple[date, int]]]) -> None:
    series = [Series(rater=str(n), name="N", scores=tuple(sorted(set(s)))) for n, s in enumerate(told)]
    points = points_of(series, days_of(series, (), TODAY))
    assert all(a != b for a, b in combinations([p for one in points for p in one], 2))
    heights = sorted(name_heights(points))
    assert all(b - a >= NAME_SIZE for a, b in pairwise(heights))
    assert heights[-1] <= HEIGHT + 0.01


def test_the_trajectory_speaks_its_reader_s_language(view: FamilyView) -> None:
    by_hand = replace(view.reviews_due[0], rule="Core group: every 4 weeks", by_hand=True)
    drawn = trajectory(replace(view, reviews_due=(*view.reviews_due, by_hand)), PictureOptions(say=Loud()))
    assert unsaid(drawn.scene.texts) == {"Grace", "Kemi", "Grace: 4 → 6", "Kemi: 5"}
    assert unsaid(fact for one in drawn.told() for fact in one.facts) == set()
    assert {one.name for one in drawn.told()} >= {"Grace", "THURSDAY 3 DECEMBER 2026"}
    assert {one.role for one in drawn.told()} == {"HOW SAFE IT IS, FROM 0 TO 10", "TO COME", ""}
