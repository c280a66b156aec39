"""The review of the plan: before it the agenda, after it the record; and a reminder that it is near."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from famnet.documents.frames import frame_of
from famnet.documents.names import Names
from famnet.documents.parts import BottomLineWords, bottom_line_of, worker_of
from famnet.documents.plan_parts import Deed, Rating, deed, live, ratings_of, standing
from famnet.documents.plan_people import CheckIn, check_in
from famnet.documents.plan_sheet import version_words
from famnet.documents.sheet import Sheet, asked
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.disclosure import FamilyView
from famnet.domain.meetings import Meeting, MeetingKind
from famnet.domain.plans import Plan
from famnet.domain.review_records import CommitmentOutcome, Decision, NetworkChange, NetworkMove, Outcome, PlanReview

_NO_RELATIONS: Mapping[str, str] = MappingProxyType({})
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.DONE: "done", Outcome.PART: "done in part", Outcome.NOT_DONE: "not done", Outcome.STOPPED: "stopped"}
)
DECISIONS: Mapping[Decision, str] = MappingProxyType(
    {
        Decision.KEEP: "Keep the plan as it is.",
        Decision.CHANGE: "Change the plan.",
        Decision.STEP_UP: "More help is needed (step up).",
        Decision.STEP_DOWN: "Less help is needed (step down).",
        Decision.CLOSE: "The plan is not needed any more (close).",
    }
)
_MOVES: Mapping[NetworkMove, str] = MappingProxyType(
    {NetworkMove.JOINED: "{name} joined", NetworkMove.LEFT: "{name} left"}
)


@dataclass(frozen=True, kw_only=True)
class DeedReviewed:
    """A commitment and how it went, with the family's reason."""

    deed: Deed
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something the review can decide, and whether it did."""

    words: str
    taken: bool = False


@dataclass(frozen=True, kw_only=True)
class ReviewSheet(Sheet):
    """Everything that the review's agenda and record say."""

    template: ClassVar[str] = "review"
    version: str
    held_on: str
    due: CheckIn
    deeds: tuple[DeedReviewed, ...] = asked("The plan has nothing to look at: nobody has said what they will do.")
    what_worked: tuple[str, ...]
    what_else: tuple[str, ...]
    ratings: tuple[Rating, ...]
    missed: tuple[str, ...]
    moves: tuple[str, ...]
    bottom_line: BottomLineWords
    choices: tuple[Choice, ...]
    reason: str
    feeds: str
    next_day: str


def review_sheet(
    view: FamilyView,
    relations: Mapping[str, str] = _NO_RELATIONS,
    review: str = "",
    tongue: Tongue = ENGLISH,
) -> ReviewSheet:
    """The agenda of the coming review; with the id of a review that was held, its record."""
    names = Names(view, relations, tongue)
    held = next((r for r in view.plan_reviews if r.id == review), None)
    plan = next((p for p in view.plans if held and p.id == held.plan), standing(view))
    return ReviewSheet(
        frame=frame_of(names, "Plan review", version=version_words(plan, tongue)),
        version=version_words(plan, tongue),
        held_on=tongue.date(held.held_on) if held else "",
        due=check_in(names, plan),
        deeds=_deeds(names, plan, review),
        what_worked=held.what_worked if held else (),
        what_else=held.what_else if held else (),
        ratings=ratings_of(names),
        missed=_missed(names, review),
        moves=_moves(names, review),
        bottom_line=bottom_line_of(names),
        choices=_choices(held, tongue),
        reason=held.reason if held else "",
        feeds=held.feeds if held else "",
        next_day=tongue.date(held.next_due) if held else "",
    )


def _deeds(names: Names, plan: Plan, review: str) -> tuple[DeedReviewed, ...]:
    found = {outcome.commitment: outcome for outcome in names.view.outcomes if review and outcome.review == review}
    return tuple(_reviewed(deed(names, c), found.get(c.id), names.tongue) for c in live(names, plan))


def _reviewed(promised: Deed, went: CommitmentOutcome | None, say: Tongue) -> DeedReviewed:
    if went is None:
        return DeedReviewed(deed=promised)
    return DeedReviewed(deed=promised, outcome=say(OUTCOMES[went.outcome]), reason=went.reason)


def _choices(held: PlanReview | None, say: Tongue) -> tuple[Choice, ...]:
    taken = held.decision if held else None
    return tuple(Choice(words=say(words), taken=decision is taken) for decision, words in DECISIONS.items())


def _missed(names: Names, review: str) -> tuple[str, ...]:
    """Times that were missed and what stood in the way: a barrier is not a want of will."""
    missed = (m for m in names.view.missed_slots if review and m.review == review)
    return tuple(
        ", ".join(part for part in (names.of(m.person), names.tongue.date(m.missed_on), m.barrier) if part)
        for m in missed
    )


def _moves(names: Names, review: str) -> tuple[str, ...]:
    moves = (c for c in names.view.network_changes if review and c.review == review)
    return tuple(_move(names, c) for c in moves)


def _move(names: Names, change: NetworkChange) -> str:
    words = names.tongue(_MOVES[change.move], name=names.of(change.person))
    return f"{words}: {change.reason}" if change.reason else words


@dataclass(frozen=True, kw_only=True)
class ReminderSheet(Sheet):
    """A short letter that the review is near."""

    template: ClassVar[str] = "reminder"
    due: CheckIn
    day: str = asked("The day of the review meeting is not set.")
    place: str = asked("The place of the review meeting is not set.")
    family_lead: str
    worker: str
    deeds: tuple[Deed, ...]


def reminder_sheet(
    view: FamilyView, relations: Mapping[str, str] = _NO_RELATIONS, tongue: Tongue = ENGLISH
) -> ReminderSheet:
    """The letter to everyone who works to the plan; to one person when the view is theirs."""
    names = Names(view, relations, tongue)
    plan = standing(view)
    met = _next_review(view)
    mine = view.audience.person
    return ReminderSheet(
        frame=frame_of(names, "Reminder", title=tongue("It is nearly time to look at our plan again")),
        due=check_in(names, plan),
        day=_day_and_time(met, tongue),
        place=met.place,
        family_lead=names.of(plan.family_lead) if plan.family_lead else "",
        worker=worker_of(names),
        deeds=tuple(deed(names, c) for c in live(names, plan) if mine in ("", c.who)),
    )


def _day_and_time(met: Meeting, say: Tongue) -> str:
    if met.held_on and met.at:
        return say("{day} at {time}", day=say.date(met.held_on), time=met.at)
    return say.date(met.held_on) or met.at


def _next_review(view: FamilyView) -> Meeting:
    coming = (
        m for m in view.meetings if m.kind is MeetingKind.REVIEW_MEETING and m.held_on and m.held_on >= view.today
    )
    return min(coming, key=lambda m: (m.held_on, m.id), default=Meeting())
