"""Command groups that are imported when they are used, not when famnet starts.

The top-level help needs only names and one line each, so those stand in a table; the module behind a name is imported
when the line names it. Help for one command then costs one module, and `--version` none.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from famnet.cli.desk import Desk
from famnet.cli.everywhere import HELP
from famnet.domain.everyday import meant


class LazyGroup(TyperGroup):
    """A group whose members are (module, one line of help) until one of them is named."""

    members: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 -- Typer's own settings, handed through
        super().__init__(**settings)
        for name, (_, line) in self.members.items():
            self.add_command(TyperCommand(name, help=line, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 -- Typer's own Click is private
        """Import what the line names."""
        name, command, rest = super().resolve_command(ctx, args)
        if name and name in self.members:
            command = load(self.members[name][0])
            command.name = name
        return name, command, rest


def load(module: str) -> Any:  # noqa: ANN401 -- Typer's own Click is private
    """The command or group a module of `famnet.cli` holds as `app`, or as `other` in `module:other`."""
    name, _, app = module.partition(":")
    command = get_command(getattr(import_module(f"famnet.cli.{name}"), app or "app"))
    for each in every(command):
        each.epilog = HELP
        for parameter in each.params:
            _take_everyday_words(parameter.type)
    return command


def _take_everyday_words(kind: Any) -> None:  # noqa: ANN401 -- Typer's own Click is private
    """Let a closed list take what people say for its words: `--gender girl`, `--status "CP plan"`."""
    choices = [str(getattr(choice, "value", choice)) for choice in getattr(kind, "choices", ())]
    if choices and not hasattr(kind, "strictly"):
        kind.strictly = kind.convert
        kind.convert = lambda value, *where: kind.strictly(
            meant(value, choices) if isinstance(value, str) else value, *where
        )


def every(command: Any) -> Iterator[Any]:  # noqa: ANN401 -- Typer's own Click is private
    """A command and all that stand under it."""
    yield command
    for member in getattr(command, "commands", {}).values():
        yield from every(member)


def group(line: str) -> typer.Typer:
    """A group of commands about one noun."""
    app = typer.Typer(help=line, no_args_is_help=True, rich_markup_mode=None, add_completion=False)
    app.callback()(_keep_group)
    return app


def _keep_group() -> None:
    """Typer takes a group of one command for that command unless the group does something itself."""


def single() -> typer.Typer:
    """A command that stands alone, without a group."""
    return typer.Typer(rich_markup_mode=None, add_completion=False)


def seat(ctx: typer.Context) -> Desk:
    """The desk this command works at; the history will know the command by its name alone."""
    desk = ctx.ensure_object(Desk)
    desk.command = ctx.command_path.removeprefix("famnet ")
    return desk
