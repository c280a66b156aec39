"""A network as a table, in: one person a row, read as the line of a story that the row stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from famnet.domain.errors import Level
from famnet.domain.family import Family
from famnet.domain.phrases.called import folded
from famnet.exchange.csv_cells import KIND, Row, read_rows
from famnet.exchange.csv_columns import COLUMNS, NAME, NOTE, OF, RELATIONSHIP, Column, column, is_focus, label
from famnet.exchange.door import ImportRefusedError, Notebook, legible, no_such_thing, one_line
from famnet.exchange.story import StoryError, read_story

_PLACE = re.compile(r"Line \d+, column \d+: ")


@dataclass(frozen=True)
class Entry:
    """One row by headings, the line of the file it is on, and whether it is the child in focus."""

    line: int
    cells: Mapping[str, str]
    is_child: bool = False

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")

    @property
    def name(self) -> str:
        """The name, without the star that makes a child in focus."""
        return one_line(self[NAME]).removesuffix("*").rstrip()

    @property
    def is_marked(self) -> bool:
        """Whether the row itself says that it is a child in focus."""
        return self[NAME].endswith("*") or (is_focus(self[RELATIONSHIP]) and not self[OF])

    @property
    def kin(self) -> str:
        """The kin phrase, if the row says one."""
        return "" if is_focus(self[RELATIONSHIP]) and not self[OF] else self[RELATIONSHIP] or self[OF]


def read_csv(data: bytes, name: str = "", *, index: str = "", notes: Notebook | None = None) -> Family:
    """The family a table tells of: all of its rows, or none.

    Args:
        data: the file.
        name: what to call the family; the child's name when empty.
        index: the name of the child in focus, where no row says "child"; else it is the first without a relationship.
        notes: takes what was odd.

    Raises:
        ImportRefusedError: it is no table, or a cell cannot be understood; says line, column and what was found.
        FamnetError: a law is broken, as by somebody who is their own ancestor.
    """
    entries = _with_child(_entries(read_rows(data), notes or Notebook(KIND)), folded(index))
    told = {entry.line: _told(entry) for entry in entries}
    lines = (told[n].line if n in told else "" for n in range(1, max(told) + 1))  # so that both count lines alike
    try:
        return read_story("\n".join(lines), name)
    except StoryError as error:
        heading = told[error.line].heading_at(error.column) if error.line in told else NAME
        what = f"column “{heading}”: {_PLACE.sub('', str(error), count=1)}"
        raise ImportRefusedError(KIND, what, line=error.line) from error


def _entries(rows: Sequence[Row], notes: Notebook) -> list[Entry]:
    if not rows:
        raise ImportRefusedError(KIND, "the file is empty; its first row holds headings, of which one is “name”")
    head, *rest = rows
    columns = _columns(head, notes)
    if not rest:
        raise ImportRefusedError(KIND, "there is nobody under its headings", line=head.line)
    return [Entry(row.line, _cells(row, head, columns)) for row in rest]


def _columns(head: Row, notes: Notebook) -> list[Column | None]:
    """The column under each heading; what famnet does not know is kept as notes, and said."""
    found = [column(cell) for cell in head.cells]
    known = [c.heading for c in found if c]
    if NAME not in known:
        no_such_thing(KIND, head.line, ", ".join(head.cells), "headings, of which one is “name”,")
    if twice := [heading for n, heading in enumerate(known) if heading in known[:n]]:
        raise ImportRefusedError(KIND, f"two columns say “{twice[0]}”; leave one of them", line=head.line)
    for cell in (cell for cell, c in zip(head.cells, found, strict=True) if cell and not c):
        words = f"The column “{legible(cell)}” is none famnet knows; what it says is kept as notes."
        notes.add("column", words, level=Level.WARN)
    return found


def _cells(row: Row, head: Row, columns: Sequence[Column | None]) -> dict[str, str]:
    if any(row.cells[len(columns) :]):
        raise ImportRefusedError(KIND, "the row has more cells than there are headings", line=row.line)
    told = list(zip(columns, head.cells, row.cells, strict=False))
    cells = {c.heading: cell for c, _, cell in told if c and cell}
    extra = [f"{heading}: {cell}" if heading else cell for c, heading, cell in told if cell and not c]
    notes = "\n".join(filter(None, [cells.get(NOTE, ""), *extra]))
    return {**cells, NOTE: notes} if notes else cells


def _with_child(entries: list[Entry], index: str) -> list[Entry]:
    """The rows, children in focus marked: who says so, whom `index` names, or the first without a kin phrase."""
    marked = [e for e in entries if e.is_marked]
    named = [e for e in entries if index and index == folded(e.name)]
    alone = [e for e in entries if not e.kin]
    children = {e.line for e in ([*named[:1], *marked] or alone[:1])}
    return [replace(e, is_child=e.line in children) for e in entries]


@dataclass(frozen=True)
class Told:
    """A row as the line of a story, and where in it the words of each column start."""

    line: str
    starts: tuple[tuple[int, str], ...]

    def heading_at(self, position: int) -> str:
        """The heading of the column that says what stands at a position of the line."""
        return next((heading for start, heading in reversed(self.starts) if start < position), NAME)


def _told(entry: Entry) -> Told:
    line, starts = label(entry.name) + ("*" if entry.is_child else ""), [(0, NAME)]
    for heading, words in _sayings(entry):
        starts.append((len(line), heading))
        line += f", {words}"
    return Told(line, tuple(starts))


def _sayings(entry: Entry) -> Iterator[tuple[str, str]]:
    kin, of = one_line(entry.kin.replace("#", " ")), one_line(entry[OF])
    if kin:
        yield RELATIONSHIP, f"{kin} of {label(of)}" if of and entry[RELATIONSHIP] else kin
    for c in COLUMNS:
        if c.heading not in {NAME, RELATIONSHIP, OF} and (
            words := c.say(entry[c.heading]) if entry[c.heading] else ""
        ):
            yield c.heading, words
