"""Makes examples/okafor-reid afresh from the demo: what the README shows (`make examples`).

The day is fixed, so that a change in a picture is a change in famnet. The plan's first page becomes a picture where
Chromium and pdftoppm are installed (`make test-apps` installs them); elsewhere the committed one stays.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "examples" / "okafor-reid"
KEPT = ("genogram.svg", "ecomap.svg", "plan.md", "plan.docx", "agenda.md", "reviews.ics")
FAMNET = str(Path(sys.executable).parent / "famnet")
BROWSER = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def main() -> None:
    """Run the demo on its fixed day and keep what the README needs."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        run(FAMNET, "--today", "2026-11-22", "demo", "--to", name)
        made = Path(name)
        for kept in KEPT:
            shutil.copyfile(made / kept, TARGET / kept)
        run(FAMNET, "--file", str(made / "demo.famnet"), "network", "export", str(TARGET / "family.family"))
        if shutil.which("chromium") and shutil.which("pdftoppm"):
            picture_of(made / "plan.html", TARGET / "plan.png", made)


def picture_of(page: Path, to: Path, folder: Path) -> None:
    """The first printed page, as a picture."""
    run(*BROWSER, f"--user-data-dir={folder}/browser", f"--print-to-pdf={folder}/plan.pdf", page.as_uri())
    run("pdftoppm", "-png", "-r", "60", "-singlefile", "-f", "1", f"{folder}/plan.pdf", str(to.with_suffix("")))


def run(*command: str) -> None:
    """One program, its chatter kept off the screen unless it fails."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603 -- ours


if __name__ == "__main__":
    os.environ.pop("FAMNET_FILE", None)
    main()
