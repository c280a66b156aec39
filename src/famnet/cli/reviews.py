"""`famnet reviews …`: what falls due, and when."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.cli.words import OutFile
from famnet.usecases.reviews import due_reviews

app = group("What falls due, and when.")
Within = Annotated[int | None, typer.Option("--within", metavar="DAYS", help="Overdue, or due in so many days.")]


@app.command()
def due(ctx: typer.Context, within: Within = None) -> None:
    """Show what is overdue and what falls due, with the reason for each date.

    Example: famnet reviews due --within 30
    """
    desk = seat(ctx)
    rows = due_reviews(desk.shelf, today=desk.today, within=within, family=desk.everywhere.family)
    desk.list(rows, ("due", "overdue_days", "family", "kind", "why"), "Nothing falls due.")


@app.command()
def clocks(ctx: typer.Context) -> None:
    """Show the clocks: how often each kind of plan is reviewed, and where that comes from.

    Example: famnet reviews clocks
    """
    from famnet.usecases.clocks import clock_rows  # `reviews due` need not pay for it

    desk = seat(ctx)
    desk.list(clock_rows(), ("clock", "what", "every", "rolls", "source", "checked_on"))


@app.command()
def calendar(ctx: typer.Context, to: OutFile = None) -> None:
    """Write a calendar of what falls due, for any calendar program.

    Example: famnet reviews calendar -o reviews.ics
    """
    from famnet.cli.emit import Wanted, emit
    from famnet.usecases.calendars import calendar_of_reviews  # the calendar library costs 100 ms
    from famnet.usecases.made import Made

    desk = seat(ctx)
    ref = desk.everywhere.family
    families = [desk.family] if ref else [desk.shelf.family(row.id) for row in desk.shelf.families()]
    wanted = Wanted(stem="reviews", to=to, formats=None, allowed=("ics",))
    emit(desk, lambda _: Made(data=calendar_of_reviews(families, today=desk.today)), wanted)
