"""Asking at a terminal for the day, the time, the place and the coordinator of a meeting."""

from dataclasses import replace

from famnet.cli import ask
from famnet.cli.days import ask_day
from famnet.cli.desk import Desk
from famnet.domain.meetings import Meeting, MeetingKind

_DAY = "Such as 3 December 2026 or 3/12/2026. Enter alone: it is settled later (`famnet meeting edit --on DATE`)."
_INDEPENDENT = "Somebody who does not work the case. Before court proceedings it has to be."


def ask_meeting(desk: Desk, meeting: Meeting) -> Meeting:
    """A meeting as it is told; everything but the kind can be left open."""
    kinds = {kind.value: kind for kind in MeetingKind}
    kind = ask.choose("What kind of meeting?", kinds, meeting.kind)
    told = replace(
        meeting,
        kind=kind,
        held_on=ask_day(desk, "On which day? (Enter: not settled yet)", explain=_DAY),
        at=ask.text("At what time? (Enter: not settled yet)"),
        place=ask.text("Where, or by what link? (Enter: not settled yet)"),
        purpose=ask.text("What is it for, in plain words? (Enter: not said)"),
        coordinator=ask.text("Who runs it? (Enter: nobody yet)"),
    )
    return _with_coordinator(told) if told.coordinator else told


def _with_coordinator(told: Meeting) -> Meeting:
    """How to reach whoever runs it, and whether they stand outside the casework."""
    name = told.coordinator.partition(" ")[0]
    return replace(
        told,
        coordinator_phone=ask.text(f"{name}'s number at work, for the invitations? (Enter: none)"),
        independent=ask.confirm(f"Is {name} independent of the casework?", explain=_INDEPENDENT) or None,
    )
