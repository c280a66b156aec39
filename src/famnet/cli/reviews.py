"""`famnet reviews …`: what falls due, and when. Recording a review has a module of its own."""

from pathlib import Path
from typing import Annotated

import typer

from famnet.cli import review_record
from famnet.cli.lazy import group, seat
from famnet.cli.show import Shape
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OnDay, OutFile, StyleOption
from famnet.documents.formats import Style
from famnet.usecases.reviews import due_reviews

app = group("What falls due, and when.")
Within = Annotated[
    int | None, typer.Option("--within", min=0, metavar="DAYS", help="Overdue, or due in so many days.")
]
Child = Annotated[str | None, typer.Option("--child", help="For which child; the first in focus when not said.")]


@app.command()
def due(ctx: typer.Context, within: Within = None) -> None:
    """Show what is overdue and what falls due, with the reason for each date.

    With --quiet nothing at all is printed when nothing is due: cron and Task Scheduler mail only what there is.

    Example: famnet reviews due --within 30
    """
    desk = seat(ctx)
    rows = due_reviews(desk.shelf, today=desk.today, within=within, family=desk.everywhere.family)
    desk.list(rows, ("due", "overdue_days", "family", "kind", "why"), "Nothing falls due.")


@app.command()
def together(
    ctx: typer.Context,
    within: Annotated[
        int, typer.Option("--within", min=0, metavar="DAYS", help="How many days early one may be for another.")
    ] = 14,
) -> None:
    """Propose one meeting where reviews of several children, or several clocks, fall due near each other.

    Example: famnet reviews together --within 10
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    found = reviewing.one_date(desk.family, desk.clocks, within)
    rows = [{"on": one.day, "what": reviewing.say_one(desk.family, one)} for one in found]
    desk.list(rows, ("on", "what"), "No two reviews fall due near each other.")


@app.command()
def clocks(ctx: typer.Context) -> None:
    """Show the clocks: how often each kind of plan is reviewed, and where that comes from.

    Example: famnet reviews clocks
    """
    from famnet.usecases.clocks import clock_rows

    desk = seat(ctx)
    rows = clock_rows(desk.clocks)
    if desk.everywhere.shape is Shape.TABLE:
        rows = [{**row, "source": f"{row['source']}{'' if row['confirmed'] else ', not confirmed'}"} for row in rows]
    desk.list(rows, ("clock", "what", "every", "latest", "rolls", "source", "checked_on"))


@app.command()
def calendar(
    ctx: typer.Context,
    to: OutFile = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="MONTH", help="Show a month instead: 2026-12, or “this”.")
    ] = None,
) -> None:
    """Write a calendar of what falls due, for any calendar program; at a terminal, or with --month, show a month.

    Example: famnet reviews calendar -o reviews.ics
    """
    desk = seat(ctx)
    if month or (to is None and desk.out.isatty()):
        from famnet.cli.month import show_month

        show_month(desk, month or "this")
        return
    from famnet.cli.emit import Wanted, emit
    from famnet.usecases.calendars import calendar_of_reviews  # the calendar library costs 100 ms
    from famnet.usecases.gatekeeping import TEAMS_OWN
    from famnet.usecases.made import Made

    ref = desk.everywhere.family
    families = [desk.family] if ref else [desk.shelf.family(row.id) for row in desk.shelf.families()]
    wanted = Wanted(stem="reviews", to=to, formats=None, allowed=("ics",))
    made = Made(data=calendar_of_reviews(families, today=desk.today), gate=TEAMS_OWN)
    emit(desk, made.as_form, wanted)


@app.command()
def start(
    ctx: typer.Context,
    clock: Annotated[str, typer.Argument(help="Which: `famnet reviews clocks` lists them.")],
    child: Child = None,
    on: OnDay = None,
    note: Annotated[str, typer.Option("--note", help="What set it going.")] = "",
) -> None:
    """Start a clock by hand, such as an initial conference within 15 working days.

    Example: famnet reviews start initial-conference --child Tobi --on 2026-11-20
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    started = (on or desk.today, note)
    after = desk.change(reviewing.start_clock(desk.family, clock, child, started, desk.clocks))
    desk.say(*reviewing.what_runs(after, desk.clocks))


@app.command()
def met(
    ctx: typer.Context,
    clock: Annotated[str, typer.Argument(help="Which clock.")],
    child: Child = None,
    on: OnDay = None,
) -> None:
    """Say that what a clock asked for was done; the clock that follows it starts from that day.

    Example: famnet reviews met initial-conference --child Tobi --on 2026-12-04
    """
    from famnet.usecases import reviewing

    desk = seat(ctx)
    after = desk.change(reviewing.stop_clock(desk.family, clock, child, on or desk.today, desk.clocks))
    desk.say(*reviewing.what_runs(after, desk.clocks))


app.add_typer(review_record.app)


@app.command()
def agenda(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the agenda of the coming review, with each promise to go through.

    Example: famnet reviews agenda -o review.docx
    """
    from famnet.cli.emit import DOCUMENT, Wanted, emit
    from famnet.usecases.documents import review_document

    desk = seat(ctx)
    wanted = Wanted(stem="review", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, review_document(desk.family, audience, today=desk.today, style=style), wanted)


@app.command()
def remind(
    ctx: typer.Context,
    who: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Whom: a letter of their own.")] = None,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the letter that reminds everybody, or one person, of the coming review.

    Example: famnet reviews remind Grace -o grace.docx
    """
    from famnet.cli.emit import DOCUMENT, Wanted, emit
    from famnet.usecases.documents import reminder_document

    desk = seat(ctx)
    wanted = Wanted(stem="reminder", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, reminder_document(desk.family, who or audience, today=desk.today, style=style), wanted)


@app.command("add-clock")
def add_clock(
    ctx: typer.Context,
    clock: Annotated[
        str | None, typer.Argument(metavar="ID", help="A short name; famnet's own can be replaced.")
    ] = None,
    what: Annotated[str | None, typer.Option("--what", help="The rule in plain words.")] = None,
    every: Annotated[str | None, typer.Option("--every", metavar="SPAN", help="Such as “5 weeks”.")] = None,
    latest: Annotated[
        str | None, typer.Option("--latest", metavar="SPAN", help="The latest it may be, in the same unit.")
    ] = None,
    rolls: Annotated[
        str, typer.Option("--rolls", metavar="HOW", help="Off weekends and holidays: earlier, later or none.")
    ] = "earlier",
    source: Annotated[str | None, typer.Option("--source", help="Where the rule stands written.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Runs by itself for this kind of plan.")
    ] = None,
) -> None:
    """Add a clock of your service's own. It is kept in clocks.toml beside the store, or in the file of --clocks.

    Example: famnet reviews add-clock our-support --what "Family support: every 5 weeks" --every "5 weeks" \
--latest "6 weeks" --source "Our handbook, 2026" --kind family_support
    """
    from famnet.usecases import clocks as own

    desk = seat(ctx)
    told = own.OwnClock(
        id=desk.need(clock, "ID", "A short name for the clock?"),
        what=desk.need(what, "--what", "What is the rule, in plain words?"),
        every=desk.need(every, "--every", "How long until it is due, such as “5 weeks”?"),
        latest=desk.need(latest, "--latest", "And the latest it may be, such as “6 weeks”?"),
        rolls=own.roll_of(rolls),
        source=desk.need(source, "--source", "Where does the rule stand written?"),
        kind=own.kind_of(kind),
    )
    path: Path = own.clocks_file(desk.path, desk.everywhere.clocks)
    own.add_clock(path, told, desk.today)
    desk.say(f"The clock is in {path}.", "→ It counts from the next change of each plan.")
