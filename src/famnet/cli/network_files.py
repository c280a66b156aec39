"""Networks in from files, out to files, and a table to fill in. Part of `famnet network`."""

from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.lazy import seat
from famnet.cli.words import AudienceOption

app = typer.Typer(rich_markup_mode=None)


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Story text (.family), GEDCOM (.ged), a table (.csv) or a bundle.")],
    index: Annotated[str | None, typer.Option("--index", metavar="ID-OR-NAME", help="The child in focus.")] = None,
) -> None:
    """Read a network from a file: all of it or nothing.

    It becomes a family of its own, named after the file unless --family gives it a name.

    Example: famnet network import visit.family
    """
    from famnet.usecases.exchange import import_network, with_a_name_of_its_own

    desk = seat(ctx)
    there = desk.shelf.families()
    read = import_network(file, name=desk.everywhere.family, index=index, today=desk.today)
    family = desk.keep(with_a_name_of_its_own(read.family, there), take_up=True)
    if family.name != read.family.name:
        desk.say(f"{read.family.name}’s family was there already and is as it was. This is another, beside it.")
    people = "1 person is" if len(family.people) == 1 else f"{len(family.people)} people are"
    desk.say(f"{family.name}: {people} in, and the family is in use.")
    desk.say(*(f'→ `famnet family use "{row.name}"` goes back to where you were.' for row in there if row.in_use))
    desk.say(*(f"  - {finding.message}" for finding in read.findings))


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The ending says the form: .family, .ged, .csv, .famnet-bundle.")],
    audience: AudienceOption = "team",
) -> None:
    """Write the network to a file. For the team it holds everything that is known: think about where it goes.

    For anybody else it holds who there is and how they belong together, as far as that reader may see it.

    Example: famnet network export ada.family
    """
    from famnet.cli.emit import hand_out
    from famnet.usecases.exchange import export_network

    desk = seat(ctx)
    made = export_network(desk.family, file, audience, today=desk.today)
    hand_out(desk, [(file, file.suffix[1:].lower(), made)])


@app.command()
def template(
    ctx: typer.Context,
    to: Annotated[
        Path, typer.Option("--to", "-o", "--output", metavar="FILE", help="Where to write it; `-` is stdout.")
    ] = Path("people.csv"),
) -> None:
    """Write an empty table with an example family: fill it in with Excel, then `famnet network import people.csv`.

    Example: famnet network template --to people.csv
    """
    from famnet.usecases.exchange import blank_table
    from famnet.usecases.saving import save

    desk = seat(ctx)
    if str(to) == "-":
        desk.out.buffer.write(blank_table())
        return
    if to.exists() and not desk.sure(f"{to} is there already. Write over it?"):
        return
    desk.say(f"Saved {save(to, blank_table())}", f"→ Fill it in, then: `famnet network import {to}`")
