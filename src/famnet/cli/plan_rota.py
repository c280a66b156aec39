"""`famnet plan rota …`: the week, who is there when, and where nobody is yet."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from famnet.cli import plan_rota_people
from famnet.cli.days import DAY
from famnet.cli.lazy import seat
from famnet.cli.rota_options import Days, From, SeasonWord, Someone, To, Week
from famnet.cli.words import AudienceOption, FormatsOption, LanguageOption, OutFile

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
)
Number = Annotated[int, typer.Argument(metavar="N", help="The time's number in `famnet plan rota`.")]
COLUMNS = ("number", "day", "week", "from", "to", "what", "who", "missing")


@app.callback()
def week(
    ctx: typer.Context,
    to: OutFile = None,
    formats: FormatsOption = None,
    audience: AudienceOption = "network",
    version: Annotated[
        int | None, typer.Option("--version", metavar="N", help="Which version; the one being written when not said.")
    ] = None,
    language: LanguageOption = "en",
) -> None:
    """The week: times somebody has to be there, who can, and who does. By itself it shows the week; -o draws it.

    Example: famnet plan rota -o week.svg
    """
    if ctx.invoked_subcommand:
        return
    from famnet.usecases.rota_rows import week_rows

    desk = seat(ctx)
    if to or formats:
        from famnet.cli.emit import PICTURE, Wanted, emit
        from famnet.cli.own import tongue_of
        from famnet.usecases.rota_picture import draw_rota

        drawn = draw_rota(desk.family, audience, today=desk.today, number=version, tongue=tongue_of(language))
        emit(desk, drawn.as_form, Wanted(stem="week", to=to, formats=formats, allowed=PICTURE))
    else:
        desk.list(week_rows(desk.family, version), COLUMNS)


@app.command()
def add(
    ctx: typer.Context,
    what: Annotated[str | None, typer.Argument(metavar="WHAT", help="What somebody is there for.")] = None,
    on: Days = None,
    starts: From = None,
    ends: To = None,
    week: Week = 0,
    season: SeasonWord = "",
    needs: Annotated[int, typer.Option("--needs", metavar="N", help="How many people are needed.")] = 1,
    optional: Annotated[bool, typer.Option("--if-possible", help="Covered where it can be.")] = False,
    for_: Annotated[str | None, typer.Option("--for", metavar="PERSON", help="For whom.")] = None,
    place: Annotated[str, typer.Option("--place", help="Where.")] = "",
) -> None:
    """Add a time that somebody has to be there, on one day of the week or on several.

    Example: famnet plan rota add "Tea and bed" --on "Monday to Thursday" --from 16:00 --to 20:00 --for Tobi
    """
    from famnet.domain.names import find_person
    from famnet.domain.rota import RotaSlot, Weekday
    from famnet.usecases import rota, rota_words

    desk = seat(ctx)
    slot = RotaSlot(
        what=desk.need(what, "WHAT", "What is somebody there for?"),
        weekday=Weekday.MONDAY,
        starts="",
        ends="",
        week=week,
        season=rota_words.season_of(season),
        needs=needs,
        must=not optional,
        for_whom=find_person(desk.family, for_).id if for_ else "",
        place=place,
    )
    days = rota_words.days_of(on or [desk.need(None, "--on", "On which days?")])
    first = rota_words.time_of(desk.need(starts, "--from", "From what time?"))
    last = rota_words.time_of(desk.need(ends, "--to", "Until what time?"))
    desk.change(rota.add_times(desk.family, replace(slot, starts=first, ends=last), days))
    desk.say(f"“{slot.what}” is in the rota on {', '.join(days)}.")


@app.command()
def end(ctx: typer.Context, number: Number) -> None:
    """Take a time out of the rota, with whoever was down for it.

    Example: famnet plan rota end 3
    """
    from famnet.usecases import rota

    desk = seat(ctx)
    slot = rota.time_numbered(desk.family, number)
    desk.change(rota.end_time(desk.family, number))
    desk.say(f"“{slot.what}” on {slot.weekday} is out of the rota.")


app.add_typer(plan_rota_people.app)


@app.command()
def fill(ctx: typer.Context) -> None:
    """Work out who takes which time: all covered, nobody over a limit, few changes, fair shares; or say why not.

    Example: famnet plan rota fill
    """
    from famnet.usecases.rota import fill as work_out
    from famnet.usecases.rota_rows import week_rows

    desk = seat(ctx)
    filled = work_out(desk.family)
    after = desk.change(filled.family)
    desk.list(week_rows(after), COLUMNS)
    swaps = "nobody who was down is taken off" if not filled.swaps else f"{filled.swaps} go to somebody else"
    desk.say(f"{filled.turns} turns; {swaps}.", "→ `famnet plan rota -o week.svg` draws the week.")


@app.command()
def put(
    ctx: typer.Context,
    number: Number,
    who: Someone = None,
    week: Week = 0,
) -> None:
    """Put somebody down for a time by hand; filling the rota leaves them there.

    Example: famnet plan rota put 5 Daniel
    """
    from famnet.domain.names import find_person
    from famnet.usecases import rota

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Who takes it?"))
    desk.change(rota.put_down(desk.family, number, person.id, week=week))
    desk.say(f"{person.name} is down for it.")


@app.command()
def off(ctx: typer.Context, number: Number, who: Someone = None) -> None:
    """Take somebody off a time.

    Example: famnet plan rota off 5 Daniel
    """
    from famnet.domain.names import find_person
    from famnet.usecases import rota

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Who?"))
    desk.change(rota.take_off(desk.family, number, person.id))
    desk.say(f"{person.name} is off it.", "→ `famnet plan rota fill` finds somebody else.")


@app.command()
def swap(
    ctx: typer.Context,
    number: Number,
    on: Annotated[date, typer.Option("--on", help="The one day that is different.", **DAY)],
    instead_of: Annotated[str, typer.Option("--instead-of", metavar="PERSON", help="Who does not come.")],
    by: Annotated[str | None, typer.Option("--by", metavar="PERSON", help="Who comes; nobody when not said.")] = None,
    why: Annotated[str, typer.Option("--why", help="Why.")] = "",
) -> None:
    """On one day somebody else comes, or nobody does; calendars show the change.

    Example: famnet plan rota swap 5 --on 2026-12-05 --instead-of Daniel --by Joan
    """
    from famnet.domain.dates import say_day
    from famnet.domain.names import find_person
    from famnet.domain.rota import RotaChange
    from famnet.usecases import rota

    desk = seat(ctx)
    gone = find_person(desk.family, instead_of)
    comes = find_person(desk.family, by) if by else None
    change = RotaChange(slot="", day=on, instead_of=gone.id, person=comes.id if comes else "", why=why)
    desk.change(rota.change_day(desk.family, number, change))
    desk.say(f"On {say_day(on)} {comes.name if comes else 'nobody'} comes instead of {gone.name}.")


@app.command()
def calendar(
    ctx: typer.Context,
    who: Someone = None,
    to: OutFile = None,
    until: Annotated[date | None, typer.Option("--until", help="The last day; a year from today.", **DAY)] = None,
    holidays: Annotated[
        list[str] | None,
        typer.Option("--holidays", metavar="DATE..DATE", help="School holidays; again for more."),
    ] = None,
    language: LanguageOption = "en",
) -> None:
    """Write somebody's own times, and the day everyone meets again, as a file for any calendar program.

    Changes and cancellations are told under the same names, so that a calendar moves what it has already.

    Example: famnet plan rota calendar Grace -o grace.ics
    """
    from famnet.cli.emit import Wanted, emit
    from famnet.cli.own import tongue_of
    from famnet.domain.names import find_person
    from famnet.usecases.calendars import calendar_of_person
    from famnet.usecases.documents import slug
    from famnet.usecases.plan_rows import newer_draft_words
    from famnet.usecases.rota_words import dates_of

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Whose calendar?"))
    spans = [dates_of(words) for words in holidays or ()]
    made = calendar_of_person(
        desk.family, person.id, today=desk.today, until=until, holidays=spans, tongue=tongue_of(language)
    )
    wanted = Wanted(stem=f"times-{slug(person.name)}", to=to, formats=None, allowed=("ics",))
    emit(desk, made.as_form, wanted)
    desk.say(*newer_draft_words(desk.family))
