"""Outlines round homes: everyone who lives there inside one, nobody else inside any, and none that winds about."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drawing.stories import CROWDED, MESSY, ROUND
from tests.drawing.stories import drawn as story_drawn

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import TEAM, FamilyView
from famnet.domain.ties import Household, Residence
from famnet.drawing.genogram.households import households
from famnet.drawing.genogram.rims import inside
from famnet.drawing.layout import Line, Outline, Placed

WIDE, HIGH = 60.0, 100.0


def stand(*rows: str) -> tuple[Placed, ...]:
    """People by letters: a letter's place in its row is where it stands; a dot is an empty place."""
    return tuple(
        Placed(
            person=letter,
            x=i * WIDE,
            y=row * HIGH,
            label=(i * WIDE - 22, row * HIGH - 30, i * WIDE + 22, row * HIGH + 44),
        )
        for row, letters in enumerate(rows)
        for i, letter in enumerate(letters)
        if letter not in ". "
    )


def living(*homes: str, until: PartialDate | None = None) -> FamilyView:
    return FamilyView(
        audience=TEAM,
        today=date(2026, 11, 22),
        name="Test",
        households=tuple(Household(id=home, name=f"{home}’s") for home in homes),
        residences=tuple(
            Residence(id=f"{home}-{p}", person=p, household=home, until=until) for home in homes for p in home
        ),
    )


def drawn(view: FamilyView, *rows: str) -> list[set[str]]:
    return [set(outline.members) for outline in households(view, stand(*rows))]


def corners(outline: Outline) -> int:
    return len(outline.outline)


def test_a_mother_above_her_children_is_in_one_outline_with_them() -> None:
    """K lives with A and T."""
    (home,) = households(living("KAT"), stand(".K.", "A.T"))
    assert (set(home.members), corners(home), home.strangers, home.elsewhere) == (set("KAT"), 4, (), ())


def test_an_outline_steps_round_a_stranger_in_the_other_row() -> None:
    """D stands beside K and does not live there."""
    (home,) = households(living("KAT"), stand("DK", "AT"))
    assert corners(home) == 6
    assert home.strangers == ()


def test_a_child_in_two_homes_is_in_both_outlines() -> None:
    """A lives with K and T, and with D and I."""
    assert drawn(living("KAT", "DAI"), ".K.D.", "T.A.I") == [set("KAT"), set("DAI")]


def test_who_stands_apart_gets_an_outline_of_their_own_with_the_homes_name() -> None:
    """A lives with her grandmother G; her mother K and D, who stand between, do not."""
    homes = households(living("GA"), stand("EG.", ".KD", "A.."))
    assert [(h.name, h.members, h.elsewhere) for h in homes] == [("GA’s", ("G",), ("A",)), ("GA’s", ("A",), ("G",))]


def test_a_stranger_between_two_members_of_a_row_parts_them() -> None:
    assert drawn(living("AC"), "ABC") == [set("A"), set("C")]


def test_two_runs_below_a_couple_hang_from_one_outline() -> None:
    """O and S live with A and C; B, between their children, lives elsewhere."""
    (home,) = households(living("OSAC"), stand("OS.", "ABC"))
    assert home.strangers == ()
    assert set(home.members) == set("OSAC")


def test_two_that_hardly_meet_are_joined_where_there_is_room() -> None:
    """A hangs half a place beside K: the outline is drawn out until what joins them is broad."""
    beside = tuple(p if p.person != "A" else _moved(p, -40) for p in stand("DK", ".A"))
    (home,) = households(living("KA"), beside)
    assert set(home.members) == {"K", "A"}
    assert inside((WIDE, HIGH / 2), home.outline)


def _moved(person: Placed, by: float) -> Placed:
    left, top, right, bottom = person.label
    return Placed(person=person.person, x=person.x + by, y=person.y, label=(left + by, top, right + by, bottom))


def test_somebody_who_lives_alone_is_not_outlined() -> None:
    assert drawn(living("A"), "AB") == []


