"""`famnet template …`: documents in the service's own words, with its own letterhead."""

from typing import Annotated

import typer

from famnet.cli.findings import report
from famnet.cli.lazy import group, seat
from famnet.cli.own import templates_folder
from famnet.cli.words import OnDay

app = group("Documents in your service's own words, with its own letterhead.")
Language = Annotated[str, typer.Option("--lang", metavar="CODE", help="en, or cy for Welsh.")]


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show every template, whether it is yours, and whether famnet's own has changed since you copied it.

    Example: famnet template list
    """
    from famnet.usecases.templates import template_rows

    desk = seat(ctx)
    desk.list(
        template_rows(templates_folder()), ("name", "language", "whose", "signed_off_by", "fallen_behind", "file")
    )


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


@app.command("sign-off")
def sign_off(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="One document; all of them when not said.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="CODE", help="Such as cy for Welsh.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who speaks the language and has read them.")] = "",
    on: OnDay = None,
) -> None:
    """Write down that somebody who speaks a language has read its templates and stands by them.

    Until then every page in it says that nobody has checked it; and says so again when a template or a term changes.
    It is a typed name and no proof of anything: keep what the speaker wrote to you.

    Example: famnet template sign-off --language cy --by "Carys Morgan"
    """
    from famnet.documents.own_templates import spoken
    from famnet.documents.sign_off import sign_off as signed

    desk = seat(ctx)
    code = desk.need(language or None, "--language", "Which language?")
    who = desk.need(by or None, "--by", "Who speaks it and has read the pages?")
    read = signed(templates_folder(), code, who, on or desk.today, name)
    desk.say(f"{who} stands by these: {', '.join(spoken(document) for document in read)}.")


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
