from dataclasses import replace
from importlib import util
from io import BytesIO

import pytest
from pypdf import PdfReader

from famnet.documents import pdf_file
from famnet.documents.errors import NoPdfWriterError
from famnet.documents.formats import Format
from famnet.documents.gate import find_leaks
from famnet.documents.pdf_file import literal
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.write import write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.mapping import Voice
from famnet.domain.people import Protectable
from famnet.domain.secrets import Secret

pytest.importorskip("typst")
PICTURE = Picture(
    svg=b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>',
    png=b"",
    alt="Ada’s family tree",
    text_list=("Ada Reid, the child",),
)


def written(view: FamilyView, **options: object) -> bytes:
    return write_document(plan_sheet(view), Format.PDF, **options)  # type: ignore[arg-type]


def text_of(data: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def test_the_file_is_tagged_and_says_title_and_language(okafor: FamilyView) -> None:
    data = written(okafor, pictures={"genogram": PICTURE})
    reader = PdfReader(BytesIO(data))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/Lang"] == "en-GB"  # type: ignore[index]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Family plan for Ada and Tobi", "famnet")
    assert b"pdfuaid:part>1<" in data


def test_a_reader_finds_the_words_and_the_picture_s_list(okafor: FamilyView) -> None:
    text = text_of(written(okafor, pictures={"genogram": PICTURE}))
    assert "Ada and Tobi are never alone at night." in text
    assert "Ada Reid, the child" in text


def test_a_wide_picture_has_a_page_of_its_own_that_lies(okafor: FamilyView) -> None:
    wide = replace(PICTURE, svg=PICTURE.svg.replace(b'width="10" height="10"', b'width="1054pt" height="775pt"'))
    assert lying_pages(written(okafor, pictures={"genogram": wide})) == 1
    assert lying_pages(written(okafor, pictures={"genogram": PICTURE})) == 0


def lying_pages(data: bytes) -> int:
    return sum(page.mediabox.width > page.mediabox.height for page in PdfReader(BytesIO(data)).pages)


def test_the_same_document_gives_the_same_bytes(okafor: FamilyView) -> None:
    assert written(okafor) == written(okafor)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param('#panic("x") [a] $b$ \\ "quoted"', id="typst's own language"),
        pytest.param("*bold* _soft_ `raw` <label> @ref // no /* comment", id="markup"),
    ],
)
def test_what_somebody_typed_is_shown_as_text(okafor: FamilyView, typed: str) -> None:
    hostile = replace(okafor, voices=(Voice(person="ada", words=typed),))
    assert typed in text_of(written(hostile))


def test_letters_that_have_no_font_do_not_stop_the_document(okafor: FamilyView) -> None:
    odd = replace(okafor, voices=(Voice(person="ada", words="\U00012000 and Ada"),))
    assert "and Ada" in text_of(written(odd))


def test_without_its_extra_part_it_says_what_to_install(okafor: FamilyView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_file, "find_spec", lambda name: None if name == "typst" else util.find_spec(name))
    with pytest.raises(NoPdfWriterError) as told:
        written(okafor)
    assert "famnet[pdf]" in told.value.hint


def test_quotes_and_backslashes_stay_inside_their_string() -> None:
    assert literal('a"b\\c\nd') == '"a\\"b\\\\c d"'


def test_the_gate_reads_over_the_places_where_a_word_may_be_broken(okafor: FamilyView) -> None:
    word = "zyxwv" * 30
    told = replace(okafor, mapping=tuple(replace(m, text=f"see {word} there") for m in okafor.mapping))
    secret = Secret(what=Protectable.ADDRESS, whose="Kemi", words=word)
    assert find_leaks(written(told), "plan.pdf", [secret]) != ()
