"""A review amends the plan in the same step, and the clock starts again."""

from dataclasses import replace
from datetime import date

import pytest

from famnet.domain.clocks import load_clocks
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family
from famnet.domain.mapping import SafetyScale
from famnet.domain.people import Engagement, Person
from famnet.domain.plan_drafting import agree, draft, share
from famnet.domain.plan_lines import commit
from famnet.domain.plan_versions import NoPlanError, commitments_in, history, in_force, version
from famnet.domain.plans import ChildInFocus, Commitment, PlanKind, PlanState, StartedClock
from famnet.domain.review_dates import together
from famnet.domain.review_recording import (
    ReviewBeforePlanError,
    ReviewNotes,
    UnknownCommitmentError,
    record_review,
    with_next_date,
)
from famnet.domain.review_records import (
    CommitmentOutcome,
    Decision,
    MissedSlot,
    NetworkChange,
    NetworkMove,
    Outcome,
    PlanReview,
)
from famnet.domain.reviews import with_reviews
from famnet.domain.rota import RotaDuty
from famnet.domain.started_clocks import ClockNotRunningError, start_clock, stop_clock
from famnet.exchange.working_days import EnglandWorkingDays

ENGLAND, CLOCKS = EnglandWorkingDays(), load_clocks()
AGREED, HELD = date(2026, 11, 6), date(2026, 12, 1)


@pytest.fixture
def family() -> Family:
    """
    Ada*, girl
    Grace, maternal grandmother
    Sam, family friend
    """
    people = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Grace", "Sam"))
    told = Family(name="Ada", people=people, children=(ChildInFocus(person="ada"),))
    told = commit(told, Commitment(id="school", who="grace", what="Collects Ada from school"))
    told = commit(told, Commitment(id="tea", who="sam", what="Makes tea on Fridays"))
    return share(agree(told, AGREED, kinds={"ada": PlanKind.CHILD_IN_NEED}), "grace", AGREED)


def held(decision: Decision = Decision.KEEP, on: date = HELD) -> PlanReview:
    return PlanReview(id="r1", plan="", held_on=on, decision=decision)


def went(commitment: str, outcome: Outcome, reason: str = "") -> CommitmentOutcome:
    return CommitmentOutcome(review="", commitment=commitment, outcome=outcome, reason=reason)


def told(family: Family, number: int) -> list[str]:
    return [c.what for c in commitments_in(family, version(family, number))]


def test_a_plan_that_is_kept_keeps_its_version_and_its_clock_starts_again(family: Family) -> None:
    notes = ReviewNotes(
        outcomes=(went("school", Outcome.DONE), went("tea", Outcome.PART, "His shifts changed")),
        scales=(SafetyScale(rater="grace", score=6, rated_on=HELD),),
    )
    after = with_reviews(record_review(family, held(), notes), working_days=ENGLAND, clocks=CLOCKS)
    assert [(p.number, p.reviewed_on) for p in history(after)] == [(1, HELD)]
    assert [(o.review, o.reason) for o in after.outcomes] == [("r1", ""), ("r1", "His shifts changed")]
    assert after.scales[0].score == 6
    assert [r.due for r in after.reviews_due] == [date(2027, 1, 12)]
    assert with_next_date(after, "r1").plan_reviews[0].next_due == date(2027, 1, 12)
    assert after.plan_reviews[0].decision is Decision.KEEP


def test_what_stopped_goes_out_of_the_next_version_only(family: Family) -> None:
    after = record_review(family, held(), ReviewNotes(outcomes=(went("tea", Outcome.STOPPED, "He moved away"),)))
    assert told(after, 1) == ["Collects Ada from school", "Makes tea on Fridays"]
    assert told(after, 2) == ["Collects Ada from school"]
    assert version(after, 2).why == "review on Tuesday 1 December 2026"
    assert [(p.state, p.reviewed_on) for p in history(after)] == [
        (PlanState.REPLACED, HELD),
        (PlanState.IN_FORCE, HELD),
    ]
    assert after.plan_reviews[0].decision is Decision.CHANGE
    assert after.plan_reviews[0].plan == version(after, 1).id


