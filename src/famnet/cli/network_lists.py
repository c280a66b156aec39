"""What is still to be asked, and what is held about somebody. Part of `famnet network`."""

import typer

from famnet.cli import network_options as options
from famnet.cli.lazy import seat
from famnet.domain.names import find_person
from famnet.usecases import network_words

app = typer.Typer(rich_markup_mode=None)


@app.command()
def access(ctx: typer.Context, name: options.Name) -> None:
    """Show everything that is held about one person, for somebody who asks for their own data.

    What names other people says so: look at those rows before anything is handed over.

    Example: famnet network access Joy --csv
    """
    from famnet.usecases.keeping import access_rows

    desk = seat(ctx)
    rows = access_rows(desk.shelf.session, desk.family, find_person(desk.family, name).id)
    desk.list(rows, ("kind", "facts", "others_in_it", "until"))


@app.command()
def gaps(ctx: typer.Context) -> None:
    """Show whom nobody has asked about yet.

    Example: famnet network gaps
    """
    desk = seat(ctx)
    desk.list(network_words.gaps(desk.family), ("who", "question"), "No gap that famnet can see.")


@app.command()
def prompts(ctx: typer.Context) -> None:
    """Show questions that help a family think of more people.

    Example: famnet network prompts
    """
    desk = seat(ctx)
    desk.list(network_words.prompt_rows(), ("about", "question"))
