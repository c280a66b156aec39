"""`famnet reviews …`: what falls due, and when."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, OnDay, OutFile, StyleOption
from famnet.documents.formats import Style
from famnet.domain.review_records import Decision, PlanReview
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
    from famnet.usecases.gatekeeping import TEAMS_OWN
    from famnet.usecases.made import Made

    desk = seat(ctx)
    ref = desk.everywhere.family
    families = [desk.family] if ref else [desk.shelf.family(row.id) for row in desk.shelf.families()]
    wanted = Wanted(stem="reviews", to=to, formats=None, allowed=("ics",))
    emit(desk, lambda _: Made(data=calendar_of_reviews(families, today=desk.today), gate=TEAMS_OWN), wanted)


@app.command()
def start(
    ctx: typer.Context,
    clock: Annotated[str, typer.Argument(help="Which: `famnet reviews clocks` lists them.")],
    child: Annotated[
        str | None, typer.Option("--child", help="For which child; the first in focus when not said.")
    ] = None,
    on: OnDay = None,
    note: Annotated[str, typer.Option("--note", help="What set it going.")] = "",
) -> None:
    """Start a clock by hand, such as an initial conference within 15 working days.

    Example: famnet reviews start initial-conference --child Tobi --on 2026-11-20
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    after = desk.change(reviewing.start_clock(desk.family, clock, child, on or desk.today, note=note))
    desk.say(*reviewing.what_runs(after))


@app.command()
def met(
    ctx: typer.Context,
    clock: Annotated[str, typer.Argument(help="Which clock.")],
    child: Annotated[
        str | None, typer.Option("--child", help="For which child; the first in focus when not said.")
    ] = None,
    on: OnDay = None,
) -> None:
    """Say that what a clock asked for was done; the clock that follows it starts from that day.

    Example: famnet reviews met initial-conference --child Tobi --on 2026-12-04
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    after = desk.change(reviewing.stop_clock(desk.family, clock, child, on or desk.today))
    desk.say(*reviewing.what_runs(after))


@app.command()
def record(
    ctx: typer.Context,
    on: OnDay = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            "--outcome", metavar="N=HOW", help="`1=done`, `2=part: the bus was late`, `3=not: …`, `4=stopped: …`."
        ),
    ] = None,
    scale: Annotated[
        list[str] | None, typer.Option("--scale", metavar="NAME=0-10", help="How safe it is now, by whom.")
    ] = None,
    worked: Annotated[list[str] | None, typer.Option("--worked", help="What worked; again for more.")] = None,
    else_: Annotated[list[str] | None, typer.Option("--else", help="What else needs to happen.")] = None,
    joined: Annotated[list[str] | None, typer.Option("--joined", metavar="NAME", help="Who came in.")] = None,
    left: Annotated[
        list[str] | None, typer.Option("--left", metavar="NAME", help="Who left, as `Tom: works nights now`.")
    ] = None,
    decision: Annotated[Decision, typer.Option("--decision", help="What was decided.")] = Decision.KEEP,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="When stepping up or down: to which kind.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why it was decided so.")] = "",
    feeds: Annotated[str, typer.Option("--feeds", help="The statutory meeting that takes it up.")] = "",
) -> None:
    """Record a review: how each promise went, how safe it is, what was decided. It sets the next date.

    At a terminal every promise that no --outcome names is asked about.

    Example: famnet reviews record --on 2026-12-04 --outcome 1=done --outcome "2=part: two buses" --scale Grace=6
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    family = desk.family
    outcomes = list(outcome or ())
    if desk.can_ask:
        from famnet.cli.asking_outcomes import ask_outcomes

        outcomes += ask_outcomes(reviewing.unanswered(family, outcomes))
    told = reviewing.Told(
        outcomes=outcomes,
        scales=scale or (),
        worked=worked or (),
        needed=else_ or (),
        joined=joined or (),
        left=left or (),
        kinds=kind or (),
    )
    review = PlanReview(plan="", held_on=on or desk.today, decision=decision, reason=reason, feeds=feeds)
    after = desk.change(reviewing.record(family, review, told))
    desk.say("The review is recorded.", *reviewing.what_runs(after))


@app.command()
def agenda(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
) -> None:
    """Write the agenda of the coming review, with each promise to go through.

    Example: famnet reviews agenda -o review.docx
    """
    from famnet.cli.emit import DOCUMENT, Wanted, emit
    from famnet.usecases.documents import review_document

    desk = seat(ctx)
    wanted = Wanted(stem="review", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, review_document(desk.family, audience, today=desk.today, style=style), wanted)


@app.command()
def remind(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
) -> None:
    """Write the letter that reminds everybody of the coming review.

    Example: famnet reviews remind --audience Grace -o grace.docx
    """
    from famnet.cli.emit import DOCUMENT, Wanted, emit
    from famnet.usecases.documents import reminder_document

    desk = seat(ctx)
    wanted = Wanted(stem="reminder", to=to, formats=formats, allowed=DOCUMENT)
    emit(desk, reminder_document(desk.family, audience, today=desk.today, style=style), wanted)
