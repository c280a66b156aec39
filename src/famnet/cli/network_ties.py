"""How people of the network are joined, where they live, and what is kept from whom. Part of `famnet network`."""

from dataclasses import replace
from typing import Annotated

import typer

from famnet.cli import network_options as options
from famnet.cli.desk import Desk
from famnet.cli.lazy import seat
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Person, Protectable
from famnet.domain.phrases.add import Added
from famnet.domain.phrases.reading import AmbiguousPhraseError
from famnet.domain.phrases.steps import Side
from famnet.usecases import joining, network, network_words, parting

app = typer.Typer(rich_markup_mode=None)


@app.command()
def link(
    ctx: typer.Context,
    name: options.Name,
    as_: options.As = None,
    of: options.Of = None,
    side: options.SideOption = Side.NONE,
    since: options.Since = None,
    until: options.Until = None,
) -> None:
    """Say how two people who are both in the network are related; a carer's order with the day it was made.

    Example: famnet network link Marcus --as father --of Tobi

    Example: famnet network link Grace --as "special guardian" --of Ada --since 2025-03-14
    """
    desk = seat(ctx)
    phrase = desk.need(as_, "--as", "How are they related?")
    before = desk.family
    person = find_person(before, name)
    other = find_person(before, of).id if of else None
    said = joining.Said(phrase=phrase, of=other, side=side, since=since, until=until)
    linked = _joined(desk, before, person, said)
    after = desk.change(linked.family)
    desk.say(*joining.joined_words(before, after, linked))


def _joined(desk: Desk, before: Family, person: Person, said: joining.Said) -> Added:
    """The two joined; where the words fit several places, the one that is picked at a terminal."""
    try:
        return joining.join(before, person, said)
    except AmbiguousPhraseError as unclear:
        if not desk.can_ask or unclear.phrase != said.phrase:
            raise
        from famnet.cli import ask

        meant = ask.choose(f"“{said.phrase}”: which is it?", {c: c for c in unclear.choices}, unclear.choices[0])
        return joining.join(before, person, replace(said, phrase=meant))


@app.command()
def unlink(
    ctx: typer.Context,
    name: options.SomeName = None,
    of: Annotated[
        str | None, typer.Option("--of", "--from", metavar="PERSON", help="From whom they are taken apart.")
    ] = None,
    as_: Annotated[
        str | None, typer.Option("--as", metavar="PHRASE", help="As what, where more than one thing joins them.")
    ] = None,
) -> None:
    """Take off a wrong link: a parent, a carer, a couple, a tie. Both people stay in the network.

    Without a name you are asked. The history keeps what there was, and `famnet undo` brings it back.

    Example: famnet network unlink Marcus --of Tobi --as father
    """
    from famnet.cli.network_apart import which

    desk = seat(ctx)
    before = desk.family
    person, wrong = which(desk, name, of, as_)
    after = desk.change(parting.unlink(before, wrong))
    desk.say(*(parting.apart_words(before, after, person, wrong) if wrong else ("Nothing was changed.",)))


@app.command()
def move(
    ctx: typer.Context,
    name: options.Name,
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="Whose home they live in now.")],
) -> None:
    """Say that somebody lives in another's home now.

    Example: famnet network move Tobi --to Grace
    """
    desk = seat(ctx)
    person, host = find_person(desk.family, name), find_person(desk.family, to)
    desk.change(network.living_together(desk.family, person.id, host.id))
    desk.say(f"{person.name} lives with {host.name} now.")


@app.command()
def protect(
    ctx: typer.Context,
    name: options.Name,
    what: Annotated[Protectable | None, typer.Option("--what", help="Which fact; the address.")] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="PERSON",
            help="Who must never learn it; again for more. Not said: anybody but the team.",
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why, for colleagues who come after you.")] = "",
) -> None:
    """Keep a fact about somebody from people who must never learn it.

    Somebody who is not in the network yet is asked about, or refused with what to do: nothing is dropped silently.

    Example: famnet network protect Kemi --what address --from Marcus --why "non-molestation order, June 2025"
    """
    from famnet.cli.newcomers import readers_of

    desk = seat(ctx)
    person = find_person(desk.family, name)
    if what is None and not from_ and desk.can_ask:
        from famnet.cli.asking_protection import asked_protection

        what, from_, why = asked_protection(desk.family, person, why)
    family, readers = readers_of(desk, from_ or ())
    after = desk.change(network.protect(family, person, what or Protectable.ADDRESS, readers, why))
    desk.say(network_words.kept_words(after, after.protections[-1]))
