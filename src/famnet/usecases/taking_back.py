"""Why a command cannot be taken back, or done again, by its number: what became of it, and what can be done."""

from collections.abc import Mapping, Sequence

from famnet.domain.errors import ExitCode, FamnetError
from famnet.store.history import Entry, headings
from famnet.store.session import Session
from famnet.store.undo import said, taken_back


class NoSuchCommandError(FamnetError):
    """The history has no command with the number."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet history` shows what was done, with its numbers."

    def __init__(self, number: int, last: int) -> None:
        there = f"they go up to {last}" if last else "nothing was done yet"
        super().__init__(f"No command has the number {number}: {there}.")


class NotThisWayError(FamnetError):
    """The command stands in the history, but it was taken back already, was an undo itself, or still stands."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def see_that_it_stands(session: Session, number: int, family: str = "") -> None:
    """See that the command with a number can be taken back.

    Raises:
        NoSuchCommandError: none has it. NotThisWayError: it was taken back already, or is an undo itself.
    """
    entry, by = _found(session, number, family)
    if by:
        message = f"{said(entry)} was taken back already, by {said(by)}."
        raise NotThisWayError(message, f"`famnet redo {number}` does it again; `famnet history` shows the rest.")
    if entry.undoes:
        first = _first(session, entry, family)
        message = f"{said(entry)} is itself an undo or a redo, of number {first}."
        raise NotThisWayError(message, f"Name that number: `famnet redo {first}`, or `famnet undo {first}`.")


def see_that_it_is_gone(session: Session, number: int, family: str = "") -> None:
    """See that the command with a number can be done again.

    Raises:
        NoSuchCommandError: none has it. NotThisWayError: it stands, so there is nothing to do again.
    """
    entry, by = _found(session, number, family)
    if not by:
        message = f"{said(entry)} was not taken back: it stands."
        raise NotThisWayError(message, f"`famnet undo {number}` takes it back; `famnet history` shows the rest.")


def _found(session: Session, number: int, family: str) -> tuple[Entry, Entry | None]:
    """The command with a number, and what took it back, if that stands."""
    with session.reading() as db:
        entries = headings(db, family)
    by_number: Mapping[int, Entry] = {entry.seq: entry for entry in entries}
    if number not in by_number:
        raise NoSuchCommandError(number, max(by_number, default=0))
    return by_number[number], _by(entries, number)


def _by(entries: Sequence[Entry], number: int) -> Entry | None:
    gone = taken_back(entries)
    undoings = [entry for entry in entries if entry.undoes == number and entry.seq not in gone]
    return undoings[-1] if undoings and number in gone else None


def _first(session: Session, entry: Entry, family: str) -> int:
    """The number of the command that an undo, or the redo of one, is about."""
    with session.reading() as db:
        undone = {each.seq: each.undoes for each in headings(db, family)}
    number = entry.seq
    while further := undone.get(number):
        number = further
    return number
