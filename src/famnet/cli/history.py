"""`famnet history`, `undo` and `redo`."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from famnet.cli.days import DAY
from famnet.cli.desk import Desk
from famnet.cli.lazy import seat, single
from famnet.usecases import keeping
from famnet.usecases.taking_back import see_that_it_is_gone, see_that_it_stands

app = single()
undo_app = single()
redo_app = single()
Since = Annotated[date | None, typer.Option("--since", help="Only from this day on.", **DAY)]
Until = Annotated[date | None, typer.Option("--until", help="Only up to this day.", **DAY)]


@app.command()
def history(
    ctx: typer.Context,
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Only about this person.")] = None,
    field: Annotated[str, typer.Option("--field", help="Only this fact, such as born or engagement.")] = "",
    since: Since = None,
    until: Until = None,
) -> None:
    """Show what was done to this family's record: when, by whom, from what to what.

    Example: famnet history --person Kemi --since 2026-11-01
    """
    desk = seat(ctx)
    wanted = keeping.Wanted(person=person, field=field, since=since, until=until)
    rows = keeping.history_rows(desk.shelf.session, desk.family, wanted)
    desk.list(rows, ("number", "when", "who", "command", "what"), "Nothing of the kind was done.")


@undo_app.command()
def undo(
    ctx: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="Its number in `famnet history`; the last when not said.")
    ] = None,
) -> None:
    """Take back a whole command.

    Example: famnet undo
    """
    from famnet.cli.surroundings import who
    from famnet.store import undo as back

    desk = seat(ctx)
    if number is not None:
        see_that_it_stands(desk.shelf.session, number, _named(desk))
    entry = back.undo(desk.shelf.session, who=who(), at=datetime.now(UTC), family=_named(desk), seq=number)
    again = f" {number}" if number is not None else ""
    said = keeping.back_words(desk.shelf.session, entry)
    desk.say(*_led("Taken back:", said), f"→ `famnet redo{again}` does it again.")


@redo_app.command()
def redo(
    ctx: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help="Its number in `famnet history`; what was taken back last when not said."),
    ] = None,
) -> None:
    """Do again what was taken back last, or the command with a number.

    Example: famnet redo
    """
    from famnet.cli.surroundings import who
    from famnet.store import undo as back

    desk = seat(ctx)
    if number is not None:
        see_that_it_is_gone(desk.shelf.session, number, _named(desk))
    entry = back.redo(desk.shelf.session, who=who(), at=datetime.now(UTC), family=_named(desk), seq=number)
    desk.say(*_led("Done again:", keeping.done_again_words(desk.shelf.session, entry)))


def _led(start: str, said: list[str]) -> list[str]:
    first, *rest = said or ["what was done last."]
    return [f"{start} {first}", *rest]


def _named(desk: Desk) -> str:
    """The family that was named; without one the last command counts, even one that added or erased a family."""
    return desk.family.id if desk.everywhere.family else ""
