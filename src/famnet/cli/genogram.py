"""`famnet genogram …`: draw the family."""

from typing import Annotated

import typer

from famnet.cli.emit import PICTURE, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, OutFile

app = group("Draw the family.")


@app.command()
def render(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "team",
    notation: Annotated[str, typer.Option("--notation", metavar="SET", help="uk or mcgoldrick.")] = "uk",
    gentle: Annotated[
        bool, typer.Option("--gentle", help="Mark the dead with a small cross beside the name, not an X across.")
    ] = False,
) -> None:
    """Draw the family's genogram.

    Forms: svg, png, pdf, html (with zoom and search), dot, json.

    Example: famnet genogram render -o ada.svg --format svg,png,pdf
    """
    from famnet.drawing.canvas import PictureOptions
    from famnet.drawing.notation import Notation
    from famnet.usecases.genogram import draw_genogram

    desk = seat(ctx)
    wanted = Wanted(stem="genogram", to=to, formats=formats, allowed=PICTURE)
    options = PictureOptions(notation=Notation(notation), gentle=gentle)
    before = desk.shelf.order(desk.family.id, "genogram")
    drawn = draw_genogram(desk.family, audience, today=desk.today, options=options, before=before)
    emit(desk, drawn.as_form, wanted)
    if audience == "team":  # what others may not see must not move people about in what they get
        desk.shelf.remember_order(desk.family.id, "genogram", drawn.order)
