"""A store of many families for `make bench`: rows as famnet writes them, put in without its history."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from famnet.store.lists import _DUE
from famnet.store.shelf import Shelf

DUE = 20  # families whose review falls due within the week, however many there are
_TABLES = {
    "families": "id name opened_on lead_practitioner",
    "people": "id family name called gender kind deceased twins identical engagement professional note source_id",
    "children": "id family person status since",
    "plans": "id family number state agreed_on family_lead out_of_hours why disagreements",
    "reviews_due": "id family plan child kind due maximum rule source why clock counted_from governs by_hand",
}
_RULE = "network plan review, child in need: at least every 6 weeks"
_WHY = "6 weeks after Friday 6 November 2026 is Friday 18 December 2026"


def make_store(path: Path, families: int, *, today: date) -> Path:
    """A plain store with so many families, each with a child, a plan in force and its next review."""
    with Shelf.create(path, plain=True) as shelf, shelf.session.writing() as db:
        for table, words in _TABLES.items():
            columns = words.split()
            own = [column for column in ("family", "version", "position") if column not in columns]
            names = [*columns, *own]
            marks = ", ".join("?" for _ in names)
            quoted = ", ".join(f'"{name}"' for name in names)
            rows = (row + _own(own, n) for n, row in enumerate(_rows(table, families, today)))
            db.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", rows)  # noqa: S608 -- our own names
    return path


def _own(names: list[str], number: int) -> tuple[object, ...]:
    """What every row has beside its record: a family is its own."""
    return tuple(_id("f", number) if name == "family" else number + 1 for name in names)


def _rows(table: str, families: int, today: date) -> Iterator[tuple[object, ...]]:
    for n in range(families):
        yield _ROWS[table](n, today)


def _id(kind: str, number: int) -> str:
    return f"{kind}{number:07}-0000-7000-8000-000000000000"


def _family(n: int, today: date) -> tuple[object, ...]:
    return (_id("f", n), f"Family {n}", today.isoformat(), "")


def _person(n: int, _: date) -> tuple[object, ...]:
    told = ("", "unknown", "person", 0, "", 0, "identified", 0, "", "")
    return (_id("p", n), _id("f", n), f"Child {n}", *told)


def _child(n: int, today: date) -> tuple[object, ...]:
    return (_id("c", n), _id("f", n), _id("p", n), "child_in_need", today.isoformat())


def _plan(n: int, today: date) -> tuple[object, ...]:
    return (_id("a", n), _id("f", n), 1, "in force", today.isoformat(), "", "", "", "[]")


def _review(n: int, today: date) -> tuple[object, ...]:
    """The first few fall due this week, all others later."""
    due = (today + timedelta(days=n % 7 if n < DUE else 10 + n % 32)).isoformat()
    told = (_RULE, "Information sheet for workers", _WHY, "review-child-in-need", today.isoformat(), 1, 0)
    return (_id("r", n), _id("f", n), _id("a", n), _id("p", n), "child_in_need", due, due, *told)


_ROWS = {"families": _family, "people": _person, "children": _child, "plans": _plan, "reviews_due": _review}


def query(today: date, within: int) -> str:
    """What famnet asks the file for, with its day written in."""
    return _DUE.replace("?", f"'{today + timedelta(days=within)}'")
