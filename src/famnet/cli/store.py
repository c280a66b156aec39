"""`famnet store …`: encryption, what this computer remembers, and what was kept aside."""

from typing import Annotated

import typer

from famnet.cli.lazy import group, seat
from famnet.usecases import keeping

app = group("The file itself: encryption, what this computer remembers, what was kept aside.")
Number = Annotated[int, typer.Argument(metavar="N", help="Its number in `famnet store asides`.")]


@app.command()
def encrypt(ctx: typer.Context) -> None:
    """Encrypt a plain store. Backups made before stay as they are.

    Example: FAMNET_PASSPHRASE_FILE=phrase.txt famnet store encrypt
    """
    from famnet.cli import secrets
    from famnet.store import vault

    desk = seat(ctx)
    session = desk.shelf.session
    secrets.show_code(desk, vault.encrypt(session, secrets.new_passphrase(desk), cost=secrets.cost()))
    desk.say("The store is encrypted.", "→ Backups made before are still plain: delete them if you can spare them.")


@app.command()
def decrypt(ctx: typer.Context) -> None:
    """Take encryption off, for those who have reason. Anyone who gets the file can then read it.

    Example: famnet store decrypt --yes
    """
    from famnet.store import vault

    desk = seat(ctx)
    session = desk.shelf.session
    if desk.sure("Take encryption off? Anyone who gets the file can then read all of it."):
        vault.decrypt(session)
        desk.say("The store is plain.")


@app.command()
def remember(ctx: typer.Context) -> None:
    """Let this computer's key ring open the store from now on.

    Example: famnet store remember
    """
    from famnet.store import vault

    desk = seat(ctx)
    vault.remember(desk.shelf.session)
    desk.say("This computer opens the store without asking, for you alone.")


@app.command()
def forget(ctx: typer.Context) -> None:
    """Have this computer ask for the passphrase again.

    Example: famnet store forget
    """
    from famnet.store import vault

    desk = seat(ctx)
    vault.forget(desk.shelf.session)
    desk.say("The passphrase is asked for again from now on.")


@app.command()
def asides(ctx: typer.Context) -> None:
    """Show what could not be saved because somebody else had changed the same, beside what they saved.

    Example: famnet store asides
    """
    desk = seat(ctx)
    rows = keeping.aside_rows(desk.shelf.session)
    desk.list(rows, ("number", "at", "who", "command", "what", "was", "theirs", "yours"), "Nothing is kept aside.")


@app.command("take-up")
def take_up(
    ctx: typer.Context,
    number: Number,
    mine: Annotated[
        bool, typer.Option("--mine", help="Where both changed something, take yours, not theirs.")
    ] = False,
) -> None:
    """Save what was kept aside on top of what is there now.

    Example: famnet store take-up 1 --mine
    """
    desk = seat(ctx)
    keeping.take_up(desk.shelf.session, number, mine=mine, by=desk.signature)
    desk.say("It is saved.")


@app.command()
def drop(ctx: typer.Context, number: Number) -> None:
    """Let go of what was kept aside.

    Example: famnet store drop 1
    """
    from famnet.store.aside import drop_aside

    desk = seat(ctx)
    drop_aside(desk.shelf.session, number)
    desk.say("It is gone.")
