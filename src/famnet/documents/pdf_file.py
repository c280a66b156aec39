"""A document as a tagged PDF (PDF/UA-1), set by typst: what a screen reader can read and a printer prints the same.

What people typed goes into typst as string literals only, so that it can never be read as typst's own language.
"""

import re
from collections.abc import Sequence
from functools import singledispatch
from importlib import import_module
from importlib.util import find_spec
from itertools import zip_longest

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
    plain,
)
from famnet.documents.columns import breakable
from famnet.documents.directions import bare
from famnet.documents.errors import NoPdfWriterError
from famnet.documents.formats import Look
from famnet.documents.job import Job
from famnet.documents.sheet import Frame
from famnet.documents.tongue import Tongue

_FONTS = '("Arial", "Liberation Sans", "Helvetica", "DejaVu Sans", "Noto Sans")'
_STANDARD = "ua-1"
_FILLED = '#set image(width: 100%, height: 15.8cm, fit: "contain")'  # a lying page, but for its heading
_LINE_POINTS, _CELL_ROOM = 498.0, 16.0
_SETTINGS = """
#set document(title: {title}, author: "famnet")
#set text(lang: {language}, region: {region}, dir: {direction}, font: {fonts}, size: {size}pt, fill: {ink},
  hyphenate: false)
#set par(leading: {leading}em, spacing: {spacing}em, justify: false)
#set page(paper: "a4", margin: (x: 17mm, top: 18mm, bottom: 22mm), footer: context {{
  set text(size: {small}pt)
  set par(leading: 0.5em)
  grid(columns: (1fr, auto), column-gutter: 1em, row-gutter: 0.5em, {what}, [{pages}],
    grid.cell(colspan: 2, {whose}))
}})
#show heading: set text(fill: {accent})
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(width: 100%, stroke: (bottom: 3pt + {accent}), inset: (bottom: 8pt),
  below: 1.2em, text(size: 1.35em, it))
#show heading.where(level: 2): set text(size: 1.16em)
#show heading.where(level: 2): set block(above: {above}em, below: 0.8em)
#show heading.where(level: 3): set block(above: 1.4em, below: 0.7em)
#set table(stroke: 0.6pt + {line}, inset: (x: 8pt, y: 7.5pt), align: start + top)
#show table.cell.where(y: 0): set text(weight: "bold", fill: {paper})
#set quote(block: true)
#show quote: set pad(x: 0pt)
#set list(spacing: {points}em, indent: 4pt)
#set enum(spacing: {points}em, indent: 4pt)
#let blank(width) = box(width: width, height: 1em, stroke: (bottom: 0.8pt + {line}))
#let ruled = block(width: 100%, height: 2.1em, below: 0pt, stroke: (bottom: 0.8pt + {line}))
#let tick = box(width: 0.8em, height: 0.8em, baseline: 8%, stroke: 1pt + {ink})
"""


def write(job: Job) -> bytes:
    """The file; the same document gives the same bytes.

    Raises:
        NoPdfWriterError: the extra part that sets PDF is not installed.
    """
    if find_spec("typst") is None:
        raise NoPdfWriterError
    return _compiled((_settings(job.frame, job.look) + _Setter(job.look, job.frame.tongue).all(job.blocks)).encode())


def _compiled(source: bytes) -> bytes:
    """Set to the standard; tagged all the same where a letter has no font or a service's template skips a heading."""
    typst = import_module("typst")
    try:
        return bytes(typst.compile(source, format="pdf", pdf_standards=_STANDARD, timestamp=0))
    except typst.TypstError:
        return bytes(typst.compile(source, format="pdf", timestamp=0))


def _settings(frame: Frame, look: Look) -> str:
    return _SETTINGS.format(
        title=literal(bare(frame.title)),
        language=literal(frame.language),
        region=literal(frame.tongue.locale.partition("-")[2] or "GB"),
        direction="rtl" if frame.tongue.right_to_left else "ltr",
        fonts=_FONTS,
        **{part: f"[#{literal(line)}]" for part, line in zip(("what", "whose"), frame.footer, strict=True)},
        pages=_pages(frame),
        size=look.size,
        small=look.small,
        leading=round(look.leading - 0.75, 2),
        spacing=round(1.15 * look.gap, 2),
        above=round(1.6 * look.gap, 2),
        points=round(0.95 * look.gap, 2),
        **{name: f'rgb("{getattr(look, name)}")' for name in ("ink", "accent", "line", "paper")},
    )


def _pages(frame: Frame) -> str:
    """`Page 1 of 3` in the document's language, counted by typst."""
    counted = {"page": "#counter(page).display()", "pages": "#counter(page).final().first()"}
    parts = re.split(r"\{(page|pages)\}", frame.tongue("Page {page} of {pages}"))
    return "".join(counted.get(part) or f"#{literal(part)};" for part in parts if part)


