"""What a review that was just recorded is read back as: promise by promise, by the numbers it was told with."""

from collections.abc import Iterator

from famnet.domain.dates import say_day
from famnet.domain.family import Family
from famnet.domain.plan_versions import commitments_in, in_force, numbers_in
from famnet.domain.review_records import NetworkMove, Outcome, PlanReview
from famnet.usecases.mapping import name_of

_HOW = {Outcome.DONE: "done", Outcome.PART: "done in part", Outcome.NOT_DONE: "not done", Outcome.STOPPED: "stopped"}
_MOVED = {NetworkMove.JOINED: "joined", NetworkMove.LEFT: "left"}


def recorded_words(before: Family, after: Family, review: str) -> list[str]:
    """Everything the review said, a line each, and which promises nobody spoke of."""
    held = next(one for one in after.plan_reviews if one.id == review)
    return [
        f"The review of {say_day(held.held_on)} is recorded: {held.decision.value.replace('_', ' ')}.",
        *(f"  {line}" for line in (*_promises(before, after, held), *_beside(before, after, held))),
        *_worth_a_look(before, after, held),
    ]


def _worth_a_look(before: Family, after: Family, held: PlanReview) -> Iterator[str]:
    """A second review on one day, which is often one typed twice; a promise not kept without the family's reason."""
    if any(one.held_on == held.held_on for one in before.plan_reviews):
        yield "There was a review on that day already. If it is the same one: `famnet undo` takes this one back."
    told = [o for o in after.outcomes if o.review == held.id]
    if any(o.outcome is not Outcome.DONE and not o.reason for o in told):
        yield 'What did the family say, why? `famnet undo`, then once more with `--outcome "2=part: why"`, keeps it.'


def _promises(before: Family, after: Family, held: PlanReview) -> Iterator[str]:
    plan = in_force(before)
    numbers = numbers_in(before, plan) if plan else {}
    told = {o.commitment: o for o in after.outcomes if o.review == held.id}
    for promise in commitments_in(before, plan) if plan else ():
        outcome = told.get(promise.id)
        said = _HOW[outcome.outcome] if outcome else "not spoken of"
        why = f" ({outcome.reason})" if outcome and outcome.reason else ""
        yield f"{numbers[promise.id]}. {name_of(before, promise.who)} {promise.what}: {said}{why}"


def _beside(before: Family, after: Family, held: PlanReview) -> Iterator[str]:
    for scale in after.scales[len(before.scales) :]:
        yield f"{name_of(after, scale.rater)}: {scale.score} out of 10"
    for move in (move for move in after.network_changes if move.review == held.id):
        why = f" ({move.reason})" if move.reason else ""
        yield f"{name_of(after, move.person)} {_MOVED[move.move]}{why}"
    for missed in (missed for missed in after.missed_slots if missed.review == held.id):
        why = f" ({missed.barrier})" if missed.barrier else ""
        yield f"{name_of(after, missed.person)} missed {missed.slot}{why}"
    yield from (f"Worked well: {words}" for words in held.what_worked)
    yield from (f"Still needed: {words}" for words in held.what_else)
