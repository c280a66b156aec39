"""`famnet passphrase`."""

import typer

from famnet.cli.lazy import seat, single

app = single()


@app.command()
def passphrase(ctx: typer.Context) -> None:
    """Change the passphrase, and get a new recovery code; the old ones open the store no more.

    A forgotten passphrase: type the recovery code where the passphrase is asked for. Backups made before keep the
    passphrase they were made with.

    Example: famnet passphrase
    """
    import os

    from famnet.cli import secrets
    from famnet.cli.desk import Desk
    from famnet.store import vault

    desk: Desk = seat(ctx)
    session = desk.shelf.session
    vault.key_of(session)  # whoever has a plain store hears of it before they think of a passphrase
    if os.environ.get("FAMNET_NEW_PASSPHRASE_FILE"):
        os.environ["FAMNET_PASSPHRASE_FILE"] = os.environ["FAMNET_NEW_PASSPHRASE_FILE"]
    elif desk.can_ask:
        os.environ.pop("FAMNET_PASSPHRASE_FILE", None)
    secrets.show_code(desk, vault.change_passphrase(session, secrets.new_passphrase(desk)))
    desk.say("The new passphrase holds from now on.")
