"""What is said to whatever ended a command, and the exit code it leaves: a sentence and what to do next."""

import errno
import os
import re
from pathlib import Path
from typing import Any

import typer

from famnet.cli import show
from famnet.cli.desk import Desk
from famnet.domain.errors import ExitCode, FamnetError, UsageError


def answer(desk: Desk, error: BaseException) -> int:
    """What to say to whatever ended the command, and its exit code."""
    if isinstance(error, FamnetError):
        return refuse(desk, error)
    if isinstance(error, KeyboardInterrupt | EOFError | typer.Abort):
        return cancelled(desk)
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return refuse(desk, UsageError("That is too long for the name of a file on this computer."))
    if isinstance(error, Exception):
        return misused(desk, error) if hasattr(error, "format_message") else failed(desk, error)
    raise error


def refuse(desk: Desk, error: FamnetError) -> int:
    """Say what is wrong and what to do next."""
    desk.write((_in_short(str(error)), f"→ {_in_short(error.hint)}"))
    return error.exit_code


_WORD = re.compile(r"(\S{60})\S{200,}")  # longer than any path or link: pasted by mistake
_MOST = 1200  # characters, about a screen


def _in_short(words: str) -> str:
    """Words that quote what was typed, less what would fill the screen of it."""
    told = _WORD.sub(r"\1…", words)
    return told if len(told) <= _MOST else f"{told[:_MOST]}…"


def misused(desk: Desk, error: Any) -> int:  # noqa: ANN401 -- Typer's own Click is private
    """A line that is no command: what is wrong with it, and where help is."""
    path = getattr(getattr(error, "ctx", None), "command_path", "")
    message = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":
        return helped(desk, path, message)
    from famnet.cli.elsewhere import standing_elsewhere
    from famnet.cli.misread import in_plain_words, meant

    help_ = f"`{path} --help`" if path else "`--help` after the command"
    hint = standing_elsewhere(error) or f"{meant(error)} {help_} shows how it is used, with an example.".strip()
    return refuse(desk, UsageError(in_plain_words(error) or message, hint=hint))


_BEGIN = "→ `famnet init` makes the store, `famnet demo` an invented family to look round in."
_GO_ON = "→ `famnet family show` shows where you are, `famnet reviews due` what comes next."


def helped(desk: Desk, path: str, message: str) -> int:
    """A line that stops at a group shows what is in it; `famnet` alone also says how to begin."""
    show.words(message.split("\n"), on=desk.err)
    if path != "famnet":
        return ExitCode.USAGE
    desk.write((_GO_ON if desk.path.exists() else _BEGIN,))
    return ExitCode.DONE


def cancelled(desk: Desk) -> int:
    """The person stopped the command."""
    said = "What was kept before stands: `famnet history` shows it." if desk.kept else "Nothing was saved."
    if desk.waiting:
        said = f"What you answered waits: {desk.waiting}."
    show.words(("", f"Stopped. {said}"), on=desk.err)
    return ExitCode.CANCELLED


def failed(desk: Desk, error: Exception) -> int:
    """A fault of famnet's own: its kind and place, never its data."""
    if os.environ.get("FAMNET_DEBUG"):  # for developers, on invented families
        raise error
    show.words(fault(error, kept=desk.kept), on=desk.err)
    return ExitCode.REFUSED


def fault(error: Exception, *, kept: bool = False) -> tuple[str, ...]:
    """What may be said of an unforeseen error: where in famnet it happened, and none of the values involved."""
    place = error.__traceback__
    where = "?"
    while place:
        code = place.tb_frame.f_code
        if f"{os.sep}famnet{os.sep}" in code.co_filename:
            where = f"{Path(code.co_filename).stem}.{code.co_name}, line {place.tb_lineno}"
        place = place.tb_next
    stands = "What was kept before that stands: `famnet history` shows it." if kept else "Nothing was changed."
    return (
        f"Sorry: famnet met something it was not built for ({type(error).__name__} at {where}). {stands}",
        "→ Please tell whoever looks after famnet for you that line. It holds nothing about any family.",
    )
