"""The corners of Word's format that python-docx leaves to XML."""

import re
from datetime import datetime

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from famnet.documents.directions import bare, stretches
from famnet.documents.sheet import Frame
from famnet.documents.tongue import Tongue

_UNDATED = datetime(2000, 1, 1)  # the day it was made stands on its pages; here it would only make bytes differ


def describe(document: Document, frame: Frame) -> None:
    """Properties of ours: no library's name, no computer's user, the language it is written in."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "famnet"
    properties.title, properties.subject = bare(frame.title)[:200], bare(frame.document)
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = _UNDATED
    properties.revision = 1
    properties.language = frame.tongue.locale
    _speak(document, properties.language)


def _speak(document: Document, language: str) -> None:
    """The language a spelling checker and a screen reader use."""
    for fonts in document.styles.element.iter(qn("w:rPrDefault")):
        words = fonts.find(qn("w:rPr"))
        for old in words.findall(qn("w:lang")):
            words.remove(old)
        words.append(element("lang", val=language, eastAsia=language, bidi=language))


def element(name: str, **values: str) -> BaseOxmlElement:
    """A `w:` element with `w:` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def style_ids(document: Document) -> dict[str, str]:
    """Styles by name, looked up once: asking python-docx each time takes most of the time a file needs."""
    return {style.name: style.style_id for style in document.styles}


def set_style(paragraph: Paragraph, style_id: str) -> None:
    """Give a paragraph its style."""
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style_id  # noqa: SLF001 -- the quick way


def drop_unused_tables(document: Document) -> None:
    """Take out the table styles of the library's empty file: ours needs none, and they are most of its size."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) is None:
            styles.remove(style)


def only_font(style: ParagraphStyle, name: str) -> None:
    """One font for every script, and none from the theme: headings come from the theme otherwise."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{key}"), name)


def same_size_for_every_script(style: ParagraphStyle, points: float) -> None:
    """Arabic and Hebrew take their size from a field of their own."""
    _same_size(style.element.get_or_add_rPr(), points)


def _same_size(words: BaseOxmlElement, points: float) -> None:
    for old in words.findall(qn("w:szCs")):
        words.remove(old)
    sizes = words.find(qn("w:sz"))
    sizes.addnext(element("szCs", val=str(round(points * 2))))


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def border(of: Paragraph | ParagraphStyle, side: str, colour: str, *, eighths: int, space: int) -> None:
    """A rule on one side of a paragraph, `eighths` of a point thick, `space` points from its text."""
    properties = of._element.get_or_add_pPr()  # noqa: SLF001 -- no other way to the element
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("pBdr")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    rule = element(side, val="single", sz=str(eighths), space=str(space), color=colour.lstrip("#"))
    order = ("top", "left", "bottom", "right", "between")
    place = [order.index(child.tag.split("}")[1]) < order.index(side) for child in borders].count(True)
    borders.insert(place, rule)


def shade(properties: BaseOxmlElement, colour: str) -> None:
    """A colour behind a paragraph or a cell."""
    properties.insert_element_before(
        element("shd", val="clear", color="auto", fill=colour.lstrip("#")),
        *_AFTER_BORDERS[1:],
        *("w:noWrap", "w:tcMar", "w:vAlign"),
    )


def number_pages(section: Section, frame: Frame, size: Length) -> None:
    """The footer: what this is, at the other edge page and pages, and below it whose copy it is."""
    paragraph = section.footer.paragraphs[0]
    paragraph.clear()
    paragraph.paragraph_format.tab_stops.add_tab_stop(text_width(section), WD_TAB_ALIGNMENT.RIGHT)
    counted = {"page": "PAGE", "pages": "NUMPAGES"}
    what, whose = frame.footer
    _small(paragraph, f"{what}\t", size, frame.tongue)
    for part in re.split(r"\{(page|pages)\}", frame.tongue("Page {page} of {pages}")):
        if part in counted:
            _field(paragraph, counted[part], size)
        else:
            _small(paragraph, part, size, frame.tongue)
    if whose:
        _small(section.footer.add_paragraph(style=paragraph.style), whose, size, frame.tongue)


def text_width(section: Section) -> Length:
    """From margin to margin."""
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return Length((section.page_width or 0) - margins)


def text_height(section: Section) -> Length:
    """From the first line to the last."""
    margins = (section.top_margin or 0) + (section.bottom_margin or 0)
    return Length((section.page_height or 0) - margins)


