"""`famnet plan rota can …`: what people say of their time, and who must not meet. Part of `famnet plan rota`."""

from typing import Annotated

import typer

from famnet.cli.lazy import seat
from famnet.cli.rota_options import Days, From, SeasonWord, Someone, To, Week

app = typer.Typer(rich_markup_mode=None)


@app.command()
def can(
    ctx: typer.Context,
    who: Someone = None,
    on: Days = None,
    starts: From = None,
    ends: To = None,
    week: Week = 0,
    season: SeasonWord = "",
) -> None:
    """Say when somebody can be there. Nobody is put down for a time they did not say they can.

    Example: famnet plan rota can Grace --on "Friday, Saturday" --from 16:00
    """
    _say_when(ctx, who, on, (starts, ends), week=week, season=season)


@app.command()
def cannot(
    ctx: typer.Context,
    who: Someone = None,
    on: Days = None,
    starts: From = None,
    ends: To = None,
    week: Week = 0,
    season: SeasonWord = "",
) -> None:
    """Say when somebody cannot be there, whatever else they said.

    Example: famnet plan rota cannot Grace --on Sunday --to 12:00
    """
    _say_when(ctx, who, on, (starts, ends), week=week, season=season, can=False)


def _say_when(
    ctx: typer.Context,
    who: str | None,
    on: list[str] | None,
    hours: tuple[str | None, str | None],
    *,
    week: int,
    season: str,
    can: bool = True,
) -> None:
    from famnet.domain.names import find_person
    from famnet.domain.rota import Availability
    from famnet.usecases import rota, rota_words

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Who?"))
    if on is None and hours == (None, None) and desk.can_ask:
        on = [said] if (said := desk.need(None, "--on", "On which days? (Enter: on any day)")) else None
    starts, ends = (rota_words.time_of(said or "") for said in hours)
    told = Availability(
        person=person.id, week=week, season=rota_words.season_of(season), starts=starts, ends=ends, can=can
    )
    days = rota_words.days_of(on or ())
    desk.change(rota.say_when(desk.family, told, days))
    said = ", ".join(days) or "any day"
    desk.say(f"{person.name} {'can' if can else 'cannot'} on {said}.")


@app.command()
def anew(ctx: typer.Context, who: Someone = None) -> None:
    """Take back all that somebody said of when they can, to say it anew.

    Example: famnet plan rota anew Grace
    """
    from famnet.domain.names import find_person
    from famnet.usecases import rota

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Whose?"))
    desk.change(rota.forget_when(desk.family, person.id))
    desk.say(f"When {person.name} can is open again.")


@app.command()
def limit(
    ctx: typer.Context,
    who: Someone = None,
    times: Annotated[int | None, typer.Option("--times", min=0, metavar="N", help="So many times a week.")] = None,
    hours: Annotated[int | None, typer.Option("--hours", min=0, metavar="N", help="So many hours a week.")] = None,
) -> None:
    """Set the most somebody takes on in a week.

    Example: famnet plan rota limit Joy --times 2
    """
    from famnet.domain.names import find_person
    from famnet.usecases import rota

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(who, "WHO", "Who?"))
    if times is None and hours is None and desk.can_ask:
        times = int(desk.need(None, "--times", "How many times a week at most?") or 0)
    desk.change(rota.limit(desk.family, person.id, times, hours))
    desk.say(f"{person.name}'s limit is noted.")


@app.command()
def apart(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="ONE", help="Somebody.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Whom they must not meet.")],
    why: Annotated[str, typer.Option("--why", help="Only the team sees it.")] = "",
) -> None:
    """Keep two people from ever being there together, or handing over at the door.

    Example: famnet plan rota apart Daniel Marcus --why "non-molestation order"
    """
    from famnet.domain.names import find_person
    from famnet.usecases import rota

    desk = seat(ctx)
    people = [find_person(desk.family, name) for name in (one, other)]
    desk.change(rota.keep_apart(desk.family, people[0].id, people[1].id, why))
    desk.say(f"{people[0].name} and {people[1].name} will not be put down together.")


@app.command()
def who(ctx: typer.Context) -> None:
    """Show what everybody said of when they can, their limits, and who is kept apart. For the team.

    Example: famnet plan rota who
    """
    from famnet.usecases.rota_rows import who_rows

    desk = seat(ctx)
    desk.list(who_rows(desk.family), ("who", "what"), "Nobody has said yet when they can.")
