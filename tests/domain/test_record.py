"""The light dataclass behaves as a frozen one."""

from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from famnet.domain.people import Person
from famnet.domain.record import Record, draft, record, value


@record
class Point:
    x: int
    y: int = 0
    seen: list[int] | None = None

    def __post_init__(self) -> None:
        if self.x < 0:
            message = "left of the page"
            raise ValueError(message)


def test_it_takes_named_fields_and_fills_in_the_rest() -> None:
    assert (Point(x=1).x, Point(x=1).y) == (1, 0)
    assert [f.name for f in fields(Point)] == ["x", "y", "seen"]


@pytest.mark.parametrize("told", [{}, {"x": 1, "z": 2}], ids=["missing", "unknown"])
def test_it_wants_every_field_it_needs_and_no_other(told: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(**told)  # type: ignore[arg-type]


def test_it_is_equal_and_hashed_by_its_values_and_only_to_its_kind() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert hash(Point(x=1)) == hash(Point(x=1, y=0))
    assert Point(x=1) != Point(x=2)
    assert not Point(x=1).__eq__(Record())


def test_it_never_changes() -> None:
    point = Point(x=1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert replace(point, y=5) == Point(x=1, y=5)


def test_its_own_check_is_asked() -> None:
    with pytest.raises(ValueError, match="left of the page"):
        Point(x=-1)


def test_a_stored_thing_shows_its_id_and_none_of_its_values() -> None:
    assert repr(Person(id="p1", name="Ada Reid")) == "<Person p1>"
    assert Record().id != Record().id


@value
class _Span:
    low: int
    high: int = 0


def test_a_small_value_takes_its_fields_by_their_places_or_names() -> None:
    assert _Span(3, 8) == _Span(3, high=8) == _Span(low=3, high=8)
    assert _Span(3).high == 0
    assert len({_Span(3, 8), _Span(3, 8)}) == 1


@pytest.mark.parametrize(("placed", "named"), [((1, 2, 3), {}), ((1,), {"low": 1}), ((), {"high": 1})], ids=str)
def test_a_small_value_refuses_fields_too_many_twice_or_missing(
    placed: tuple[int, ...], named: dict[str, int]
) -> None:
    make: Any = _Span
    with pytest.raises(TypeError):
        make(*placed, **named)


@draft
class _Plan:
    rows: list[int]
    name: str = ""


def test_what_is_still_being_made_may_change_and_is_only_itself() -> None:
    plan = _Plan([1], name="first")
    plan.name = "second"
    assert (plan.rows, plan.name) == ([1], "second")
    assert plan != _Plan([1], name="second")
    with pytest.raises(TypeError, match="missing rows"):
        _Plan(name="no rows")  # type: ignore[call-arg]
