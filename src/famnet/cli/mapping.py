"""`famnet mapping …`: worries, what works well, what needs to happen; goals and scales."""

from datetime import date
from typing import Annotated

import typer

from famnet.cli.days import DAY
from famnet.cli.lazy import group, seat
from famnet.cli.words import KeepFrom, KeepFromNow, KeepWhy, OnDay
from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem, SafetyGoal, SafetyScale
from famnet.domain.names import find_person
from famnet.usecases import mapping

app = group("Worries, what works well, what needs to happen; goals and scales.")
Words = Annotated[str | None, typer.Argument(metavar="WORDS", help="In whose words it was said, if you can.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who said it.")]


def asked_column(likely: Column) -> Column:
    """Which of the three columns, asked at a terminal."""
    from famnet.cli import ask

    return ask.choose("Which column?", {c.value.replace("_", " "): c for c in Column}, likely)


def asked_worry(family: Family) -> int | None:
    """Which worry something answers, asked where there are any."""
    from famnet.cli.asking_promises import numbered, worries

    return numbered("Which worry does it answer?", worries(family))


@app.command()
def add(
    ctx: typer.Context,
    words: Words = None,
    column: Annotated[Column, typer.Option("--column", help="Which of the three columns.")] = Column.WORRY,
    by: By = "",
    on: OnDay = None,
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Add a worry, something that works well, or something that needs to happen.

    Example: famnet mapping add "Ada missed eleven days of school" --column worry --by "Ms Patel, school"
    """
    from famnet.usecases import keeping_words

    desk = seat(ctx)
    asking = words is None
    text = desk.need(words, "WORDS", "What is it, in the words it was said?")
    if asking:
        column = asked_column(column)
    by = desk.wish(by, "Who said it?", asking=asking)
    item = MappingItem(column=column, text=text, said_by=by, noted_on=on or desk.today)
    item = keeping_words.kept(desk.family, item, keep_from or (), why)
    desk.change(mapping.add_item(desk.family, item))
    desk.say(f"Noted under “{column.value.replace('_', ' ')}”.", *keeping_words.told(desk.family, item))


@app.command()
def keep(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number in `famnet mapping show`.")],
    from_: KeepFromNow,
    goal: Annotated[bool, typer.Option("--goal", help="The number is a goal's.")] = False,
    why: KeepWhy = "",
) -> None:
    """Keep a line of the mapping from somebody; `--from nobody` opens it again.

    Example: famnet mapping keep 2 --from Lee --why "it could put Kemi at risk"
    """
    from famnet.cli.kept import keep_words

    keep_words(seat(ctx), "goal" if goal else "worry", number, from_, why)


@app.command()
def goal(
    ctx: typer.Context,
    words: Words = None,
    danger: Annotated[str, typer.Option("--danger", help="What is feared if nothing changes.")] = "",
    answers: Annotated[
        int | None, typer.Option("--answers", metavar="N", help="The worry it answers: its number.")
    ] = None,
    reached_by: Annotated[
        date | None,
        typer.Option("--by-when", help="The day everybody hopes to be there.", **DAY),
    ] = None,
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Add a safety goal: what everyone will see when nobody has to worry.

    Example: famnet mapping goal "Ada is in school every day" --danger "Ada falls behind at school" --answers 1
    """
    from famnet.usecases import keeping_words

    desk = seat(ctx)
    asking = words is None
    text = desk.need(words, "WORDS", "What will be different?")
    danger = desk.wish(danger, "What is feared if nothing changes?", asking=asking)
    if asking:
        answers = answers or asked_worry(desk.family)
    worry = mapping.numbered(desk.family.mapping, answers, "worry")
    aim = SafetyGoal(goal=text, danger=danger, answers=worry, reached_by=reached_by)
    aim = keeping_words.kept(desk.family, aim, keep_from or (), why)
    desk.change(mapping.add_goal(desk.family, aim))
    desk.say("The goal is noted.", *keeping_words.told(desk.family, aim))


@app.command()
def scale(
    ctx: typer.Context,
    score: Annotated[int, typer.Argument(help="From 0, not safe at all, to 10, safe enough to close.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who gives the number: always one named person.")],
    on: OnDay = None,
    question: Annotated[str, typer.Option("--question", help="The question that was asked.")] = "How safe is it?",
) -> None:
    """Note how safe it is, as one named person sees it on one day.

    Example: famnet mapping scale 4 --by Grace --on 2026-11-06
    """
    desk = seat(ctx)
    rater = find_person(desk.family, by)
    rated = SafetyScale(rater=rater.id, score=score, rated_on=on or desk.today, question=question)
    desk.change(mapping.rate(desk.family, rated))
    desk.say(f"{rater.name} gives {score} out of 10.")


@app.command()
def show(ctx: typer.Context) -> None:
    """Show the mapping, its goals and scales.

    Example: famnet mapping show
    """
    desk = seat(ctx)
    rows = mapping.mapping_rows(desk.family)
    desk.list(
        rows,
        ("number", "kind", "words", "said_by", "on", "kept_from"),
        "Nothing mapped yet: `famnet mapping add WORDS`",
    )
