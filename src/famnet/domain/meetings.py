"""Meetings of the family network."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from famnet.domain.record import Record, record


class MeetingKind(StrEnum):
    """Family group decision making is the umbrella; a conference is one model of it."""

    FAMILY_NETWORK_MEETING = "family network meeting"
    FAMILY_GROUP_CONFERENCE = "family group conference"
    REVIEW_MEETING = "review meeting"
    CORE_GROUP = "core group"


class ChildPart(StrEnum):
    """How the child takes part."""

    ALL = "all"
    PART = "part"
    NOT_YET = "not yet"
    NOT_SAID = ""


@record
class Meeting(Record):
    """One meeting, planned or held."""

    kind: MeetingKind = MeetingKind.FAMILY_NETWORK_MEETING
    held_on: date | None = None
    at: str = ""
    place: str = ""
    purpose: str = ""
    coordinator: str = ""
    independent: bool | None = None
    questions: tuple[str, ...] = ()
    child_part: ChildPart = ChildPart.NOT_SAID
    on_offer: tuple[str, ...] = ()  # help that services can give
    missing_asked: str = ""  # what the network answered to "who is missing?"
    coordinator_phone: str = ""  # for the invitation: a number at work, never a relative's
    cancelled_on: date | None = None
    cancelled_why: str = ""


def standing(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The meetings that have not been cancelled."""
    return tuple(meeting for meeting in meetings if meeting.cancelled_on is None)


def coming(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The one meant by “the next meeting”: the first still to come, one without a day yet, or the last that was held.

    Of several on one day, or without any, it is the one that was planned last.
    """
    there = standing(meetings)
    to_come = [m for m in there if m.held_on and m.held_on >= today]
    first = min((m.held_on for m in to_come if m.held_on), default=None)
    undated = [m for m in there if not m.held_on]
    found = [m for m in to_come if m.held_on == first] or undated or _latest(there, today)
    return found[-1] if found else None


def held(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The last meeting whose day has come."""
    found = _latest(standing(meetings), today)
    return found[-1] if found else None


def _latest(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    past = [m for m in meetings if m.held_on and m.held_on <= today]
    last = max((m.held_on for m in past if m.held_on), default=None)
    return [m for m in past if m.held_on == last]


class MeetingRole(StrEnum):
    """What somebody is at a meeting."""

    NETWORK = "network member"
    CHILD = "child"
    COORDINATOR = "coordinator"
    LEAD_PRACTITIONER = "lead practitioner"
    REFERRER = "referrer"
    INFORMATION_GIVER = "information giver"
    ADVOCATE = "advocate"
    MEDIATOR = "mediator"
    IRO = "independent reviewing officer"
    CP_CHAIR = "child protection chair"
    SUPPORTER = "supporter"
    INTERPRETER = "interpreter"


@record
class Attendee(Record):
    """One person's part in one meeting."""

    meeting: str
    person: str
    role: MeetingRole = MeetingRole.NETWORK
    came: bool | None = None
    barrier: str = ""