def turn_page(document: Document) -> None:
    """Go on to a new page that lies where this one stands, or stands where it lies."""
    before = document.sections[-1]
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.page_width, section.page_height = before.page_height, before.page_width
    lies = before.orientation is WD_ORIENT.PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    section.top_margin = Cm(1.2) if lies else document.sections[0].top_margin
    end = document.paragraphs[-1].paragraph_format  # the break is an empty paragraph: it must not begin a page alone
    end.line_spacing, end.space_after = Pt(1), Pt(0)


def _small(paragraph: Paragraph, words: str, size: Length, tongue: Tongue) -> None:
    for run in add_text(paragraph, words, right_to_left=tongue.right_to_left):
        run.font.size = size
        _same_size(run._r.get_or_add_rPr(), size.pt)  # noqa: SLF001 -- no other way to the element


def add_text(paragraph: Paragraph, words: str, *, right_to_left: bool = False) -> list[Run]:
    """Words in runs, each saying which way it is read."""
    pieces = stretches(words, within_right_to_left=right_to_left)
    return [_run(paragraph, piece, from_the_right=turned) for piece, turned in pieces]


def _run(paragraph: Paragraph, words: str, *, from_the_right: bool) -> Run:
    run = paragraph.add_run(words)
    if from_the_right:
        run.font.rtl = run.font.complex_script = True
    return run


def turn(document: Document) -> None:
    """Pages whose lines run from the right: every paragraph through its style, and the section."""
    document.styles["Normal"].element.get_or_add_pPr().insert_element_before(element("bidi"), *_AFTER_BORDERS[3:])
    for rule in document.styles["Quote"].element.iter(qn("w:left")):
        rule.tag = qn("w:right")  # the strong rule stands where lines begin
    for section in document.sections:
        section._sectPr.append(element("bidi"))  # noqa: SLF001 -- no other way to the element


def turn_table(table: Table) -> None:
    """The first column stands at the right."""
    properties = table._tbl.tblPr  # noqa: SLF001 -- no other way to the element
    style = properties.find(qn("w:tblStyle"))
    properties.insert(0 if style is None else 1, element("bidiVisual"))


def _field(paragraph: Paragraph, code: str, size: Length) -> None:
    """A number that Word works out."""
    run = paragraph.add_run()
    run.font.size = size
    _same_size(run._r.get_or_add_rPr(), size.pt)  # noqa: SLF001 -- no other way to the element
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    shown = OxmlElement("w:t")
    shown.text = "1"
    parts = (element("fldChar", fldCharType="begin"), instruction, element("fldChar", fldCharType="separate"))
    for part in (*parts, shown, element("fldChar", fldCharType="end")):
        run._r.append(part)  # noqa: SLF001 -- python-docx gives no other way to the element


def repeat_on_each_page(row: _Row) -> None:
    """A header row is shown again where the table goes on, and told to a screen reader as header."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))  # noqa: SLF001 -- no other way to the element


def keep_whole(row: _Row) -> None:
    """A row is not broken across pages."""
    split = element("cantSplit", val="true")
    row._tr.get_or_add_trPr().insert(0, split)  # noqa: SLF001 -- no other way to the element


def frame_table(table: Table, colour: str, *, padding: int, words: str) -> None:
    """Thin rules round every cell, room inside (twentieths of a point), and the table's words for a screen reader."""
    properties = table._tbl.tblPr  # noqa: SLF001 -- no other way to the element
    borders, margins = element("tblBorders"), element("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color=colour.lstrip("#")))
    for side in ("top", "left", "bottom", "right"):
        margins.append(element(side, w=str(padding), type="dxa"))
    layout = properties.find(qn("w:tblLayout"))
    look = properties.find(qn("w:tblLook"))
    indent = element("tblInd", w=str(padding), type="dxa")  # else the rules stand outside the text's edge
    for part in (indent, borders, layout, margins, look, element("tblCaption", val=words)):
        if part is not None:
            properties.append(part)


def describe_picture(shape_properties: BaseOxmlElement, alt: str) -> None:
    """A picture's alternative text."""
    shape_properties.set("descr", alt)
    shape_properties.set("name", "Picture")


def restart_numbers(document: Document, style: ParagraphStyle) -> str:
    """A numbering of its own for one list, so that it starts from 1; its id."""
    numbering = document.part.numbering_part.element
    shared = style.element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(shared).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def count_with(paragraph: Paragraph, numbering: str, *, ticked: bool) -> None:
    """Count a point in the numbering of that id; a point with a box to tick takes no mark of its own."""
    if numbering or ticked:
        number = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 -- no other way to the element
        number.get_or_add_numId().val = int(numbering or 0)
    if ticked:
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.75), Cm(-0.75)
