"""How a Word document looks: the page, and the styles that its paragraphs take."""

from collections.abc import Mapping
from types import MappingProxyType

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from famnet.documents import word_xml as xml
from famnet.documents.formats import Look

MARGIN_CM = 1.8
TEXT_WIDTH_CM = 21.0 - 2 * MARGIN_CM
FONT = "Arial"
_HEADINGS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {  # size against the text, points before, points after
        "Heading 1": (1.85, 0, 14),
        "Heading 2": (1.4, 20, 8),
        "Heading 3": (1.15, 16, 5),
        "Heading 4": (1.0, 12, 4),
    }
)
_TEXT = ("Normal", "List Bullet", "List Number", "Quote", "Caption")


def dress(document: Document, look: Look, *, letterhead: bool) -> None:
    """Set page and styles; a service's letterhead keeps its own page."""
    if not letterhead:
        _page(document)
        xml.drop_unused_tables(document)
    for name in (*_TEXT, *_HEADINGS):
        _letters(document.styles[name], look)
    for name, (size, before, after) in _HEADINGS.items():
        _heading(document.styles[name], look.size * size, before * look.gap, after)
    _list_spacing(document, look)
    _quote(document.styles["Quote"], look)
    _caption(document.styles["Caption"])
    _foot(document.styles["Footer"], look)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(2.2)
    section.footer_distance = Cm(1.0)


def colour(value: str) -> RGBColor:
    """`#17505f` as Word takes it."""
    return RGBColor.from_string(value.lstrip("#").upper())


def _letters(style: ParagraphStyle, look: Look) -> None:
    style.font.name, style.font.size = FONT, Pt(look.size)
    xml.same_size_for_every_script(style, look.size)
    style.font.italic = False  # leaning letters are hard to read
    style.font.color.rgb = colour(look.ink)
    xml.only_font(style, FONT)
    shape = style.paragraph_format
    shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
    shape.line_spacing_rule, shape.line_spacing = (
        WD_LINE_SPACING.MULTIPLE,
        look.leading * 0.87,
    )  # Word counts from 1.15
    shape.space_after, shape.widow_control = Pt(8 * look.gap), True


def _heading(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    style.font.size, style.font.bold = Pt(round(size)), True
    style.font.cs_bold = True
    xml.same_size_for_every_script(style, round(size))
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.keep_with_next, shape.line_spacing = True, 1.05


def _list_spacing(document: Document, look: Look) -> None:
    for name in ("List Bullet", "List Number"):
        document.styles[name].paragraph_format.space_after = Pt(5 * look.gap)


def _quote(style: ParagraphStyle, look: Look) -> None:
    shape = style.paragraph_format
    shape.left_indent, shape.space_before = Cm(0.6), Pt(4)
    shape.keep_together, shape.keep_with_next = True, True
    for side in ("top", "bottom"):  # room above and below the words, in the colour behind them
        xml.border(style, side, look.soft, eighths=8, space=6)
    xml.border(style, "left", look.accent, eighths=36, space=10)
    xml.shade(style.element.get_or_add_pPr(), look.soft)


def _foot(style: ParagraphStyle, look: Look) -> None:
    """Small, and with no tab stops but those of its page: the library's own lie elsewhere."""
    style.font.size, style.font.name = Pt(look.small), FONT
    xml.same_size_for_every_script(style, look.small)
    style.paragraph_format.tab_stops.clear_all()


def _caption(style: ParagraphStyle) -> None:
    style.font.bold = True
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(6), Pt(5), True
