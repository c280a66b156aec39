"""`famnet views …`: what the child and others said, in their own words."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.cli.words import KeepFrom, KeepFromNow, KeepWhy, OnDay
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
    keep_from: KeepFrom = None,
    why: KeepWhy = "",
) -> None:
    """Write down what somebody said; it is stored and printed exactly so.

    With --keep-from these words stand in nobody else's copy who is named, and in no copy for a group they belong to.

    Example: famnet views add "I am scared when Lee shouts" --by Ada --keep-from Lee --why "Ada asked for it"
    """
    from famnet.usecases import keeping_words

    desk = seat(ctx)
    person = find_person(desk.family, desk.need(by or None, "--by", "Who said it?"))
    said = desk.need(words, "WORDS", f"What did {person.name} say, word for word?")
    voice = Voice(person=person.id, words=said, said_on=on or desk.today, said_to=to)
    voice = keeping_words.kept(desk.family, voice, keep_from or (), why)
    desk.change(mapping.hear(desk.family, voice))
    desk.say(f"{person.name}'s words are written down.", *keeping_words.told(desk.family, voice))


@app.command()
def keep(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="N", help="The number in `famnet views show`.")],
    from_: KeepFromNow,
    why: KeepWhy = "",
) -> None:
    """Keep words that are already written down from somebody; `--from nobody` opens them again.

    Example: famnet views keep 2 --from Lee --why "Ada asked for it"
    """
    from famnet.cli.kept import keep_words

    keep_words(seat(ctx), "view", number, from_, why)


@app.command()
def show(ctx: typer.Context) -> None:
    """Show what everyone said.

    Example: famnet views show
    """
    desk = seat(ctx)
    rows = mapping.voice_rows(desk.family)
    desk.list(
        rows,
        ("number", "who", "words", "on", "kept_from"),
        "Nobody's words are here yet: `famnet views add WORDS --by NAME`",
    )
