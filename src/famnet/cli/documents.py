"""`famnet documents …`: which copies were made."""

import typer

from famnet.cli.lazy import group, seat

app = group("Which copies were made, for whom and by whom.")


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show every copy that was saved for this family: of what, for whom, when, by whom, from which facts.

    `facts` is a number of the history and its mark, which `famnet verify --head` knows. Nothing here can be undone.

    Example: famnet documents list
    """
    from famnet.usecases.copies import copy_rows

    desk = seat(ctx)
    rows = copy_rows(desk.family, desk.shelf.copies(desk.family.id))
    columns = ("when", "who", "document", "form", "version", "audience", "reader", "facts", "let_pass_because")
    desk.list(rows, columns, "No copy was made yet.")
