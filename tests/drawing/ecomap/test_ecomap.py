import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.drawing.stories import Loud, told_view, unsaid

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.phrases.words import relationships
from famnet.domain.ties import EcomapLink, SupportFlow, SupportStrength
from famnet.drawing.canvas import PictureOptions, text_box
from famnet.drawing.ecomap.hub import household
from famnet.drawing.ecomap.lines import FLOWS, STRENGTHS
from famnet.drawing.ecomap.picture import Ecomap, ecomap, ecomap_picture
from famnet.drawing.ecomap.ring import ring
from famnet.drawing.ecomap.ways import crosses, leaving, meets
from famnet.drawing.palette import Mode
from famnet.drawing.paper import Paper
from famnet.drawing.scene import Shape, Text
from famnet.drawing.sheets import sheets

WORDS = ("GP", "Hillside Primary School", "Food bank on Tuesdays", "Church", "Work (night shifts)", "Youth club")


def many(count: int) -> tuple[EcomapLink, ...]:
    return tuple(
        EcomapLink(
            id=f"e{i:02}",
            name=f"{WORDS[i % len(WORDS)]} {i}",
            to=("", "ada", "kemi", "tobi")[i % 4],
            strength=list(SupportStrength)[i % 4],
            flow=list(SupportFlow)[i % 4],
            note="helps with the rent" if i % 5 == 0 else "",
        )
        for i in range(count)
    )


@pytest.fixture
def ada_world(ada_view: FamilyView) -> FamilyView:
    """Ada, Kemi and Tobi at home; Grace, a school, a landlord, and a club that is over."""
    links = (
        EcomapLink(
            id="g", name="Nan", person="grace", to="ada", strength=SupportStrength.STRONG, flow=SupportFlow.IN
        ),
        EcomapLink(id="s", name="Hillside School", to="ada", since=PartialDate(2020)),
        EcomapLink(id="l", name="Landlord", strength=SupportStrength.STRESSFUL, flow=SupportFlow.OUT, note="arrears"),
        EcomapLink(id="c", name="Judo club", until=PartialDate(2024)),
        EcomapLink(id="n", name="Nursery", since=PartialDate(2027)),
        EcomapLink(id="x", name="Somebody withheld", person="nobody"),
    )
    return replace(ada_view, ecomap=links)


def boxes(drawn: Ecomap) -> list[tuple[float, float, float, float]]:
    return [
        (x - s.width / 2, y - s.height / 2, x + s.width / 2, y + s.height / 2)
        for s, (x, y) in zip(drawn.stations, drawn.spots, strict=True)
    ]


def test_every_strength_and_flow_has_a_line() -> None:
    assert STRENGTHS.keys() == set(SupportStrength)
    assert FLOWS.keys() == set(SupportFlow)
    assert len({replace(s, tone="", words="") for s in STRENGTHS.values()}) == len(STRENGTHS)


def test_the_household_of_the_child_stands_in_the_middle(ada_view: FamilyView) -> None:
    assert household(ada_view) == {"ada", "kemi", "tobi"}
    assert household(replace(ada_view, residences=())) == {"ada"}


def test_whoever_has_moved_out_is_not_in_the_middle(ada_view: FamilyView) -> None:
    gone = tuple(replace(r, until=PartialDate(2020)) if r.person == "tobi" else r for r in ada_view.residences)
    assert household(replace(ada_view, residences=gone)) == {"ada", "kemi"}


def test_only_what_holds_on_the_day_is_drawn_and_only_who_may_be_seen(ada_world: FamilyView) -> None:
    names = [" ".join(s.name) for s in ecomap(ada_world).stations]
    assert names == ["Grace Okafor", "Hillside School", "Landlord"]
    later = replace(ada_world, today=date(2027, 6, 1))
    assert "Nursery" in [" ".join(s.name) for s in ecomap(later).stations]


