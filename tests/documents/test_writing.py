import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from famnet.documents.agenda_sheet import agenda_sheet
from famnet.documents.catalogue import CATALOGUE
from famnet.documents.errors import NoTemplateError
from famnet.documents.formats import Format
from famnet.documents.pictures import Picture
from famnet.documents.places import find_file, template_folders
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.read_back import readings
from famnet.documents.samples import samples
from famnet.documents.sheet import Sheet
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView

GOLDEN = Path(__file__).parent / "golden"
PICTURE = Picture(svg=b"<svg/>", png=b"", alt="The *family* tree", text_list=("Ada Reid", "Kemi Okafor, her mother"))


@pytest.mark.parametrize("make", [plan_sheet, agenda_sheet], ids=["plan", "agenda"])
def test_a_full_and_an_empty_page_read_as_they_did(
    make: Callable[[FamilyView], Sheet], okafor: FamilyView, bare: FamilyView
) -> None:
    """To take new pages as golden, delete the old ones and run this once."""
    for family, view in (("okafor", okafor), ("bare", bare)):
        sheet = make(view)
        golden = GOLDEN / f"{family}-{sheet.template}.md"
        written = write_document(sheet, Format.MD).decode()
        if not golden.exists():
            golden.write_text(written, encoding="utf-8")
        assert written == golden.read_text(encoding="utf-8")


def test_a_markdown_file_tells_a_picture_in_words(okafor: FamilyView) -> None:
    text = write_document(plan_sheet(okafor), Format.MD, pictures={"genogram": PICTURE}).decode()
    assert "### Our family tree\n\nPicture: The \\*family\\* tree\n\n- Ada Reid\n- Kemi Okafor, her mother\n" in text


def test_no_sign_of_ours_is_left_in_a_markdown_file(bare: FamilyView) -> None:
    text = write_document(plan_sheet(bare), Format.MD).decode()
    assert ":::" not in text
    assert not any("\ue000" <= char <= "\uf8ff" for char in text)


@pytest.mark.parametrize("module", ["write", "catalogue", "plan_sheet", "gate"])
def test_nothing_dear_is_loaded_before_it_is_used(module: str) -> None:
    code = (
        f"import sys, famnet.documents.{module}; "
        "print([m for m in ('jinja2', 'markdown_it', 'docx', 'pypdf', 'typst', 'textstat') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_templates_of_the_repository_are_found_in_an_editable_install() -> None:
    assert find_file("en/plan.md.j2").is_file()
    with pytest.raises(NoTemplateError):
        find_file("en/horoscope.md.j2")


def test_a_wheel_takes_its_templates_to_where_they_are_looked_for() -> None:
    root = template_folders()[-1].parent
    assert 'templates = "famnet/templates"' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_document_is_written_in_every_format_full_and_empty(name: str, fmt: Format) -> None:
    for sheet in samples(CATALOGUE[name].sheet, "en"):
        assert len(write_document(sheet, fmt)) > 100


def test_a_rule_and_a_link_of_a_template_are_kept(bare: FamilyView, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "plan.md.j2").write_text("# A\n\n---\n\n[Advice](https://example.org) *here*\n")
    page = write_document(plan_sheet(bare), Format.HTML, house=House(templates=tmp_path)).decode()
    assert '<a href="https://example.org">Advice</a> here' in page
    assert 'class="ruled"' in page
    assert write_document(plan_sheet(bare), Format.PDF, house=House(templates=tmp_path)).startswith(b"%PDF")


@pytest.mark.parametrize("fmt", Format)
def test_a_name_of_letters_that_no_file_can_hold_stands_in_no_title_as_it_was_typed(
    okafor: FamilyView, fmt: Format
) -> None:
    """Control characters and marks that turn the line round, in titles and properties as on the page."""
    hostile = "\u202eA\x00d\x07a\x1b[31m\u2066"
    people = tuple(replace(p, name=f"{hostile} {p.id}") for p in okafor.people)
    data = write_document(plan_sheet(replace(okafor, people=people, name=hostile)), fmt)
    told = " ".join(text for _, text in readings(data, f"plan.{fmt}"))
    assert re.search(r"Ada\\?\[31m", told)
    if fmt in (Format.HTML, Format.MD):
        assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", told)


def test_somebody_of_no_letters_at_all_is_the_child(okafor: FamilyView) -> None:
    people = tuple(replace(p, name="\x00\x07" if p.id in okafor.child_ids else p.name) for p in okafor.people)
    assert plan_sheet(replace(okafor, people=people)).frame.title.startswith("Family plan for the child")
