"""`famnet engage …`: how far each person has come towards taking part."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.domain.names import find_person
from famnet.domain.people import Engagement
from famnet.usecases import before_meeting

app = group("How far each person has come towards taking part.")


@app.command()
def log(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Somebody in the network.")],
    status: Annotated[Engagement, typer.Option("--status", help="How far they have come.")],
) -> None:
    """Note how far somebody has come.

    Example: famnet engage log Joy --status agreed
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    desk.change(before_meeting.log_engagement(desk.family, person, status))
    desk.say(f"{person.name}: {status.value.replace('_', ' ')}.")


@app.command("next")
def next_(ctx: typer.Context) -> None:
    """Show what to do next with whom.

    Example: famnet engage next
    """
    desk = seat(ctx)
    rows = [row for row in before_meeting.engagement_rows(desk.family) if row["next"]]
    desk.list(rows, ("name", "status", "next"), "Nobody is waiting.")


@app.command()
def status(ctx: typer.Context) -> None:
    """Show how far everybody has come.

    Example: famnet engage status
    """
    desk = seat(ctx)
    desk.list(before_meeting.engagement_rows(desk.family), ("name", "status"), "Nobody yet.")
