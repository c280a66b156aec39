"""Markdown to blocks: the only place that knows the Markdown parser.

Beyond plain Markdown a template can say three things, each on a line of its own: `Table: words` before a table is its
caption, `::: kind` … `:::` sets blocks apart, and `::: lines 3` rules three lines to write on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from famnet.documents.blocks import (
    Block,
    Blocks,
    Box,
    Figure,
    Heading,
    InWords,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
)
from famnet.documents.pictures import Picture
from famnet.documents.safe_text import BLANK, BOX, LINE_BREAK, unshield

FENCE = re.compile(r"::: ?(?P<kind>[a-z]*) ?(?P<argument>\S*)")
MOST_LINES = 60  # to write on; a page has fewer
_CAPTION = "Table: "
_ON_ITS_OWN = re.compile(r"^((?:::: ?\w*|Table: ).*|:::)$", re.MULTILINE)
_MARKS = re.compile(f"([{BLANK}{BOX}{LINE_BREAK}\n])")
Pictures = Mapping[str, Picture]


@dataclass(frozen=True)
class _Caption:
    """The line before a table that names it."""

    runs: Runs


@dataclass(frozen=True)
class _Fence:
    """Where a box begins, or with no kind ends."""

    kind: str
    argument: str


_Piece = Block | _Caption | _Fence


def parse(markdown: str, pictures: Pictures | None = None) -> Blocks:
    """The blocks of shielded Markdown, with the pictures it names in their places."""
    spaced = _ON_ITS_OWN.sub(r"\n\1\n", markdown)
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "fence", "lheading"])
    tree = SyntaxTreeNode(parser.parse(spaced))
    pieces = iter([_piece(node, spaced.split("\n")) for node in tree.children])
    return tuple(_fold(pieces, pictures or {}))


def _piece(node: SyntaxTreeNode, lines: Sequence[str]) -> _Piece:
    """What a template says to this parser is told from what a person typed by being unshielded."""
    said = node.children[0].content if node.type == "paragraph" else ""
    if fence := FENCE.fullmatch(said):
        return _Fence(fence["kind"], fence["argument"])
    if said.startswith(_CAPTION):
        runs = _runs(node)
        return _Caption((replace(runs[0], text=runs[0].text.removeprefix(_CAPTION)), *runs[1:]))
    return _block(node, lines)


def _fold(pieces: Iterator[_Piece], pictures: Pictures) -> Iterator[Block]:
    """Blocks with captions in their tables and boxes closed, as far as the end of the box one stands in."""
    caption: Runs = ()
    for piece in pieces:
        match piece:
            case _Fence(kind=""):
                return
            case _Fence():
                yield from _fenced(piece, pieces, pictures)
            case _Caption():
                caption = piece.runs
            case Table():
                yield replace(piece, caption=caption)
                caption = ()
            case _:
                yield piece


def _fenced(fence: _Fence, pieces: Iterator[_Piece], pictures: Pictures) -> Iterator[Block]:
    """A box of blocks; a picture's box is left out, with its heading, when there is no such picture."""
    if fence.kind == "lines":
        yield Lines(_lines(fence.argument))
        return
    inside = tuple(_fold(pieces, pictures))
    if fence.kind != "picture":
        yield Box(fence.kind, inside)
    elif picture := pictures.get(fence.argument):
        yield from _pictured(inside, picture)


def _pictured(heading: Blocks, picture: Picture) -> Iterator[Block]:
    """The picture under its heading, a wide one on a page of its own, and what it shows in words."""
    shown = (*heading, Figure(picture))
    yield from (Box("wide", shown),) if picture.is_wide else shown
    yield from (InWords(picture.text_list),) if picture.text_list else ()


def _lines(argument: str) -> int:
    """So many to write on; one where that is no number."""
    return min(int(argument[:4]), MOST_LINES) if argument.isascii() and argument.isdigit() else 1


def _block(node: SyntaxTreeNode, lines: Sequence[str]) -> Block:
    match node.type:
        case "heading":
            return Heading(int(node.tag[1]), _runs(node))
        case "blockquote":
            return Quote(_inside(node, lines))
        case "bullet_list" | "ordered_list":
            items = tuple(_inside(item, lines) for item in node.children)
            return Listing(items, numbered=node.type == "ordered_list")
        case "table":
            return _table(node, lines)
        case "hr":
            return Lines(1)
    return Paragraph(_runs(node))


def _inside(node: SyntaxTreeNode, lines: Sequence[str]) -> Blocks:
    return tuple(_block(child, lines) for child in node.children)


def _table(node: SyntaxTreeNode, lines: Sequence[str]) -> Table:
    head, *body = ([_runs(cell) for cell in row.children] for part in node.children for row in part.children)
    rule = lines[node.map[0] + 1] if node.map else ""
    return Table(head=tuple(head), rows=tuple(tuple(row) for row in body), shares=_shares(rule))


def _shares(rule: str) -> tuple[float, ...]:
    """Columns are as wide, against each other, as their dashes under the table's head."""
    dashes = [len(part.strip()) for part in rule.strip().strip("|").split("|")]
    return tuple(n / sum(dashes) for n in dashes)


def _runs(node: SyntaxTreeNode, *, bold: bool = False, href: str = "") -> Runs:
    return tuple(run for child in node.children for run in _run(child, bold=bold, href=href))


def _run(node: SyntaxTreeNode, *, bold: bool, href: str) -> Iterator[Run]:
    match node.type:
        case "text" | "code_inline":
            yield from (_marked(part, bold=bold, href=href) for part in _MARKS.split(node.content) if part)
        case "softbreak":
            yield Run(" ")
        case "hardbreak":
            yield Run(new_line=True)
        case "link":
            yield from _runs(node, bold=bold, href=unshield(str(node.attrs["href"])))
        case _:  # emphasis is never italic here: letters that lean are hard to read
            yield from _runs(node, bold=bold or node.type == "strong", href=href)


def _marked(part: str, *, bold: bool, href: str) -> Run:
    if part in (BLANK, BOX):
        return Run(blank=part == BLANK, box=part == BOX)
    if part in (LINE_BREAK, "\n"):
        return Run(new_line=True)
    return Run(unshield(part), bold=bold, href=href)
