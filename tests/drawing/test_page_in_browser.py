import re
import shutil
import subprocess
from pathlib import Path

import pytest

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram_picture

CHROMIUM = shutil.which("chromium") or ""

pytestmark = [pytest.mark.apps, pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")]

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


def opened(page: bytes, folder: Path) -> tuple[str, str]:
    """What the browser made of the page, and what it had to say."""
    path = folder / "page.html"
    path.write_bytes(page)
    ran = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri(),
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
    """The page's policy is lifted for the probe alone; the page's own script is what is tried."""
    page = genogram_picture(ada_view, "html", options=PictureOptions()).decode().replace("Sandra Lee", "Zoë Lee")
    probed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace(
        "</body>", f"{PROBE}</body>"
    )
    dom, console = opened(probed.encode(), tmp_path)
    assert console == ""
    assert 'data-probe="1,1,true"' in dom
