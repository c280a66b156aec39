"""Reviews as they are held: words from the line become what was heard, and the next dates are set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from famnet.domain import started_clocks
from famnet.domain.clocks import UnknownClockError, load_clocks
from famnet.domain.dates import say_day
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.mapping import SafetyScale
from famnet.domain.names import find_person
from famnet.domain.plan_versions import commitments_in, version
from famnet.domain.review_recording import ReviewNotes, UnknownCommitmentError, record_review, with_next_date
from famnet.domain.review_records import CommitmentOutcome, NetworkChange, NetworkMove, Outcome, PlanReview
from famnet.domain.review_rows import whose
from famnet.usecases.mapping import OffTheScaleError, name_of
from famnet.usecases.plans import kinds_of, with_reviews


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said of a review, as it stood on the line."""

    outcomes: Sequence[str] = ()
    scales: Sequence[str] = ()
    worked: Sequence[str] = ()
    needed: Sequence[str] = ()
    joined: Sequence[str] = ()
    left: Sequence[str] = ()
    kinds: Sequence[str] = ()


def record(family: Family, review: PlanReview, told: Told) -> Family:
    """The family after a review, with its next date.

    Raises:
        UsageError: an outcome or a scale cannot be read.
        UnknownCommitmentError, ReviewBeforePlanError, NoPlanError: as `record_review`.
    """
    held = replace(review, what_worked=tuple(told.worked), what_else=tuple(told.needed))
    notes = ReviewNotes(
        outcomes=tuple(_outcome(family, words, held.id) for words in told.outcomes),
        scales=tuple(_scale(family, words, held.held_on) for words in told.scales),
        moves=tuple(_moves(family, told, held.id)),
        kinds=kinds_of(family, told.kinds),
    )
    return with_next_date(with_reviews(record_review(family, held, notes)), held.id)


def unanswered(family: Family, outcomes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The promises of the plan in force that no outcome names: number and words."""
    named = {words.partition("=")[0].strip() for words in outcomes}
    for number, promise in enumerate(commitments_in(family, version(family)), 1):
        if str(number) not in named:
            yield number, f"{name_of(family, promise.who)} {promise.what}"


def _outcome(family: Family, words: str, review: str) -> CommitmentOutcome:
    number, equals, said = words.partition("=")
    how, _, reason = said.partition(":")
    try:
        outcome = Outcome(how.strip().lower())
    except ValueError:
        message = f"“{words[:60]}” does not say how a promise went."
        raise UsageError(message, hint="Write `1=done`, `2=part: why`, `3=not: why` or `4=stopped: why`.") from None
    standing = commitments_in(family, version(family))
    if not equals or not number.strip().isdecimal() or not 1 <= int(number) <= len(standing):
        raise UnknownCommitmentError(number)
    return CommitmentOutcome(
        review=review, commitment=standing[int(number) - 1].id, outcome=outcome, reason=reason.strip()
    )


def _scale(family: Family, words: str, day: date) -> SafetyScale:
    name, _, score = words.rpartition("=")
    if not score.strip().isdecimal():
        message = f"“{words[:60]}” is no scale."
        raise UsageError(message, hint="Write a name and a number from 0 to 10: `Grace=6`.")
    if int(score) > 10:  # noqa: PLR2004 -- the scale's own end
        raise OffTheScaleError(int(score))
    return SafetyScale(rater=find_person(family, name).id, score=int(score), rated_on=day)


def _moves(family: Family, told: Told, review: str) -> Iterator[NetworkChange]:
    for move, people in ((NetworkMove.JOINED, told.joined), (NetworkMove.LEFT, told.left)):
        for words in people:
            name, _, reason = words.partition(":")
            person = find_person(family, name.strip())
            yield NetworkChange(review=review, person=person.id, move=move, reason=reason.strip())


def start_clock(family: Family, clock: str, child: str | None, day: date, *, note: str) -> Family:
    """A clock started by hand for a child, and its date worked out.

    Raises:
        UnknownClockError: there is no such clock.
    """
    clocks = load_clocks()
    if clock not in clocks:
        raise UnknownClockError(clock)
    return with_reviews(started_clocks.start_clock(family, clocks[clock], _child(family, child), day, note=note))


def stop_clock(family: Family, clock: str, child: str | None, day: date) -> Family:
    """What the clock asked for was done; the one that follows it starts."""
    return with_reviews(started_clocks.stop_clock(family, clock, _child(family, child), day, load_clocks()))


def _child(family: Family, name: str | None) -> str:
    return find_person(family, name).id if name else family.children[0].person


def what_runs(family: Family) -> list[str]:
    """What falls due next, a sentence each."""
    due = sorted((r for r in family.reviews_due if r.governs), key=lambda r: r.due)
    return [f"→ Due {say_day(r.due)}. {whose(name_of(family, r.child), r.why)}" for r in due]
