"""`famnet ecomap …`: who and what is round the household."""

from dataclasses import replace
from typing import Annotated

import typer

from famnet.cli.days import PAST
from famnet.cli.emit import PICTURE, Wanted, emit
from famnet.cli.genogram import AsAt, Colours, Page
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile
from famnet.domain.dates import PartialDate
from famnet.domain.ties import SupportFlow, SupportStrength
from famnet.drawing.palette import Mode
from famnet.drawing.paper import Paper

app = group("Who and what is round the household, and which way support flows.")


def _asked(strength: SupportStrength, flow: SupportFlow) -> tuple[SupportStrength, SupportFlow]:
    """How strong a tie is and which way it flows, asked at a terminal."""
    from famnet.cli import ask

    ways = {
        "both give": SupportFlow.BOTH,
        "it gives to the household": SupportFlow.IN,
        "it takes from the household": SupportFlow.OUT,
        "neither": SupportFlow.NONE,
    }
    strong = ask.choose("How strong is the tie?", {s.value: s for s in SupportStrength}, strength)
    return strong, ask.choose("Which way does support flow?", ways, flow)


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
        typer.Option("--since", help="Since when they have had it.", **PAST),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="A few words, written under the name.")] = "",
) -> None:
    """Put a person, a service or a place on the ecomap.

    Example: famnet ecomap add "Breakfast club" --strength strong --flow in --since 2026
    """
    from famnet.domain.names import find_person
    from famnet.usecases.ecomap import add_link, link_called

    desk = seat(ctx)
    link = link_called(desk.family, desk.need(name, "NAME", "Who or what is it?"))
    if name is None:
        strength, flow = _asked(strength, flow)
        note = desk.wish(note, "A few words to stand under it?", asking=True)
    whom = find_person(desk.family, to).id if to else ""
    link = replace(link, to=whom, strength=strength, flow=flow, note=note, since=since)
    desk.change(add_link(desk.family, link))
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
    language: LanguageOption = "en",
) -> None:
    """Draw the ecomap: the household in the middle, people and services round it.

    Forms: svg, png, pdf, html, dot, json.

    Example: famnet ecomap render -o ecomap.svg
    """
    from famnet.cli.own import tongue_of
    from famnet.drawing.canvas import PictureOptions
    from famnet.usecases.ecomap import EcomapDrawing
    from famnet.usecases.genogram import Window

    desk = seat(ctx)
    options = PictureOptions(mode=colours, paper=page, past=bool(as_at))
    window = Window(day=as_at)
    drawing = EcomapDrawing(
        family=desk.family, audience=audience, today=desk.today, options=options, window=window,
        tongue=tongue_of(language),
    )  # fmt: skip
    emit(desk, drawing.as_form, Wanted(stem="ecomap", to=to, formats=formats, allowed=PICTURE))
