"""What a review of the plan found and decided, as the people there said it."""

from datetime import date
from enum import StrEnum

from famnet.domain.record import Record, record


class Outcome(StrEnum):
    """How a commitment went since the last review."""

    DONE = "done"
    PART = "part"
    NOT_DONE = "not"
    STOPPED = "stopped"


class Decision(StrEnum):
    """What the review decided about the plan."""

    KEEP = "keep"
    CHANGE = "change"
    STEP_UP = "step up"
    STEP_DOWN = "step down"
    CLOSE = "close"


@record
class PlanReview(Record):
    """One review of one version of the plan, and what it decided."""

    plan: str
    held_on: date
    decision: Decision = Decision.KEEP
    reason: str = ""
    what_worked: tuple[str, ...] = ()
    what_else: tuple[str, ...] = ()
    meeting: str = ""
    feeds: str = ""  # the statutory meeting that takes it up
    next_due: date | None = None


@record
class CommitmentOutcome(Record):
    """How one commitment went, with the family's reason in its words."""

    review: str
    commitment: str
    outcome: Outcome
    reason: str = ""
    said_by: str = ""


class NetworkMove(StrEnum):
    """Somebody came into the network's plan, or left it."""

    JOINED = "joined"
    LEFT = "left"


@record
class NetworkChange(Record):
    """Somebody who joined or left since the last review, and why."""

    review: str
    person: str
    move: NetworkMove
    reason: str = ""


@record
class MissedSlot(Record):
    """A time somebody could not keep, and what stood in the way: never the same thing as not being committed."""

    review: str
    person: str
    slot: str
    missed_on: date | None = None
    barrier: str = ""
    follow_up: str = ""
