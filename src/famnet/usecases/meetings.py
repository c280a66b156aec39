"""Meetings of the network: planning them, their ground rules, who is to come, the agenda."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from famnet.domain.dates import say_day
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family, put
from famnet.domain.mapping import GroundRule
from famnet.domain.meetings import Meeting, coming

Row = Mapping[str, object]


class NoMeetingError(FamnetError):
    """No meeting has been planned for this family."""

    hint = '`famnet meeting plan --on 2026-12-03 --at 16:00 --place "The library"` plans one.'

    def __init__(self, name: str) -> None:
        super().__init__(f"No meeting is planned for {name}'s family yet.")


class NoSuchMeetingError(FamnetError):
    """No meeting has that number, or it was called off already."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet meeting list` shows the meetings with their numbers."

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"Meeting {number} {why}." if why else f"There is no meeting {number}.")


class NobodyInvitedError(FamnetError):
    """Nobody is down to come to the meeting yet."""

    hint = "`famnet meeting attendance NAME` says who is to come; `famnet meeting invite NAME` invites one person."

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(f"Nobody is down to come to {named(meeting)} yet.")


def plan_meeting(family: Family, meeting: Meeting) -> Family:
    """The family with one more meeting, to which everyone in the network but the professionals is counted."""
    return replace(family, meetings=(*family.meetings, meeting))


def next_meeting(family: Family, today: date) -> Meeting:
    """The meeting that comes next, the same that the agenda and the invitations are for.

    Raises:
        NoMeetingError: there is none.
    """
    if not (planned := coming(family.meetings, today)):
        raise NoMeetingError(family.name)
    return planned


def add_ground_rule(family: Family, text: str, made_by: str) -> Family:
    """A rule the network made for its meetings."""
    return replace(family, ground_rules=(*family.ground_rules, GroundRule(text=text, made_by=made_by)))


def ask_at_meeting(family: Family, question: str, today: date) -> Family:
    """A question for the family to answer at the next meeting."""
    meeting = next_meeting(family, today)
    return replace(family, meetings=put(family.meetings, replace(meeting, questions=(*meeting.questions, question))))


def meeting_numbered(family: Family, number: int | None, today: date, *, also_cancelled: bool = False) -> Meeting:
    """The meeting with a number in the list; without one, the next.

    Raises:
        NoMeetingError: there is none.
        NoSuchMeetingError: none has that number, or it was called off.
    """
    if number is None:
        return next_meeting(family, today)
    if not 1 <= number <= len(family.meetings):
        raise NoSuchMeetingError(number, "")
    meeting = family.meetings[number - 1]
    if meeting.cancelled_on and not also_cancelled:
        raise NoSuchMeetingError(number, f"was called off on {say_day(meeting.cancelled_on)}")
    return meeting


def edit_meeting(family: Family, meeting: Meeting) -> Family:
    """The family with a meeting as it is now: put right or moved."""
    return replace(family, meetings=put(family.meetings, meeting))


def cancel_meeting(family: Family, meeting: Meeting, why: str, *, today: date) -> Family:
    """The family with a meeting called off, and why.

    Raises:
        UsageError: there is no reason.
    """
    if not why.strip():
        message = "A meeting is called off for a reason."
        raise UsageError(message, hint="Those who were asked want to know: --reason “the hall is closed”.")
    return edit_meeting(family, replace(meeting, cancelled_on=today, cancelled_why=why.strip()))


def planned_words(before: Family, meeting: Meeting, today: date) -> list[str]:
    """How a meeting is planned, what it still lacks, and another on the same day, which is often one typed twice."""
    lines = [f"Planned: {_in_a_line(meeting)}."]
    if meeting.held_on and meeting.held_on < today:
        lines.append("That day is past. If the year is wrong: `famnet meeting edit --on DATE`")
    for number, other in enumerate(before.meetings, 1):
        if meeting.held_on and other.held_on == meeting.held_on and not other.cancelled_on:
            lines += [
                f"Another meeting stands on that day already, number {number}: {_in_a_line(other)}.",
                f'→ If this one takes its place: `famnet meeting cancel {number} --reason "typed twice"`',
            ]
    day = "→ On which day? `famnet meeting edit --on DATE`"
    return lines if meeting.held_on else [*lines, day]


def named(meeting: Meeting) -> str:
    """`the family network meeting on Thursday 3 December 2026`."""
    return f"the {meeting.kind.value}" + (f" on {say_day(meeting.held_on)}" if meeting.held_on else "")


def _in_a_line(meeting: Meeting) -> str:
    """`family network meeting on Thursday 3 December 2026, 16:00, The library, run by Joan Price (0151 …)`."""
    phone = f" ({meeting.coordinator_phone})" if meeting.coordinator_phone else ""
    run = f"run by {meeting.coordinator}{phone}" if meeting.coordinator else ""
    return ", ".join(filter(None, (named(meeting).removeprefix("the "), meeting.at, meeting.place, run)))


def edited_words(after: Family, before: Meeting) -> list[str]:
    """How a meeting stands now, and who has to hear of it where its time or place is another."""
    now = next(m for m in after.meetings if m.id == before.id)
    moved = [getattr(now, what) != getattr(before, what) for what in ("held_on", "at", "place")]
    lines = [f"Now: {_in_a_line(now)}."]
    return [*lines, *_to_tell(after, now)] if any(moved) else lines


def cancelled_words(after: Family, meeting: Meeting) -> list[str]:
    """That a meeting is off, and who has to hear of it."""
    next_ = "→ `famnet meeting plan` plans another; `famnet undo` takes this back."
    return [f"Called off: {_in_a_line(meeting)}.", *_to_tell(after, meeting), next_]


def _to_tell(family: Family, meeting: Meeting) -> list[str]:
    asked = [family.person(a.person).name for a in family.attendees if a.meeting == meeting.id]
    number = next(n for n, m in enumerate(family.meetings, 1) if m.id == meeting.id)
    told = [f"→ Tell those who were asked: {', '.join(asked)}."] if asked else []
    return [*told, f"→ `famnet meeting calendar {number}` brings it to their calendars."]


def meeting_rows(family: Family) -> list[Row]:
    """Every meeting, a row each."""
    return [
        {
            "number": number,
            "id": m.id,
            "kind": m.kind.value,
            "on": m.held_on,
            "at": m.at,
            "place": m.place,
            "coordinator": m.coordinator,
            "expected": sum(a.meeting == m.id for a in family.attendees),
            "cancelled": f"{m.cancelled_on}: {m.cancelled_why}" if m.cancelled_on else "",
        }
        for number, m in enumerate(family.meetings, 1)
    ]
