"""A meeting that is put right, moved or called off, and its calendar file. Part of `famnet meeting`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.lazy import seat
from famnet.cli.words import day
from famnet.domain.meetings import ChildPart, MeetingKind
from famnet.usecases import meetings

app = typer.Typer(rich_markup_mode=None)
Number = Annotated[
    int | None,
    typer.Argument(metavar="[N]", help="Its number in `famnet meeting list`; the next one when not said."),
]
Phone = Annotated[
    str | None, typer.Option("--coordinator-phone", metavar="NUMBER", help="How to reach them; on every invitation.")
]


@app.command()
def edit(
    ctx: typer.Context,
    number: Number = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day it is moved to.")
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="When it starts, such as 16:00.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where, or the link.")] = None,
    kind: Annotated[MeetingKind | None, typer.Option("--kind", help="What kind of meeting it is.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="Why you are meeting, in plain words.")] = None,
    coordinator: Annotated[
        str | None, typer.Option("--coordinator", metavar="NAME", help="Who runs the meeting.")
    ] = None,
    coordinator_phone: Phone = None,
    independent: Annotated[
        bool | None,
        typer.Option("--independent/--not-independent", help="Is the coordinator independent of casework?"),
    ] = None,
    child: Annotated[ChildPart | None, typer.Option("--child", help="How the child takes part.")] = None,
    offer: Annotated[
        list[str] | None, typer.Option("--offer", help="Help that services can give, in place of what was said.")
    ] = None,
) -> None:
    """Put a meeting right, or move it to another day, time or place. Who was asked stays asked.

    Example: famnet meeting edit --on 2026-12-10 --at 17:00 --coordinator-phone "0151 606 2000"
    """
    desk = seat(ctx)
    before = meetings.meeting_numbered(desk.family, number, desk.today)
    said = meetings.said(
        held_on=on, at=at, place=place, kind=kind, purpose=purpose, coordinator=coordinator,
        coordinator_phone=coordinator_phone, independent=independent, child_part=child,
        on_offer=tuple(offer) if offer else None,
    )  # fmt: skip
    after = desk.change(meetings.edit_meeting(desk.family, before, said))
    desk.say(*meetings.edited_words(after, before))


@app.command()
def cancel(
    ctx: typer.Context,
    number: Number = None,
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
    number: Number = None,
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
