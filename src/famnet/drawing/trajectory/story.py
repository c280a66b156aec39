"""What the trajectory tells: each rater's scores over time, what happened, and what is expected."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from famnet.domain.disclosure import FamilyView
from famnet.domain.plans import PlanState
from famnet.domain.record import record
from famnet.domain.review_records import Decision
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.text import clean
from famnet.drawing.wording import known_as, sentence

Score = tuple[date, int]

_UNNAMED = "somebody not named here"
_DECIDED: Mapping[Decision, str] = MappingProxyType(
    {
        Decision.KEEP: "plan kept",
        Decision.CHANGE: "plan changed",
        Decision.STEP_UP: "stepped up",
        Decision.STEP_DOWN: "stepped down",
        Decision.CLOSE: "plan closed",
    }
)


@record
class Series:
    """What one named person gave, day by day; it is never put together with anybody else's."""

    rater: str
    name: str
    scores: tuple[Score, ...]


@record
class Event:
    """Something that happened on a day, or is to come."""

    day: date
    words: str
    expected: bool = False


def series_of(view: FamilyView, say: Say = ENGLISH) -> tuple[Series, ...]:
    """Everybody who rated, in the order of their first rating."""
    names = {person.id: known_as(person, view) for person in view.people}
    rated = sorted(view.scales, key=lambda scale: (scale.rated_on, scale.rater, scale.id))
    raters = dict.fromkeys(scale.rater for scale in rated)
    return tuple(
        Series(
            rater=rater,
            name=names.get(rater) or say(_UNNAMED),
            scores=tuple((s.rated_on, s.score) for s in rated if s.rater == rater),
        )
        for rater in raters
    )


def events_of(view: FamilyView, say: Say = ENGLISH) -> tuple[Event, ...]:
    """Meetings, plans agreed, reviews, and ahead of them the next review and the days goals are set for."""
    found = {(event.day, event.words): event for event in _events(view, say)}
    return tuple(sorted(found.values(), key=lambda event: (event.day, event.words)))


def _events(view: FamilyView, say: Say) -> Iterator[Event]:
    for source in (_agreed, _reviewed, _met, _due, _aimed_for):
        yield from source(view, say)


def _agreed(view: FamilyView, say: Say) -> Iterator[Event]:
    for plan in view.plans:
        if plan.agreed_on and plan.state is not PlanState.DRAFT:
            yield Event(day=plan.agreed_on, words=say("Plan agreed, version {number}", number=plan.number))


def _reviewed(view: FamilyView, say: Say) -> Iterator[Event]:
    for review in view.plan_reviews:
        yield Event(day=review.held_on, words=say("Review: {what}", what=say(_DECIDED[review.decision])))


def _met(view: FamilyView, say: Say) -> Iterator[Event]:
    for meeting in view.meetings:
        if meeting.held_on:
            words = sentence(say(meeting.kind.value))[:-1]
            yield Event(day=meeting.held_on, words=words, expected=meeting.held_on > view.today)


def _due(view: FamilyView, say: Say) -> Iterator[Event]:
    for due in view.reviews_due:
        if due.governs:
            words = clean(due.rule.partition(":")[0]) if due.by_hand else "Review due"
            yield Event(day=due.due, words=say(words), expected=True)


def _aimed_for(view: FamilyView, say: Say) -> Iterator[Event]:
    for goal in view.goals:
        if goal.reached_by:
            yield Event(day=goal.reached_by, words=say("Goal: {goal}", goal=clean(goal.goal)), expected=True)
