"""Reviews as they are held: words from the line become what was heard, and the next dates are set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from famnet.domain import started_clocks
from famnet.domain.clocks import Clock, find_clock
from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family
from famnet.domain.mapping import SafetyScale
from famnet.domain.names import find_person
from famnet.domain.plan_versions import commitments_in, version
from famnet.domain.plans import Commitment
from famnet.domain.review_dates import OneDate, together
from famnet.domain.review_recording import ReviewNotes, UnknownCommitmentError, record_review, with_next_date
from famnet.domain.review_records import (
    CommitmentOutcome,
    MissedSlot,
    NetworkChange,
    NetworkMove,
    Outcome,
    PlanReview,
)
from famnet.domain.review_rows import whose
from famnet.usecases import rota
from famnet.usecases.mapping import OffTheScaleError, name_of
from famnet.usecases.plans import kinds_of, with_reviews

Clocks = Mapping[str, Clock]
Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was said of a review, as it stood on the line."""

    outcomes: Sequence[str] = ()
    scales: Sequence[str] = ()
    worked: Sequence[str] = ()
    needed: Sequence[str] = ()
    joined: Sequence[str] = ()
    left: Sequence[str] = ()
    missed: Sequence[str] = ()
    follow_ups: Sequence[str] = ()
    kinds: Sequence[str] = ()
    new: Sequence[Commitment] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything was said at all."""
        return self != Told()


def record(family: Family, review: PlanReview, told: Told, clocks: Clocks) -> Family:
    """The family after a review, with its next date.

    Raises:
        UsageError: an outcome, a scale or a missed time cannot be read.
        UnknownCommitmentError, ReviewBeforePlanError, NoPlanError: as `record_review`.
    """
    held = replace(review, what_worked=tuple(told.worked), what_else=tuple(told.needed))
    notes = ReviewNotes(
        outcomes=tuple(_outcome(family, words, held.id) for words in told.outcomes),
        scales=tuple(_scale(family, words, held.held_on) for words in told.scales),
        moves=tuple(_moves(family, told, held.id)),
        missed=tuple(_missed(family, told, held.id)),
        new=tuple(told.new),
        kinds=kinds_of(family, told.kinds),
    )
    return with_next_date(with_reviews(record_review(family, held, notes), clocks), held.id)


def unanswered(family: Family, outcomes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The promises of the plan in force that no outcome names: number and words."""
    named = {words.partition("=")[0].strip() for words in outcomes}
    for number, promise in enumerate(commitments_in(family, version(family)), 1):
        if str(number) not in named:
            yield number, f"{name_of(family, promise.who)} {promise.what}"


def raters(family: Family) -> list[str]:
    """Who said before how safe it is: they are asked again."""
    return list(dict.fromkeys(name_of(family, scale.rater) for scale in family.scales))


class NoReviewError(FamnetError):
    """No review was held, or none on that day."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet reviews held` shows those that were; `famnet reviews record` writes one down."

    def __init__(self, day: date | None) -> None:
        super().__init__(f"No review was held on {say_day(day)}." if day else "No review has been held yet.")


def review_held(family: Family, day: date | None) -> PlanReview:
    """The review of a day, or the last one.

    Raises:
        NoReviewError: there is none.
    """
    found = [review for review in family.plan_reviews if day in (None, review.held_on)]
    if not found:
        raise NoReviewError(day)
    return max(found, key=lambda review: review.held_on)


def held_rows(family: Family) -> list[Row]:
    """Every review that was held, a row each."""
    outcomes = [(o.review, o.outcome) for o in family.outcomes]
    return [
        {
            "on": review.held_on,
            "decision": review.decision.value,
            "reason": review.reason,
            **{how.value: outcomes.count((review.id, how)) for how in Outcome},
            "worked": list(review.what_worked),
            "needed": list(review.what_else),
            "next": review.next_due,
        }
        for review in sorted(family.plan_reviews, key=lambda review: review.held_on)
    ]


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


def _missed(family: Family, told: Told, review: str) -> Iterator[MissedSlot]:
    """`Grace=3: two buses`: a time of the rota by its number, or in words; what would help is told by name."""
    helps = {find_person(family, n.strip()).id: w.strip() for n, _, w in (f.partition(":") for f in told.follow_ups)}
    for words in told.missed:
        name, equals, rest = words.partition("=")
        slot, _, barrier = rest.partition(":")
        if not equals or not slot.strip():
            message = f"“{words[:60]}” does not say who missed which time."
            raise UsageError(message, hint="Write `Grace=3: two buses` or `Grace=Friday tea: two buses`.")
        person = find_person(family, name.strip()).id
        yield MissedSlot(
            review=review,
            person=person,
            slot=_slot_words(family, slot.strip()),
            barrier=barrier.strip(),
            follow_up=helps.get(person, ""),
        )


def _slot_words(family: Family, told: str) -> str:
    if not told.isdecimal():
        return told
    slot = rota.time_numbered(family, int(told))
    return f"{slot.what}, {slot.weekday}"


def start_clock(family: Family, clock: str, child: str | None, started: tuple[date, str], clocks: Clocks) -> Family:
    """A clock started by hand for a child on a day, with what set it going, and its date worked out.

    Raises:
        UnknownClockError: there is no such clock.
    """
    day, note = started
    running = started_clocks.start_clock(family, find_clock(clock, clocks), _child(family, child), day, note=note)
    return with_reviews(running, clocks)


def stop_clock(family: Family, clock: str, child: str | None, day: date, clocks: Clocks) -> Family:
    """What the clock asked for was done; the one that follows it starts."""
    return with_reviews(started_clocks.stop_clock(family, clock, _child(family, child), day, clocks), clocks)


def _child(family: Family, name: str | None) -> str:
    return find_person(family, name).id if name else family.children[0].person


def what_runs(family: Family, clocks: Clocks) -> list[str]:
    """What falls due next, a sentence each, and one meeting that would serve several of them."""
    due = sorted((r for r in family.reviews_due if r.governs), key=lambda r: r.due)
    told = [f"→ Due {say_day(r.due)}. {whose(name_of(family, r.child), r.why)}" for r in due]
    return [*told, *(f"→ {say_one(family, one)}" for one in one_date(family, clocks))]


NEAR = 14  # days that one meeting may come early for another


def one_date(family: Family, clocks: Clocks, within: int = NEAR) -> tuple[OneDate, ...]:
    """Days on which one meeting would serve several reviews: the first of their dates, a working day already."""
    meetings = [r for r in family.reviews_due if r.clock not in clocks or clocks[r.clock].meeting]
    return together(meetings, within_days=within)


def say_one(family: Family, one: OneDate) -> str:
    """`One meeting on Friday 18 December 2026 would serve Ada and Tobi: …`."""
    names = dict.fromkeys(name_of(family, review.child) for review in one.reviews)
    what = "; ".join(dict.fromkeys(review.rule.split(":")[0] for review in one.reviews))
    return f"One meeting on {say_day(one.day)} would serve {' and '.join(names)}: {what}."
