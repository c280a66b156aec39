"""The only printer: lists as tables, JSON, CSV or lines; words to the person; everything made safe first."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TextIO

Row = Mapping[str, Any]

# Escape sequences, other control characters, and the marks that make text run backwards.
_STEERING = (
    range(9),
    range(0xB, 0x20),
    range(0x7F, 0xA0),
    (0x61C, 0x200E, 0x200F),
    range(0x202A, 0x202F),
    range(0x2066, 0x206A),
)
_UNSAFE = {code: None for codes in _STEERING for code in codes}
_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r")


class Shape(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    LINES = "nl"


def safe(text: object) -> str:
    """Text that cannot steer a terminal: control characters and direction marks are gone."""
    return str(text).translate(_UNSAFE)


def words(lines: Iterable[str], *, on: TextIO) -> None:
    """Sentences, a line each."""
    on.writelines(safe(line) + "\n" for line in lines)


def rows(items: Sequence[Row], columns: Sequence[str], shape: Shape, *, on: TextIO) -> None:
    """A list in the shape asked for; `columns` are what a table shows, JSON and CSV hold everything."""
    {Shape.TABLE: _table, Shape.JSON: _json, Shape.CSV: _csv, Shape.LINES: _lines}[shape](items, columns, on)


def facts(items: Row, shape: Shape, *, on: TextIO) -> None:
    """One thing: a label and its value on each line, without the id that only programs use; or one JSON object."""
    if shape is Shape.TABLE:
        told = {label: plain(value) for label, value in items.items() if label != "id" and plain(value)}
        width = max(map(len, told), default=0) + 2
        words((f"{label}:".ljust(width) + value for label, value in told.items()), on=on)
    else:
        import json

        on.write(json.dumps(dict(items), ensure_ascii=False, indent=2, default=str) + "\n")


def _json(items: Sequence[Row], _columns: Sequence[str], on: TextIO) -> None:
    import json

    on.write(json.dumps([dict(item) for item in items], ensure_ascii=False, indent=2, default=str) + "\n")


def _lines(items: Sequence[Row], _columns: Sequence[str], on: TextIO) -> None:
    import json

    on.writelines(json.dumps(dict(item), ensure_ascii=False, default=str) + "\n" for item in items)


def _csv(items: Sequence[Row], columns: Sequence[str], on: TextIO) -> None:
    import csv
    import io

    names = list(items[0]) if items else list(columns)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([[cell(item[name]) for name in names] for item in items])
    on.write("\ufeff" + text.getvalue())  # the mark by which Excel knows UTF-8


def cell(value: object) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    text = plain(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(value: object) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple | list):
        return ", ".join(map(plain, value))
    return "" if value is None else safe(value)


def _table(items: Sequence[Row], columns: Sequence[str], on: TextIO) -> None:
    cells = [[plain(item[name]) for name in columns] for item in items]
    (_rich_table if on.isatty() else _plain_table)([c.replace("_", " ") for c in columns], cells, on)


def _plain_table(heads: Sequence[str], cells: Sequence[Sequence[str]], on: TextIO) -> None:
    """For pipes, files and tests: columns in line, nothing cut, and no library loaded."""
    widths = [max(len(row[i]) for row in (heads, *cells)) for i in range(len(heads))]
    for row in (heads, *cells):
        words(["  ".join(map(str.ljust, row, widths)).rstrip()], on=on)


def _rich_table(heads: Sequence[str], cells: Sequence[Sequence[str]], on: TextIO) -> None:
    """For a terminal: wraps long cells and fits the window."""
    from rich.console import Console  # 50 ms that a pipe need not pay
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    Console(file=on, highlight=False).print(table)
