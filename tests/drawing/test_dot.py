import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famnet.drawing.dot import dot_of, escaped, quoted, sheet_of
from famnet.drawing.palette import PALETTES, Mode
from famnet.drawing.paper import Paper
from famnet.drawing.render import render
from famnet.drawing.scene import (
    Anchor,
    Area,
    Dash,
    Fill,
    Form,
    Head,
    Mark,
    Pen,
    Scene,
    Shape,
    Stroke,
    Text,
    names_of_people,
)
from famnet.drawing.sheets import whole
from famnet.drawing.text import clean

PEN = Pen(color="#112233", width=1.5)
NOTHING = "\u2060"  # stands between two letters and is not seen
DAY = date(2026, 11, 22)


def scene(*marks: Mark) -> Scene:
    return Scene(width=200, height=100, title="Family", description="Nobody", marks=marks)


def svg(*marks: Mark) -> str:
    return render(dot_of(scene(*marks)), "svg").decode()


def one_piece(drawn: Scene) -> str:
    return sheet_of(drawn, whole(drawn, Paper.FIT))


def words(*lines: str, anchor: Anchor = Anchor.MIDDLE) -> Text:
    return Text(x=100, y=50, lines=lines, size=10, color="#000000", anchor=anchor)


def test_the_page_is_as_large_as_the_scene() -> None:
    assert 'viewBox="0.00 0.00 200.00 100.00"' in svg()


def test_a_shape_is_drawn_where_the_scene_has_it() -> None:
    box = Shape(form=Form.BOX, x=50, y=30, width=20, height=10, pen=PEN, fill=Fill(color="#ffffff"))
    points = re.search(r'stroke="#112233" stroke-width="1.5" points="([^"]*)"', svg(box))
    assert points
    corners = {tuple(map(float, pair.split(","))) for pair in points.group(1).split()}
    assert corners == {(60, -75), (40, -75), (40, -65), (60, -65)}  # Graphviz's own origin is the lower left


def test_a_triangle_is_as_high_as_it_says() -> None:
    mark = Shape(form=Form.TRIANGLE, x=50, y=30, width=24, height=18, pen=PEN, fill=Fill(color="#ffffff"))
    found = re.search(r'stroke="#112233" stroke-width="1.5" points="([^"]*)"', svg(mark))
    assert found
    heights = {round(100 + float(pair.split(",")[1]), 1) for pair in found.group(1).split()}
    assert heights == {21.0, 39.0}


def test_a_stroke_keeps_its_curves() -> None:
    curve = ((10.0, 10.0), (20.0, 30.0), (40.0, 30.0), (50.0, 10.0))
    assert 'd="M10,-90C20,-70 40,-70 50,-90"' in svg(Stroke(curves=(curve,), pen=PEN))


def test_an_arrow_points_ahead_of_its_line() -> None:
    curve = ((10.0, 50.0), (20.0, 50.0), (40.0, 50.0), (50.0, 50.0))
    drawn = svg(Stroke(curves=(curve,), pen=PEN, head=Head.FILLED, head_size=1.0))
    head = re.search(r'<polygon fill="#112233"[^>]*points="([^"]*)"', drawn)
    assert head
    assert max(float(pair.split(",")[0]) for pair in head.group(1).split()) == pytest.approx(58, abs=2)


@pytest.mark.parametrize(
    ("anchor", "svg_anchor"),
    [
        pytest.param(Anchor.START, 'text-anchor="start" x="100"', id="start"),
        pytest.param(Anchor.MIDDLE, 'text-anchor="middle" x="100"', id="middle"),
        pytest.param(Anchor.END, 'text-anchor="end" x="100"', id="end"),
    ],
)
def test_text_stands_at_its_anchor(anchor: Anchor, svg_anchor: str) -> None:
    assert svg_anchor in svg(words("Ada", anchor=anchor))


