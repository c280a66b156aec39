"""`famnet who-sees`: who may see what, before anything is sent."""

from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.lazy import seat, single
from famnet.cli.show import Shape
from famnet.usecases import who_sees as matrix_of

app = single()


@app.command("who-sees")
def who_sees(
    ctx: typer.Context,
    reader: Annotated[
        list[str] | None, typer.Option("--reader", metavar="NAME", help="Only this reader; again for more.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as a page, with the reasons.")
    ] = None,
) -> None:
    """Show who may see which fact, and why not. --json and --csv give the reason for every cell.

    Example: famnet who-sees --reader network --reader "Marcus Bello"
    """
    desk = seat(ctx)
    if html:
        from famnet.usecases.saving import save
        from famnet.usecases.who_sees_page import page

        save(html, page(desk.family, today=desk.today))
        desk.say(f"Saved {html}")
    elif desk.everywhere.shape is Shape.TABLE:
        rows, columns = matrix_of.matrix(desk.family, today=desk.today, only=reader or ())
        desk.list(rows, columns, "There is nothing to decide about yet.")
    else:
        desk.list(matrix_of.cell_rows(desk.family, today=desk.today, only=reader or ()), ())
