"""Families come off the shelf as they were put on it, and nothing is overwritten unseen."""

import sys
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.mapping import SafetyScale
from famnet.domain.meetings import Meeting
from famnet.domain.people import Gender, Person
from famnet.domain.plans import PlanKind, PlanState, ReviewDue
from famnet.domain.record import Record
from famnet.domain.ties import Household, ParentLink
from famnet.store.codec import to_cell
from famnet.store.errors import (
    AmbiguousFamilyError,
    CannotStoreError,
    ChangedUnderneathError,
    LooseEndError,
    NoFamilyError,
    UnknownFamilyError,
)
from famnet.store.rows import places
from famnet.store.shelf import Shelf
from famnet.store.tables import TABLES

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Keep = Callable[[Family, Family], Family]


@pytest.fixture
def keep(shelf: Shelf) -> Keep:
    return lambda before, after: shelf.keep(before, after, command="network edit", who="Sam", at=MORNING).family


def test_a_family_comes_back_as_it_was_kept(shelf: Shelf, reid: Family) -> None:
    assert shelf.family("Reid") == reid
    assert [p.version for p in reid.people] == [1, 1]


# --- any family at all ---

_PERSON, _HOUSEHOLD, _MEETING = Person(name="Ada"), Household(name="Mum's"), Meeting()
_THERE = {
    **dict.fromkeys(("person", "parent", "child", "one", "other"), _PERSON.id),
    "household": _HOUSEHOLD.id,
    "meeting": _MEETING.id,
}
_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_PARTIAL = st.sampled_from([PartialDate(1985, about=True), PartialDate(2026, 3)]) | st.builds(
    lambda day, about: replace(PartialDate.of(day), about=about),
    st.dates(),
    st.booleans(),
)
_OF: dict[object, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    date: st.dates(),
    PartialDate: _PARTIAL,
    NoneType: st.none(),
    tuple[str, ...]: st.lists(_TEXT, max_size=3).map(tuple),
}


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _OF:
        return _OF[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return st.one_of(*map(_of, get_args(hint)))


def _records(kind: type[Record]) -> st.SearchStrategy[tuple[Record, ...]]:
    told = {f.name: _of(f.type) for f in fields(kind) if f.name not in ("id", "version")}
    there = {name: st.just(id_) for name, id_ in _THERE.items() if name in told}
    return st.lists(st.builds(kind, **(told | there)), max_size=2).map(tuple)


_ANY = st.fixed_dictionaries({name: _records(table.record) for name, table in TABLES.items()})


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=_ANY, second=_ANY)
def test_any_family_survives_keeping_and_any_change_of_it(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, Any], second: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("any") / "work.famnet"
    before, after = (_whole(kinds) for kinds in (first, second))
    after = replace(after, id=before.id)
    with Shelf.create(path, plain=True) as shelf:
        kept = shelf.keep(None, before, command="network import", who="Sam", at=MORNING).family
        assert shelf.family() == kept
        changed = shelf.keep(kept, after, command="network import", who="Sam", at=MORNING).family
        assert shelf.family() == changed
    assert _told(changed) == _told(after)


def _whole(kinds: dict[str, Any]) -> Family:
    always: dict[str, Record] = {"people": _PERSON, "households": _HOUSEHOLD, "meetings": _MEETING}
    told: dict[str, Any] = {name: (*_one(always.get(name)), *kinds[name]) for name in kinds}
    drafts = (replace(plan, state=PlanState.DRAFT) for plan in told["plans"][1:])  # a family has one plan in force
    return Family(name="Reid", **{**told, "plans": (*told["plans"][:1], *drafts)})


def _one(record: Record | None) -> tuple[Record, ...]:
    return (record,) if record else ()


def _told(family: Family) -> Family:
    """The family without versions: what somebody told."""
    plain: dict[str, Any] = {name: tuple(replace(r, version=0) for r in getattr(family, name)) for name in TABLES}
    return replace(family, version=0, **plain)


# --- order ---


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_places_give_the_wanted_order(stored: list[int], wanted: list[int]) -> None:
    there = {str(id_): n for n, id_ in enumerate(stored, 1)}
    order = [str(id_) for id_ in wanted]
    result = there | places(there, order)
    assert sorted(order, key=result.__getitem__) == order
    assert len({result[id_] for id_ in order}) == len(order)


def test_somebody_added_at_the_end_moves_nobody() -> None:
    assert places({"a": 1, "b": 5}, ["a", "b", "c"]) == {"c": 6}


