"""`famnet trajectory …`: is it getting safer, by whose eyes."""

import typer

from famnet.cli.emit import PICTURE, Wanted, emit
from famnet.cli.genogram import Colours, Page
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile
from famnet.drawing.palette import Mode
from famnet.drawing.paper import Paper

app = group("Is it getting safer, by whose eyes: scales over time, what happened, what is to come.")


@app.command()
def render(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "team",
    colours: Colours = Mode.COLOUR,
    page: Page = Paper.FIT,
    language: LanguageOption = "en",
) -> None:
    """Draw everybody's scales over time, with meetings, plans and reviews, and the day each goal is set for.

    Each line is one named person's own view. Forms: svg, png, pdf, html, dot, json.

    Example: famnet trajectory render -o trajectory.svg
    """
    from famnet.cli.own import tongue_of
    from famnet.drawing.canvas import PictureOptions
    from famnet.usecases.trajectory import TrajectoryDrawing

    desk = seat(ctx)
    options = PictureOptions(mode=colours, paper=page)
    drawing = TrajectoryDrawing(
        family=desk.family, audience=audience, today=desk.today, options=options, tongue=tongue_of(language)
    )
    emit(desk, drawing.as_form, Wanted(stem="trajectory", to=to, formats=formats, allowed=PICTURE))
