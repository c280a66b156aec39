"""The one plan of a family network, and what each person does in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from famnet.domain.record import Record


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


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """One version of the family's plan."""

    number: int = 1
    state: PlanState = PlanState.DRAFT
    agreed_on: date | None = None
    reviewed_on: date | None = None
    family_lead: str = ""
    out_of_hours: str = ""
    disagreements: tuple[str, ...] = ()  # what was not agreed, and by whom, in their words


@dataclass(frozen=True, kw_only=True)
class Commitment(Record):
    """Who does what, when and how often, and who checks that it happens."""

    who: str
    what: str
    when: str = ""
    how_often: str = ""
    for_whom: str = ""
    monitor: str = ""
    goal: str = ""  # the SafetyGoal it serves
    worry: str = ""  # the MappingItem it answers
    works_when: str = ""  # how we will know it works, and by when
    agreed: bool = True
    ended: bool = False


@dataclass(frozen=True, kw_only=True)
class Contingency(Record):
    """If this happens, then these people do that."""

    sign: str
    response: str
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanCopy(Record):
    """Who has which version of the plan, when and how it reached them."""

    plan: str
    person: str
    given_on: date
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewDue(Record):
    """A review that falls due: computed when the plan is written, so that reading it is quick."""

    plan: str
    child: str
    kind: PlanKind
    due: date
    maximum: date
    rule: str
    source: str
    why: str
