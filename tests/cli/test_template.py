"""A service's own templates: listed, copied, used, tried."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Famnet = Callable[..., Any]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "templates"


def test_every_template_is_listed_with_whose_it_is(ada: Famnet) -> None:
    ada("template", "copy", "agenda")
    rows = {(row["name"], row["whose"]) for row in json.loads(ada("template", "list", "--json").out)}
    assert {("agenda", "yours"), ("plan", "famnet"), ("style", "famnet")} <= rows


def test_a_copy_is_used_from_then_on_and_never_overwritten(ada: Famnet, own: Path, tmp_path: Path) -> None:
    assert ada("template", "copy", "information").code == 0
    page = own / "en" / "information.md.j2"
    page.write_text(page.read_text(encoding="utf-8").replace("## You can say no", "## It is up to you"))
    assert ada("meeting", "information", "-o", "sheet.html").code == 0
    assert "It is up to you" in (tmp_path / "sheet.html").read_text()
    assert ada("template", "copy", "information").code == 3


def test_a_letterhead_stands_in_every_word_file(ada: Famnet, own: Path, tmp_path: Path) -> None:
    ada("template", "copy", "letterhead")
    document = docx.Document(str(own / "reference.docx"))
    document.sections[0].header.paragraphs[0].text = "Seacombe Family Service"
    document.save(str(own / "reference.docx"))
    assert ada("template", "check", "plan").code == 0
    assert ada("meeting", "information", "-o", "sheet.docx").code == 0
    made = docx.Document(str(tmp_path / "sheet.docx"))
    assert made.sections[0].header.paragraphs[0].text == "Seacombe Family Service"
    assert ada("template", "copy", "letterhead").code == 3


def test_a_letterhead_that_is_no_word_file_is_told(ada: Famnet, own: Path) -> None:
    own.mkdir()
    (own / "reference.docx").write_text("a letter")
    assert ada("meeting", "information", "-o", "sheet.docx").code == 3
    checked = ada("template", "check", "information")
    assert checked.code == 1
    assert "not a Word file" in checked.out


def test_a_letterhead_without_our_styles_is_told(ada: Famnet, own: Path) -> None:
    own.mkdir()
    document = docx.Document()
    document.styles["Quote"].delete()
    document.save(str(own / "reference.docx"))
    assert "lacks a style" in ada("meeting", "information", "-o", "sheet.docx").err


def test_planted_mistakes_are_named_with_file_line_and_name_meant(ada: Famnet, own: Path) -> None:
    (own / "en").mkdir(parents=True)
    path = own / "en" / "plan.md.j2"
    path.write_text("# {{ frame.title }}\n{{ famly_lead }}\n{% for d in deeds %}{{ d.mointor }}{% endfor %}\n")
    checked = ada("template", "check", "plan", "--json")
    assert checked.code == 1
    (lead,) = json.loads(checked.out)
    assert lead["source"] == str(path)
    assert "line 2" in lead["message"]
    assert "“family_lead”" in lead["message"]
    path.write_text(path.read_text().replace("famly", "family"))
    (inner,) = json.loads(ada("template", "check", "--json").out)
    assert "line 3" in inner["message"]
    assert "“monitor”" in inner["message"]


def test_a_copy_that_has_fallen_behind_is_said_with_each_document(ada: Famnet, own: Path) -> None:
    (own / "en").mkdir(parents=True)
    (own / "en" / "information.md.j2").write_text("{# famnet's own was 0123456789abcdef #}\n# {{ frame.title }}\n")
    assert "older version of famnet" in ada("meeting", "information", "-o", "sheet.md").err
    assert ada("template", "check", "information").code == 0
    row = next(r for r in json.loads(ada("template", "list", "--json").out) if r["name"] == "information")
    assert row["fallen_behind"] is True


def test_without_a_folder_of_ones_own_the_templates_of_famnet_are_tried(ada: Famnet) -> None:
    assert ada("template", "check", "plan").code == 0
    assert ada("template", "check", "horoscope").code == 4
