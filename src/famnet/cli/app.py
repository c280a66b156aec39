"""What `famnet` starts: the table of command groups, and the one place where a refusal becomes words."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, NoReturn

import typer

from famnet import __version__
from famnet.cli.answers import answer
from famnet.cli.desk import Desk
from famnet.cli.everywhere import HELP, take
from famnet.cli.lazy import LazyGroup
from famnet.domain.errors import ExitCode, UsageError


class Famnet(LazyGroup):
    """The top-level commands, in the order of the work."""

    members: ClassVar = {
        "init": ("init", "Make the store that keeps your families."),
        "demo": ("demo", "Make a fictional family, with every picture and document."),
        "family": ("family", "The families you work with, and the children in focus."),
        "network": ("network", "The people round the child: add, list, link, import, export."),
        "consent": ("consent", "Ask whether the network may be involved."),
        "engage": ("engage", "How far each person has come towards taking part."),
        "genogram": ("genogram", "Draw the family."),
        "ecomap": ("ecomap", "Who and what is round the household."),
        "views": ("views", "What the child and others said, in their own words."),
        "mapping": ("mapping", "What worries, what works, what is needed; goals, scales."),
        "bottom-line": ("bottom_line", "What any plan must have, and what happens otherwise."),
        "meeting": ("meeting", "Meetings of the network, their ground rules and agenda."),
        "plan": ("plan", "The one plan everyone works to."),
        "reviews": ("reviews", "What falls due, and when."),
        "trajectory": ("trajectory", "Is it getting safer, by whose eyes."),
        "history": ("history", "What was done, when and by whom."),
        "undo": ("history:undo_app", "Take back a whole command."),
        "redo": ("history:redo_app", "Do again what was taken back."),
        "backup": ("backup", "Make a checked copy of the store."),
        "restore": ("backup:restore_app", "Put a backup in the store's place."),
        "verify": ("backup:verify_app", "Check the whole store."),
        "passphrase": ("passphrase", "Change the passphrase."),
        "store": ("store", "Encryption, and what was kept aside."),
        "documents": ("documents", "Which copies were made, for whom and by whom."),
        "template": ("template", "Documents in your service's own words."),
        "who-sees": ("who_sees", "Who may see what, before anything is sent."),
        "check": ("check", "Look for odd facts and for what is missing."),
    }

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 -- Typer's own Click is private
        """Run the command; Ctrl-C reaches the desk, which says what was saved: Typer would end without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            raise typer.Abort from stopped


app = typer.Typer(
    cls=Famnet,
    help="Find, draw and bring together a child's family network, and keep the one plan everyone works to.",
    epilog=HELP,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"famnet {__version__}")
        raise typer.Exit


@app.callback()
def famnet(
    _version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Everything starts here."""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command; a refusal is a sentence, what to do next, and an exit code."""
    _speak_utf8()
    desk = Desk()
    try:
        code = _run(desk, sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except BrokenPipeError:
        code = _quietly_stop()
    except BaseException as error:  # noqa: BLE001 -- the last stop: a traceback may hold what a family told
        code = answer(desk, error)
    sys.exit(code)


def _run(desk: Desk, argv: list[str]) -> int:
    if any("\0" in word for word in argv):  # no shell passes one; no file system and no picture takes it
        message = "There is a character in that line which stands for nothing (NUL)."
        raise UsageError(message, hint="Type the line afresh; it may have come along with what was pasted.")
    desk.everywhere, rest = take(argv)
    with desk:
        code = _asking(desk, rest)
    return code if isinstance(code, int) else ExitCode.DONE


def _asking(desk: Desk, line: list[str]) -> object:
    """The line as it is; at a terminal, what it leaves out is asked for, and the line is read again with it."""
    while True:
        try:
            return app(line, obj=desk, prog_name="famnet", standalone_mode=False)
        except Exception as error:
            if not desk.can_ask:
                raise
            from famnet.cli.asking_missing import asked_for, is_missing

            if not is_missing(error):
                raise
            line = [*line, *asked_for(error, desk)]


def _speak_utf8() -> None:
    """Redirected output on Windows is cp1252, which has no “ or →."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _quietly_stop() -> int:
    """The reader of a pipe went away (`famnet network list | head`): no complaint, and none at interpreter exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.DONE