def test_a_new_order_is_kept(shelf: Shelf, reid: Family, keep: Keep) -> None:
    keep(reid, replace(reid, people=reid.people[::-1]))
    assert [p.name for p in shelf.family().people] == ["Kemi Okafor", "Ada Reid"]


# --- two people at once ---


def test_a_row_changed_by_somebody_else_is_not_overwritten(shelf: Shelf, reid: Family, keep: Keep) -> None:
    ada = reid.people[0]
    keep(reid, reid.with_person(replace(ada, called="Addie")))
    with pytest.raises(ChangedUnderneathError) as refused:
        keep(reid, reid.with_person(replace(ada, called="Ad")).with_person(Person(name="Grace")))
    assert refused.value.exit_code == 75
    assert [p.called for p in shelf.family().people] == ["Addie", ""]


def test_a_row_removed_by_somebody_else_is_not_brought_back(reid: Family, keep: Keep) -> None:
    keep(reid, replace(reid, people=reid.people[:1]))
    with pytest.raises(ChangedUnderneathError):
        keep(reid, reid.with_person(replace(reid.people[1], called="Mum")))


def test_changes_to_different_people_both_stay(shelf: Shelf, reid: Family, keep: Keep) -> None:
    ada, kemi = reid.people
    keep(reid, reid.with_person(replace(ada, called="Addie")))
    keep(reid, reid.with_person(replace(kemi, called="Mum")).with_person(Person(name="Grace")))
    keep(reid, reid.with_person(Person(name="Tobi")))
    assert [p.called or p.name for p in shelf.family().people] == ["Addie", "Mum", "Grace", "Tobi"]


def test_the_same_family_is_not_made_twice(shelf: Shelf, reid: Family) -> None:
    with pytest.raises(ChangedUnderneathError):
        shelf.keep(None, reid, command="family add", who="Sam", at=MORNING)


def test_nothing_about_somebody_who_is_not_there(shelf: Shelf, reid: Family, keep: Keep) -> None:
    link = ParentLink(parent="nobody", child=reid.people[0].id)
    with pytest.raises(LooseEndError):
        keep(reid, replace(reid, parent_links=(link,)))
    assert shelf.family() == reid


def test_keeping_what_is_kept_leaves_no_history(shelf: Shelf, reid: Family) -> None:
    change = shelf.keep(reid, reid, command="network edit", who="Sam", at=MORNING)
    assert change.entry is None
    assert len(shelf.history()) == 1


# --- what cannot be stored ---


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(Person(name="Ada \udce9"), id="bytes that are no text"),
        pytest.param(Person(name="Ada", source_id="\ud800"), id="half a character"),
    ],
)
def test_text_that_is_no_text_is_refused_whole(shelf: Shelf, reid: Family, keep: Keep, person: Person) -> None:
    with pytest.raises(CannotStoreError):
        keep(reid, reid.with_person(Person(name="Grace")).with_person(person))
    assert shelf.family() == reid


# --- finding a family ---


@pytest.fixture
def three(shelf: Shelf, reid: Family) -> Shelf:
    assert reid.version
    for name in ("Bello", "Reid-Okafor"):
        shelf.keep(None, Family(name=name), command="family add", who="Sam", at=MORNING)
    return shelf


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        pytest.param("bello", "Bello", id="whole name in other case"),
        pytest.param("Reid", "Reid", id="a whole name before a part of another"),
        pytest.param("okafor", "Reid-Okafor", id="a part of the name"),
        pytest.param("ada reid", "Reid", id="the child's name"),
        pytest.param(" ada ", "Reid", id="a part of the child's name"),
        pytest.param(None, "Reid", id="the first added is in use"),
    ],
)
def test_a_family_is_found_by(three: Shelf, ref: str | None, name: str) -> None:
    assert three.family(ref).name == name


def test_a_family_is_found_by_its_id(three: Shelf) -> None:
    assert three.family(three.families()[1].id).name == "Bello"


def test_a_part_of_two_names_is_ambiguous(three: Shelf) -> None:
    with pytest.raises(AmbiguousFamilyError, match="2 families: Reid; Reid-Okafor"):
        three.family("rei")


def test_an_unknown_family_is_not_found(three: Shelf) -> None:
    with pytest.raises(UnknownFamilyError) as refused:
        three.family("Smith")
    assert refused.value.exit_code == 4


def test_an_empty_store_has_no_family(shelf: Shelf) -> None:
    with pytest.raises(NoFamilyError):
        shelf.family()


