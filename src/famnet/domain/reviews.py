"""When the plan is reviewed: worked out whenever the plan is written, so that asking is quick."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from famnet.domain.clocks import Clock, clock_for, due
from famnet.domain.family import Family
from famnet.domain.plan_versions import in_force
from famnet.domain.plans import ChildInFocus, Plan, ReviewDue
from famnet.domain.review_rows import SHORTEST, ReviewRow, whose
from famnet.domain.working_time import WorkingDays

Clocks = Mapping[str, Clock]


def reviews_for(family: Family, plan: Plan, *, working_days: WorkingDays, clocks: Clocks) -> tuple[ReviewDue, ...]:
    """When each child's clock asks for the next review of a plan; the earliest of them governs.

    Counted from the day the plan was last reviewed, or else agreed. A child on no kind of plan has no clock.
    """
    start = plan.reviewed_on or plan.agreed_on
    if start is None:
        return ()
    found = [
        _review(child, clock, start, working_days, plan.id)
        for child in family.children
        if child.status and (clock := clock_for(child.status, clocks))
    ]
    first = min(found, key=_when, default=None)
    return tuple(
        _governed(review, len(found)) if review is first else replace(review, governs=False) for review in found
    )


def started_reviews(family: Family, *, working_days: WorkingDays, clocks: Clocks) -> tuple[ReviewDue, ...]:
    """When the clocks that were started by hand run out; each stands for itself."""
    plan = in_force(family)
    children = {child.person: child for child in family.children}
    return tuple(
        _review(children[run.child], clocks[run.clock], run.started_on, working_days, plan.id if plan else "")
        for run in family.started_clocks
        if run.ended_on is None and run.clock in clocks and run.child in children
    )


def with_reviews(family: Family, *, working_days: WorkingDays, clocks: Clocks) -> Family:
    """The family with its due dates worked out anew: to be called wherever plan, kinds or clocks change."""
    plan = in_force(family)
    planned = reviews_for(family, plan, working_days=working_days, clocks=clocks) if plan else ()
    started = started_reviews(family, working_days=working_days, clocks=clocks)
    return replace(family, reviews_due=tuple(_as_known(family, review) for review in (*planned, *started)))


def governing(reviews: Iterable[ReviewDue]) -> ReviewDue | None:
    """The review that sets the date for all the children of the plan."""
    return min((r for r in reviews if r.governs), key=_when, default=None)


def review_rows(family: Family, *, name: str = "") -> tuple[ReviewRow, ...]:
    """The reviews of one family that set a date, earliest first, as a list or a calendar shows them."""
    numbers = {plan.id: f"version {plan.number}" for plan in family.plans}
    rows = (_row(family, r, name or family.name, numbers.get(r.plan, "")) for r in family.reviews_due if r.governs)
    return tuple(sorted(rows, key=lambda row: (row.due, row.rule, row.id)))


def _row(family: Family, review: ReviewDue, name: str, plan: str) -> ReviewRow:
    person = family.person(review.child)
    child = person.called or person.name
    return ReviewRow(
        id=review.id,
        version=review.version,
        family=name,
        plan=plan,
        child=child,
        kind=review.kind.words if review.kind else "",
        due=review.due,
        maximum=review.maximum,
        rule=review.rule,
        source=review.source,
        why=whose(child, review.why),
    )


def _review(child: ChildInFocus, clock: Clock, start: date, working_days: WorkingDays, plan: str) -> ReviewDue:
    found = due(clock, start, working_days)
    return ReviewDue(
        plan=plan,
        child=child.person,
        kind=child.status,
        due=found.due,
        maximum=found.maximum,
        rule=clock.what,
        source=clock.source,
        why=found.why,
        clock=clock.id,
        counted_from=start,
        by_hand=clock.kind is None,
    )


def _governed(review: ReviewDue, clocks: int) -> ReviewDue:
    return review if clocks == 1 else replace(review, why=f"{SHORTEST}{clocks} clocks: {review.why}")


def _as_known(family: Family, review: ReviewDue) -> ReviewDue:
    """The same review keeps its id when worked out again, so that a calendar moves it instead of doubling it."""
    known = (r for r in family.reviews_due if _same(r) == _same(review))
    return next((replace(review, id=r.id, version=r.version) for r in known), review)


def _same(review: ReviewDue) -> tuple[str, str, date | None]:
    return (review.child, review.clock, review.counted_from)


def _when(review: ReviewDue) -> tuple[date, date]:
    return (review.due, review.maximum)
