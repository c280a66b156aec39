"""CSV as rows of cells: what spreadsheets write, under caps, and without cells that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from famnet.exchange.door import CAPS, ImportRefusedError, clean, decode, refuse_beyond

KIND = "CSV"
_MOST_COLUMNS = 60
_DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # what Excel writes to say its own delimiter
_FORMULA = re.compile(r"'*[\s ]*[=+\-@|%\t\r＝＋－＠]")  # noqa: RUF001 -- wide signs start formulas too


@dataclass(frozen=True)
class Row:
    """A row and the line of the file it ends on."""

    line: int
    cells: tuple[str, ...]


def read_rows(data: bytes) -> list[Row]:
    """Every row that says something.

    Raises:
        ImportRefusedError: the file is no CSV, or larger than is taken.
    """
    text = decode(data, KIND)
    said = _SEP.match(text)
    delimiter = said[1] if said else _delimiter(text)
    try:
        return list(_rows(text[said.end() :] if said else text, delimiter, 1 if said else 0))
    except csv.Error as error:
        what = f"it cannot be read as a table, or a cell holds more than {csv.field_size_limit():,} letters"
        raise ImportRefusedError(KIND, what) from error


def _delimiter(text: str) -> str:
    """Whatever parts the first line most often; a comma where nothing does."""
    first = next((line for line in text[:20_000].splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=lambda d: (first.count(d), d == ","))


def _rows(text: str, delimiter: str, before: int) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    for number, cells in enumerate(reader, 1):
        line = reader.line_num + before
        refuse_beyond(number, CAPS.rows, "rows", KIND)
        refuse_beyond(len(cells), _MOST_COLUMNS, "columns", KIND, line)
        told = tuple(_cell(cell, line) for cell in cells)
        if any(told):
            yield Row(line, told)


def _cell(cell: str, line: int) -> str:
    refuse_beyond(len(cell), CAPS.cell, "letters in one cell", KIND, line)
    words = clean(cell).strip()
    return words[1:] if words.startswith("'") and _FORMULA.match(words) else words


def write_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as Excel reads them on a double click: UTF-8 with its mark, and no cell that starts a formula."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would run; taken off again on the way in."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