def literal(text: str) -> str:
    """Any text as a string of typst's language."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


class _Setter:
    """Turns blocks into typst, in one look."""

    def __init__(self, look: Look, say: Tongue) -> None:
        self.look = look
        self.say = say

    def all(self, blocks: Blocks) -> str:
        """Blocks one after another; what leads to a table, list or picture stays with it, words with who said so."""
        return "\n".join(self._led(block, after) for block, after in zip_longest(blocks, blocks[1:]))

    def _led(self, block: Block, after: Block | None) -> str:
        said = _set(block, self)
        leads = (isinstance(block, Paragraph) and isinstance(after, Table | Lines | Figure | Listing)) or (
            isinstance(block, Quote) and isinstance(after, Paragraph)
        )
        return f"#block(sticky: true)[{said}]" if leads else said

    def room(self, share: float = 1.0) -> float:
        """How wide a word may be in a share of the line, in ems of its size."""
        return max(4.0, (_LINE_POINTS * share - _CELL_ROOM) / self.look.size)

    def colour(self, name: str) -> str:
        return f'rgb("{getattr(self.look, name)}")'


@singledispatch
def _set(block: Block, setter: _Setter) -> str:
    raise NotImplementedError(type(block).__name__)


@_set.register
def _heading(block: Heading, setter: _Setter) -> str:
    return f"#heading(level: {block.level})[{_inline(block.runs, setter.room(0.7))}]"


@_set.register
def _paragraph(block: Paragraph, setter: _Setter) -> str:
    return f"#par[{_inline(block.runs, setter.room())}]"


@_set.register
def _quote(block: Quote, setter: _Setter) -> str:
    side = "right" if setter.say.right_to_left else "left"
    look = f"inset: 10pt, fill: {setter.colour('soft')}, stroke: ({side}: 4pt + {setter.colour('accent')})"
    return f"#block(width: 100%, {look})[#quote(quotes: false)[{setter.all(block.blocks)}]]"


@_set.register
def _listing(block: Listing, setter: _Setter) -> str:
    items = ", ".join(f"[{setter.all(item)}]" for item in block.items)
    plain_marker = "marker: [], " if block.ticked else ""
    return f"#enum({items})" if block.numbered else f"#list({plain_marker}{items})"


@_set.register
def _table(block: Table, setter: _Setter) -> str:
    columns = ", ".join(f"{share:.4f}fr" for share in block.shares)
    fits = [setter.room(share) for share in block.shares]
    fill = setter.colour("accent")
    head = ", ".join(
        f"table.cell(fill: {fill})[{_inline(cell, most)}]" for cell, most in zip(block.head, fits, strict=True)
    )
    rows = ",\n".join(_row(block, row, fits) for row in block.rows)
    caption = (
        f"#block(sticky: true, below: 0.7em, strong[{_inline(block.caption, setter.room())}])\n"
        if block.caption
        else ""
    )
    whole = "#show table: set block(breakable: false)\n" if block.short else ""
    return f"#[{whole}{caption}#table(columns: ({columns},),\ntable.header({head}),\n{rows})]"


def _row(block: Table, row: tuple[Runs, ...], fits: Sequence[float]) -> str:
    room = "#v(1.6em)" if block.to_sign(row) else ""
    cells = (_inline(cell, most, in_cell=True) for cell, most in zip(row, fits, strict=True))
    return ", ".join(f"table.cell(breakable: false)[{cell}{room}]" for cell in cells)


@_set.register
def _box(block: Box, setter: _Setter) -> str:
    inside = setter.all(block.blocks)
    if block.kind == "page":
        return f"#pagebreak(weak: true)\n{inside}"
    if block.kind == "wide":
        return f"#page(flipped: true, margin: (top: 12mm))[\n{_FILLED}\n{inside}]"
    room = "inset: 14pt, radius: 4pt, above: 1.8em, below: 1.8em"
    return f"#block(width: 100%, {room}, {_frame(block, setter)})[{inside}]"


def _frame(block: Box, setter: _Setter) -> str:
    if block.kind == "draw":
        dashes = f'(paint: {setter.colour("accent")}, thickness: 1.5pt, dash: "dashed")'
        return f"breakable: false, height: 21em, stroke: {dashes}"
    fill = f", fill: {setter.colour('warm')}" if block.kind == "warm" else ""
    return f"breakable: false, stroke: 2.5pt + {setter.colour('accent')}{fill}"


@_set.register
def _lines(block: Lines, setter: _Setter) -> str:  # noqa: ARG001 -- called like its neighbours
    return f"#block(breakable: false)[{'#ruled' * block.count}]\n#v(0.4em)"


@_set.register
def _figure(block: Figure, setter: _Setter) -> str:  # noqa: ARG001 -- called like its neighbours
    picture = block.picture
    drawn = f'image(bytes({literal(picture.svg.decode())}), format: "svg", alt: {literal(picture.alt)})'
    return f"#block(width: 100%, {drawn})"


@_set.register
def _in_words(block: InWords, setter: _Setter) -> str:
    return setter.all((Paragraph((Run(setter.say("In words:")),)), block.listing))


def _inline(runs: Runs, most: float, *, in_cell: bool = False) -> str:
    """Runs in a line where one word may be so many ems wide."""
    alone = in_cell or not plain(runs)
    return "".join(_run(run, most, alone=alone) for run in runs)


def _run(run: Run, most: float, *, alone: bool) -> str:
    if run.blank:
        return f"#blank({'100%' if alone else '13em'})"
    if run.box:
        return "#tick#h(0.3em)"
    if run.new_line:
        return "#linebreak()"
    text = literal(breakable(run.text, most))
    said = f"#strong[#{text}]" if run.bold else f"#{text}"
    return f"#link({literal(run.href)})[{said}]" if run.href else said