def test_whoever_leaves_takes_their_promises_along_unless_somebody_takes_them_over(family: Family) -> None:
    leaves = NetworkChange(review="", person="sam", move=NetworkMove.LEFT, reason="works nights now")
    after = record_review(family, held(), ReviewNotes(moves=(leaves,)))
    assert after.person("sam").engagement is Engagement.STEPPED_BACK
    assert told(after, 2) == ["Collects Ada from school"]
    taken_over = replace(family.commitments[1], who="grace")
    after = record_review(family, held(), ReviewNotes(moves=(leaves,), changed=(taken_over,)))
    assert [c.who for c in commitments_in(after, version(after, 2))] == ["grace", "grace"]


def test_whoever_leaves_is_taken_off_the_rota(family: Family) -> None:
    rota = replace(family, rota_duties=(RotaDuty(slot="tea", person="sam"), RotaDuty(slot="tea", person="grace")))
    leaves = NetworkChange(review="", person="sam", move=NetworkMove.LEFT)
    after = record_review(rota, held(), ReviewNotes(moves=(leaves,)))
    assert [d.person for d in after.rota_duties if d.is_in(2)] == ["grace"]
    assert [d.person for d in after.rota_duties if d.is_in(1)] == ["sam", "grace"]


def test_whoever_joins_has_been_there(family: Family) -> None:
    family = family.with_person(Person(id="joy", name="Joy"))
    family = family.with_person(Person(id="lee", name="Lee", engagement=Engagement.COMMITTED))
    joins = tuple(NetworkChange(review="", person=p, move=NetworkMove.JOINED) for p in ("joy", "lee"))
    after = record_review(
        family, held(), ReviewNotes(moves=joins, new=(Commitment(who="joy", what="Rings on Sundays"),))
    )
    assert after.person("joy").engagement is Engagement.ATTENDED
    assert after.person("lee").engagement is Engagement.COMMITTED
    assert told(after, 2)[-1] == "Rings on Sundays"


def test_stepping_up_changes_the_kind_and_shortens_the_clock(family: Family) -> None:
    notes = ReviewNotes(kinds={"ada": PlanKind.CHILD_PROTECTION})
    after = with_reviews(record_review(family, held(Decision.STEP_UP), notes), working_days=ENGLAND, clocks=CLOCKS)
    assert after.children[0].status is PlanKind.CHILD_PROTECTION
    assert [r.due for r in after.reviews_due] == [date(2026, 12, 29)]


def test_a_step_needs_a_kind(family: Family) -> None:
    with pytest.raises(UsageError, match="To step down needs the kind of plan"):
        record_review(family, held(Decision.STEP_DOWN))


def test_closing_ends_the_plan_and_its_clock(family: Family) -> None:
    after = with_reviews(record_review(family, held(Decision.CLOSE)), working_days=ENGLAND, clocks=CLOCKS)
    assert in_force(after) is None
    assert after.plans[0].state is PlanState.ENDED
    assert after.reviews_due == ()
    assert with_next_date(after, "r1").plan_reviews[0].next_due is None


def test_what_was_drafted_before_comes_into_force_at_the_review(family: Family) -> None:
    drafted = commit(draft(family), Commitment(who="grace", what="Has Ada on Saturdays"))
    after = record_review(drafted, held())
    assert told(after, 2)[-1] == "Has Ada on Saturdays"
    assert in_force(after) == version(after, 2)


def test_missed_times_are_kept_with_what_stood_in_the_way(family: Family) -> None:
    missed = MissedSlot(review="", person="sam", slot="tea on Fridays", barrier="no bus after six")
    after = record_review(family, held(), ReviewNotes(missed=(missed,)))
    assert [(m.review, m.barrier) for m in after.missed_slots] == [("r1", "no bus after six")]
    assert after.person("sam").engagement is Engagement.IDENTIFIED


