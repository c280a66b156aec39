import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZipFile
from zlib import compress, crc32

import docx
import pytest
from docx.enum.section import WD_ORIENT

from famnet.documents.agenda_sheet import agenda_sheet
from famnet.documents.formats import LOOKS, Format, Style
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.mapping import Voice
from famnet.domain.plans import Commitment


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


def png(width: int, height: int) -> bytes:
    """A white picture of so many dots."""
    rows = (b"\x00" + b"\xff" * width) * height
    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", compress(rows)) + chunk(b"IEND", b"")


TALL = Picture(svg=b"<svg/>", png=png(40, 4000), alt="Ada’s family tree", text_list=("Ada Reid", "Kemi Okafor"))


def opened(data: bytes):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return docx.Document(BytesIO(data))


def xml(data: bytes, part: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as parts:
        return parts.read(part).decode()


def written(view: FamilyView, **options: object) -> bytes:
    return write_document(plan_sheet(view), Format.DOCX, **options)  # type: ignore[arg-type]


def test_headings_are_real_headings(okafor: FamilyView) -> None:
    styles = [p.style.name for p in opened(written(okafor)).paragraphs if p.style.name.startswith("Heading")]
    assert styles[0] == "Heading 1"
    assert {"Heading 2", "Heading 3"} <= set(styles)


def rows_of(data: bytes) -> list[str]:
    return re.findall(r"<w:tr[ >].*?</w:tr>", xml(data), re.DOTALL)


def test_every_table_repeats_its_header_row_and_breaks_no_row(okafor: FamilyView) -> None:
    data = written(okafor)
    assert xml(data).count("<w:tblHeader") == xml(data).count("<w:tbl>") > 5
    assert all("<w:cantSplit" in row for row in rows_of(data))


def test_a_row_too_tall_to_move_to_the_next_page_is_broken_where_a_page_ends(okafor: FamilyView) -> None:
    tall = Commitment(who="grace", what="has her to stay " * 40)
    (row,) = (row for row in rows_of(written(replace(okafor, commitments=(tall,)))) if "has her to stay" in row)
    assert "<w:cantSplit" not in row


def test_the_file_bears_our_name_and_no_day_or_user(okafor: FamilyView) -> None:
    properties = opened(written(okafor)).core_properties
    assert (properties.author, properties.last_modified_by) == ("famnet", "famnet")
    assert (properties.title, properties.language) == ("Family plan for Ada and Tobi", "en-GB")
    assert properties.comments == ""


def test_the_same_document_gives_the_same_bytes(okafor: FamilyView) -> None:
    assert written(okafor) == written(okafor)


def test_the_footer_counts_pages(okafor: FamilyView) -> None:
    data = written(okafor)
    footers = [
        xml(data, name) for name in ZipFile(BytesIO(data)).namelist() if "footer" in name and name.endswith("xml")
    ]
    assert any("NUMPAGES" in footer and "version 1, draft" in footer for footer in footers)


def test_the_number_of_the_page_stands_at_the_right_edge_above_whose_copy_it_is(okafor: FamilyView) -> None:
    section = opened(written(okafor)).sections[0]
    what, whose = section.footer.paragraphs
    (stop,) = what.paragraph_format.tab_stops
    assert stop.position == section.page_width - section.left_margin - section.right_margin
    assert what.text.endswith("made 2 March 2026\tPage 1 of 1")
    assert whose.text == "This copy is for the family network. Please keep it safe and do not pass it on."


@pytest.mark.parametrize(("style", "points"), [(Style.NORMAL, 10), (Style.LARGE, 12)], ids=["normal", "large"])
def test_the_foot_grows_with_the_text(okafor: FamilyView, style: Style, points: int) -> None:
    footer = opened(written(okafor, style=style)).sections[0].footer
    assert {run.font.size.pt for paragraph in footer.paragraphs for run in paragraph.runs} == {points}


@pytest.mark.parametrize("style", Style)
def test_letters_are_upright_left_aligned_and_of_their_size(okafor: FamilyView, style: Style) -> None:
    document = opened(written(okafor, style=style))
    normal = document.styles["Normal"]
    assert normal.font.size.pt == LOOKS[style].size
    assert not any(run.italic for paragraph in document.paragraphs for run in paragraph.runs)
    assert document.styles["Quote"].font.italic is False


def test_a_picture_fits_the_page_and_has_words(okafor: FamilyView) -> None:
    data = written(okafor, pictures={"genogram": TALL})
    (shape,) = opened(data).inline_shapes
    assert shape.height.cm <= 21
    assert 'descr="Ada’s family tree"' in xml(data)
    assert "Kemi Okafor" in [p.text for p in opened(data).paragraphs if p.style.name == "List Bullet"]


WIDE = replace(TALL, svg=b'<svg xmlns="x" width="1054pt" height="775pt"/>', png=png(1054, 775))


def test_a_wide_picture_has_a_page_of_its_own_that_lies(okafor: FamilyView) -> None:
    document = opened(written(okafor, pictures={"genogram": WIDE}))
    assert [s.orientation for s in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    assert [round(s.page_width.cm, 1) for s in document.sections] == [21.0, 29.7, 21.0]
    stops = [s.footer.paragraphs[0].paragraph_format.tab_stops[0].position for s in document.sections]
    assert stops == [s.page_width - s.left_margin - s.right_margin for s in document.sections]
    (shape,) = document.inline_shapes
    assert 15 < shape.height.cm < 16.5
    assert shape.width.cm > 20


def test_a_picture_that_fits_a_standing_page_stays_on_it(okafor: FamilyView) -> None:
    assert len(opened(written(okafor, pictures={"genogram": TALL})).sections) == 1


def test_control_characters_do_not_stop_the_file(okafor: FamilyView) -> None:
    hostile = Voice(person="ada", words="\x00\x1b[31mred\x07 \ud800\uffff\u202eback")
    text = xml(written(replace(okafor, voices=(hostile,))))
    assert "[31mred" in text
    assert "\u202e" not in text


def test_two_numbered_lists_both_start_from_one(okafor: FamilyView, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "agenda.md.j2").write_text("1. one\n2. two\n\nWords.\n\n1. again\n")
    data = write_document(agenda_sheet(okafor), Format.DOCX, house=House(templates=tmp_path))
    numbered = [p for p in opened(data).paragraphs if p.style.name == "List Number"]
    numbers = [p._p.pPr.numPr.numId.val for p in numbered]  # noqa: SLF001 -- where Word keeps it
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_service_s_letterhead_keeps_its_page(okafor: FamilyView, tmp_path: Path) -> None:
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].text = "Wirral Family Networks"
    letterhead.sections[0].left_margin = docx.shared.Cm(4)
    letterhead.save(str(tmp_path / "reference.docx"))
    document = opened(written(okafor, house=House(letterhead=tmp_path / "reference.docx")))
    assert document.sections[0].header.paragraphs[0].text == "Wirral Family Networks"
    assert round(document.sections[0].left_margin.cm) == 4