def test_a_withheld_name_is_not_told_by_the_link(ada_world: FamilyView) -> None:
    people = tuple(replace(p, name="") if p.id == "grace" else p for p in ada_world.people)
    scene = ecomap(replace(ada_world, people=people)).scene
    assert not any("Nan" in text or "Grace" in text for text in scene.texts)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 16, 17, 23, 31, 40, 57])
def test_nothing_covers_anything(ada_view: FamilyView, count: int) -> None:
    drawn = ecomap(replace(ada_view, ecomap=many(count)))
    places = boxes(drawn)
    for i, a in enumerate(places):
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in places[:i])
    for i, way in enumerate(drawn.ways):
        assert not any(meets(way, box) for j, box in enumerate(places) if j != i)
        assert not any(crosses(way, other) for other in drawn.ways[:i])
        assert not any(meets(way, words) for words in drawn.hub.words)


def test_forty_boxes_go_on_one_sheet_of_paper(ada_view: FamilyView) -> None:
    drawn = ecomap(replace(ada_view, ecomap=many(40))).scene
    assert len(sheets(drawn, Paper.A4)) == 1


def test_words_stay_inside_their_boxes(ada_view: FamilyView) -> None:
    scene = ecomap(replace(ada_view, ecomap=many(24))).scene
    frames = [
        (m.x - m.width / 2, m.y - m.height / 2, m.x + m.width / 2, m.y + m.height / 2)
        for m in scene.marks
        if isinstance(m, Shape) and m.person.startswith("e")
    ]
    for text in (text_box(m) for m in scene.marks if isinstance(m, Text) and m.size in {8.0, 9.5} and m.bold):
        holders = [f for f in frames if f[0] <= text[0] and text[2] <= f[2] and f[1] <= text[1] and text[3] <= f[3]]
        assert len(holders) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(60, 120), st.floats(25, 70)), min_size=1, max_size=40))
def test_boxes_of_any_sizes_go_round_without_touching(sizes: list[tuple[float, float]]) -> None:
    spots = ring(sizes, (120.0, 110.0))
    assert len(spots) == len(sizes)
    assert all(
        abs(a[0] - b[0]) >= (p[0] + q[0]) / 2 or abs(a[1] - b[1]) >= (p[1] + q[1]) / 2
        for i, (a, p) in enumerate(zip(spots, sizes, strict=True))
        for b, q in zip(spots[:i], sizes[:i], strict=True)
    )


def test_the_legend_explains_just_what_is_used(ada_world: FamilyView) -> None:
    texts = set(ecomap(ada_world).scene.texts)
    assert {"Strong tie", "Ordinary tie", "Stressful tie", "Support goes to the household", "The household"} <= texts
    assert "Tenuous tie" not in texts


def test_each_box_says_whom_it_is_for_and_since_when(ada_world: FamilyView) -> None:
    told = {one.person: one.line for one in ecomap(ada_world, PictureOptions(roles={"grace": "nan"})).told()}
    assert told["g"] == "Grace Okafor, nan. Strong tie. Support goes to the household. With Ada Reid."
    assert told["s"] == "Hillside School. Ordinary tie. Support goes both ways. With Ada Reid. Since 2020."
    assert told["l"] == "Landlord. Stressful tie. Support goes from the household. arrears."


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("fmt", ["svg", "png", "dot", "html"])
def test_each_format_and_mode_gives_the_same_bytes_again(ada_world: FamilyView, fmt: str, mode: Mode) -> None:
    options = PictureOptions(mode=mode)
    assert ecomap_picture(ada_world, fmt, options=options) == ecomap_picture(ada_world, fmt, options=options)


def test_the_pdf_can_be_searched(ada_world: FamilyView) -> None:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(ecomap_picture(ada_world, "pdf"))).pages)
    assert "Landlord" in text


def test_the_json_says_where_everything_is(ada_world: FamilyView) -> None:
    told = json.loads(ecomap_picture(ada_world, "json"))
    assert told["household"]["members"] == ["ada", "kemi", "tobi"]
    assert {link["name"] for link in told["links"]} == {"Grace Okafor", "Hillside School", "Landlord"}
    assert all(len(link["points"]) == 2 for link in told["links"])


