import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.drawing.clutter import Clutter

BOXES = st.tuples(*[st.integers(0, 300).map(float)] * 2).map(lambda p: (p[0], p[1], p[0] + 30, p[1] + 10))


@given(st.lists(BOXES, max_size=8), st.lists(BOXES, min_size=1, max_size=8))
def test_a_free_place_is_taken_where_there_is_one(
    taken: list[tuple[float, ...]], spots: list[tuple[float, ...]]
) -> None:
    clutter = Clutter(taken)  # type: ignore[arg-type]
    free = [s for s in spots if clutter.cost(s) == 0]  # type: ignore[arg-type]
    best = clutter.best(spots)  # type: ignore[arg-type]
    assert best in (free or spots)


def test_a_place_with_air_round_it_is_better_than_one_beside_a_line() -> None:
    clutter = Clutter(lines=[[(12, 0), (12, 10)]])
    assert clutter.best([(0, 0, 10, 10), (40, 0, 50, 10)]) == (40, 0, 50, 10)


def test_a_place_beside_a_line_is_better_than_one_on_it() -> None:
    clutter = Clutter(lines=[[(12, 0), (12, 10)]])
    assert clutter.best([(5, 0, 15, 10), (0, 0, 10, 10)]) == (0, 0, 10, 10)


def test_a_label_would_rather_stand_on_a_line_than_on_words() -> None:
    clutter = Clutter([(0, 0, 10, 10)], [[(0, 25), (100, 25)]])
    assert clutter.best([(0, 0, 10, 10), (0, 20, 10, 30)]) == (0, 20, 10, 30)


def test_a_taken_place_is_not_given_twice() -> None:
    clutter = Clutter()
    assert clutter.best([(0, 0, 10, 10), (20, 0, 30, 10)]) != clutter.best([(0, 0, 10, 10), (20, 0, 30, 10)])


def test_a_label_needs_a_place_to_try() -> None:
    with pytest.raises(ValueError, match="at least one place"):
        Clutter().best([])
