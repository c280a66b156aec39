"""The tables hold exactly what the records have."""

from collections.abc import Iterator

import pytest

from famnet.store.shelf import Shelf
from famnet.store.tables import ALL, OWN, Table


@pytest.mark.parametrize("table", ALL.values(), ids=ALL)
def test_every_field_of_a_record_has_its_column(shelf: Shelf, table: Table) -> None:
    there = {
        name: (kind, bool(filled))
        for _, name, kind, filled, *_ in shelf.session.db.execute(f"PRAGMA table_info({table.name})")
    }
    missing = " ".join(_words(table, there))
    hint = f'add(db, "{table.name}", "{missing}")' if there else f'make(db, {{"{table.name}": "{missing}"}})'
    assert not missing, f"add a step at the end of store/migrations.py, count SCHEMA_VERSION up, and in it: {hint}"
    assert {name: there[name] for name in table.columns} == table.columns


def _words(table: Table, there: dict[str, tuple[str, bool]]) -> Iterator[str]:
    """The missing columns in the words of a migration."""
    for name, (kind, filled) in table.columns.items():
        if name not in there:
            yield ("#" if kind == "INTEGER" else "") + name + ("" if filled else "?")


@pytest.mark.parametrize("table", ALL.values(), ids=ALL)
def test_no_column_is_left_over(shelf: Shelf, table: Table) -> None:
    there = [row[1] for row in shelf.session.db.execute(f"PRAGMA table_info({table.name})")]
    assert sorted(there) == sorted({*OWN, *table.scalars})
