"""A review held: what became of each commitment, what was decided, and the plan as it goes on from there."""

from collections.abc import Iterable
from dataclasses import field, replace

from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family, put
from famnet.domain.mapping import SafetyScale
from famnet.domain.people import Engagement, Person
from famnet.domain.plan_drafting import NO_KINDS, Kinds, agree, draft
from famnet.domain.plan_lines import Line, change_line, commit, end_line
from famnet.domain.plan_versions import NoPlanError, commitments_in, draft_of, in_force, version
from famnet.domain.plans import Commitment, Plan, PlanState
from famnet.domain.record import record
from famnet.domain.review_records import (
    CommitmentOutcome,
    Decision,
    MissedSlot,
    NetworkChange,
    NetworkMove,
    Outcome,
    PlanReview,
)

_STEPS = frozenset({Decision.STEP_UP, Decision.STEP_DOWN})
_NOT_YET_THERE = frozenset(Engagement) - {Engagement.ATTENDED, Engagement.COMMITTED}


class ReviewBeforePlanError(FamnetError):
    """A plan is reviewed after it was agreed, and each review comes after the one before."""

    exit_code = ExitCode.REFUSED
    hint = "Check the date; `famnet plan history` shows when the plan was agreed and last reviewed."

    def __init__(self, review: PlanReview, plan: Plan) -> None:
        since = plan.reviewed_on or plan.agreed_on or review.held_on
        what = "last reviewed" if plan.reviewed_on else "agreed"
        super().__init__(
            f"A review on {say_day(review.held_on)} would come before the plan was {what}, on {say_day(since)}."
        )


