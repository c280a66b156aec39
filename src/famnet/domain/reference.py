"""Law, money, presets and prompts: dated rows read from `famnet/data`, each with the source it came from."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.record import record

Row = Mapping[str, object]

DATA = Path(__file__).resolve().parent.parent / "data"


class ReferenceDataError(FamnetError):
    """A row of reference data lacks something, or says something that cannot be."""

    exit_code = ExitCode.USAGE
    hint = "Compare the row with those in famnet's own data folder: each says what its columns mean."

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}.")


@record
class Dated:
    """Where a figure comes from, when somebody last looked, from when and where it holds."""

    source: str
    checked_on: date
    valid_from: date
    jurisdiction: str = "England"
    confirmed: bool = True  # False: from an excerpt or from memory, to be looked up before it is relied on


def rows(table: str, *also: Path) -> tuple[Row, ...]:
    """The rows of one table, famnet's own first; a row of a later file replaces the one with the same id.

    Raises:
        ReferenceDataError: a file is no TOML, or a row has no id.
    """
    found: dict[str, Row] = {}
    for path in (DATA / f"{table}.toml", *also):
        found.update({_id(row, path): row for row in _read(path, table)})
    return tuple(found.values())


def dated(row: Row) -> Dated:
    """The provenance columns of a row.

    Raises:
        ReferenceDataError: there is no source, or no day on which it was checked.
    """
    where = str(row["id"])
    return Dated(
        source=text(row, "source", where),
        checked_on=day(row, "checked_on", where),
        valid_from=day(row, "valid_from", where),
        jurisdiction=str(row.get("jurisdiction", "England")),
        confirmed=row.get("confirmed") is not False,
    )


def text(row: Row, column: str, where: str = "") -> str:
    """A column that must hold words."""
    value = row.get(column)
    if not isinstance(value, str) or not value:
        raise ReferenceDataError(where or str(row.get("id")), f"`{column}` is missing")
    return value


def day(row: Row, column: str, where: str = "") -> date:
    """A column that must hold a day."""
    value = row.get(column)
    if not isinstance(value, date):
        raise ReferenceDataError(where or str(row.get("id")), f"`{column}` is not a date like 2026-11-22")
    return value


def whole(row: Row, column: str, where: str = "") -> int:
    """A column that must hold a whole number, nought or more."""
    value = row.get(column)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ReferenceDataError(where or str(row.get("id")), f"`{column}` is not a whole number")
    return value


def _read(path: Path, table: str) -> list[Row]:
    """The rows of a file, each with what its `[every]` table says of all of them."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReferenceDataError(path.name, f"is not readable as TOML ({error})") from error
    found = told.get(table, [])
    if not isinstance(found, list):
        raise ReferenceDataError(path.name, f"`{table}` is not a list of rows; each begins with [[{table}]]")
    return [{**told.get("every", {}), **row} for row in found]


def _id(row: Row, path: Path) -> str:
    return text(row, "id", f"a row of {path.name}")
