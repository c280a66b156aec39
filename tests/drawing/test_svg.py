"""What is written straight from the scene is what Graphviz would have drawn."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from famnet.drawing.dot import dot_of, sheet_of
from famnet.drawing.paper import Paper
from famnet.drawing.render import render
from famnet.drawing.scene import (
    Anchor,
    Area,
    Dash,
    Fill,
    Form,
    Half,
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
from famnet.drawing.svg import svg_of

PEN = Pen(color="#112233", width=1.5)
SVG = "{http://www.w3.org/2000/svg}"
CURVE = ((10.0, 80.0), (20.0, 80.0), (30.0, 80.0), (40.0, 90.0))
SHAPES = tuple(
    Shape(
        form=form,
        x=40 + i * 50,
        y=40,
        width=36,
        height=30,
        pen=PEN,
        fill=Fill(color="#ffeedd", half=half),
        person="p",
    )
    for i, (form, half) in enumerate(product(Form, (Half.ALL, Half.LOWER, Half.LEFT)))
)
TEXTS = tuple(
    Text(x=400, y=70, lines=('Ada & <b> "q"', "Zoë"), size=size, color="#000000", anchor=anchor, bold=size > 9)
    for anchor, size in product(Anchor, (8.0, 8.5, 10.0, 16.0))
)
STROKES = tuple(Stroke(curves=(CURVE, CURVE), pen=Pen(color="#445566", width=1.1, dash=dash)) for dash in Dash)
DRAWN = {"text", "path", "ellipse", "polygon", "rect"}
LOOKS = ("stroke", "stroke-dasharray", "fill-opacity", "font-weight", "text-anchor", "font-size")
AREA = Area(curve=CURVE, color="#0f766e14")


def scene(*marks: Mark) -> Scene:
    return Scene(width=800, height=150, left=-5, top=-7, title="T & x", description="D", marks=marks)


def straight(drawn: Scene) -> ET.Element:
    return ET.fromstring(svg_of(drawn, whole(drawn, Paper.FIT)))  # noqa: S314 -- our own bytes


def one_piece(drawn: Scene) -> str:
    return sheet_of(drawn, whole(drawn, Paper.FIT))


def by_graphviz(drawn: Scene, way: Callable[[Scene], str] = dot_of) -> ET.Element:
    """Graphviz's own SVG; its fonts carry their weight in their names, and its dashes are shorter than ours."""
    svg = render(way(drawn), "svg").decode()
    for theirs, ours in (
        ('font-family="Arial Bold"', 'font-weight="bold"'),
        ('dasharray="5,2"', 'dasharray="6,4"'),
        ('dasharray="1,5"', 'dasharray="1.6,3"'),
    ):
        svg = svg.replace(theirs, ours)
    return ET.fromstring(svg)  # noqa: S314 -- our own bytes


def parts(svg: ET.Element) -> list[tuple[list[float], list[str]]]:
    """Every drawn element: its extent on the page, and how it looks."""
    found = [e for e in svg.iter() if e.tag.removeprefix(SVG) in DRAWN]
    return [(_extent(e, _shift(svg)), _look(e)) for e in found[1:]]  # after the page itself


def _shift(svg: ET.Element) -> tuple[float, float]:
    found = next(e.get("transform", "") for e in svg.iter(f"{SVG}g"))
    x, y = re.findall(r"translate\(([-\d.]+) ([-\d.]+)\)", found)[0]
    return float(x), float(y)


def _extent(element: ET.Element, shift: tuple[float, float]) -> list[float]:
    xs, ys = zip(*_points(element), strict=True)
    return [min(xs) + shift[0], max(xs) + shift[0], min(ys) + shift[1], max(ys) + shift[1]]


def _look(element: ET.Element) -> list[str]:
    values = {key: element.get(key, "") for key in LOOKS}
    size = values.pop("font-size")
    return [str(element.text or "").strip(), *values.values(), f"{float(size or 0):.2f}"]


def _points(element: ET.Element) -> Iterator[tuple[float, float]]:
    number = {key: float(value) for key, value in element.attrib.items() if re.fullmatch(r"[-\d.]+", value)}
    if "cx" in number:
        yield number["cx"] - number["rx"], number["cy"] - number["ry"]
        yield number["cx"] + number["rx"], number["cy"] + number["ry"]
    elif "x" in number:
        yield number["x"], number["y"]
        yield number["x"] + number.get("width", 0), number["y"] + number.get("height", 0)
    else:
        pairs = re.findall(r"([-\d.]+),([-\d.]+)", element.get("d", "") + element.get("points", ""))
        yield from ((float(x), float(y)) for x, y in pairs)


