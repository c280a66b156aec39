"""`famnet init`."""

from typing import Annotated

import typer

from famnet.cli.lazy import seat, single
from famnet.store.shelf import Shelf

app = single()


@app.command()
def init(
    ctx: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help="Do not encrypt the store.")] = False,
) -> None:
    """Make the store that keeps your families: one file on this computer.

    Example: famnet init --plain
    """
    desk = seat(ctx)
    Shelf.create(desk.path, plain=plain).close()
    desk.say(f"The store is ready: {desk.path}", '→ Start with the child: `famnet family add "Ada Reid" --born 2015`')
