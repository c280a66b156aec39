"""A service's own templates: listed, copied, used, tried."""

import json
from pathlib import Path

import docx
import pytest
from tests.cli.desk import Famnet


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
    lead, inner = json.loads(checked.out)
    assert lead["source"] == str(path)
    assert "line 2" in lead["message"]
    assert "“family_lead”" in lead["message"]
    assert "line 3" in inner["message"]
    assert "“monitor”" in inner["message"]


def test_a_copy_that_has_fallen_behind_is_said_with_each_document(ada: Famnet, own: Path) -> None:
    (own / "en").mkdir(parents=True)
    (own / "en" / "information.md.j2").write_text("{# famnet's own was 0123456789abcdef #}\n# {{ frame.title }}\n")
    assert "older version of famnet" in ada("meeting", "information", "-o", "sheet.md").err
    assert ada("template", "check", "information").code == 0
    rows = {(r["name"], r["language"]): r for r in json.loads(ada("template", "list", "--json").out)}
    assert rows["information", "en"]["fallen_behind"] is True
    assert rows["information", "cy"]["fallen_behind"] is False


def test_without_a_folder_of_ones_own_the_templates_of_famnet_are_tried(ada: Famnet) -> None:
    assert ada("template", "check", "plan").code == 0
    assert ada("template", "check", "horoscope").code == 4


def test_a_document_is_written_in_welsh_until_it_has_none(ada: Famnet, own: Path, tmp_path: Path) -> None:
    made = ada("plan", "draft", "--language", "cy", "-o", "cynllun.md")
    assert made.code == 0, made.err
    text = (tmp_path / "cynllun.md").read_text(encoding="utf-8")
    assert "Cynllun teulu ar gyfer Ada" in text
    assert "Nid oes siaradwr Cymraeg" in text
    refused = ada("plan", "conference", "--language", "cy", "-o", "c.md")
    assert (refused.code, "agenda, child’s plan" in refused.err) == (3, True)
    assert not own.exists()


def test_a_speaker_signs_the_welsh_off(ada: Famnet, tmp_path: Path) -> None:
    assert ada("template", "sign-off", "--language", "cy").code == 2
    signed = ada("template", "sign-off", "--language", "cy", "--by", "Carys Morgan")
    assert "Carys Morgan stands by these: agenda, child’s plan" in signed.err
    rows = {(r["name"], r["language"]): r for r in json.loads(ada("template", "list", "--json").out)}
    assert rows["plan", "cy"]["signed_off_by"] == "Carys Morgan, 2026-11-22"
    assert rows["plan", "en"]["signed_off_by"] == ""
    ada("plan", "draft", "--language", "cy", "-o", "cynllun.md")
    assert "Nid oes siaradwr" not in (tmp_path / "cynllun.md").read_text(encoding="utf-8")


def test_words_without_a_welsh_term_are_listed(ada: Famnet) -> None:
    ada("network", "add", "Bo Hill", "--as", "family friend")
    ada("network", "add", "Dr Sun", "--as", "dentist")
    said = ada("plan", "draft", "--language", "cy", "-o", "cynllun.md").err
    assert "no term in “cy” yet and stand in English" in said