class UnknownCommitmentError(FamnetError):
    """An outcome is told of something that does not stand in the plan."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet plan show` lists what stands in the plan."

    def __init__(self, commitment: str) -> None:
        super().__init__(f"Nothing in the plan has the number or id “{commitment}”.")


@record
class ReviewNotes:
    """What a review heard, and what it changes: all of it written down in one step with the decision."""

    outcomes: tuple[CommitmentOutcome, ...] = ()
    scales: tuple[SafetyScale, ...] = ()
    moves: tuple[NetworkChange, ...] = ()
    missed: tuple[MissedSlot, ...] = ()
    new: tuple[Commitment, ...] = ()
    changed: tuple[Commitment, ...] = ()
    kinds: Kinds = field(default_factory=lambda: NO_KINDS)


NO_NOTES = ReviewNotes()


def record_review(family: Family, review: PlanReview, notes: ReviewNotes = NO_NOTES) -> Family:
    """The family after a review: what was heard is written down, the plan amended, and the clock starts again.

    What was stopped, and what somebody who left had promised, goes out of the plan; what is new, or was drafted
    before, comes in. That makes the next version, agreed on that day; where nothing changes the version stays.
    A decision to keep that changes something is recorded as a change. `reviews.with_reviews` sets the next date.

    Args:
        family: as it was before the review.
        review: when it was held and what was decided; its plan may be left empty.
        notes: what was heard, and what shall be different.

    Raises:
        NoPlanError: no version is in force.
        ReviewBeforePlanError: it was held before the plan was agreed or last reviewed.
        UnknownCommitmentError: an outcome is told of something that is not in the plan.
        UsageError: the plan steps up or down, and nobody says to which kind.
    """
    plan = _reviewable(family, review, notes)
    noted = _written_down(family, replace(review, plan=plan.id), notes)
    moved = _moved(noted, notes.moves)
    amended = _amended(moved, plan, review, notes)
    return _decided(_reviewed(amended, plan, review), replace(review, plan=plan.id), changed=amended != moved)


def with_next_date(family: Family, review: str) -> Family:
    """Write into the record of a review the date that was set for the next one, once it has been worked out."""
    due = min((r.due for r in family.reviews_due if r.governs and not r.by_hand), default=None)
    told = next(r for r in family.plan_reviews if r.id == review)
    return replace(family, plan_reviews=put(family.plan_reviews, replace(told, next_due=due)))


def _reviewable(family: Family, review: PlanReview, notes: ReviewNotes) -> Plan:
    plan = in_force(family)
    if plan is None:
        raise NoPlanError
    if review.held_on < max(filter(None, (plan.agreed_on, plan.reviewed_on)), default=review.held_on):
        raise ReviewBeforePlanError(review, plan)
    standing = {c.id for c in commitments_in(family, plan)}
    for told in notes.outcomes:
        if told.commitment not in standing:
            raise UnknownCommitmentError(told.commitment)
    if review.decision in _STEPS and not notes.kinds:
        message = f"To {review.decision} needs the kind of plan each child is on now."
        raise UsageError(message, hint=f"Say for example `{_kinds_of(family)}`.")
    return plan


def _kinds_of(family: Family) -> str:
    """The options that say a kind of plan for each child, with their names."""
    names = [family.person(child.person).name.partition(" ")[0] or "CHILD" for child in family.children]
    return " ".join(f"--kind {name}=child_in_need" for name in names)


def _written_down(family: Family, review: PlanReview, notes: ReviewNotes) -> Family:
    return replace(
        family,
        plan_reviews=put(family.plan_reviews, review),
        outcomes=(*family.outcomes, *(replace(o, review=review.id) for o in notes.outcomes)),
        scales=(*family.scales, *notes.scales),
        network_changes=(*family.network_changes, *(replace(m, review=review.id) for m in notes.moves)),
        missed_slots=(*family.missed_slots, *(replace(m, review=review.id) for m in notes.missed)),
    )


def _moved(family: Family, moves: Iterable[NetworkChange]) -> Family:
    """Who left has stepped back; who joined has been there, and keeps what they were beyond that."""
    for move in moves:
        family = family.with_person(_after(family.person(move.person), move.move))
    return family


def _after(person: Person, move: NetworkMove) -> Person:
    if move is NetworkMove.LEFT:
        return replace(person, engagement=Engagement.STEPPED_BACK)
    return replace(person, engagement=Engagement.ATTENDED) if person.engagement in _NOT_YET_THERE else person


def _amended(family: Family, plan: Plan, review: PlanReview, notes: ReviewNotes) -> Family:
    """The next version with what stopped taken out and what is new put in; the same family where nothing changes."""
    ending = _to_end(family, plan, notes)
    if not (ending or notes.changed or notes.new or notes.kinds or draft_of(family)):
        return family
    amended = draft(family, kinds=notes.kinds, why=f"review on {say_day(review.held_on)}")
    for line in ending:
        amended = end_line(amended, line)
    for line in notes.changed:
        amended = change_line(amended, line)
    for line in notes.new:
        amended = commit(amended, line)
    return agree(amended, review.held_on)


def _to_end(family: Family, plan: Plan, notes: ReviewNotes) -> list[Line]:
    stopped = {o.commitment for o in notes.outcomes if o.outcome is Outcome.STOPPED}
    left = {move.person for move in notes.moves if move.move is NetworkMove.LEFT}
    going = {line.id for line in notes.changed}  # taken over by somebody else, or put differently
    ending = [c for c in commitments_in(family, plan) if c.id in stopped or c.who in left]
    duties = [d for d in family.rota_duties if d.is_in(plan.number) and d.person in left]
    return [*(c for c in ending if c.id not in going), *duties]


def _reviewed(family: Family, plan: Plan, review: PlanReview) -> Family:
    """The version that was reviewed, and the one in force since, both know the day."""
    before = replace(version(family, plan.number), reviewed_on=review.held_on)
    now = in_force(family) or before
    state = PlanState.ENDED if review.decision is Decision.CLOSE else now.state
    after = replace(now, reviewed_on=review.held_on, state=state)
    return replace(family, plans=put(put(family.plans, before), after))


def _decided(family: Family, review: PlanReview, *, changed: bool) -> Family:
    decision = Decision.CHANGE if changed and review.decision is Decision.KEEP else review.decision
    return replace(family, plan_reviews=put(family.plan_reviews, replace(review, decision=decision)))
