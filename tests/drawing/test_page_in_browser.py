import re
import shutil
import subprocess
from html import unescape
from importlib.util import find_spec
from json import loads
from pathlib import Path

import pytest
from tests.drawing.stories import drawn

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram_picture
from famnet.drawing.writing import write

CHROMIUM = shutil.which("chromium") or ""
AXE = find_spec("axe_playwright_python")

pytestmark = [pytest.mark.apps, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]

AXE_PROBE = """<pre id="axe"></pre><script>{axe}</script><script>
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, {{runOnly: rules}}).then((found) => {{
  document.getElementById("axe").textContent = "AXE" + JSON.stringify(found.violations.map((v) => v.id)) + "EXA";
}});</script></body>"""
START = """
<script>
const shown = document.querySelector("#view svg").getAttribute("viewBox").split(" ").map(Number);
const here = [...document.querySelectorAll("#people li.here .name")].map((name) => name.textContent);
document.body.dataset.probe = [Math.round(shown[2]), here.join()].join();
</script>
"""
PROBE = """
<script>
const search = document.getElementById("search");
const before = document.querySelector("#view svg").getAttribute("viewBox");
search.value = "zoe";
search.dispatchEvent(new Event("input"));
const found = [...document.querySelectorAll("#people li")].filter((li) => !li.hidden).length;
search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
const after = document.querySelector("#view svg").getAttribute("viewBox");
document.body.dataset.probe = [found, document.querySelectorAll(".person.here").length, before !== after].join();
</script>
"""

ROLES = """
<script>
const search = document.getElementById("search");
window.scrollTo(0, 5000);
search.value = "grandm";
search.dispatchEvent(new Event("input"));
const found = [...document.querySelectorAll("#people li")].filter((li) => !li.hidden);
found[0].querySelector("button").click();
const marks = [...document.querySelectorAll(".person.here > :not(defs)")];
const broad = marks.map((mark) => getComputedStyle(mark).strokeWidth);
const view = document.getElementById("view").getBoundingClientRect();
document.body.dataset.probe = [found.length, broad.join("/"), view.top > -2 && view.top < 300].join();
</script>
"""


def opened(page: bytes, folder: Path, *more: str) -> tuple[str, str]:
    """What the browser made of the page, and what it had to say."""
    path = folder / "page.html"
    path.write_bytes(page)
    ran = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={folder / 'profile'}", "--dump-dom", *more, path.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    return ran.stdout, "\n".join(line for line in ran.stderr.splitlines() if "CONSOLE" in line)


def test_the_page_runs_without_a_complaint(ada_view: FamilyView, tmp_path: Path) -> None:
    dom, console = opened(genogram_picture(ada_view, "html"), tmp_path)
    assert "Ada Reid" in dom
    assert console == ""


def test_somebody_can_be_found_by_name_without_accents(ada_view: FamilyView, tmp_path: Path) -> None:
    page = genogram_picture(ada_view, "html", options=PictureOptions()).decode().replace("Sandra Lee", "Zoë Lee")
    dom, console = opened(probed(page, f"{PROBE}</body>"), tmp_path)
    assert console == ""
    assert 'data-probe="1,1,true"' in dom


def test_somebody_is_found_by_what_they_are_to_the_child_and_marked_though_half_filled(tmp_path: Path) -> None:
    """On a page as narrow as a phone's the picture is brought back into view."""
    page = write(
        drawn("Ada*, girl\nKemi, mother\nSharon, maternal grandmother, illness\nDan, father"), "html"
    ).decode()
    narrow = page.replace("max-width: 60rem", "max-width: 600rem").replace("60vh", "10vh")
    dom, console = opened(probed(narrow, f"{ROLES}</body>"), tmp_path, "--window-size=600,700")
    assert console == ""
    assert 'data-probe="1,4px,true"' in dom


def probed(page: str, probe: str) -> bytes:
    """The page with a probe; its policy is lifted for the probe alone, and its own script is what is tried."""
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return free.replace("</body>", probe).encode()


@pytest.mark.skipif(not AXE, reason="needs axe-core")
@pytest.mark.parametrize("size", ["1280,800", "390,844"], ids=["desk", "phone"])
def test_axe_finds_no_barrier(ada_view: FamilyView, tmp_path: Path, size: str) -> None:
    assert AXE is not None
    assert AXE.submodule_search_locations is not None
    axe = (Path(AXE.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8").replace("</", "<\\/")
    page = probed(genogram_picture(ada_view, "html").decode(), AXE_PROBE.format(axe=axe))
    dom, _ = opened(page, tmp_path, f"--window-size={size}", "--virtual-time-budget=20000")
    found = re.search(r'<pre id="axe">AXE(.*?)EXA', dom, re.DOTALL)
    assert found is not None
    assert loads(unescape(found[1])) == []


@pytest.mark.parametrize(
    ("width", "begins_with"), [pytest.param(542, "", id="readable"), pytest.param(2542, "Ada Reid", id="too small")]
)
def test_a_picture_too_small_to_read_begins_with_the_child(
    ada_view: FamilyView, tmp_path: Path, width: int, begins_with: str
) -> None:
    """The window stays and the picture is made larger: this Chromium has no window as narrow as a phone."""
    page = genogram_picture(ada_view, "html").decode()
    assert 'viewBox="0.00 0.00 542.00' in page
    larger = page.replace('viewBox="0.00 0.00 542.00', f'viewBox="0.00 0.00 {width}.00')
    dom, _ = opened(probed(larger, f"{START}</body>"), tmp_path, "--window-size=1280,1200")
    found = re.search(r'data-probe="(\d+),([^"]*)"', dom)
    assert found is not None
    assert (found[2], int(found[1]) < 900) == (begins_with, True)
