"""`famnet bottom-line …`: what any plan must have, and what happens otherwise."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.cli.words import OnDay
from famnet.domain.mapping import BottomLine
from famnet.usecases import mapping

app = group("What any plan must have, and what happens otherwise.")


@app.command()
def agree(
    ctx: typer.Context,
    must_have: Annotated[
        str | None, typer.Argument(metavar="MUST-HAVE", help="What any plan has to include.")
    ] = None,
    otherwise: Annotated[
        str, typer.Option("--otherwise", help="What professionals will do if safety does not improve.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="The manager it was agreed with.")] = "",
    on: OnDay = None,
) -> None:
    r"""Note a bottom line agreed with your manager; the agenda and the plan print both halves.

    Example: famnet bottom-line agree "A sober adult is with the children every night" \\
        --otherwise "We will ask for a legal planning meeting" --by "Joan Price"
    """
    desk = seat(ctx)
    asking = must_have is None
    must = desk.need(must_have, "MUST-HAVE", "What must any plan have?")
    otherwise = desk.wish(otherwise, "What will professionals do if safety does not improve?", asking=asking)
    by = desk.wish(by, "With which manager was it agreed?", asking=asking)
    line = BottomLine(must_have=must, otherwise=otherwise, agreed_by=by, agreed_on=on or desk.today)
    desk.change(mapping.agree_bottom_line(desk.family, line))
    desk.say("The bottom line is noted.")
    if not otherwise:
        desk.say("What happens otherwise is still open: `famnet undo`, then once more with --otherwise.")


@app.command()
def show(ctx: typer.Context) -> None:
    """Show the bottom line.

    Example: famnet bottom-line show
    """
    desk = seat(ctx)
    rows = mapping.bottom_line_rows(desk.family)
    desk.list(
        rows,
        ("number", "must_have", "otherwise", "agreed_by", "on"),
        "None agreed yet: `famnet bottom-line agree MUST-HAVE`",
    )
