import re
import shutil
import subprocess
from base64 import b64decode
from dataclasses import replace
from html import unescape
from importlib.util import find_spec
from json import loads
from pathlib import Path

import pytest

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.formats import Format, Style
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.samples import samples
from famnet.documents.tongue import Tongue
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person

CHROMIUM, OFFICE, PDFTOTEXT = (shutil.which(name) or "" for name in ("chromium", "libreoffice", "pdftotext"))
AXE = find_spec("axe_playwright_python")
pytestmark = pytest.mark.apps
HOSTILE = {
    "markup": "<script>alert(1)</script><b>Ada",
    "formula": "=HYPERLINK(1) | Ada # *x*",
    "direction": "Ada \u202edaeR\u202c",
    "control": "A\x00d\x1ba \x07",
    "escapes": "Ada \\N\\L\\G",
    "long": "Ada " + "x" * 10_000,
}
PROBE = """<pre id="axe"></pre><script>{axe}</script><script>
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, {{runOnly: rules}}).then((found) => {{
  document.getElementById("axe").textContent = "AXE" + JSON.stringify(found.violations.map((v) => v.id)) + "EXA";
}});</script></body>"""


def browsed(page: Path, folder: Path, *more: str) -> str:
    ran = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'p'}",
            *more,
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    return ran.stdout


