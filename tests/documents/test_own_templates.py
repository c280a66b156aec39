from pathlib import Path

import pytest

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.errors import BrokenTemplateError, CopiedAlreadyError, NoTemplateError
from famnet.documents.fenced import fill
from famnet.documents.formats import Format
from famnet.documents.own_templates import check_templates, copy_template, list_templates
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.samples import samples
from famnet.documents.write import House, write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.errors import Level


def with_plan(folder: Path, text: str) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / "plan.md.j2").write_text(text, encoding="utf-8")
    return folder


def test_every_template_of_ours_is_free_of_mistakes() -> None:
    assert check_templates() == ()


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_document_can_be_filled_with_everything_and_with_nothing(name: str) -> None:
    full, empty = (fill(sheet) for sheet in samples(CATALOGUE[name].sheet, "en"))
    assert "{{" not in full + empty


def test_each_is_listed_with_whose_it_is(tmp_path: Path) -> None:
    copy_template("agenda", tmp_path)
    listed = {(t.name, t.own) for t in list_templates(tmp_path)}
    assert {("agenda", True), ("plan", False), ("page.css", False)} <= listed


def test_a_copy_is_used_and_a_second_never_overwrites_it(okafor: FamilyView, tmp_path: Path) -> None:
    path = copy_template("plan", tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("This is our plan.", "Wirral Family Networks."))
    text = write_document(plan_sheet(okafor), Format.MD, house=House(templates=tmp_path)).decode()
    assert "Wirral Family Networks." in text
    assert "copy was taken" not in text
    with pytest.raises(CopiedAlreadyError):
        copy_template("plan", tmp_path)


def test_a_copied_style_is_used(okafor: FamilyView, tmp_path: Path) -> None:
    path = copy_template("style", tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "h1 { letter-spacing: 1px; }\n")
    page = write_document(plan_sheet(okafor), Format.HTML, house=House(templates=tmp_path)).decode()
    assert "letter-spacing: 1px" in page


def test_a_document_there_is_not_cannot_be_copied_or_tried(tmp_path: Path) -> None:
    with pytest.raises(NoTemplateError):
        copy_template("horoscope", tmp_path)
    with pytest.raises(NoTemplateError):
        check_templates(tmp_path, "horoscope")


def test_an_untouched_copy_has_no_mistakes_and_is_not_behind(tmp_path: Path) -> None:
    copy_template("plan", tmp_path)
    assert check_templates(tmp_path, "plan") == ()


def test_a_copy_of_an_older_famnet_is_told(tmp_path: Path) -> None:
    with_plan(tmp_path, "{# famnet's own was 0123456789abcdef when this copy was taken #}\n# {{ frame.title }}\n")
    (finding,) = check_templates(tmp_path, "plan")
    assert finding.level is Level.INFO
    assert "copied from an older version" in finding.message


def test_all_planted_mistakes_are_named_at_once_with_line_and_name_meant(tmp_path: Path) -> None:
    with_plan(tmp_path, "# {{ frame.title }}\n{{ famly_lead }}\n{% for d in deads %}{{ d.who }}{% endfor %}\n")
    told = [f.message for f in check_templates(tmp_path, "plan") if f.level is Level.BLOCK]
    assert any("line 2" in m and "“famly_lead”" in m and "“family_lead”" in m for m in told)
    assert any("line 3" in m and "“deads”" in m and "“deeds”" in m for m in told)


def test_mistakes_inside_a_loop_and_in_the_language_are_named(tmp_path: Path) -> None:
    with_plan(tmp_path, "{% for d in deeds %}\n{{ d.mointor }}\n{% endfor %}\n")
    assert any("line 2" in f.message and "“monitor”" in f.message for f in check_templates(tmp_path, "plan"))
    with_plan(tmp_path, "{% fro d in deeds %}\n")
    assert any("line 1" in f.message for f in check_templates(tmp_path, "plan"))


