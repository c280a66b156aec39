"""Pages that are read from the right, proved with a test language in every form; and names that run the other way."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from famnet.documents.blocks import Paragraph, Quote
from famnet.documents.directions import bare, isolated, runs_from_the_right, shown, stretches
from famnet.documents.formats import Format
from famnet.documents.parse import parse
from famnet.documents.pdf_file import _settings
from famnet.documents.plan_sheet import PlanSheet, plan_sheet
from famnet.documents.tongue import ENGLISH, Tongue
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView

OWN = Path(__file__).parent / "rtl"
ARABIC = Tongue("ar", OWN)
FATIMA, NOA, COMBINED = "فاطمة الزهراء", "נועה כהן", "Noël Ng\u0303u"
FSI, PDI = "\u2068", "\u2069"


@pytest.fixture
def mixed(okafor: FamilyView) -> FamilyView:
    """The Okafors, three of them with names in other scripts."""
    others = {"Grace Okafor": FATIMA, "Ngozi Okafor": NOA, "Marcus Bello": COMBINED}
    return replace(okafor, people=tuple(replace(p, name=others.get(p.name, p.name)) for p in okafor.people))


@pytest.fixture
def sheet(mixed: FamilyView) -> PlanSheet:
    return plan_sheet(mixed, tongue=ARABIC)


def page(sheet: PlanSheet, fmt: Format) -> bytes:
    return write_document(sheet, fmt, house=House(templates=OWN))


def test_the_web_page_runs_from_the_right(sheet: PlanSheet) -> None:
    text = page(sheet, Format.HTML).decode()
    assert '<html lang="ar" dir="rtl">' in text
    assert "@bottom-right" in text
    assert "خطة العائلة من أجل" in text
    assert "صفحة" in text


def test_the_word_file_runs_from_the_right(sheet: PlanSheet) -> None:
    document = docx.Document(BytesIO(page(sheet, Format.DOCX)))
    assert document.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    body = document.element.body
    assert len(list(body.iter(qn("w:bidiVisual")))) == len(document.tables) > 0
    assert [section.tag for section in body.iter(qn("w:bidi"))] == [qn("w:bidi")]
    turned = {run.text for p in document.paragraphs for run in p.runs if run.font.rtl}
    assert any("هذه خطتنا" in text for text in turned)
    straight = {run.text for p in document.paragraphs for run in p.runs if not run.font.rtl}
    assert any("Ada Reid" in text for text in straight)


def test_sizes_hold_for_every_script(sheet: PlanSheet) -> None:
    document = docx.Document(BytesIO(page(sheet, Format.DOCX)))
    for name in ("Normal", "Heading 1", "Quote"):
        words = document.styles[name].element.rPr
        assert words.find(qn("w:szCs")).get(qn("w:val")) == words.find(qn("w:sz")).get(qn("w:val"))


def test_the_pdf_runs_from_the_right(sheet: PlanSheet) -> None:
    from famnet.documents.formats import LOOKS, Style  # noqa: PLC0415 -- only here

    assert 'lang: "ar", region: "GB", dir: rtl' in _settings(sheet.frame, LOOKS[Style.NORMAL])
    assert page(sheet, Format.PDF).startswith(b"%PDF")


def test_an_english_page_runs_from_the_left(mixed: FamilyView) -> None:
    english = plan_sheet(mixed)
    document = docx.Document(BytesIO(write_document(english, Format.DOCX)))
    assert document.styles["Normal"].element.pPr.find(qn("w:bidi")) is None
    assert 'dir="ltr"' in write_document(english, Format.HTML).decode()


@pytest.mark.parametrize("name", [FATIMA, NOA])
@pytest.mark.parametrize("fmt", [Format.HTML, Format.MD])
def test_a_name_that_runs_the_other_way_is_one_piece_of_its_line(mixed: FamilyView, name: str, fmt: Format) -> None:
    text = write_document(plan_sheet(mixed), fmt).decode()
    assert f"{FSI}{name}{PDI}" in text
    assert text.count(FSI) == text.count(PDI)
    assert f"{FSI}Kemi" not in text


@pytest.mark.parametrize("name", [FATIMA, NOA, COMBINED])
def test_word_holds_every_name_whole(mixed: FamilyView, name: str) -> None:
    document = docx.Document(BytesIO(write_document(plan_sheet(mixed), Format.DOCX)))
    runs = [run for t in document.tables for row in t.rows for c in row.cells for run in c.paragraphs[0].runs]
    found = [run for run in runs if name in run.text]
    assert found
    assert all(bool(run.font.rtl) is runs_from_the_right(name) for run in found)


def test_several_names_keep_the_order_of_the_page() -> None:
    joined = ENGLISH.names([FATIMA, NOA, "Ada"])
    assert shown(joined) == f"{FSI}{FATIMA}{PDI}, {FSI}{NOA}{PDI} and Ada"
    assert isolated(joined) == joined
    assert bare(joined) == f"{FATIMA}, {NOA} and Ada"


def test_each_line_of_a_quotation_stands_for_itself() -> None:
    (said,) = parse(f"> {_shielded('I go home.' + chr(10) + 'With Nan!')}")
    assert isinstance(said, Quote)
    (line,) = said.blocks
    assert isinstance(line, Paragraph)
    assert [run.text for run in line.runs] == [f"{FSI}I go home.{PDI}", "", f"{FSI}With Nan!{PDI}"]


def _shielded(text: str) -> str:
    from famnet.documents.safe_text import shield_from_the_right  # noqa: PLC0415 -- only here

    return shield_from_the_right(text)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ada", [("Ada", False)]),
        (f"{FSI}Ada.{PDI}", [("\u200eAda.\u200e\u200e", False)]),
        (f"see {FSI}{NOA}{PDI} now", [("see ", False), (f"\u200f{NOA}\u200f\u200e", True), (" now", False)]),
        (f"a {FATIMA} 12 {NOA} b", [("a ", False), (f"{FATIMA} 12 {NOA}", True), (" b", False)]),
    ],
    ids=["plain", "isolated", "a name in a line", "words between"],
)
def test_text_is_told_apart_by_the_way_it_runs(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert [(piece.strip(" "), turned) for piece, turned in stretches(text)] == [(p.strip(" "), t) for p, t in pieces]


@given(st.text(st.sampled_from(["a", "é", " ", "1", ".", "ف", "כ", FSI, PDI])))
def test_no_letter_is_lost_whichever_way_it_runs(text: str) -> None:
    marks = dict.fromkeys(map(ord, (FSI, PDI, "\u200e", "\u200f")), "")
    assert "".join(piece for piece, _ in stretches(text)).translate(marks) == text.translate(marks)
