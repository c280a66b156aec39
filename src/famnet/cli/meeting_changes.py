"""A meeting that is put right, moved or called off, and its calendar file. Part of `famnet meeting`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from famnet.cli import meeting_options as options
from famnet.cli.desk import Desk
from famnet.cli.lazy import seat
from famnet.domain.errors import NothingSaidError
from famnet.domain.meetings import Meeting
from famnet.domain.record import said
from famnet.usecases import meetings

app = typer.Typer(rich_markup_mode=None)


@app.command()
def edit(
    ctx: typer.Context,
    number: options.Number = None,
    on: options.Day = None,
    at: options.At = None,
    place: options.Place = None,
    kind: options.Kind = None,
    purpose: options.Purpose = None,
    coordinator: options.Coordinator = None,
    coordinator_phone: options.Phone = None,
    independent: options.Independent = None,
    child: options.Child = None,
    offer: options.Offer = None,
) -> None:
    """Put a meeting right, or move it to another day, time or place. At a terminal, without options, you are asked.

    Who was asked to come stays asked.

    Example: famnet meeting edit --on 2026-12-10 --at 17:00 --coordinator-phone "0151 606 2000"
    """
    desk = seat(ctx)
    before = meetings.meeting_numbered(desk.family, number, desk.today)
    told = said(
        held_on=on, at=at, place=place, kind=kind, purpose=purpose, coordinator=coordinator,
        coordinator_phone=coordinator_phone, independent=independent, child_part=child,
        on_offer=tuple(offer) if offer else None,
    )  # fmt: skip
    if not (told or desk.can_ask):
        raise NothingSaidError(hint="Such as --on 2026-12-10, --at 17:00 or --place; `--help` shows all.")
    after = desk.change(meetings.edit_meeting(desk.family, told_or_asked(desk, before, told)))
    desk.say(*meetings.edited_words(after, before))


def told_or_asked(desk: Desk, meeting: Meeting, told: Mapping[str, Any]) -> Meeting:
    """A meeting with what the line says of it; asked for at a terminal where the line says nothing."""
    if told or not desk.can_ask:
        return replace(meeting, **told)
    from famnet.cli.asking_meeting import ask_meeting

    return ask_meeting(desk, meeting)


@app.command()
def cancel(
    ctx: typer.Context,
    number: options.Number = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why, for those who were asked.")] = None,
) -> None:
    """Call a meeting off, with the reason. It stays in the list; another can be planned.

    Example: famnet meeting cancel --reason "Kemi is in hospital until Friday"
    """
    desk = seat(ctx)
    meeting = meetings.meeting_numbered(desk.family, number, desk.today)
    why = desk.need(reason, "--reason", f"Why is {meetings.named(meeting)} called off?")
    after = desk.change(meetings.cancel_meeting(desk.family, meeting, why, today=desk.today))
    desk.say(*meetings.cancelled_words(after, meeting))


@app.command()
def calendar(
    ctx: typer.Context,
    number: options.Number = None,
    to: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write it.")] = Path(
        "meeting.ics"
    ),
    audience: Annotated[
        str, typer.Option("--audience", metavar="WHO", help="For whom: network, professionals, or somebody's name.")
    ] = "network",
) -> None:
    """Write a meeting as a calendar file: a moved one moves in the calendar that has it, a cancelled one goes.

    Example: famnet meeting calendar -o meeting.ics
    """
    from famnet.cli.emit import hand_out
    from famnet.usecases.calendars import calendar_of_meeting

    desk = seat(ctx)
    meeting = meetings.meeting_numbered(desk.family, number, desk.today, also_cancelled=True)
    made = calendar_of_meeting(desk.family, meeting, audience, today=desk.today)
    hand_out(desk, [(to, "ics", made)])
