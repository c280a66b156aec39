"""Every command in the README, the tutorial and the how-to pages runs, and says what the page shows."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from famnet.cli.app import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXECUTED = [page for page in PAGES if "reference" not in page.parts]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def steps(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each `$ …` line (continued by a backslash) with the lines shown under it."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
            line, *shown = part.rstrip("\n").split("\n")
            yield line, [text for text in shown if text.strip() and text.strip() != "…"]


@pytest.mark.parametrize("page", EXECUTED, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FAMNET_FILE", str(tmp_path / "families.famnet"))
    monkeypatch.setenv("FAMNET_TODAY", "2026-11-22")
    monkeypatch.setenv("FAMNET_TEMPLATES", str(tmp_path / "templates"))
    for line, shown in steps(page):
        words = shlex.split(line, comments=True)
        assert words[0] == "famnet", f"{page.name}: only famnet's own commands can be run: {line}"
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*words[1:], "--no-input"])
        said = capsys.readouterr()
        assert ended.value.code in {0, *_codes(line)}, f"{line}\n{said.err}"
        for text in shown:
            assert _squeezed(text) in _squeezed(said.out + said.err), f"{line}: {text!r} not in\n{said.out}{said.err}"


def _codes(line: str) -> set[int]:
    """An exit code the page announces: `famnet check  # exit 1`."""
    return {int(code) for code in re.findall(r"# exit (\d+)", line)}


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
