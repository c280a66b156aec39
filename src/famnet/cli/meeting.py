"""`famnet meeting …`: meetings of the network."""

from pathlib import Path
from typing import Annotated

import typer

from famnet.cli import meeting_changes
from famnet.cli import meeting_options as options
from famnet.cli.desk import Desk
from famnet.cli.emit import DOCUMENT, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile, StyleOption
from famnet.documents.formats import Style
from famnet.domain.meetings import Meeting, MeetingRole
from famnet.domain.names import find_person
from famnet.domain.record import said
from famnet.usecases import attending, meetings

app = group("Meetings of the network, their ground rules and agenda.")
Text = Annotated[str | None, typer.Argument(metavar="WORDS", help="In the family's own words.", show_default=False)]


@app.command()
def plan(
    ctx: typer.Context,
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
    """Plan a meeting. At a terminal, without options, you are asked for day, time, place and who runs it.

    Example: famnet meeting plan --on 2026-12-03 --at 16:00 --place "Seacombe library" --coordinator "Joan Price"
    """
    desk = seat(ctx)
    told = said(
        held_on=on, at=at, place=place, kind=kind, purpose=purpose, coordinator=coordinator,
        coordinator_phone=coordinator_phone, independent=independent, child_part=child,
        on_offer=tuple(offer) if offer else None,
    )  # fmt: skip
    meeting = meeting_changes.told_or_asked(desk, Meeting(), told)
    before = desk.family
    desk.change(meetings.plan_meeting(before, meeting))
    desk.say(
        *meetings.planned_words(before, meeting, desk.today),
        "→ Who is to come? `famnet meeting attendance NAME`",
        "→ `famnet meeting ground-rule`, `famnet meeting question`, then `famnet meeting agenda`",
    )


@app.command("ground-rule")
def ground_rule(
    ctx: typer.Context,
    words: Text = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who asked for it.")] = "",
) -> None:
    """Add a ground rule that the network made.

    Example: famnet meeting ground-rule "One person talks at a time" --by Grace
    """
    desk = seat(ctx)
    rule = desk.need(words, "WORDS", "What is the rule, in the family's words?")
    desk.change(meetings.add_ground_rule(desk.family, rule, by))
    desk.say("The ground rule is noted.")


@app.command()
def question(ctx: typer.Context, words: Text = None) -> None:
    """Add a question for the family to answer at the next meeting.

    Example: famnet meeting question "Who can take Ada to school when Kemi is unwell?"
    """
    desk = seat(ctx)
    asked = desk.need(words, "WORDS", "What should the family answer?")
    desk.change(meetings.ask_at_meeting(desk.family, asked, desk.today))
    desk.say("The question is noted.")


@app.command()
def attendance(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Somebody in the network.")],
    role: Annotated[MeetingRole, typer.Option("--role", help="What they are at the meeting.")] = MeetingRole.NETWORK,
    came: Annotated[bool | None, typer.Option("--came/--absent", help="Not said: is to come.")] = None,
    barrier: Annotated[
        str, typer.Option("--barrier", help="What kept them away: transport, work, health, fear…")
    ] = "",
    meeting: options.OfMeeting = None,
) -> None:
    """Say who is to come to the next meeting, who came, and what kept others away.

    Missing a meeting is not the same as not caring: the reason is asked, and kept apart from commitment. Who came or
    not is noted for the last meeting held, who is to come for the next one, unless --meeting says which.

    Example: famnet meeting attendance Daniel --absent --barrier "no bus after six"
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    part = attending.Part(role=role, came=came, barrier=barrier)
    meant = _meant(desk, meeting, part)
    after = desk.change(attending.attend(desk.family, meant, person, part))
    desk.say(*attending.attending_words(after, meant, person, part))


def _meant(desk: Desk, number: int | None, part: attending.Part) -> Meeting:
    if number is None:
        return attending.meeting_meant(desk.family, part, desk.today)
    return meetings.meeting_numbered(desk.family, number, desk.today)


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show the meetings.

    Example: famnet meeting list
    """
    desk = seat(ctx)
    rows = meetings.meeting_rows(desk.family)
    columns = ("number", "on", "at", "kind", "place", "coordinator", "expected", "cancelled")
    desk.list(rows, columns, "No meeting yet: `famnet meeting plan`")


@app.command()
def agenda(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the agenda, with the ground rules and the bottom line.

    Example: famnet meeting agenda -o agenda.docx
    """
    from famnet.usecases.before_meeting import ready_to_go_out
    from famnet.usecases.documents import agenda_document

    desk = seat(ctx)
    meetings.next_meeting(desk.family, desk.today)
    ready_to_go_out(desk.family, desk.today)
    wanted = Wanted(stem="agenda", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, agenda_document(desk.family, audience, today=desk.today, style=style), wanted)


@app.command()
def invite(
    ctx: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whom; everybody expected when not said.")
    ] = None,
    to: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write them in.")] = Path(
        "invitations"
    ),
    formats: FormatsOption = "docx",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write an invitation for each person who is to come: why, when, where, and that it is voluntary.

    Nobody's invitation holds anybody else's address or number.

    Example: famnet meeting invite Joy -o invitations
    """
    from famnet.usecases.before_meeting import ready_to_go_out
    from famnet.usecases.documents import invitations
    from famnet.usecases.saving import make_folder

    desk = seat(ctx)
    meetings.next_meeting(desk.family, desk.today)
    ready_to_go_out(desk.family, desk.today)
    told = list(invitations(desk.family, who, today=desk.today, style=style))
    if not told:
        raise meetings.NobodyInvitedError(meetings.next_meeting(desk.family, desk.today))
    make_folder(to)
    for stem, make in told:
        emit(
            desk,
            make,
            Wanted(stem=stem, to=to / f"{stem}.docx", formats=formats, allowed=DOCUMENT, language=language),
        )


@app.command()
def information(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the sheet that explains how a family meeting works, and whom to ask.

    Example: famnet meeting information -o how-it-works.html --style large
    """
    from famnet.usecases.documents import information_document

    desk = seat(ctx)
    wanted = Wanted(stem="information", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, information_document(desk.family, audience, today=desk.today, style=style), wanted)


app.add_typer(meeting_changes.app)