@pytest.mark.parametrize(
    ("marks", "way"),
    [
        pytest.param(SHAPES, dot_of, id="shapes"),
        pytest.param(TEXTS, dot_of, id="texts"),
        pytest.param(STROKES, dot_of, id="strokes"),
        pytest.param(SHAPES, one_piece, id="shapes in one piece"),
        pytest.param(TEXTS, one_piece, id="texts in one piece"),
        pytest.param(STROKES[:1], one_piece, id="strokes in one piece"),
    ],
)
def test_it_is_what_graphviz_draws(marks: tuple[Mark, ...], way: Callable[[Scene], str]) -> None:
    drawn = scene(*marks)
    theirs = parts(by_graphviz(drawn, way))
    mine = parts(straight(drawn))
    assert all(any(box == pytest.approx(b, abs=0.5) and look == k for b, k in theirs) for box, look in mine)
    assert all(any(box == pytest.approx(b, abs=0.5) and look == k for b, k in mine) for box, look in theirs)


def test_areas_come_first_and_lines_last() -> None:
    svg = svg_of(scene(*STROKES, *SHAPES, AREA), whole(scene(), Paper.FIT)).decode()
    assert svg.index('fill-opacity="0.078431"') < svg.index("node person") < svg.index('class="line"')


def test_people_can_be_found_by_the_same_names() -> None:
    drawn = scene(*STROKES, *SHAPES)
    found = {g.get("id") for g in straight(drawn).iter(f"{SVG}g") if g.get("class") == "node person"}
    assert set(names_of_people(drawn).values()) <= found


def test_a_half_is_filled_with_a_gradient_of_its_own() -> None:
    svg = straight(scene(*SHAPES))
    ids = {g.get("id") for g in svg.iter(f"{SVG}linearGradient")}
    used = {(e.get("fill") or "")[5:-1] for e in svg.iter() if (e.get("fill") or "").startswith("url(")}
    assert ids == used
    assert len(ids) == 2 * len(Form)


def test_on_paper_the_window_is_the_sheet() -> None:
    drawn = scene(*SHAPES)
    svg = ET.fromstring(svg_of(drawn, whole(drawn, Paper.A4)))  # noqa: S314 -- our own bytes
    assert (svg.get("width"), svg.get("height")) == ("842pt", "595pt")


@pytest.mark.parametrize("way", [dot_of, one_piece])
@pytest.mark.parametrize("head", [head for head in Head if head is not Head.NONE])
@pytest.mark.parametrize("towards", [(50.0, 50.0), (10.0, 90.0), (2.0, 8.0)], ids=["right", "down", "up"])
def test_an_arrow_ends_where_graphviz_ends_it(
    head: Head, towards: tuple[float, float], way: Callable[[Scene], str]
) -> None:
    line = ((10.0, 50.0), (10.0, 50.0), (10.0, 50.0), towards)
    arrow = Stroke(curves=(line,), pen=Pen(color="#112233", width=1.0), head=head, head_size=0.8)
    theirs, mine = (
        _extent(_polygon(svg), _shift(svg)) for svg in (by_graphviz(scene(arrow), way), straight(scene(arrow)))
    )
    assert mine == pytest.approx(theirs, abs=2.0)  # half a pen's width is counted in by Graphviz


def _polygon(svg: ET.Element) -> ET.Element:
    return list(svg.iter(f"{SVG}polygon"))[-1]


@pytest.mark.parametrize("half", [Half.LOWER, Half.LEFT])
def test_graphviz_fills_the_same_half(half: Half) -> None:
    drawn = scene(*(shape for shape in SHAPES if shape.fill.half is half))
    halves = [
        re.findall(r"<linearGradient[^>]*x1=\"([-\d.]+)\" y1=\"([-\d.]+)\" x2=\"([-\d.]+)\" y2=\"([-\d.]+)\"", svg)
        for svg in (render(way(drawn), "svg").decode() for way in (dot_of, one_piece))
    ]
    assert halves[0] == halves[1]
    assert halves[0]


def test_the_same_scene_gives_the_same_bytes() -> None:
    drawn = scene(*SHAPES, *TEXTS, *STROKES, AREA)
    sheet = whole(drawn, Paper.FIT)
    assert svg_of(drawn, sheet) == svg_of(drawn, sheet)


def test_drawing_an_svg_loads_nothing_that_only_other_forms_need() -> None:
    code = "import sys, famnet.usecases.genogram, famnet.drawing.svg; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"pygraphviz", "hashlib", "famnet.drawing.dot", "famnet.drawing.render"} & set(loaded)
