"""A network as a table, out: the lines of its story laid out in cells, so that the table reads back the same."""

import re
from collections.abc import Iterator

from famnet.domain.family import Family
from famnet.domain.people import Engagement
from famnet.exchange.csv_cells import write_rows
from famnet.exchange.csv_columns import COLUMNS, FOCUS, MORE, NAME, OF, RELATIONSHIP, label
from famnet.exchange.story import write_story
from famnet.exchange.story.lines import Part, lines_of, parts_of
from famnet.exchange.story.naming import part
from famnet.exchange.story.reader import matched
from famnet.exchange.story.sections import LEAD, section_of

_VALUED = ("phone", "email", "address", "school", "work", "called", "also known as", "formerly", "note", "source")
_CELLS = (
    ("gender", re.compile(r"(?P<cell>girl|boy|female|male|non-binary|gender unknown)")),
    ("born", re.compile(r"born (?P<cell>.+)")),
    ("died", re.compile(r"died(?: (?P<cell>.+))?")),
    ("lives with", re.compile(r"lives with (?P<cell>(?:(?! since | until )[^\"])+)")),
    ("professional", re.compile(r"professional")),
    ("parental responsibility", re.compile(r"PR")),
    ("engagement", re.compile("(?P<cell>" + "|".join(e.value.replace("_", " ") for e in Engagement) + ")")),
    ("circle", re.compile(r"(?P<cell>inner|middle|outer) circle")),
    *((words, re.compile(rf"{words} (?P<cell>(?!protected\b).+)")) for words in _VALUED),
)
_GENDERS = {"girl": "female", "boy": "male", "gender unknown": "unknown"}


def write_csv(family: Family) -> bytes:
    """The network as a table; plans, meetings and the mapping are not in it.

    The same family always gives the same bytes. Reading them gives the same network.
    """
    people = [line for line in lines_of(write_story(family)) if not _is_section(line)]
    return write_rows([_HEADINGS, *(_row(_cells(line)) for line in people)])


def csv_template() -> bytes:
    """An empty table: its headings."""
    return write_rows([_HEADINGS])


_HEADINGS = [c.heading for c in COLUMNS]


def _row(cells: dict[str, str]) -> list[str]:
    return [cells.get(heading, "") for heading in _HEADINGS]


def _is_section(line: Part) -> bool:
    return bool(LEAD.fullmatch(line.mask) or section_of(line))


def _cells(line: Part) -> dict[str, str]:
    """A line of a story in cells: what no column has, or has already, stands under “more” as it was."""
    head, *parts = parts_of(line)
    cells, more = {NAME: _name(head.raw)}, []
    for told in parts:
        found = dict(_cell(told))
        if found and not found.keys() & cells.keys():
            cells.update(found)
        else:
            more.append(told.raw)
    if cells[NAME].endswith("*") and RELATIONSHIP not in cells:
        cells |= {NAME: _name(cells[NAME][:-1]), RELATIONSHIP: FOCUS}
    return cells | {MORE: ", ".join(more)}


def _name(raw: str) -> str:
    """A name without the quotation marks that the way in would put round it again."""
    bare = part(raw).text
    return bare if label(bare) == raw and not bare.endswith("*") else raw


def _cell(told: Part) -> Iterator[tuple[str, str]]:
    """The column a fact belongs to and what its cell says; two columns for a kin phrase."""
    if not matched(told):
        at = told.mask.casefold().rfind(" of ")
        whole = at < 0
        yield RELATIONSHIP, told.raw if whole else told.cut(0, at).raw
        yield OF, "" if whole else told.cut(at + len(" of "), len(told.pieces)).raw
        return
    for heading, pattern in _CELLS:
        if found := pattern.fullmatch(told.raw):
            yield heading, _value(found.groupdict().get("cell") or "yes", heading)
            return


def _value(raw: str, heading: str) -> str:
    return _GENDERS.get(raw, part(raw).text) if heading == "gender" or heading in _VALUED else raw
