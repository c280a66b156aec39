"""`famnet engage …`: how far each person has come towards taking part."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli.days import DAY
from famnet.cli.desk import Desk
from famnet.cli.lazy import group, seat
from famnet.cli.surroundings import who
from famnet.cli.words import OnDay
from famnet.domain.engagement import Channel
from famnet.domain.names import find_person
from famnet.domain.people import Engagement, Person
from famnet.usecases import engaging

app = group("How far each person has come towards taking part.")
Whom = Annotated[str | None, typer.Argument(metavar="[NAME]", help="Somebody in the network.", show_default=False)]
How = Annotated[Channel | None, typer.Option("--how", help="How you tried.")]
Status = Annotated[Engagement | None, typer.Option("--status", help="How far they have come.")]
NoAnswer = Annotated[bool, typer.Option("--no-answer", help="Nobody answered; that is not a refusal.")]
Said = Annotated[str, typer.Option("--note", metavar="WORDS", help="What was said, for the team only.")]
Barrier = Annotated[
    str, typer.Option("--barrier", metavar="WORDS", help="What stands in the way: transport, work, health, fear…")
]
NextTry = Annotated[date | None, typer.Option("--next", help="When you will try again.", **DAY)]


@app.command()
def log(
    ctx: typer.Context,
    name: Whom = None,
    how: How = None,
    on: OnDay = None,
    status: Status = None,
    no_answer: NoAnswer = False,
    note: Said = "",
    barrier: Barrier = "",
    next_: NextTry = None,
) -> None:
    """Note that you approached somebody: how, when, what came of it, and when you will try again.

    What stands in the way is kept apart from how willing they are. At a terminal, without options, you are asked.

    Example: famnet engage log Joy --how phone --on 2026-11-20 --status agreed --note "Saturdays suit her"
    """
    desk = seat(ctx)
    desk.not_ahead(on, "tried")
    told = engaging.Told(
        on=on or desk.today,
        how=how,
        status=status,
        unanswered=no_answer,
        note=note,
        barrier=barrier,
        next_on=next_,
        by=who(),
    )
    if desk.can_ask and not (name and told.says_something):
        from famnet.cli.asking_engagement import ask_round

        ask_round(desk, name, told, keep)
        return
    keep(desk, find_person(desk.family, desk.need(name, "NAME", "Who?")), told)


def keep(desk: Desk, person: Person, told: engaging.Told) -> None:
    """Note one approach, and read it back."""
    after = desk.change(engaging.log(desk.family, person, told))
    desk.say(*engaging.logged_words(after, person))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show everybody with the last time they were approached, how often, and when to try again.

    Example: famnet engage list --json
    """
    desk = seat(ctx)
    columns = ("name", "status", "last_contact", "how", "tries", "next_try", "note")
    desk.list(engaging.progress_rows(desk.family), columns, "Nobody yet: `famnet network add`")


@app.command()
def show(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", help="Whose log.")]) -> None:
    """Show every time one person was approached, and what came of it.

    Example: famnet engage show Joy
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    columns = ("on", "how", "status", "answered", "note", "in_the_way", "next_try", "by")
    empty = f"Nobody has written down an approach to {person.name or 'them'} yet: `famnet engage log`"
    desk.list(engaging.log_rows(desk.family, person), columns, empty)


@app.command("next")
def next_(ctx: typer.Context) -> None:
    """Show what to do next with whom; days that were set come first, overdue ones on top.

    Example: famnet engage next
    """
    desk = seat(ctx)
    rows = engaging.next_rows(desk.family, desk.today)
    desk.list(rows, ("name", "status", "last_contact", "next"), "Nobody is waiting.")


@app.command()
def status(ctx: typer.Context) -> None:
    """Show how far everybody has come.

    Example: famnet engage status
    """
    desk = seat(ctx)
    desk.list(engaging.progress_rows(desk.family), ("name", "status"), "Nobody yet.")
