"""The desk a command works at: the file, the family, today, and whether there is anybody to ask.

Only the desk knows the clock, the environment and the streams; a test seats a command at a different one.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from famnet.cli import show
from famnet.cli.everywhere import Everywhere
from famnet.cli.surroundings import default_path, who
from famnet.domain.errors import FamnetError, UsageError

if TYPE_CHECKING:  # both are dear to import, and `--help` needs neither
    from famnet.domain.family import Family
    from famnet.domain.reviews import Clocks
    from famnet.store.copies import Copy
    from famnet.store.history import Told
    from famnet.store.shelf import Shelf
    from famnet.store.unlock import Unlock


class PastError(UsageError):
    """A record as it was cannot be written in."""

    def __init__(self) -> None:
        super().__init__(
            "What was known on a day can be read, not changed.", hint="Leave --as-known out to change it."
        )


@dataclass
class Desk:
    """The outside world of one command."""

    everywhere: Everywhere = field(default_factory=Everywhere)
    command: str = ""  # which command this is, for the history: never its arguments
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    kept: bool = False  # whether this command has written anything down
    waiting: str = ""  # how to go on with answers that wait, when the command is stopped half-way
    through: Callable[[], object] = tuple  # lets go of answers that wait, once what they say is kept

    def __enter__(self) -> Self:
        """Sit down; the store is opened when it is first needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Close the store if it was opened."""
        if "shelf" in self.__dict__:
            whose = self._whose() if self.kept and kind is None else []
            self.shelf.close()
            self.say(*whose, *self.shelf.notes)

    def _whose(self) -> "list[str]":
        """In whose family something was written, where that needs saying; `family` commands say it themselves."""
        if self.command.startswith(("family ", "network import")) or "family" not in self.__dict__:
            return []
        from famnet.cli.whose import whose

        return whose(self.family, self.shelf.families(), named=bool(self.everywhere.family))

    @property
    def today(self) -> date:
        """The day the tool believes it is."""
        return self.everywhere.today

    @cached_property
    def path(self) -> Path:
        """Where the store is: `--file`, or the person's own data folder."""
        return self.everywhere.file or default_path()

    @cached_property
    def shelf(self) -> "Shelf":
        """The store, opened when first asked for."""
        from famnet.store.shelf import Shelf

        return Shelf.open(self.path, self.unlock)

    @property
    def unlock(self) -> "Unlock":
        """What there is to open an encrypted store with: a file with the passphrase, or somebody to ask."""
        from famnet.store.unlock import unlock_from

        return unlock_from(os.environ, self._ask_passphrase if self.can_ask else None)

    def _ask_passphrase(self, question: str) -> str:
        from getpass import getpass

        return getpass(f"{show.safe(question)} ", stream=self.err)

    @property
    def signature(self) -> "Told":
        """Who gave which command when, for the history."""
        from famnet.store.history import Told

        return Told(command=self.command, who=who(), at=datetime.now(UTC))

    @cached_property
    def family(self) -> "Family":
        """The family said with `--family`, or the one in use."""
        day = self.everywhere.as_known
        if day is None:
            return self.shelf.family(self.everywhere.family)
        from famnet.store.then import as_it_was

        return as_it_was(self.shelf.session, self.shelf.find(self.everywhere.family), _end_of(day))

    @cached_property
    def clocks(self) -> "Clocks":
        """The review clocks: famnet's and the service's own, said with `--clocks` or lying beside the store."""
        from famnet.usecases.clocks import known_clocks

        return known_clocks(self.path, self.everywhere.clocks)

    def keep(self, after: "Family", before: "Family | None" = None, *, take_up: bool = False) -> "Family":
        """Write what changed, in one transaction with its history, and work with the new family from here on.

        `take_up` makes it the one in use for the commands to come, too.
        """
        if self.everywhere.as_known:
            raise PastError
        by = self.signature
        change = self.shelf.keep(before, after, command=by.command, who=by.who, at=by.at, take_up=take_up)
        self.__dict__["family"] = change.family
        self.kept = self.kept or change.entry is not None
        return change.family

    def change(self, after: "Family") -> "Family":
        """Keep a changed form of the family on the desk."""
        return self.keep(after, before=self.family)

    def remember_order(self, drawing: str, order: Sequence[Sequence[str]]) -> None:
        """Keep where everybody stood, so that the next drawing stays close; where none may write, none does."""
        with suppress(FamnetError):
            self.shelf.remember_order(self.family.id, drawing, order)

    @cached_property
    def can_ask(self) -> bool:
        """Whether a person sits at a terminal and may be asked."""
        return not self.everywhere.no_input and sys.stdin.isatty() and self.err.isatty()

    def decide_to_let_pass(self) -> bool:
        """Whether `--override REASON` lets a copy pass the gate; the decision is recorded with who made it."""
        if not self.everywhere.override:
            return False
        from famnet.usecases.gatekeeping import Release, let_pass

        told = self.everywhere
        release = Release(reason=told.override, author=who(), released_by=told.released_by)
        self.change(let_pass(self.family, release, self.today))
        return True

    def record_copies(self, copies: "Sequence[Copy]") -> None:
        """Write down copies that left, with who made them and from what facts."""
        day = self.everywhere.as_known
        until = _end_of(day) if day else None
        self.shelf.record_copies(copies, command=self.command, who=who(), at=datetime.now(UTC), until=until)

    def say(self, *lines: str) -> None:
        """Words to the person, on stderr; nothing when asked to be quiet."""
        if not self.everywhere.quiet:
            self.write(lines)

    def write(self, lines: Sequence[str]) -> None:
        """Words on stderr: broken between words where a person reads them in a window."""
        if self.err.isatty():
            from famnet.cli.ask import wrapped

            lines = [
                part for line in lines for told in line.split("\n") for part in (wrapped(told) if told else [told])
            ]
        show.words(lines, on=self.err)

    def list(self, items: Sequence[show.Row], columns: Sequence[str], empty: str = "Nothing here yet.") -> None:
        """A list on stdout in the shape asked for; that it is empty is said on stderr."""
        if items or self.everywhere.shape is not show.Shape.TABLE:
            show.rows(items, columns, self.everywhere.shape, on=self.out)
        else:
            self.say(empty)

    def facts(self, facts: Mapping[str, object]) -> None:
        """Labels and values on stdout, a line each, or one JSON object."""
        show.facts(facts, self.everywhere.shape, on=self.out)

    def not_ahead(self, day: date | None, what: str) -> None:
        """Refuse a day to come for something that has happened, unless the person is sure.

        Raises:
            UsageError: the day is still to come, and there is no `--yes`.
        """
        if day and day > self.today and not self.everywhere.yes:
            message = f"{day.day} {day:%B %Y} is still to come: it cannot have been {what} then."
            raise UsageError(message, hint="Check the year; --yes keeps it as it is.")

    def sure(self, question: str) -> bool:
        """Whether to go on with something that takes away: `--yes`, or the person's own yes.

        Raises:
            UsageError: there is nobody to ask and no `--yes`.
        """
        if self.everywhere.yes:
            return True
        if not self.can_ask:
            message = f"{question} Nobody can be asked here."
            raise UsageError(message, hint="Add --yes if you are sure.")
        from famnet.cli import ask  # questions cost 150 ms, and only a terminal has them

        sure = ask.confirm(question)
        if not sure:
            self.say("Nothing was changed.")
        return sure

    def need(self, value: str | None, option: str, question: str) -> str:
        """A value the command cannot do without: as given, or asked for at a terminal.

        Raises:
            UsageError: it is missing and there is nobody to ask.
        """
        if value is not None:
            return value
        if not self.can_ask:
            message = f"{option} is missing. {question}"
            raise UsageError(message, hint=f"`famnet {self.command} --help` shows how it is used, with an example.")
        from famnet.cli import ask

        self.shelf.families()  # whoever has no store yet hears of it before they type, not after
        return ask.text(question)

    def wish(self, value: str, question: str, *, asking: bool) -> str:
        """A value that can be left out: as given, or asked for where the command asks anyway."""
        if value or not (asking and self.can_ask):
            return value
        from famnet.cli import ask

        return ask.text(f"{question} (Enter: not said)")


def _end_of(day: date) -> datetime:
    """The last moment of a day where the computer is."""
    return datetime.combine(day, time.max).astimezone(UTC)