def test_dashes_are_kept() -> None:
    curve = ((10.0, 10.0), (20.0, 10.0), (40.0, 10.0), (50.0, 10.0))
    assert "stroke-dasharray" in svg(Stroke(curves=(curve,), pen=Pen(color="#000000", dash=Dash.DASHED)))


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), min_size=1, max_size=40),
    st.lists(
        st.sampled_from(
            ["\\N", "\\G", "\\L", "\\n", "\\l", '"', "\\", "<b>", "&amp;", "<!--", "-->", "]]>", ";", "}", "\u202e"]
        ),
        min_size=1,
        max_size=6,
    ).map("".join),
)


@settings(deadline=None, max_examples=60)
@given(HOSTILE, st.sampled_from([dot_of, one_piece]))
def test_any_name_comes_out_as_it_went_in(name: str, way: Callable[[Scene], str]) -> None:
    root = ET.fromstring(render(way(scene(words(name))), "svg"))  # noqa: S314 -- our own bytes
    texts = ["".join(t.itertext()) for t in root.iter("{http://www.w3.org/2000/svg}text")]
    told = " ".join("".join(texts).replace(NOTHING, "").split())
    assert told == clean(name).replace(NOTHING, "")


def test_a_text_without_words_hides_no_other() -> None:
    drawn = render(one_piece(scene(words("\u202e"), words("Kemi"))), "svg").decode()
    assert re.findall(r">([^<]+)</text>", drawn) == ["Kemi"]


def test_names_in_the_picture_say_nothing_about_people() -> None:
    box = Shape(
        form=Form.BOX, x=50, y=30, width=20, height=10, pen=PEN, fill=Fill(color="#ffffff"), person="ada-reid"
    )
    assert names_of_people(scene(words("Ada"), box)) == {"ada-reid": "n2"}
    assert "ada-reid" not in svg(box)
    assert 'id="n1"' in svg(box)


def test_quotes_and_backslashes_are_escaped() -> None:
    assert quoted('"') == '"\\""'
    assert escaped("\\N") == "\\\\N"


@pytest.mark.parametrize("mode", [Mode.GREY, Mode.CONTRAST])
def test_grey_and_contrast_use_no_hue(mode: Mode) -> None:
    palette = PALETTES[mode]
    colors = [v for v in vars(palette).values() if isinstance(v, str)] + list(palette.homes)
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colors)


def test_a_long_dotted_line_is_drawn_although_graphviz_reads_no_long_lines() -> None:
    across = tuple((10.0 + n, 20.0 + n % 2) for n in range(6001))
    long = scene(*(Stroke(curves=(across,), pen=replace(PEN, dash=dash)) for dash in (Dash.SOLID, Dash.DOTTED)))
    for dot in (dot_of(long), one_piece(long)):
        assert max(len(line.encode()) for line in dot.splitlines()) < 16_384
        assert render(dot, "png")


@pytest.mark.parametrize("start", range(3996, 4002))
def test_a_long_string_is_read_as_it_was_written(start: int) -> None:
    value = "a" * start + '\\\\"\\\\é' * 2000
    read = pygraphviz.AGraph(string=f"graph g {{ graph [told={quoted(value)}] }}")
    assert read.graph_attr["told"] == value


def test_an_area_lies_under_everything_and_lets_what_is_below_shine_through() -> None:
    ring = ((10.0, 10.0), (90.0, 10.0), (90.0, 90.0), (10.0, 10.0))
    drawn = svg(Area(curve=ring, color="#0f766e14"), words("Kemi"))
    assert 'fill="#0f766e" fill-opacity="0.078' in drawn
    assert drawn.index("M10,-90") < drawn.index("Kemi")


def test_any_number_of_areas_is_drawn() -> None:
    ring = tuple((50.0 + n, 50.0) for n in range(61))
    assert svg(*(Area(curve=ring, color="#0f766e14") for _ in range(60))).count("#0f766e") == 120


@pytest.mark.parametrize("anchor", Anchor)
def test_a_text_as_wide_as_the_page_does_not_widen_it(anchor: Anchor) -> None:
    at = {Anchor.START: 2.0, Anchor.MIDDLE: 100.0, Anchor.END: 198.0}[anchor]
    title = Text(
        x=at, y=50, lines=("What changed since Monday in this family",), size=10, color="#000000", anchor=anchor
    )
    assert 'viewBox="0.00 0.00 200.00 100.00"' in svg(title)
