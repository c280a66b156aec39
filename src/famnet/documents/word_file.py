"""A document as a Word file, with real headings, header rows, alternative text: to be edited or read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from io import BytesIO
from itertools import zip_longest

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from famnet.documents import word_xml as xml
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
from famnet.documents.columns import is_tall
from famnet.documents.formats import Look
from famnet.documents.job import Job
from famnet.documents.letterhead import begun
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.documents.word_styles import TEXT_WIDTH_CM, colour
from famnet.documents.zipped import settled

_UNDERSCORE_EM = 0.56  # how wide Arial draws it
_SHORT_BLANK_CM, _LIST_INDENT_CM, _CELL_ROOM_CM = 7.0, 1.6, 0.7
_CELL_PADDING = 110  # twentieths of a point
_DRAWING_HEIGHT, _ROOM_FOR_HEADING = Pt(270), Cm(1.9)


@dataclass(frozen=True)
class Desk:
    """The document being written, and its look."""

    document: Document
    look: Look
    style_ids: Mapping[str, str] = field(default_factory=dict)
    say: Tongue = ENGLISH

    def paragraph(self, runs: Runs = (), style: str = "Normal", blank_cm: float = _SHORT_BLANK_CM) -> WordParagraph:
        """A new paragraph at the end."""
        made = self.document.add_paragraph()
        xml.set_style(made, self.style_ids[style])
        self.write(made, runs, blank=self.blank(blank_cm))
        return made

    def write(self, paragraph: WordParagraph, runs: Runs, *, bold: bool = False, blank: str = "") -> None:
        """Put runs into a paragraph."""
        for run in runs:
            if run.new_line:
                paragraph.add_run().add_break()
                continue
            words = blank if run.blank else "☐" if run.box else run.text
            for each in xml.add_text(paragraph, words, right_to_left=self.say.right_to_left):
                each.bold = each.font.cs_bold = run.bold or bold or None

    def add(self, blocks: Blocks) -> None:
        """Write blocks one after another; a paragraph stays with the table, list, lines or picture it leads to."""
        for block, after in zip_longest(blocks, blocks[1:]):
            _add(block, self)
            if isinstance(block, Paragraph) and isinstance(after, Table | Lines | Figure | Listing):
                self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def blank(self, width_cm: float) -> str:
        """A line to write on, made of letters so that it can be typed over."""
        return "_" * int(Cm(width_cm).pt / (_UNDERSCORE_EM * self.look.size))


def write(job: Job) -> bytes:
    """The file; the same document gives the same bytes."""
    document = begun(job.letterhead, job.look)
    if job.frame.tongue.right_to_left:
        xml.turn(document)
    xml.describe(document, job.frame)
    xml.number_pages(document.sections[-1], job.frame, Pt(job.look.small))
    desk = Desk(document, job.look, xml.style_ids(document), job.frame.tongue)
    desk.add(job.blocks)
    if job.letterhead is None:  # else its own foot goes on
        _number_turned_pages(document, job)
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue())


def _number_turned_pages(document: Document, job: Job) -> None:
    """A page that lies has its number at its own edge, and the next that stands at its own again."""
    for section in tuple(document.sections)[1:]:
        section.footer.is_linked_to_previous = False
        xml.number_pages(section, job.frame, Pt(job.look.small))


@singledispatch
def _add(block: Block, desk: Desk) -> None:
    raise NotImplementedError(type(block).__name__)


@_add.register
def _heading(block: Heading, desk: Desk) -> None:
    paragraph = desk.paragraph(block.runs, f"Heading {min(block.level, 4)}")
    for run in paragraph.runs:
        run.font.color.rgb = colour(desk.look.accent)
    if block.level == 1:
        xml.border(paragraph, "bottom", desk.look.accent, eighths=24, space=6)


@_add.register
def _paragraph(block: Paragraph, desk: Desk) -> None:
    desk.paragraph(block.runs)


@_add.register
def _quote(block: Quote, desk: Desk) -> None:
    for inner in block.blocks:
        desk.paragraph(inner.runs if isinstance(inner, Paragraph) else (), "Quote")


@_add.register
def _listing(block: Listing, desk: Desk) -> None:
    style = "List Number" if block.numbered else "List Bullet"
    numbering = xml.restart_numbers(desk.document, desk.document.styles[style]) if block.numbered else ""
    for inner in (inner for item in block.items for inner in item):
        if isinstance(inner, Paragraph):
            whole = not plain(inner.runs)
            point = desk.paragraph(inner.runs, style, TEXT_WIDTH_CM - _LIST_INDENT_CM if whole else _SHORT_BLANK_CM)
            xml.count_with(point, numbering, ticked=block.ticked)
        else:
            _add(inner, desk)


@_add.register
def _lines(block: Lines, desk: Desk) -> None:
    for left in reversed(range(block.count)):
        paragraph = desk.paragraph()
        paragraph.paragraph_format.keep_with_next = left > 0
        paragraph.paragraph_format.line_spacing = Pt(desk.look.size * 2.1)
        paragraph.paragraph_format.space_after = Pt(0)
        for side in ("bottom", "between"):  # neighbours alike would share one frame
            xml.border(paragraph, side, desk.look.line, eighths=8, space=1)
    paragraph.paragraph_format.space_after = Pt(desk.look.size)


@_add.register
def _box(block: Box, desk: Desk) -> None:
    """Between two strong rules; a paragraph frame would break at every list, and a table is for tables only."""
    if block.kind == "wide":
        _on_a_lying_page(block, desk)
        return
    start = len(desk.document.paragraphs)
    desk.add(block.blocks)
    inside = desk.document.paragraphs[start:]
    _BOXES.get(block.kind, _between_rules)(inside, desk)


def _on_a_lying_page(block: Box, desk: Desk) -> None:
    xml.turn_page(desk.document)
    desk.add(block.blocks)
    xml.turn_page(desk.document)


def _between_rules(inside: list[WordParagraph], desk: Desk) -> None:
    last = desk.paragraph()
    last.paragraph_format.line_spacing = Pt(4)
    xml.border(last, "bottom", desk.look.accent, eighths=24, space=1)
    if inside:
        xml.border(inside[0], "top", desk.look.accent, eighths=24, space=8)


def _on_a_new_page(inside: list[WordParagraph], desk: Desk) -> None:  # noqa: ARG001 -- called like its neighbours
    for first in inside[:1]:
        first.paragraph_format.page_break_before = True


def _room_to_draw(inside: list[WordParagraph], desk: Desk) -> None:
    for paragraph in inside:
        paragraph.paragraph_format.keep_with_next = True
    room = desk.paragraph()
    room.paragraph_format.line_spacing = _DRAWING_HEIGHT
    room.paragraph_format.left_indent = room.paragraph_format.right_indent = Pt(5)  # its frame stands outside of it
    for side in ("top", "left", "bottom", "right"):
        xml.border(room, side, desk.look.line, eighths=8, space=4)


_BOXES = {"page": _on_a_new_page, "draw": _room_to_draw}


@_add.register
def _table(block: Table, desk: Desk) -> None:
    if block.caption:
        desk.paragraph(block.caption, "Caption")
    table = desk.document.add_table(rows=0, cols=len(block.head))
    words = plain(block.caption) or plain(block.head[0])
    xml.frame_table(table, desk.look.line, padding=_CELL_PADDING, words=words)
    _head(table.add_row(), block, desk)
    for row in block.rows:
        _row(table.add_row(), row, block, desk)
    _measure(table, block)
    if desk.say.right_to_left:
        xml.turn_table(table)
    desk.paragraph().paragraph_format.line_spacing = Pt(6)


def _measure(table: WordTable, block: Table) -> None:
    """Columns as wide as asked for, the head with the first row, a short table on one page."""
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Cm(TEXT_WIDTH_CM * share)
    rows = tuple(table.rows)
    for row in rows:
        for cell, share in zip(row.cells, block.shares, strict=True):
            cell.width = Cm(TEXT_WIDTH_CM * share)
    for row in rows[:-1] if block.short else rows[:1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _head(made: _Row, table: Table, desk: Desk) -> None:
    xml.repeat_on_each_page(made)
    xml.keep_whole(made)
    for cell, runs in zip(made.cells, table.head, strict=True):
        paragraph = cell.paragraphs[0]
        desk.write(paragraph, runs, bold=True)
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.color.rgb = colour(desk.look.paper)
        xml.shade(cell._tc.get_or_add_tcPr(), desk.look.accent)  # noqa: SLF001 -- no other way to the element


def _row(made: _Row, row: tuple[Runs, ...], table: Table, desk: Desk) -> None:
    if not is_tall(table, row, desk.look):
        xml.keep_whole(made)
    room = Pt(desk.look.size * 1.6 if table.to_sign(row) else 0)
    for cell, runs, share in zip(made.cells, row, table.shares, strict=True):
        paragraph = cell.paragraphs[0]
        desk.write(paragraph, runs, blank=desk.blank(TEXT_WIDTH_CM * share - _CELL_ROOM_CM))
        paragraph.paragraph_format.space_after = room
        paragraph.paragraph_format.space_before = Pt(desk.look.size * 0.6 if Run(blank=True) in runs else 0)


@_add.register
def _figure(block: Figure, desk: Desk) -> None:
    shape = desk.document.add_picture(BytesIO(block.picture.png))
    shape.width, shape.height = _fitted(shape.width, shape.height, desk.document.sections[-1])
    xml.describe_picture(shape._inline.docPr, block.picture.alt)  # noqa: SLF001 -- no other way to the element


@_add.register
def _in_words(block: InWords, desk: Desk) -> None:
    desk.paragraph((Run(desk.say("In words:")),)).paragraph_format.keep_with_next = True
    _add(block.listing, desk)


def _fitted(width: int, height: int, page: Section) -> tuple[int, int]:
    """As wide as the text or as high as the page leaves room, whichever comes first; never enlarged."""
    high = Cm(21) if page.orientation is WD_ORIENT.PORTRAIT else xml.text_height(page) - _ROOM_FOR_HEADING
    scale = min(1, xml.text_width(page) / width, high / height)
    return round(width * scale), round(height * scale)