def test_the_family_in_use_is_the_one_chosen_last(three: Shelf) -> None:
    three.use(three.families()[2].id)
    assert three.family().name == "Reid-Okafor"
    assert [row.in_use for row in three.families()] == [False, False, True]


# --- lists, settings, orders ---


def _due(family: Family, day: date) -> ReviewDue:
    return ReviewDue(
        plan="plan", child=family.people[0].id, kind=PlanKind.CHILD_IN_NEED, due=day, maximum=day,
        rule="review-child-in-need", source="002", why="6 weeks after",
    )  # fmt: skip


def test_reviews_due_are_listed_with_names_until_a_day(shelf: Shelf, reid: Family, keep: Keep) -> None:
    days = (date(2026, 4, 10), date(2026, 3, 6))
    keep(reid, replace(reid, reviews_due=tuple(_due(reid, day) for day in days)))
    assert [row.due for row in shelf.due_reviews()] == sorted(days)
    (row,) = shelf.due_reviews(date(2026, 3, 6))
    assert (row.family_name, row.child_name, row.kind) == ("Reid", "Ada Reid", "child_in_need")
    assert shelf.families()[0].next_review == days[1]


def test_only_the_review_that_sets_the_date_is_listed(shelf: Shelf, reid: Family, keep: Keep) -> None:
    first, second = _due(reid, date(2026, 3, 6)), _due(reid, date(2026, 3, 20))
    keep(reid, replace(reid, reviews_due=(first, replace(second, governs=False))))
    assert [row.due for row in shelf.due_reviews()] == [date(2026, 3, 6)]


def test_a_closed_family_has_no_reviews_due(shelf: Shelf, reid: Family, keep: Keep) -> None:
    day = date(2026, 3, 6)
    keep(reid, replace(reid, reviews_due=(_due(reid, day),), closed_on=day))
    assert shelf.due_reviews() == ()


def test_the_list_of_due_reviews_uses_its_index(shelf: Shelf) -> None:
    from famnet.store.lists import _DUE  # noqa: PLC0415 -- only this test looks inside

    plan = shelf.session.db.execute(f"EXPLAIN QUERY PLAN {_DUE}", ("2026-03-06",)).fetchall()
    assert any("reviews_due_by_day" in row[3] for row in plan)


def test_settings_are_kept_with_history_and_conveniences_without(shelf: Shelf) -> None:
    assert shelf.setting("commencement") == ""
    for value in ("2026-10-01", "2026-11-01"):
        shelf.set_setting("commencement", value, who="Sam", at=MORNING)
    shelf.remember_order("f1", "genogram", [["p1", "p2"], ["p3"]])
    assert shelf.setting("commencement") == "2026-11-01"
    assert shelf.order("f1", "genogram") == (("p1", "p2"), ("p3",))
    assert shelf.order("f2", "genogram") == ()
    assert [entry.command for entry in shelf.history()] == ["setting", "setting"]


def test_history_says_who_did_what_when(shelf: Shelf, reid: Family, keep: Keep) -> None:
    keep(reid, replace(reid, people=(replace(reid.people[0], gender=Gender.FEMALE),)))
    first, second = shelf.history(reid.id)
    assert (first.command, first.who, first.at) == ("family add", "Sam", MORNING)
    assert [(c.table, c.old is None, c.new is None) for c in first.rows] == [
        ("families", True, False),
        ("children", True, False),
        ("people", True, False),
        ("people", True, False),
    ]
    changed, removed = second.rows
    assert (changed.old or {})["gender"] == "unknown"
    assert (changed.new or {})["gender"] == "female"
    assert (removed.old or {})["name"] == "Kemi Okafor"


def test_reading_commands_import_no_sqlite_utils() -> None:
    heavy = {"sqlite_utils", "cryptography", "famnet.domain.family", "platformdirs"}
    code = "import sys, famnet.store.shelf; print(*sys.modules)"
    import subprocess  # noqa: PLC0415 -- only here

    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not heavy & set(found.stdout.split())


def test_a_number_too_long_for_any_table_is_refused(shelf: Shelf, reid: Family, keep: Keep) -> None:
    with pytest.raises(CannotStoreError, match="score"):
        keep(reid, replace(reid, scales=(SafetyScale(rater="Kemi", score=10**4999, rated_on=date(2026, 3, 2)),)))
    assert shelf.family() == reid


def test_a_field_of_another_type_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="float is not one of the types"):
        to_cell(1.5)
