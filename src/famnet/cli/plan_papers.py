"""`famnet plan child …`: the one plan in many voices, each on paper of its own. Part of `famnet plan`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.emit import DOCUMENT, Wanted, emit
from famnet.cli.lazy import seat
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile, StyleOption
from famnet.documents.formats import Style

app = typer.Typer(rich_markup_mode=None)


@app.command()
def child(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[CHILD]", help="Which child; the first in focus when not said.")
    ] = None,
    to: OutFile = None,
    formats: FormatsOption = None,
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write the plan for a child, in plain words with room for pictures.

    Example: famnet plan child Ada -o adas-plan.docx
    """
    from famnet.usecases.documents import childs_plan

    desk = seat(ctx)
    wanted = Wanted(stem="childs-plan", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, childs_plan(desk.family, name, today=desk.today, style=style), wanted)


@app.command()
def parts(
    ctx: typer.Context,
    who: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Whose part; everybody's when not said.")
    ] = None,
    to: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write them in.")] = Path(
        "parts"
    ),
    formats: FormatsOption = "html",
    style: StyleOption = Style.NORMAL,
    language: LanguageOption = "en",
) -> None:
    """Write a page for each member with their own promises, days and the review date, and nobody else's.

    Beside each page lies a calendar file with the same days, for their phone.

    Example: famnet plan parts -o parts --format docx
    """
    from famnet.cli.own import tongue_of
    from famnet.usecases.calendars import calendar_of_person
    from famnet.usecases.documents import my_parts
    from famnet.usecases.saving import make_folder

    desk = seat(ctx)
    make_folder(to)
    for stem, person, make in my_parts(desk.family, who, today=desk.today, style=style):
        emit(
            desk,
            make,
            Wanted(stem=stem, to=to / f"{stem}.html", formats=formats, allowed=DOCUMENT, language=language),
        )
        days = calendar_of_person(desk.family, person, today=desk.today, tongue=tongue_of(language))
        emit(desk, days.as_form, Wanted(stem=stem, to=to / f"{stem}.ics", formats=None, allowed=("ics",)))


@app.command()
def conference(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "conference",
    language: LanguageOption = "en",
) -> None:
    """Write the network's plan in the shape a child protection conference takes it.

    Example: famnet plan conference -o conference.docx
    """
    from famnet.usecases.documents import conference_insert

    desk = seat(ctx)
    wanted = Wanted(stem="conference", to=to, formats=formats, allowed=DOCUMENT, language=language)
    emit(desk, conference_insert(desk.family, audience, today=desk.today), wanted)


def copies(desk: Desk, people: Sequence[str], wanted: Wanted, style: Style) -> None:
    """The copies asked for; without any, which lines of theirs name the people who are given the plan."""
    if wanted.to or wanted.formats:
        _write_copies(desk, people, wanted, style)
        return
    from famnet.usecases.naming import named_in_plan

    desk.say(*named_in_plan(desk.family, people, today=desk.today))


def _write_copies(desk: Desk, people: Sequence[str], wanted: Wanted, style: Style) -> None:
    """Each person's own copy of the plan; with several people, each in a file with their name."""
    from famnet.domain.names import find_person
    from famnet.domain.plan_versions import version
    from famnet.usecases.documents import plan_document, slug

    number = version(desk.family).number  # the one in force, whatever is being written beside it
    to = wanted.path(wanted.forms[0])
    for person in people:
        name = slug(find_person(desk.family, person).name)
        path = to.with_stem(f"{to.stem}-{name}") if len(people) > 1 else wanted.to or to
        make = plan_document(desk.family, person, today=desk.today, style=style, number=number)
        emit(desk, make, replace(wanted, to=path))
