"""`famnet backup`, `restore` and `verify`."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.lazy import seat, single
from famnet.domain.dates import read_day
from famnet.domain.errors import ExitCode, ImpossibleDateError, UsageError

app = single()
restore_app = single()
verify_app = single()


@app.command()
def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="DIR", help="Another folder than the one beside the store.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Show the backups there are.")] = False,
) -> None:
    """Make a checked copy of the store with its key file. Old copies are thinned out by age.

    famnet makes one by itself each week, and before the store's form changes.

    Example: famnet backup
    """
    from famnet.store.backup import back_up
    from famnet.store.backups import backups

    desk = seat(ctx)
    if show:
        rows = [{"made": f"{b.at:%Y-%m-%d %H:%M}", "file": str(b.path)} for b in backups(desk.path, to)]
        desk.list(rows, ("made", "file"), "No backup yet: `famnet backup`")
        return
    made = back_up(desk.shelf.session, at=datetime.now(UTC), folder=to)
    desk.say(f"Saved {made.path}", "→ Keep a copy of it on another disk, too.")


@restore_app.command()
def restore(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="[BACKUP]", help="A backup's file, or a day on or after one was made; the newest when not said."
        ),
    ] = "",
) -> None:
    """Put a backup in the store's place. What is there now is kept beside it.

    Example: famnet restore 2026-11-01 --yes
    """
    from famnet.store import backup as backing
    from famnet.store.backups import pick

    desk = seat(ctx)
    chosen = pick(desk.path, which if not which or Path(which).is_file() else _day(which, desk.today))
    if desk.sure(f"Put the backup of {chosen.at:%d %B %Y, %H:%M} in the store's place?"):
        restored = backing.restore(desk.path, chosen.path, at=datetime.now(UTC), unlock=desk.unlock)
        desk.say(f"The backup of {chosen.at:%d %B %Y, %H:%M} is in place.")
        if restored.kept:
            desk.say(f"→ What was there before is kept as {restored.kept}")


def _day(said: str, today: date) -> str:
    try:
        return read_day(said, today).isoformat()
    except ImpossibleDateError as error:
        message = f"“{said[:60]}” is neither a backup's file nor a day."
        raise UsageError(message, hint="`famnet backup --list` shows the backups there are.") from error


@verify_app.command()
def verify(
    ctx: typer.Context,
    head: Annotated[
        str, typer.Option("--head", metavar="MARK", help="A mark of the history kept elsewhere, to compare with.")
    ] = "",
) -> None:
    """Check the whole store: the file, the history's chain, and what it says of families.

    The exit code is 1 for a broken law or chain, 5 for a damaged file.

    Example: famnet verify
    """
    from famnet.store.verify import DAMAGED
    from famnet.store.verify import verify as look
    from famnet.usecases.keeping import clock_words

    desk = seat(ctx)
    findings = look(desk.shelf.session, head=head)
    desk.say(*clock_words(desk.shelf.session))
    desk.list([{"rule": f.rule, "message": f.message} for f in findings], ("rule", "message"), "All is well.")
    if any(f.rule == DAMAGED for f in findings):
        desk.say("→ Nothing was overwritten. `famnet restore` brings the newest good backup back.")
        raise typer.Exit(ExitCode.DAMAGED)
    if findings:
        raise typer.Exit(ExitCode.FINDINGS)
