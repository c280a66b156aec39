"""What is known and wanted before a meeting: voices, worries, strengths, goals, the bottom line."""

from datetime import date
from enum import StrEnum

from famnet.domain.record import Record, record
from famnet.domain.worded import Worded


@record
class Voice(Worded):
    """What somebody said, in exactly their words."""

    person: str
    words: str
    said_on: date | None = None
    said_to: str = ""
    about: str = ""  # the child it concerns; empty: all of them


class Column(StrEnum):
    """The three columns of the mapping."""

    WORRY = "worry"
    WORKING_WELL = "working_well"
    NEEDS_TO_HAPPEN = "needs_to_happen"


@record
class MappingItem(Worded):
    """One thing in a column of the mapping; said by a person of the network, or by the name in `said_by`."""

    column: Column
    text: str
    said_by: str = ""
    child: str = ""
    noted_on: date | None = None


@record
class SafetyGoal(Worded):
    """What life looks like when nobody has to worry; paired with the danger it answers."""

    goal: str
    danger: str = ""
    answers: str = ""  # the worry (a MappingItem) it answers
    reached_by: date | None = None  # when everybody hopes to be there


@record
class SafetyScale(Record):
    """How safe it is from 0 to 10, as one named person said on one day. Never averaged."""

    rater: str
    score: int
    rated_on: date
    question: str = ""


@record
class BottomLine(Record):
    """One thing any plan must have, and what professionals will do if safety does not improve."""

    must_have: str
    otherwise: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None


@record
class GroundRule(Record):
    """A rule for the meeting, made by the network, in its words."""

    text: str
    made_by: str = ""


class PrState(StrEnum):
    """Whether somebody holds parental responsibility; unknown stays unknown."""

    HOLDS = "holds"
    DOES_NOT = "does not hold"
    UNKNOWN = "unknown"


@record
class Responsibility(Record):
    """Parental responsibility of one person for one child, and on what basis it is believed."""

    child: str
    holder: str
    state: PrState = PrState.UNKNOWN
    basis: str = ""
    confirmed: bool = False


class ConsentAnswer(StrEnum):
    """What somebody answered when asked whether the network may be involved."""

    YES = "yes"
    NO = "no"
    LIMITED = "limited"
    UNSAFE_TO_ASK = "not asked: unsafe to ask"
    NOT_FOUND = "cannot be found"
    TOO_YOUNG = "not asked: too young"


@record
class Consent(Record):
    """Whether a child or somebody with parental responsibility agrees to the network being involved for a child."""

    child: str
    person: str
    answer: ConsentAnswer
    limits: str = ""
    reason: str = ""
    asked_by: str = ""
    asked_on: date | None = None
