"""`famnet genogram …`: draw the family."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli.days import DAY
from famnet.cli.emit import PICTURE, Wanted, emit
from famnet.cli.lazy import group, seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile
from famnet.domain.family import Family
from famnet.domain.narrowing import OneSide
from famnet.drawing.notation import Notation
from famnet.drawing.palette import Mode
from famnet.drawing.paper import Paper

app = group("Draw the family.")
AsAt = Annotated[date | None, typer.Option("--as-at", help="The family as it was on that day.", **DAY)]
Page = Annotated[Paper, typer.Option("--page", help="fit: its own size; a4, a3: as many sheets as it needs.")]
Colours = Annotated[Mode, typer.Option("--colours", help="For the printer and for the eye.")]
Focus = Annotated[str | None, typer.Option("--focus", metavar="PERSON", help="Only the people near somebody.")]
Hops = Annotated[int, typer.Option("--hops", min=1, metavar="N", help="How near: so many steps.")]
OnSide = Annotated[OneSide | None, typer.Option("--side", help="Only the mother's or the father's side.")]
Collapse = Annotated[
    list[str] | None, typer.Option("--collapse", metavar="PERSON", help="Fold away whoever descends from them.")
]
NotationOption = Annotated[Notation, typer.Option("--notation", help="Which set of lines.")]
Homes = Annotated[bool, typer.Option("--households/--no-households", help="Outlines round homes.")]
Feelings = Annotated[bool, typer.Option("--emotional", help="Lines for what is between people.")]
Gentle = Annotated[
    bool, typer.Option("--gentle", help="Mark the dead with a small cross beside the name, not an X across.")
]


@app.command()
def render(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "team",
    as_at: AsAt = None,
    focus: Focus = None,
    hops: Hops = 2,
    side: OnSide = None,
    collapse: Collapse = None,
    notation: NotationOption = Notation.UK,
    households: Homes = True,
    emotional: Feelings = False,
    gentle: Gentle = False,
    colours: Colours = Mode.COLOUR,
    page: Page = Paper.FIT,
    language: LanguageOption = "en",
) -> None:
    """Draw the family's genogram.

    Forms: svg, png, pdf, html (with zoom and search), dot, json.

    Example: famnet genogram render -o ada.svg --format svg,png,pdf
    """
    from famnet.cli.own import tongue_of
    from famnet.drawing.canvas import PictureOptions
    from famnet.usecases.genogram import Drawing, Window, draw_genogram

    desk = seat(ctx)
    window = Window(
        day=as_at, focus=_id(desk.family, focus) if focus else "", hops=hops, side=side,
        fold=tuple(_id(desk.family, name) for name in collapse or ()),
    )  # fmt: skip
    options = PictureOptions(
        notation=notation, mode=colours, gentle=gentle, households=households, emotional=emotional, paper=page,
        past=bool(as_at),
    )  # fmt: skip
    drawing = Drawing(audience=audience, today=desk.today, options=options, window=window, tongue=tongue_of(language))
    drawn = draw_genogram(desk.family, drawing, desk.shelf.order(desk.family.id, "genogram"))
    emit(desk, drawn.as_form, Wanted(stem="genogram", to=to, formats=formats, allowed=PICTURE))
    if audience == "team" and window.is_whole:  # what others may not see must not move people about in their copies
        desk.remember_order("genogram", drawn.order)


def _id(family: Family, name: str) -> str:
    from famnet.domain.names import find_person  # with all the words for kin: most pictures are of everybody

    return find_person(family, name).id


@app.command()
def diff(
    ctx: typer.Context,
    earlier: Annotated[date, typer.Argument(help="A day.", **DAY | {"metavar": "EARLIER"})],
    later: Annotated[
        date | None, typer.Argument(help="Another; today when not said.", **DAY | {"metavar": "[LATER]"})
    ] = None,
    to: OutFile = None,
    formats: FormatsOption = None,
) -> None:
    """Show what changed in the family between two days: a list, and with -o a picture on which it is marked.

    Example: famnet genogram diff 2018-01-01 -o since-2018.svg
    """
    from famnet.domain.dates import say_day
    from famnet.drawing.canvas import PictureOptions
    from famnet.usecases.genogram import Drawing, Window, difference_rows, draw_genogram, marks_of

    desk = seat(ctx)
    until = later or desk.today
    rows = difference_rows(desk.family, earlier, until, today=desk.today)
    desk.list(rows, ("name", "change", "what"), "Nothing changed between the two days.")
    if to:
        marks = marks_of(desk.family, earlier, until, today=desk.today)
        gone = ", ".join(str(row["name"]) for row in rows if row["change"] == "gone")
        options = PictureOptions(
            title=f"What changed between {say_day(earlier)} and {say_day(until)}",
            note=f"No longer here: {gone}." if gone else "",
        )
        drawing = Drawing(today=desk.today, options=options, window=Window(day=until), marks=marks)
        drawn = draw_genogram(desk.family, drawing)
        emit(desk, drawn.as_form, Wanted(stem="changes", to=to, formats=formats, allowed=PICTURE))