def corners() -> Iterator[tuple[float, float]]:
    return ((x, y) for x in (-50.0, 50.0) for y in (-40.0, 40.0))


@pytest.mark.parametrize("goal", list(corners()))
def test_a_line_leaves_a_box_by_its_side(goal: tuple[float, float]) -> None:
    x, y = leaving((-10, -5, 10, 5), goal)
    assert abs(x) == pytest.approx(10) or abs(y) == pytest.approx(5)


@pytest.mark.parametrize(
    ("way", "meeting"),
    [
        pytest.param(((0, 0), (100, 0)), False, id="level, clear above"),
        pytest.param(((0, 30), (100, 30)), True, id="level, through"),
        pytest.param(((50, 0), (50, 100)), True, id="upright, through"),
        pytest.param(((0, 0), (0, 100)), False, id="upright, beside"),
        pytest.param(((0, 100), (30, 60)), False, id="slanting, short of it"),
    ],
)
def test_a_line_is_known_to_run_into_a_box(
    way: tuple[tuple[float, float], tuple[float, float]], *, meeting: bool
) -> None:
    assert meets(way, (40, 20, 60, 40)) is meeting


def ends_at_a_symbol(drawn: Ecomap) -> list[bool]:
    """For each box that is for somebody, whether its line reaches past the household's edge."""
    across, down = drawn.hub.axes
    tied = zip(drawn.stations, drawn.ways, strict=True)
    return [(end[0] / across) ** 2 + (end[1] / down) ** 2 < 0.95 for s, (_, end) in tied if s.link.to]


@pytest.mark.parametrize("count", range(1, 17, 3))
def test_either_all_lines_lead_to_whom_they_are_for_or_none(ada_view: FamilyView, count: int) -> None:
    """One that did among others that stop at the edge would be read as the only one for somebody."""
    assert len(set(ends_at_a_symbol(ecomap(replace(ada_view, ecomap=many(count)))))) <= 1


def test_who_in_the_household_is_no_parent_says_who_they_are_and_stands_above_the_children() -> None:
    view = told_view("""
        Maya*, girl, born 2016, lives with Sharon
        Jayden, brother, born 2018, lives with Sharon
        Kelly, mother, born 1993
        Sharon, maternal grandmother, born 1966
    """)
    drawn = ecomap(view, PictureOptions(roles=relationships(view)))
    tops = {p.name: drawn.hub.symbols[p.id][1] for p in view.people if p.id in drawn.hub.symbols}
    assert tops["Sharon"] < tops["Maya"] == tops["Jayden"]
    assert ("maternal grandmother",) in [mark.lines for mark in drawn.scene.marks if isinstance(mark, Text)]


def test_the_ecomap_speaks_its_reader_s_language(ada_world: FamilyView) -> None:
    unnamed = EcomapLink(id="u", name="")
    drawn = ecomap(replace(ada_world, ecomap=(*ada_world.ecomap, unnamed)), PictureOptions(say=Loud()))
    own = {"Ada Reid", "Kemi Okafor", "Tobi Bello", "Grace Okafor", "Hillside School", "Landlord", "arrears"}
    assert unsaid(drawn.scene.texts) - own == set()
    assert drawn.scene.language == "xx-LOUD"
    assert unsaid(fact for one in drawn.told() for fact in one.facts) == {"arrears."}
    assert {"STRONG TIE.", "WITH ADA REID.", "SINCE 2020."} <= {fact for one in drawn.told() for fact in one.facts}


def test_a_long_foot_stays_on_the_page(ada_world: FamilyView) -> None:
    note = "The words of this picture have not been checked by anybody. " * 5
    scene = ecomap(ada_world, PictureOptions(note=note)).scene
    foot = next(m for m in scene.marks if isinstance(m, Text) and m.lines[0].startswith("The words"))
    left, _, right, bottom = text_box(foot)
    assert (scene.left <= left, right <= scene.left + scene.width, bottom <= scene.top + scene.height) == (True,) * 3
    assert " ".join(foot.lines) == note.strip()
