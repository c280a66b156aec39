import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from famnet.documents.agenda_sheet import agenda_sheet
from famnet.documents.formats import LOOKS, Format, Look, Style
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.tongue import Tongue
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView

PICTURE = Picture(
    svg=b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>t</title></svg>',
    png=b"",
    alt='Ada’s "family" tree',
    text_list=("Ada Reid, the child", "Kemi <Okafor>, her mother"),
)
VOID = {"meta", "br", "img", "col", "link"}


class Outline(HTMLParser):
    """Tags as they open, with what they were given; complains of any that is not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(view: FamilyView, **options: object) -> str:
    return write_document(plan_sheet(view), Format.HTML, **options).decode()  # type: ignore[arg-type]


def test_every_tag_is_closed_in_order_and_headings_skip_no_level(okafor: FamilyView) -> None:
    for sheet in (plan_sheet(okafor), agenda_sheet(okafor)):
        outline = Outline(write_document(sheet, Format.HTML).decode())
        levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch("h[1-6]", tag)]
        assert outline.open == []
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_title_and_landmarks(okafor: FamilyView) -> None:
    text = page(okafor)
    outline = Outline(text)
    assert outline.all("html")[0] == {"lang": "en-GB", "dir": "ltr"}
    assert "<title>Family plan for Ada and Tobi</title>" in text
    assert len(outline.all("main")) == len(outline.all("footer")) == 1


def test_the_page_fetches_nothing_and_runs_nothing(okafor: FamilyView) -> None:
    text = page(okafor, pictures={"genogram": PICTURE})
    outline = Outline(text)
    assert not {tag for tag, _ in outline.tags} & {"script", "link", "iframe", "object", "form"}
    assert all((image["src"] or "").startswith("data:image/svg+xml;base64,") for image in outline.all("img"))
    assert "url(" not in text
    assert "@import" not in text


def test_every_table_has_a_header_row_and_names_its_columns_and_rows(okafor: FamilyView) -> None:
    outline = Outline(page(okafor))
    tables, headers = outline.all("table"), outline.all("th")
    assert len(outline.all("thead")) == len(tables) > 5
    assert {header["scope"] for header in headers} == {"col", "row"}
    assert len(outline.all("caption")) >= len(tables) - 1


def test_a_picture_has_words_for_those_who_cannot_see_it(okafor: FamilyView) -> None:
    text = page(okafor, pictures={"genogram": PICTURE})
    (image,) = Outline(text).all("img")
    assert image["alt"] == PICTURE.alt
    assert "<li>Kemi &lt;Okafor&gt;, her mother</li>" in text
    assert "Our family tree" in text


def test_without_its_picture_the_heading_goes_too(okafor: FamilyView) -> None:
    assert "Our family tree" not in page(okafor)


def test_lines_to_fill_in_are_said_aloud(bare: FamilyView) -> None:
    assert 'role="img" aria-label="Line to fill in"' in page(bare)


@pytest.mark.parametrize("style", Style)
def test_each_style_has_its_size(okafor: FamilyView, style: Style) -> None:
    assert f"--size: {LOOKS[style].size}pt" in page(okafor, style=style)


def test_a_language_read_from_the_right_turns_the_page(okafor: FamilyView, tmp_path: Path) -> None:
    sheet = plan_sheet(okafor)
    arabic = replace(sheet, frame=replace(sheet.frame, tongue=Tongue("ar")))
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar" / "plan.md.j2").write_text("# خطة\n")
    text = write_document(arabic, Format.HTML, house=House(templates=tmp_path)).decode()
    assert '<html lang="ar" dir="rtl">' in text


def test_a_name_in_the_footer_cannot_end_the_style(okafor: FamilyView) -> None:
    sheet = plan_sheet(okafor)
    hostile = replace(sheet, frame=replace(sheet.frame, reader='"; } </style><script>x'))
    text = write_document(hostile, Format.HTML).decode()
    assert "<script" not in text
    assert text.count("</style>") == 1


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_letters_stand_out_seven_to_one_and_rules_three_to_one(look: Look) -> None:
    for letters, behind in (
        (look.ink, look.paper),
        (look.ink, look.soft),
        (look.ink, look.warm),
        (look.accent, look.paper),
        (look.accent, look.warm),
    ):
        assert contrast(letters, behind) >= 7
    assert contrast(look.line, look.paper) >= 3
