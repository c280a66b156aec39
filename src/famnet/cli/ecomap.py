"""`famnet ecomap …`: who and what is round the household."""

from typing import Annotated

import typer

from famnet.cli.emit import PICTURE, Wanted, emit
from famnet.cli.genogram import AsAt, Colours, Page
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, OutFile
from famnet.domain.dates import PartialDate
from famnet.domain.ties import EcomapLink, SupportFlow, SupportStrength
from famnet.drawing.palette import Mode
from famnet.drawing.paper import Paper

app = group("Who and what is round the household, and which way support flows.")


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A person in the network, or a service or place.")
    ] = None,
    strength: Annotated[
        SupportStrength, typer.Option("--strength", help="How strong the tie is.")
    ] = SupportStrength.ORDINARY,
    flow: Annotated[
        SupportFlow, typer.Option("--flow", help="in: it gives to the household; out: it takes.")
    ] = SupportFlow.BOTH,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="PERSON", help="Whom it is tied to; the whole household when not said."),
    ] = None,
    since: Annotated[
        PartialDate | None,
        typer.Option("--since", parser=PartialDate.parse, metavar="DATE", help="Since when they have had it."),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A few words, written under the name.")] = "",
) -> None:
    """Put a person, a service or a place on the ecomap.

    Example: famnet ecomap add "Breakfast club" --strength strong --flow in --since 2026
    """
    from famnet.domain.names import find_person
    from famnet.domain.phrases.called import WORDS, by_name
    from famnet.usecases.ecomap import add_link

    desk = seat(ctx)
    family = desk.family
    said = desk.need(name, "NAME", "Who or what is it?")
    found = by_name(family.people, said, WORDS)
    person = found[0] if len(found) == 1 else None
    link = EcomapLink(
        name=person.name if person else said,
        person=person.id if person else "",
        to=find_person(family, to).id if to else "",
        strength=strength,
        flow=flow,
        note=note,
        since=since,
    )
    desk.change(add_link(family, link))
    desk.say(f"{link.name} is on the ecomap.", "→ `famnet ecomap render` draws it.")


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show what is on the ecomap.

    Example: famnet ecomap list
    """
    from famnet.usecases.ecomap import ecomap_rows

    desk = seat(ctx)
    columns = ("name", "strength", "flow", "tied_to", "since", "note")
    desk.list(ecomap_rows(desk.family), columns, "Nothing yet: `famnet ecomap add NAME`")


@app.command()
def remove(
    ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="NAME", help="As in `famnet ecomap list`.")]
) -> None:
    """Take something off the ecomap.

    Example: famnet ecomap remove "Breakfast club"
    """
    from famnet.usecases.ecomap import remove_link

    desk = seat(ctx)
    desk.change(remove_link(desk.family, name))
    desk.say(f"{name} is off the ecomap.")


@app.command()
def render(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "team",
    as_at: AsAt = None,
    colours: Colours = Mode.COLOUR,
    page: Page = Paper.FIT,
) -> None:
    """Draw the ecomap: the household in the middle, people and services round it.

    Forms: svg, png, pdf, html, dot, json.

    Example: famnet ecomap render -o ecomap.svg
    """
    from famnet.drawing.canvas import PictureOptions
    from famnet.usecases.ecomap import EcomapDrawing
    from famnet.usecases.genogram import Window

    desk = seat(ctx)
    options = PictureOptions(mode=colours, paper=page, past=bool(as_at))
    window = Window(day=as_at)
    drawing = EcomapDrawing(family=desk.family, audience=audience, today=desk.today, options=options, window=window)
    emit(desk, drawing.as_form, Wanted(stem="ecomap", to=to, formats=formats, allowed=PICTURE))