@pytest.mark.parametrize(
    ("on", "what"),
    [
        pytest.param(date(2026, 11, 5), "before the plan was agreed, on Friday 6 November 2026", id="before it"),
        pytest.param(
            date(2026, 11, 30), "before the plan was last reviewed, on Tuesday 1 December", id="out of order"
        ),
    ],
)
def test_a_review_before_its_plan_is_refused(family: Family, on: date, what: str) -> None:
    reviewed = record_review(family, held()) if on > AGREED else family
    with pytest.raises(ReviewBeforePlanError, match=what):
        record_review(reviewed, held(on=on))


def test_there_is_no_review_without_a_plan(family: Family) -> None:
    with pytest.raises(NoPlanError):
        record_review(replace(family, plans=()), held())


def test_an_outcome_of_nothing_in_the_plan_is_refused(family: Family) -> None:
    with pytest.raises(UnknownCommitmentError, match="“gone”") as refusal:
        record_review(family, held(), ReviewNotes(outcomes=(went("gone", Outcome.DONE),)))
    assert refusal.value.exit_code is ExitCode.NOT_FOUND


def test_a_preset_runs_until_it_is_met_and_starts_the_next(family: Family) -> None:
    started = start_clock(family, CLOCKS["first-looked-after-review"], "ada", AGREED, note="placed with Grace")
    assert start_clock(started, CLOCKS["first-looked-after-review"], "ada", AGREED) == started
    met = stop_clock(started, "first-looked-after-review", "ada", date(2026, 11, 30), CLOCKS)
    assert [(s.clock, s.started_on, s.ended_on) for s in met.started_clocks] == [
        ("first-looked-after-review", AGREED, date(2026, 11, 30)),
        ("second-looked-after-review", date(2026, 11, 30), None),
    ]


def test_a_clock_that_nothing_follows_just_stops(family: Family) -> None:
    met = stop_clock(
        start_clock(family, CLOCKS["subject-access"], "ada", AGREED), "subject-access", "ada", HELD, CLOCKS
    )
    assert [s.ended_on for s in met.started_clocks] == [HELD]
    ours = replace(family, started_clocks=(StartedClock(clock="ours", child="ada", started_on=AGREED),))
    assert stop_clock(ours, "ours", "ada", HELD, CLOCKS).started_clocks[0].ended_on == HELD


def test_the_first_core_group_hands_over_to_the_clock_of_the_plan(family: Family) -> None:
    started = start_clock(family, CLOCKS["first-core-group"], "ada", AGREED)
    assert len(stop_clock(started, "first-core-group", "ada", HELD, CLOCKS).started_clocks) == 1


def test_clocks_are_not_started_or_stopped_out_of_turn(family: Family) -> None:
    with pytest.raises(UsageError, match="runs by itself for every child on a child in need plan"):
        start_clock(family, CLOCKS["review-child-in-need"], "ada", AGREED)
    with pytest.raises(ClockNotRunningError):
        stop_clock(family, "subject-access", "ada", HELD, CLOCKS)
    with pytest.raises(FamnetError, match="was started on Friday 6 November 2026"):
        stop_clock(
            start_clock(family, CLOCKS["subject-access"], "ada", AGREED),
            "subject-access",
            "ada",
            date(2026, 11, 1),
            CLOCKS,
        )


def test_one_date_serves_reviews_that_lie_close_together(family: Family) -> None:
    started = start_clock(family, CLOCKS["first-review-conference"], "ada", date(2026, 9, 16))
    started = start_clock(started, CLOCKS["looked-after-review"], "ada", AGREED)
    reviews = with_reviews(started, working_days=ENGLAND, clocks=CLOCKS).reviews_due
    (meeting,) = together(reviews, within_days=14)
    assert meeting.day == date(2026, 12, 16)
    assert [r.clock for r in meeting.reviews] == ["first-review-conference", "review-child-in-need"]
    assert all(meeting.day <= r.maximum for r in meeting.reviews)
    assert together(reviews, within_days=1) == ()
    assert together((), within_days=14) == ()
