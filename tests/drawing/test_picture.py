import json
import re
import struct
from base64 import b64encode
from hashlib import sha256
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram, genogram_picture
from famnet.drawing.writing import PictureFormat, write

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def options(ada_roles: dict[str, str]) -> PictureOptions:
    return PictureOptions(roles=ada_roles)


@pytest.mark.parametrize("fmt", list(PictureFormat))
def test_the_same_family_gives_the_same_bytes(fmt: PictureFormat, ada_view: FamilyView) -> None:
    drawn = genogram_picture(ada_view, fmt)
    assert drawn
    assert genogram_picture(ada_view, fmt.value) == drawn


def test_the_svg_can_be_read_aloud(ada_view: FamilyView, options: PictureOptions) -> None:
    root = ET.fromstring(genogram_picture(ada_view, "svg", options=options))  # noqa: S314 -- our own bytes
    assert root.get("role") == "img"
    labelled = (root.get("aria-labelledby") or "").split()
    spoken = {e.get("id"): e.text for e in root if e.get("id") in labelled}
    assert spoken["picture-title"] == "Genogram: Ada Reid"
    assert "8 people" in (spoken["picture-description"] or "")


def test_the_svg_holds_every_name_and_nothing_that_fetches_or_hints(ada_view: FamilyView) -> None:
    svg = genogram_picture(ada_view, "svg").decode()
    texts = {"".join(t.itertext()) for t in ET.fromstring(svg).iter(f"{SVG}text")}  # noqa: S314
    assert {"Ada Reid", "Kemi Okafor", "Sandra Lee"} <= texts
    assert svg.count("<title") == 1
    assert not re.search(r"<(a|image|script|use|foreignObject)\b|\son\w+=|javascript:|xlink|DOCTYPE|<!--", svg)
    assert re.findall(r'https?://[^"\s]*', svg) == ["http://www.w3.org/2000/svg"]


def test_ids_in_the_svg_say_nothing(ada_view: FamilyView) -> None:
    svg = genogram_picture(ada_view, "svg").decode()
    assert all(re.fullmatch(r"n\d+|page|graph0|n\d+-half|picture-\w+", i) for i in re.findall(r'\bid="([^"]*)"', svg))


def test_the_png_is_fine_enough_to_print(ada_view: FamilyView) -> None:
    drawn = genogram(ada_view)
    width, _ = struct.unpack(">II", write(drawn, "png")[16:24])
    assert width >= drawn.scene.width * 2


def test_the_pdf_is_one_page_of_the_scenes_size(ada_view: FamilyView) -> None:
    drawn = genogram(ada_view)
    box = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+)", write(drawn, "pdf"))
    assert box
    assert float(box.group(1)) == pytest.approx(drawn.scene.width, abs=1)
    assert float(box.group(2)) == pytest.approx(drawn.scene.height, abs=1)


def test_the_json_is_what_the_picture_was_drawn_from(ada_view: FamilyView) -> None:
    told = json.loads(genogram_picture(ada_view, "json"))
    assert {p["id"] for p in told["people"]} == {p.id for p in ada_view.people}


def test_an_unknown_format_is_refused(ada_view: FamilyView) -> None:
    with pytest.raises(ValueError, match="bmp"):
        genogram_picture(ada_view, "bmp")


@pytest.fixture
def page(ada_view: FamilyView, options: PictureOptions) -> str:
    return genogram_picture(ada_view, "html", options=options).decode()


def test_the_page_lets_run_nothing_but_its_own_script(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.group(1)
    assert "default-src 'none'" in policy.group(1)
    assert not re.search(r'\sstyle="|\son\w+="', page)


def test_the_page_needs_nothing_from_outside(page: str) -> None:
    assert not re.search(r'(src|href)="(?!#)', page)
    assert set(re.findall(r"https?://[^\"'\s<]*", page)) == {"http://www.w3.org/2000/svg"}


def test_the_page_tells_of_everyone_beside_their_symbol(page: str, ada_view: FamilyView) -> None:
    items = re.findall(r'<li data-at="(n\d+)"><button type="button" class="name">([^<]*)</button>', page)
    assert {unescape(name) for _, name in items} == {p.name for p in ada_view.people}
    assert all(f'id="{at}" class="node person"' in page for at, _ in items)