def text_of_pdf(path: Path) -> tuple[str, int]:
    """Its words and how many pages it has."""
    told = subprocess.run([PDFTOTEXT, "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return told.stdout, told.stdout.count("\f")


@pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs Chromium and axe-core")
@pytest.mark.parametrize(
    ("name", "style"), [*((name, Style.NORMAL) for name in sorted(CATALOGUE)), *(("plan", style) for style in Style)]
)
def test_axe_finds_no_barrier_on_any_page(name: str, style: Style, tmp_path: Path) -> None:
    for sheet in samples(CATALOGUE[name].sheet, "en"):
        assert barriers(write_document(sheet, Format.HTML, style=style).decode(), tmp_path) == []


@pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs Chromium and axe-core")
@pytest.mark.parametrize("name", ["plan", "childs_plan"])
def test_axe_finds_no_barrier_on_a_welsh_page(name: str, tmp_path: Path) -> None:
    for sheet in samples(CATALOGUE[name].sheet, "cy"):
        marked = replace(sheet, frame=replace(sheet.frame, unreviewed=True))
        assert barriers(write_document(marked, Format.HTML).decode(), tmp_path) == []


@pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs Chromium and axe-core")
def test_axe_finds_no_barrier_on_a_page_read_from_the_right(okafor: FamilyView, tmp_path: Path) -> None:
    own = Path(__file__).parent / "rtl"
    sheet = plan_sheet(okafor, tongue=Tongue("ar", own))
    assert barriers(write_document(sheet, Format.HTML, house=House(templates=own)).decode(), tmp_path) == []


def barriers(page: str, folder: Path) -> object:
    """What axe finds on a page; the page's policy is lifted for the probe alone."""
    assert AXE is not None
    assert AXE.submodule_search_locations is not None
    axe = (Path(AXE.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8").replace("</", "<\\/")
    probed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    path = folder / "page.html"
    path.write_text(probed.replace("</body>", PROBE.format(axe=axe)), encoding="utf-8")
    dom = browsed(path, folder, "--virtual-time-budget=20000", "--dump-dom")
    found = re.search(r'<pre id="axe">AXE(.*?)EXA', dom, re.DOTALL)
    assert found is not None
    return loads(unescape(found[1]))


def renamed(view: FamilyView, name: str) -> FamilyView:
    """A grandmother and a child in focus, whose name stands in titles, too."""
    of = {"grace", view.child_ids[0]}
    return replace(view, people=tuple(replace(p, name=name) if p.id in of else p for p in view.people))


def promised(view: FamilyView, words: str) -> FamilyView:
    return replace(view, commitments=tuple(replace(c, what=words, works_when=words) for c in view.commitments))


@pytest.mark.skipif(not (OFFICE and PDFTOTEXT), reason="needs LibreOffice and pdftotext")
def test_no_row_of_a_table_is_lost_or_broken_where_a_page_ends(okafor: FamilyView, tmp_path: Path) -> None:
    many = tuple(
        Person(id=f"x{i}", name=f"Helper{i:02} of the end of the long road, Liscard{i:02}") for i in range(9)
    )
    sheet = plan_sheet(replace(okafor, people=(*okafor.people, *many)), dict.fromkeys((p.id for p in many), "aunt"))
    for n in range(12):
        picture = Picture(svg=b"<svg/>", png=_DOT, alt="", text_list=("a line",) * n)
        data = write_document(sheet, Format.DOCX, style=Style.LARGE, pictures={"genogram": picture})
        (tmp_path / f"{n}.docx").write_bytes(data)
    command = [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'o').as_uri()}", "--convert-to", "pdf"]
    files = [str(tmp_path / f"{n}.docx") for n in range(12)]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], capture_output=True, timeout=300, check=True)
    for n in range(12):
        pages = text_of_pdf(tmp_path / f"{n}.pdf")[0].split("\f")
        for i in range(9):
            (first,) = (page for page in pages if f"Helper{i:02}" in page)
            assert f"Liscard{i:02}" in first, n


_DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.mark.skipif(not (CHROMIUM and PDFTOTEXT), reason="needs Chromium and pdftotext")
@pytest.mark.parametrize("fmt", [Format.HTML, Format.PDF])
def test_a_word_wider_than_its_column_is_broken_and_hides_no_other(
    okafor: FamilyView, tmp_path: Path, fmt: Format
) -> None:
    """Somebody pastes the address of a web page into a promise."""
    address = "https://example.org/" + "".join(f"{n:04}" for n in range(60))
    made, printed = tmp_path / f"plan.{fmt}", tmp_path / "plan.pdf"
    made.write_bytes(write_document(plan_sheet(promised(okafor, address)), fmt))
    if fmt is Format.HTML:
        browsed(made, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    text, _ = text_of_pdf(printed)
    assert "Who checks" in text
    boxes = subprocess.run([PDFTOTEXT, "-bbox", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)) < 595


@pytest.mark.skipif(not (OFFICE and PDFTOTEXT), reason="needs LibreOffice and pdftotext")
def test_word_files_with_hostile_names_open_as_text_and_grow_no_pages(okafor: FamilyView, tmp_path: Path) -> None:
    for kind, name in HOSTILE.items():
        (tmp_path / f"{kind}.docx").write_bytes(write_document(plan_sheet(renamed(okafor, name)), Format.DOCX))
    command = [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'o').as_uri()}", "--convert-to", "pdf"]
    files = [str(tmp_path / f"{kind}.docx") for kind in HOSTILE]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], capture_output=True, timeout=300, check=True)
    for kind in HOSTILE:
        text, pages = text_of_pdf(tmp_path / f"{kind}.pdf")
        assert "Ada" in text
        assert pages <= 12, kind


@pytest.mark.skipif(not (CHROMIUM and PDFTOTEXT), reason="needs Chromium and pdftotext")
@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_web_pages_with_hostile_names_print_as_text_and_grow_no_pages(
    okafor: FamilyView, tmp_path: Path, kind: str
) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_bytes(write_document(plan_sheet(renamed(okafor, HOSTILE[kind])), Format.HTML))
    browsed(page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    text, pages = text_of_pdf(printed)
    assert "Ada" in text
    assert pages <= 12


@pytest.mark.parametrize("kind", sorted(HOSTILE))
@pytest.mark.skipif(not PDFTOTEXT, reason="needs pdftotext")
def test_pdfs_with_hostile_names_are_text_and_grow_no_pages(okafor: FamilyView, tmp_path: Path, kind: str) -> None:
    pytest.importorskip("typst")
    path = tmp_path / "plan.pdf"
    path.write_bytes(write_document(plan_sheet(renamed(okafor, HOSTILE[kind])), Format.PDF))
    text, pages = text_of_pdf(path)
    assert "Ada" in text
    assert pages <= 12
