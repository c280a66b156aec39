"""`famnet demo`: an invented family, made by the very commands that are shown."""

import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.everywhere import take
from famnet.cli.lazy import seat, single
from famnet.domain.errors import FamnetError
from famnet.domain.reference import DATA
from famnet.usecases.saving import make_folder

app = single()
_SHOWN = "reviews due"  # what is printed, not written to a file
FRIDAY, THURSDAY = 4, 3


class DemoThereError(FamnetError):
    """There is a demo in the folder already."""

    hint = "Name another folder with --to, or add --yes to make it anew."

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is a demo already: {path}")


@app.command()
def demo(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="The folder to make it in.")] = Path("famnet-demo"),
) -> None:
    """Make a fictional family in a store of its own, with every picture and document made from it.

    Example: famnet demo --to demo
    """
    desk = seat(ctx)
    store = make_folder(to) / "demo.famnet"
    if store.exists():
        if not desk.everywhere.yes:
            raise DemoThereError(store)
        store.unlink()
    for line in lines(to, desk.today):
        if desk.everywhere.quiet and line.startswith(_SHOWN):
            continue
        run(desk, line, store)
        if "-o" in shlex.split(line) or line.startswith(_SHOWN):
            desk.say(f"  made with: famnet --file {store} {line}")
    desk.say("", f"An invented family is in {store}.", f"→ Look round: `famnet --file {store} network list`")


def lines(to: Path, today: date) -> Iterator[str]:
    """The commands the demo consists of, for days near today."""
    days = {
        "agreed": _last(FRIDAY, today - timedelta(days=9)),
        "meeting": _last(THURSDAY, today + timedelta(days=16)),
        "said": _last(FRIDAY, today - timedelta(days=20)),
    }
    yield "init --plain"
    yield f"--family 'Ada Reid' network import {shlex.quote(str(DATA / 'demo.family'))}"
    for line in (DATA / "demo.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.format(to=shlex.quote(str(to)), **days)


def _last(weekday: int, day: date) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def run(desk: Desk, line: str, store: Path) -> None:
    """One command at a desk of its own, quiet but for what it makes."""
    from famnet.cli.app import app as famnet

    words = shlex.split(line)
    quiet = ["--quiet"] if desk.everywhere.quiet or "-o" not in words else []
    everywhere, rest = take(
        ["--file", str(store), "--today", desk.today.isoformat(), "--no-input", *quiet, *words], {}
    )
    with Desk(everywhere=everywhere) as at:
        famnet(rest, obj=at, prog_name="famnet", standalone_mode=False)