def test_a_home_that_was_left_is_not_outlined() -> None:
    assert drawn(living("AB", until=PartialDate(2020)), "AB") == []


@pytest.mark.parametrize(
    "homes", [pytest.param(("AB", "BC"), id="two"), pytest.param(("AB", "BC", "BD"), id="three")]
)
def test_outlines_that_share_somebody_do_not_run_on_one_another(homes: tuple[str, ...]) -> None:
    found = households(living(*homes), stand("ABC", ".D."))
    tops = [min(y for _, y in home.outline) for home in found if "B" in home.members]
    assert len(set(tops)) == len(tops)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=4),
    picks=st.lists(st.sets(st.integers(0, 19), min_size=2, max_size=8), min_size=1, max_size=4),
)
def test_every_outline_holds_its_people_and_no_stranger(rows: list[list[bool]], picks: list[set[int]]) -> None:
    letters = iter("ABCDEFGHIJKLMNOPQRST")
    people = stand(*("".join(next(letters) if here else "." for here in row) for row in rows))
    names = [p.person for p in people]
    homes = ["".join(names[i] for i in sorted(pick) if i < len(names)) for pick in picks]
    view = living(*dict.fromkeys(home for home in homes if home))
    at = {p.person: p for p in people}
    found = households(view, people)
    for home in found:
        assert home.strangers == ()
        assert all(inside((at[p].x, at[p].y), home.outline) for p in home.members)
        assert not any(_touches(home, at[p]) for p in names if p not in home.name)
    for name in (home.id for home in view.households):
        inside_one = sorted(p for outline in found if outline.name == f"{name}’s" for p in outline.members)
        assert inside_one == (sorted(name) if len(name) > 1 else [])


def _touches(home: Outline, person: Placed) -> bool:
    """Whether a corner of somebody's box lies inside an outline."""
    left, top, right, bottom = person.label
    return any(inside((x, y), home.outline) for x in (left, right) for y in (top, bottom))


def upright(x: float, top: float = 0.0, bottom: float = 500.0) -> Line:
    return Line(kind="carer", union="c", people=("A", "B"), points=((x, top), (x, bottom)))


@pytest.mark.parametrize("off", [-2.0, -0.4, 0.0, 0.4, 2.0])
def test_no_rim_runs_along_a_line(off: float) -> None:
    """A line close to a home's right or left side: the side goes a little further out."""
    view, people = living("AB"), stand("AB")
    (plain,) = households(view, people)
    xs = [x for x, _ in plain.outline]
    left, right = min(xs), max(xs)
    for line in (upright(left + off), upright(right + off)):
        (home,) = households(view, people, [line])
        sides = {x for x, _ in home.outline}
        assert min(abs(x - line.points[0][0]) for x in sides) >= 2.5
        assert min(sides) <= left
        assert max(sides) >= right


def test_lines_that_only_end_near_a_rim_move_nothing() -> None:
    view, people = living("AB"), stand("AB")
    (plain,) = households(view, people)
    top = min(y for _, y in plain.outline)
    short = [upright(min(x for x, _ in plain.outline), top - 40, top + 4)]
    assert households(view, people, short) == (plain,)


@pytest.mark.parametrize("story", [MESSY, CROWDED, ROUND], ids=["messy", "crowded", "round"])
def test_in_a_crowded_family_rims_and_lines_are_told_apart(story: str) -> None:
    layout = story_drawn(story).layout
    uprights = [(a, b) for line in layout.lines for a, b in pairwise(line.points) if a[0] == b[0]]
    rims = [side for home in layout.households for side in pairwise((*home.outline, home.outline[0]))]
    close = [
        (a, c)
        for a, b in rims
        for c, d in uprights
        if a[0] == b[0]
        and abs(a[0] - c[0]) < 2
        and min(max(a[1], b[1]), max(c[1], d[1])) - max(min(a[1], b[1]), min(c[1], d[1])) > 12
    ]
    assert close == []
