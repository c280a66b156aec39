"""Writes docs/reference/commands.md from the commands themselves: `python tools/reference.py [--check]`."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from famnet.cli.app import Famnet, app
from famnet.cli.everywhere import HELP
from famnet.cli.lazy import load

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"


def page() -> str:
    """The whole reference, a section a command."""
    sections = [section for name in Famnet.members for section in _sections(name)]
    return "\n".join(["# Commands", "", *_wrapped(str(get_command(app).help)), "", HELP, "", *sections])


def _sections(name: str) -> Iterator[str]:
    yield from _described(f"famnet {name}", load(Famnet.members[name][0]), "##")


def _described(path: str, command: Any, level: str) -> Iterator[str]:  # noqa: ANN401 -- Typer's own Click is private
    """A command's section, with those of all its members; a group that does nothing by itself has only its help."""
    if getattr(command, "invoke_without_command", True):
        yield from _section(path, command, level)
    else:
        yield from (f"{level} {path}", "", *_wrapped(command.help or ""), "")
    for name, each in getattr(command, "commands", {}).items():
        yield from _described(f"{path} {name}", each, f"{level}#")


def _section(path: str, command: Any, level: str) -> Iterator[str]:  # noqa: ANN401 -- Typer's own Click is private
    said, _, example = inspect.cleandoc(command.help or "").partition("Example: ")
    yield from (f"{level} {path}", "", *_wrapped(said), "")
    if example:
        yield from ("```console", f"$ {example.strip()}", "```", "")
    rows = [row for param in command.params if (row := _row(param))]
    if rows:
        yield from ("| argument or option | |", "| --- | --- |", *rows, "")


def _row(param: Any) -> str:  # noqa: ANN401 -- Typer's own Click is private
    if "--help" in param.opts:
        return ""
    names = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts) if name.startswith("-"))
    kind = _kind(param)
    shown = f"{names} {kind}".strip() if names else f"`{param.metavar or (param.name or '').upper()}`"
    return f"| {shown} | {_cell(getattr(param, 'help', None) or '')} |"


def _kind(param: Any) -> str:  # noqa: ANN401 -- Typer's own Click is private
    if getattr(param, "is_flag", False):
        return ""
    choices = getattr(param.type, "choices", None)
    if choices:
        return ", ".join(f"`{getattr(choice, 'value', choice) or '(none)'}`" for choice in choices)
    return f"`{param.metavar or param.type.name.upper()}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _wrapped(text: str) -> list[str]:
    return [" ".join(part.split()) + "\n" for part in text.strip().split("\n\n") if part.strip()]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else f"{PAGE} is out of date: make docs")
    PAGE.write_text(page(), encoding="utf-8")
