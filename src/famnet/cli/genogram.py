"""`famnet genogram …`: draw the family."""

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
) -> None:
    """Draw the family's genogram.

    Example: famnet genogram render -o ada.svg --format svg,png,pdf
    """
    from famnet.usecases.genogram import draw_genogram

    desk = seat(ctx)
    wanted = Wanted(stem="genogram", to=to, formats=formats, allowed=PICTURE)
    emit(desk, lambda form: draw_genogram(desk.family, audience, form, today=desk.today), wanted)
