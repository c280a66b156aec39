"""`famnet init`."""

from typing import Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.lazy import seat, single
from famnet.store.errors import StoreExistsError
from famnet.store.shelf import Shelf

app = single()


@app.command()
def init(
    ctx: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help="Do not encrypt the store.")] = False,
    remember: Annotated[
        bool | None,
        typer.Option("--remember/--no-remember", help="Let this computer's key ring open it without asking."),
    ] = None,
) -> None:
    """Make the store that keeps your families: one file on this computer, encrypted.

    famnet asks for a passphrase and prints a recovery code. Without a terminal, FAMNET_PASSPHRASE_FILE names a file
    whose first line is the passphrase.

    Example: famnet init --plain
    """
    desk = seat(ctx)
    if plain:
        Shelf.create(desk.path, plain=True).close()
    else:
        _encrypted(desk, remember=remember)
    desk.say(f"The store is ready: {desk.path}", '→ Start with the child: `famnet family add "Ada Reid" --born 2015`')


def _encrypted(desk: Desk, *, remember: bool | None) -> None:
    from famnet.cli import secrets
    from famnet.store import vault

    if desk.path.exists() and desk.path.stat().st_size:  # said before a passphrase is asked for in vain
        raise StoreExistsError(desk.path)
    made = vault.create_encrypted(desk.path, secrets.new_passphrase(desk), cost=secrets.cost())
    with made.shelf as shelf:
        secrets.show_code(desk, made.recovery_code)
        if remember or (remember is None and _wants_remembering(desk)):
            vault.remember(shelf.session)


def _wants_remembering(desk: Desk) -> bool:
    from famnet.store.memory import available

    if not desk.can_ask or not available():
        return False
    from famnet.cli import ask

    return ask.confirm("Shall this computer remember it, so that you are not asked each day?")
