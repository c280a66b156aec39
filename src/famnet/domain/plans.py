"""The one plan of a family network, and what each person does in it."""

from datetime import date
from enum import StrEnum

from famnet.domain.record import Record, record
from famnet.domain.worded import Worded


class PlanKind(StrEnum):
    """What kind of plan a child is on; the same network plan serves all of them."""

    FAMILY_SUPPORT = "family_support"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"
    REUNIFICATION = "reunification"

    @property
    def words(self) -> str:
        """As a person says it: `child in need`."""
        return self.value.replace("_", " ")


@record
class ChildInFocus(Record):
    """A child the work is about, with the kind of plan that child is on."""

    person: str
    status: PlanKind | None = None
    since: date | None = None


class PlanState(StrEnum):
    """A plan is drafted, then in force until the next version replaces it or the work ends."""

    DRAFT = "draft"
    IN_FORCE = "in force"
    REPLACED = "replaced"
    ENDED = "ended"


@record
class Plan(Record):
    """One version of the family's plan."""

    number: int = 1
    state: PlanState = PlanState.DRAFT
    agreed_on: date | None = None
    reviewed_on: date | None = None
    family_lead: str = ""
    out_of_hours: str = ""
    why: str = ""  # what made this version necessary: a review, a child on another kind of plan
    disagreements: tuple[str, ...] = ()  # what was not agreed, and by whom, in their words


@record
class PlanChild(Record):
    """The kind of plan one child was on in one version; the kind a child is on now is `ChildInFocus.status`."""

    plan: str
    child: str
    kind: PlanKind


@record
class PlanLine(Record):
    """A line of the plan, and the versions it stands in: from one number up to, but not in, another.

    A line is never rewritten once its version was shared: a change ends it and adds the line that replaces it, so
    that every version reads as it did on the day it was given out.
    """

    since_version: int = 1
    until_version: int | None = None
    replaces: str = ""

    def is_in(self, number: int) -> bool:
        """Whether the line stands in the version with this number."""
        return self.since_version <= number and (self.until_version is None or number < self.until_version)


@record
class Commitment(PlanLine, Worded):
    """Who does what, when and how often, and who checks that it happens."""

    who: str
    what: str
    when: str = ""
    how_often: str = ""
    for_whom: str = ""
    monitor: str = ""
    goal: str = ""  # the SafetyGoal it serves
    worry: str = ""  # the MappingItem it answers
    must_have: str = ""  # the BottomLine it answers
    works_when: str = ""  # how we will know it works, and by when
    agreed: bool = True
    professional: bool = False  # support by a service, written beside what the family does
    ended: bool = False  # no longer part of the version in force


@record
class Contingency(PlanLine, Worded):
    """If this happens, then these people do that."""

    sign: str
    response: str
    who: str = ""


@record
class PlanCopy(Record):
    """Who has which version of the plan, when and how it reached them."""

    plan: str
    person: str
    given_on: date
    how: str = ""


@record
class StartedClock(Record):
    """A clock somebody started by hand for a child: a statutory preset, or one of the service's own."""

    clock: str
    child: str
    started_on: date
    ended_on: date | None = None
    note: str = ""


@record
class ReviewDue(Record):
    """A review that falls due: computed when the plan is written, so that reading it is quick.

    `why` names nobody, so that no old or protected name lingers in it; who the child is, is told when it is shown.
    """

    plan: str  # empty for a clock that was started by hand before there was a plan
    child: str
    kind: PlanKind | None
    due: date
    maximum: date
    rule: str
    source: str
    why: str
    clock: str = ""
    counted_from: date | None = None
    by_hand: bool = False  # a clock somebody started, which stands for itself
    governs: bool = True  # False: another child's clock runs out first, and that one sets the date for all
