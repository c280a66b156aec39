"""`famnet views …`: what the child and others said, in their own words."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.cli.words import OnDay
from famnet.domain.mapping import Voice
from famnet.domain.names import find_person
from famnet.usecases import mapping

app = group("What the child and others said, in their own words.")


@app.command()
def add(
    ctx: typer.Context,
    words: Annotated[str | None, typer.Argument(metavar="WORDS", help="Exactly what was said.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who said it.")] = "",
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="To whom.")] = "",
    on: OnDay = None,
) -> None:
    """Write down what somebody said; it is stored and printed exactly so.

    Example: famnet views add "I want Nan to pick me up on Fridays" --by Ada --to "Ruth Adeyemi"
    """
    desk = seat(ctx)
    person = find_person(desk.family, desk.need(by or None, "--by", "Who said it?"))
    said = desk.need(words, "WORDS", f"What did {person.name} say, word for word?")
    voice = Voice(person=person.id, words=said, said_on=on or desk.today, said_to=to)
    desk.change(mapping.hear(desk.family, voice))
    desk.say(f"{person.name}'s words are kept.")


@app.command()
def show(ctx: typer.Context) -> None:
    """Show what everyone said.

    Example: famnet views show
    """
    desk = seat(ctx)
    rows = mapping.voice_rows(desk.family)
    desk.list(rows, ("who", "words", "on"), "Nobody's words are here yet: `famnet views add WORDS --by NAME`")