def test_a_template_of_no_document_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "horoscope.md.j2").write_text("x")
    assert any("not the template of any document" in f.message for f in check_templates(tmp_path))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{{ 'x' * 2000000000 }}", "memory", id="fills memory"),
        pytest.param("{{ 'x' * 9000000 }}", "letters", id="writes without end"),
        pytest.param("{{ frame.__init__.__globals__ }}", "may not", id="reaches behind the values"),
        pytest.param("{% include '../../etc/passwd' %}", "no template", id="reads another file"),
    ],
)
def test_a_template_that_would_do_harm_is_stopped(okafor: FamilyView, tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises((BrokenTemplateError, NoTemplateError)) as told:
        fill(plan_sheet(okafor), with_plan(tmp_path, text))
    assert words in str(told.value)


def test_a_template_that_does_not_end_is_stopped(okafor: FamilyView, tmp_path: Path) -> None:
    endless = "{% for a in frame.title %}" * 12 + "x" + "{% endfor %}" * 12
    with pytest.raises(BrokenTemplateError, match="does not come to an end"):
        fill(plan_sheet(okafor), with_plan(tmp_path, endless), seconds=2)


def test_every_mistake_of_a_template_is_named_at_once(tmp_path: Path) -> None:
    copy_template("plan", tmp_path)
    copied = tmp_path / "en" / "plan.md.j2"
    text = copied.read_text(encoding="utf-8")
    for right, wrong in (("{{ frame.about }} can", "{{ frame.abuot }} can"), ("{{ goal.goal }}", "{{ goal.gaol }}")):
        text = text.replace(right, wrong)
    copied.write_text(text.replace("{% for line in disagreements %}", "{% for line in disagrements %}"), "utf-8")
    said = [finding.message for finding in check_templates(tmp_path, "plan") if "en/plan" in finding.message]
    assert len(said) == 3
    for word, meant in (("abuot", "about"), ("gaol", "goal"), ("disagrements", "disagreements")):
        assert any(f"“{word}”" in message and f"“{meant}”" in message for message in said)
    assert all("line " in message for message in said)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("{{ version | shout }}", 1, "no filter “shout”", id="unknown filter"),
        pytest.param("{% if rota is purple %}x{% endif %}", 1, "no test “purple”", id="unknown test"),
        pytest.param("# x\n::: bx\nhi\n:::\n", 2, "“bx” is no kind of box. Did you mean “box”", id="unknown box"),
        pytest.param("# x\n\n::: box\nhi\n", 3, "begun and never ended", id="box without an end"),
        pytest.param("# x\n:::\n", 2, "no box is open", id="end without a box"),
        pytest.param("::: lines many\n", 1, "“many” is no number of lines", id="lines of a word"),
        pytest.param("::: lines 999999999\n", 1, "“999999999” is no number of lines", id="a book of lines"),
        pytest.param("::: picture genogramme\nx\n:::\n", 1, "no picture “genogramme”", id="unknown picture"),
        pytest.param("| a | b |\n| - | - | - |\n", 1, "2 cells and the rule of its table 3", id="uneven head"),
        pytest.param(
            "| a | b |\n| - | - |\n{% for d in deeds %}\n| {{ d.who | or_line }} |\n{% endfor %}\n",
            4,
            "1 cells and the rule of its table 2",
            id="uneven row",
        ),
        pytest.param("{% include 'en/nothere.md.j2' %}", 0, "no template “en/nothere.md.j2”", id="missing include"),
        pytest.param("{{ frame.__class__ }}", 1, "may not do this", id="reaching behind"),
        pytest.param("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "cannot be worked out", id="no end"),
        pytest.param("  \n", 0, "it is empty", id="nothing at all"),
    ],
)
def test_each_kind_of_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with_plan(tmp_path, text)
    said = [f.message for f in check_templates(tmp_path, "plan") if f.level is Level.BLOCK]
    assert any(words in message for message in said), said
    assert not line or any(f"line {line}:" in message for message in said), said


def test_mistakes_of_several_kinds_are_all_named(tmp_path: Path) -> None:
    with_plan(
        tmp_path,
        "{{ version | shout }}\n{{ verzion }}\n::: bx\nx\n:::\n{% for c in children %}{{ c.agge }}{% endfor %}",
    )
    said = " ".join(f.message for f in check_templates(tmp_path, "plan"))
    assert all(word in said for word in ("“shout”", "“verzion”", "“bx”", "“agge”"))


def test_what_fills_memory_while_it_is_only_read_is_stopped(tmp_path: Path) -> None:
    """Jinja works constants out before anything is filled: that is fenced, too."""
    with_plan(tmp_path, "{{ 'x' * 2000000000 }}")
    (said,) = [f.message for f in check_templates(tmp_path, "plan")]
    assert "more memory than a document may" in said


def test_a_template_saved_as_something_else_than_text_is_told(okafor: FamilyView, tmp_path: Path) -> None:
    with_plan(tmp_path, "")
    (tmp_path / "en" / "plan.md.j2").write_bytes(b"\xff\xfe# hi \xe9")
    assert any("UTF-8" in f.message for f in check_templates(tmp_path, "plan"))
    with pytest.raises(BrokenTemplateError, match="UTF-8"):
        fill(plan_sheet(okafor), tmp_path)


def test_a_box_begun_in_either_of_two_ways_is_no_mistake(tmp_path: Path) -> None:
    with_plan(tmp_path, "{% if rota %}\n::: box\n{% else %}\n::: warm\n{% endif %}\n# x\n:::\n")
    assert [f.message for f in check_templates(tmp_path, "plan") if f.level is Level.BLOCK] == []
