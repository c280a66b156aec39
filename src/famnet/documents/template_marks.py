"""What a template says beyond Markdown, tried without filling it: boxes that are none, or begin and never end."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from famnet.documents.parse import FENCE, MOST_LINES

BOXES = ("box", "warm", "card", "draw", "page", "hint")
PICTURES = ("genogram",)
_KINDS = (*BOXES, "lines", "picture")
_CLASS = re.compile(r"\.([a-z]+)\b")
_OTHERWISE = re.compile(r"\s*\{%-?\s*(?:else|elif)\b")
Mistake = tuple[int, str, tuple[str, ...]]


def wrong_marks(source: str, style: str = "") -> Iterator[Mistake]:
    """Each mistake: its line, what it is, and the words that may be meant; `style` is the CSS in use."""
    if not source.strip():
        yield 0, "it is empty", ()
    own = {*_KINDS, *_CLASS.findall(style)}
    begun: list[int] = []
    for number, line in enumerate(source.splitlines(), 1):
        if _OTHERWISE.match(line) and begun[-1:] == [number - 1]:
            begun.pop()  # one of two beginnings of the same box
        if found := FENCE.fullmatch(line.strip()):
            yield from _wrong(number, found["kind"], found["argument"], own)
            yield from _counted(number, found["kind"], begun)
    for number in begun:
        yield number, "this box is begun and never ended; a line of “:::” ends it", ()
    yield from _uneven_tables(source.splitlines())


def _wrong(number: int, kind: str, argument: str, own: set[str]) -> Iterator[Mistake]:
    if kind and kind not in own:
        yield number, f"“{kind}” is no kind of box", tuple(get_close_matches(kind, _KINDS, n=2))
    if kind == "lines" and argument and not _can_be_ruled(argument):
        yield number, f"“{argument}” is no number of lines between 1 and {MOST_LINES}", ()
    if kind == "picture" and argument not in PICTURES:
        yield number, f"there is no picture “{argument}”", tuple(get_close_matches(argument, PICTURES, n=1))


def _can_be_ruled(argument: str) -> bool:
    return argument.isascii() and argument.isdigit() and 1 <= int(argument[:4]) <= MOST_LINES


def _counted(number: int, kind: str, begun: list[int]) -> Iterator[Mistake]:
    """Boxes that are open so far, and an end that ends nothing."""
    if kind and kind != "lines":
        begun.append(number)
    elif not kind and begun:
        begun.pop()
    elif not kind:
        yield number, "no box is open here that “:::” could end", ()


_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\\\|")


def _uneven_tables(lines: Sequence[str]) -> Iterator[Mistake]:
    """Rows that have more or fewer cells than the rule under their table's head."""
    for place, line in enumerate(lines):
        if _RULE.fullmatch(line.strip()):
            yield from _uneven_rows(lines, place)


def _uneven_rows(lines: Sequence[str], rule: int) -> Iterator[Mistake]:
    wanted = _cells(lines[rule])
    end = next((n for n in range(rule + 1, len(lines)) if not _may_be_row(lines[n])), len(lines))
    for place in (rule - 1, *range(rule + 1, end)):
        row = _JINJA.sub("", lines[place]).strip()
        if row.startswith("|") and row.endswith("|") and _cells(row) != wanted:
            yield place + 1, f"this row has {_cells(row)} cells and the rule of its table {wanted}", ()


def _may_be_row(line: str) -> bool:
    return line.strip().startswith(("|", "{%"))


def _cells(row: str) -> int:
    return row.strip().count("|") - 1
