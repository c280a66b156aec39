import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from famnet.documents.blocks import Paragraph, plain
from famnet.documents.directions import bare
from famnet.documents.parse import parse
from famnet.documents.safe_text import LINE_BREAK, as_markdown, clean, shield, unshield

HOSTILE = [
    pytest.param("# Not a heading", id="heading"),
    pytest.param("**loud** _soft_ `code`", id="emphasis"),
    pytest.param("[link](https://example.org) <https://example.org> ![p](p.png)", id="links"),
    pytest.param("<script>alert(1)</script> &amp; &lt;", id="markup"),
    pytest.param("a | b | c", id="table cell"),
    pytest.param("- point", id="point"),
    pytest.param("1. step", id="step"),
    pytest.param("> quote", id="quote"),
    pytest.param("---", id="rule"),
    pytest.param("::: box", id="a box of ours"),
    pytest.param("Table: not a caption", id="a caption of ours"),
    pytest.param("    code", id="code"),
    pytest.param("[ ] tick", id="tick"),
    pytest.param("line<br>line", id="line break"),
    pytest.param("{{ frame }} {% raw %}", id="template"),
    pytest.param("back\\slash\\", id="backslash"),
    pytest.param("\\N \\L \\G", id="escapes of a drawing tool"),
    pytest.param("=1+1", id="formula"),
    pytest.param("________", id="line"),
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_somebody_typed_is_one_paragraph_of_exactly_those_letters(typed: str) -> None:
    (block,) = parse(shield(typed))
    assert isinstance(block, Paragraph)
    assert plain(block.runs) == typed.strip()


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_markdown_file_read_by_another_tool_shows_those_letters(typed: str) -> None:
    inline = MarkdownIt("commonmark").enable("table").parse(as_markdown(shield(typed)))
    assert [token.type for token in inline] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(t.content for t in inline[1].children or ()) == typed.strip()


@given(st.text())
def test_any_text_becomes_paragraphs_and_nothing_else(typed: str) -> None:
    assert all(isinstance(block, Paragraph) for block in parse(shield(typed)))


@given(st.text())
def test_shielding_twice_changes_nothing(typed: str) -> None:
    assert shield(shield(typed)) == shield(typed)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"])))
def test_what_can_be_printed_comes_back_as_it_was_typed(typed: str) -> None:
    assert bare(unshield(shield(typed))) == typed.strip()


def test_characters_no_file_can_hold_are_left_out() -> None:
    assert clean("A\x00d\x1ba\u202e\ud800\ufffe\x9b") == "Ada"


def test_new_lines_of_every_kind_are_one_line_break() -> None:
    assert clean("a\r\nb\nc\rd\x85e") == LINE_BREAK.join("abcde")


def test_nothing_is_written_for_nothing() -> None:
    assert shield(None) == ""
