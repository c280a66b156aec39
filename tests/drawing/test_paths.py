from math import dist

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from famnet.drawing.paths import (
    DASH_DOT,
    across,
    at,
    beside,
    flattened,
    length_of,
    longest_level,
    part,
    pieces,
    rounded,
    straight,
    tidy,
    towards,
    waves,
    zigzag,
)

POINTS = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda p: (float(p[0]), float(p[1])))
WAYS = st.lists(POINTS, min_size=2, max_size=6).filter(lambda way: length_of(way) > 20)
CORNER = [(0.0, 0.0), (100.0, 0.0), (100.0, 50.0)]


@settings(max_examples=40)
@given(WAYS)
def test_every_kind_of_line_starts_and_ends_where_its_way_does(way: list[tuple[float, float]]) -> None:
    for curve in (straight(way), zigzag(way, 4, 6), waves(way, 4, 9), rounded(way, 8)):
        assert dist(curve[0], way[0]) < 0.02
        assert dist(curve[-1], way[-1]) < 0.02


@settings(max_examples=40)
@given(WAYS, st.floats(0, 12))
def test_curves_come_in_whole_beziers(way: list[tuple[float, float]], radius: float) -> None:
    assume(len(tidy(way)) > 1)
    for curve in (straight(way), rounded(way, radius), waves(way, 4, 9)):
        assert len(curve) % 3 == 1


@settings(max_examples=40)
@given(WAYS, st.floats(0, 1), st.floats(0, 1))
def test_a_part_is_as_long_as_asked(way: list[tuple[float, float]], a: float, b: float) -> None:
    total = length_of(way)
    start, end = sorted((a * total, b * total))
    assert length_of(part(way, start, end)) == pytest.approx(end - start, abs=0.01)


def test_a_line_beside_another_keeps_its_distance_round_a_corner() -> None:
    assert beside(CORNER, 5) == [(0, -5), (105, -5), (105, 50)]
    assert beside(CORNER, -5) == [(0, 5), (95, 5), (95, 50)]


def test_a_closed_outline_comes_back_to_its_start() -> None:
    curve = rounded([(0, 0), (50, 0), (50, 50), (0, 50), (0, 0)], 10, closed=True)
    assert curve[0] == curve[-1]


def test_the_place_along_a_line_knows_its_direction() -> None:
    assert at(CORNER, 120) == ((100, 20), (0, 1))
    assert at(CORNER, 999) == ((100, 50), (0, 1))
    assert at([(3.0, 4.0), (3.0, 4.0)], 1) == ((3, 4), (1, 0))


def test_a_bar_lies_across() -> None:
    assert across([(0.0, 0.0), (10.0, 0.0)], 5, half=3) == ((5, -3), (5, 3))


def test_no_direction_leaves_a_point_where_it_is() -> None:
    assert towards((1, 1), (1, 1), 5) == (1, 1)


@settings(max_examples=40)
@given(WAYS)
def test_a_broken_line_begins_and_ends_drawn(way: list[tuple[float, float]]) -> None:
    broken = list(pieces(way, DASH_DOT))
    assert dist(broken[0][0], way[0]) < 0.02
    assert dist(broken[-1][-1], way[-1]) < 0.02
    assert len(broken) % 2 == 1
    assert sum(map(length_of, broken)) < length_of(way)


def test_a_flattened_curve_keeps_its_straight_stretches_short() -> None:
    assert flattened(straight(CORNER)) == CORNER
    assert len(flattened(rounded(CORNER, 10))) == 9


def test_a_label_goes_to_the_longest_level_stretch() -> None:
    way = [(0.0, 0.0), (0.0, 300.0), (90.0, 300.0), (90.0, 0.0)]
    assert longest_level(way) == ((0, 300), (90, 300))
    assert longest_level([(0.0, 0.0), (10.0, 10.0)]) == ((0, 0), (10, 10))
