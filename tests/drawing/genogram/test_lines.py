"""Lines: joined to the right people wherever a carer stands, each one line, none beside another as if they were one."""

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.drawing.genogram.gedcom_families import room_for
from tests.drawing.genogram.told import told

from famnet.drawing.genogram import lay_out
from famnet.drawing.genogram.chains import chained
from famnet.drawing.genogram.chart import chart_of, components
from famnet.drawing.genogram.gaps import CLEAR, LITTLE, Spots, gaps
from famnet.drawing.genogram.generations import Levels
from famnet.drawing.genogram.judge import drawn_crossings
from famnet.drawing.genogram.lines import STRAIGHT
from famnet.drawing.genogram.ports import plan_ports
from famnet.drawing.genogram.web import web_of
from famnet.drawing.layout import Layout, Line

CARED_FOR = {
    "by a grandmother": ("G f 1950 = M f 1980\nM = K f 2010\nG =guardian K", ("G", "K")),
    "by a grandmother past a full row": (
        "G f 1950 + H m 1948 = M f 1980, A f 1983\nM + D m 1979 = K f 2010\nA + B m = C f 2012\nG =guardian K",
        ("G", "K"),
    ),
    "by a grown-up half-sister": ("M f 1970 + X m = S f 1992\nM + Y m = K f 2012\nS =guardian K", ("S", "K")),
    "by somebody a generation below": ("O f 1950 = M f 1980\nM = K f 2010\nK =guardian O", ("K", "O")),
}


def drawn(text: str) -> Layout:
    view = told(text)
    return lay_out(view, room_for(view))


@pytest.mark.parametrize(("text", "joined"), CARED_FOR.values(), ids=CARED_FOR)
def test_a_carers_line_is_one_line_that_joins_carer_and_child(text: str, joined: tuple[str, str]) -> None:
    lines = [line for line in drawn(text).lines if line.kind == "carer"]
    assert [set(line.people) for line in lines] == [set(joined)]
    assert lines[0].ref == "link-{}-{}".format(*joined)
    assert all(min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= STRAIGHT for a, b in pairwise(lines[0].points))


def piece(
    *points: tuple[float, float], people: tuple[str, ...] = ("a", "b"), kind: str = "carer", ref: str = ""
) -> Line:
    return Line(kind=kind, union="c", people=people, points=points, ref=ref)


def test_pieces_that_follow_one_another_become_one_line_without_needless_points() -> None:
    pieces = [piece((0, 0), (0, 10)), piece((0, 10), (0, 20), (5, 20)), piece((5, 20), (9, 20), ref="sgo")]
    assert list(chained(pieces)) == [piece((0, 0), (0, 20), (9, 20), ref="sgo")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(piece((0, 10), (0, 20), people=("a", "c")), id="of others"),
        pytest.param(piece((1, 10), (1, 20)), id="from elsewhere"),
        pytest.param(piece((0, 10), (0, 20), kind="descent"), id="of another kind"),
    ],
)
def test_other_pieces_stay_lines_of_their_own(other: Line) -> None:
    first = piece((0, 0), (0, 10))
    assert list(chained([first, other])) == [first, other]


FURTHER_PARTNERS = {
    "four": "M f 1980 + A m = A1 f 2000\nM + B m = B1 m 2004\nM + C m = C1 f 2008\nM + D m = D1 m 2012",
    "six": "M m 1740 + A f 1757 = A1 m 1772\nM + B f = B1 m 1770\nM + C f\nM + D f\nM + E f\nM + F f",
}


@pytest.mark.parametrize("text", FURTHER_PARTNERS.values(), ids=FURTHER_PARTNERS)
def test_the_line_to_a_further_partner_goes_round_the_one_to_a_nearer(text: str) -> None:
    assert drawn_crossings(drawn(text).lines) == 0


def test_a_couple_two_rows_apart_is_one_line_of_the_two() -> None:
    layout = drawn("A m + B f = C m\nC + D f = E f, F m\nA + E = G f")
    pieces = [line for line in layout.lines if line.kind == "couple" and set(line.people) == {"A", "E"}]
    rows = {person.person: person.y for person in layout.people}
    assert rows["E"] > rows["C"] > rows["A"]
    assert len(pieces) == 1
    assert len({line.union for line in layout.lines if "G" in line.people}) == 1


def test_children_of_a_couple_apart_hang_clear_of_the_next_couples_line() -> None:
    view = told(
        "A m 1950 + C f 1951 = E f 1980\nB m 1952 + D f 1953 = F m 1982\nP m 1920 + Q f 1921 = A, B\nR m 1922 = C"
    )
    web = web_of(view)
    levels = Levels(web)
    chart = chart_of(web, levels.generations(levels.spread()), max(components(web), key=len))
    rows = [[web.index[name] for name in names] for names in ("PQR", "ABCD", "EF")]
    x = {node: 120.0 * i for row in rows for i, node in enumerate(row)}
    spots = Spots(chart, plan_ports(chart, rows, x), x, dict.fromkeys(chart.row, 30.0))
    lanes = [spots.lane(stub) for stubs in spots.ports.apart.values() for stub in stubs]
    for lane in lanes:
        wished = replace(spots, x={**x, web.index["E"]: lane})
        for gap in gaps(wished):
            for bar in gap.apart.values():
                meets = gap.bars[gap.bars[bar].over].ups if gap.bars[bar].over >= 0 else ()
                assert all(abs(meet - other) >= CLEAR - LITTLE for meet in meets for other in lanes)
