"""`famnet template …`: documents in the service's own words, with its own letterhead."""

from typing import Annotated

import typer

from famnet.cli.findings import report
from famnet.cli.lazy import group, seat
from famnet.cli.own import templates_folder

app = group("Documents in your service's own words, with its own letterhead.")
Language = Annotated[str, typer.Option("--lang", metavar="CODE", help="en, or cy for Welsh.")]


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show every template, whether it is yours, and whether famnet's own has changed since you copied it.

    Example: famnet template list
    """
    from famnet.usecases.templates import template_rows

    desk = seat(ctx)
    desk.list(template_rows(templates_folder()), ("name", "language", "whose", "fallen_behind", "file"))


@app.command()
def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A document, `style` or `letterhead`.")],
    language: Language = "en",
) -> None:
    """Copy a template, the style or an empty letterhead into your folder, to be changed there.

    famnet uses your copy from then on. Take it away, and famnet's own is used again. `style` is the look of web
    pages, `letterhead` a Word file for your logo and address.

    Example: famnet template copy plan
    """
    from famnet.usecases.templates import copy_for_service

    desk = seat(ctx)
    path = copy_for_service(name, templates_folder(), language)
    desk.say(f"Saved {path}", "→ Change it, then try it with `famnet template check`.")


@app.command()
def check(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A document; all of them when not said.")] = "",
) -> None:
    """Try your templates on an invented family: every mistake with its file, its line and the name meant.

    The exit code is 1 when something needs a look.

    Example: famnet template check plan
    """
    from famnet.usecases.templates import check_for_service

    desk = seat(ctx)
    report(desk, check_for_service(templates_folder(), name))
