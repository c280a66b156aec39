import os
import stat
import struct
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from famnet.drawing.pdf import UnknownPdfError, joined
from famnet.drawing.render import DrawingFailedError, NoGraphvizError, render, render_pdf

DAY = date(2026, 11, 22)
DOT = 'graph g { graph [margin=0 pad=0] a [shape=box pos="50,50" label="Zoë" fontname="Arial"] }'


@pytest.mark.parametrize(
    ("fmt", "start"),
    [
        pytest.param("svg", b"<?xml", id="svg"),
        pytest.param("png", b"\x89PNG", id="png"),
    ],
)
def test_each_format_is_drawn_with_the_same_bytes_every_time(fmt: str, start: bytes) -> None:
    drawn = render(DOT, fmt)
    assert drawn.startswith(start)
    assert render(DOT, fmt) == drawn


def test_a_pdf_says_what_it_is_and_no_other_date_than_the_one_it_shows() -> None:
    drawn = render_pdf([DOT], title="Zoë’s family", when=DAY)
    told = PdfReader(BytesIO(drawn)).metadata
    assert told
    assert (told.title, told.producer) == ("Zoë’s family", "famnet")
    assert told.creation_date_raw == "D:20261122000000Z"
    assert render_pdf([DOT], title="Zoë’s family", when=DAY) == drawn


def test_several_pages_make_one_pdf() -> None:
    pages = PdfReader(BytesIO(render_pdf([DOT, DOT.replace("Zoë", "Bo")], title="Two", when=DAY))).pages
    assert [page.extract_text().strip() for page in pages] == ["Zoë", "Bo"]


PACKED = b"%PDF-1.7\n1 0 obj\n<< /Type /XRef >>\nendobj\nstartxref\n9\n%%EOF\n"


@pytest.mark.usefixtures("without_pygraphviz")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_pdf_of_another_make_is_handed_on_alone_but_not_joined(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "packed.pdf").write_bytes(PACKED)
    program(tmp_path, f"cat {tmp_path / 'packed.pdf'}")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert render_pdf([DOT], title="One", when=DAY) == PACKED
    with pytest.raises(DrawingFailedError):
        render_pdf([DOT, DOT], title="Two", when=DAY)


def test_a_pdf_whose_table_points_elsewhere_is_not_trusted() -> None:
    good = render_pdf([DOT], title="One", when=DAY)
    with pytest.raises(UnknownPdfError):
        joined([good.replace(b"1 0 obj", b"7 0 obj", 1)], "One", DAY)


def test_a_png_holds_pixels_and_nothing_about_its_maker() -> None:
    data = render(DOT, "png")
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kinds.append(data[at + 4 : at + 8])
        at += length + 12
    assert set(kinds) <= {b"IHDR", b"IDAT", b"IEND", b"bKGD", b"pHYs", b"sBIT"}


def test_graphviz_keeps_its_warnings_to_itself(capfd: pytest.CaptureFixture[str]) -> None:
    render('graph g { a [fixedsize=true width=0.1 label="far too long for it" pos="5,5"] }', "png")
    assert capfd.readouterr().err == ""


def test_what_graphviz_cannot_read_is_one_clear_refusal() -> None:
    with pytest.raises(DrawingFailedError, match="could not make the SVG"):
        render("graph g {", "svg")


@pytest.fixture
def without_pygraphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)


@pytest.mark.usefixtures("without_pygraphviz")
def test_without_graphviz_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGraphvizError) as refused:
        render(DOT, "svg")
    assert "pip install pygraphviz" in refused.value.hint


@pytest.mark.usefixtures("without_pygraphviz")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_system_graphviz_draws_where_there_is_no_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, 'echo "<svg>$@</svg>"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert b"-Kneato -Tsvg -n2" in render(DOT, "svg")


@pytest.mark.usefixtures("without_pygraphviz")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_system_graphviz_that_fails_is_one_clear_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(DrawingFailedError):
        render(DOT, "svg")


def program(folder: Path, does: str) -> None:
    """A `dot` that stands in for Graphviz's."""
    dot = folder / "dot"
    dot.write_text(f"#!/bin/sh\ncat > /dev/null\n{does}\n")
    dot.chmod(dot.stat().st_mode | stat.S_IXUSR)
