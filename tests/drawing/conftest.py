from collections.abc import Callable
from datetime import date

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import TEAM, FamilyView
from famnet.domain.people import Gender, HealthKind, HealthMark, HealthState, Person
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import (
    Couple,
    CoupleEnd,
    CoupleKind,
    EmotionalTie,
    Feeling,
    Household,
    ParentKind,
    ParentLink,
    Residence,
    Tie,
    TieKind,
)
from famnet.drawing.canvas import Canvas, PictureOptions, canvas_for
from famnet.drawing.labels import labels_for
from famnet.drawing.layout import Layout, Line, Outline, Placed

TODAY = date(2026, 11, 22)
F, M = Gender.FEMALE, Gender.MALE


def _person(id_: str, name: str, gender: Gender, born: str = "", died: str = "") -> Person:
    when = [PartialDate.parse(text) if text else None for text in (born, died)]
    return Person(id=id_, name=name, gender=gender, born=when[0], died=when[1])


@pytest.fixture
def ada_view() -> FamilyView:
    """
    Ada Reid*, girl, born 5 May 2015, lives with Kemi
    Kemi Okafor, mother, born 1993
    Daniel Reid, father, born about 1990, in recovery from substance misuse
    Tobi Bello, maternal half-brother, born February 2020, lives with Kemi
    Marcus Bello, father of Tobi
    Grace Okafor, maternal grandmother, born 1968, special guardian of Ada
    Samuel Okafor, maternal grandfather, born 1964, died 2019
    Sandra Lee, health visitor
    """
    people = (
        _person("ada", "Ada Reid", F, "5 May 2015"),
        _person("kemi", "Kemi Okafor", F, "1993"),
        _person("dan", "Daniel Reid", M, "about 1990"),
        _person("tobi", "Tobi Bello", M, "2020-02"),
        _person("marcus", "Marcus Bello", M),
        _person("grace", "Grace Okafor", F, "1968"),
        _person("sam", "Samuel Okafor", M, "1964", "2019"),
        Person(id="sandra", name="Sandra Lee", gender=F, professional=True),
    )
    born = {"ada": ("kemi", "dan"), "tobi": ("kemi", "marcus"), "kemi": ("grace", "sam")}
    links = [ParentLink(id=f"{p}-{c}", parent=p, child=c) for c, parents in born.items() for p in parents]
    guard = ParentLink(
        id="sgo", parent="grace", child="ada", kind=ParentKind.SPECIAL_GUARDIAN, since=PartialDate(2023)
    )
    apart = Couple(
        id="kd",
        one="kemi",
        other="dan",
        kind=CoupleKind.LIVING_TOGETHER,
        since=PartialDate(2013),
        end=CoupleEnd.SEPARATED,
        until=PartialDate(2018),
    )
    wed = Couple(id="gs", one="grace", other="sam", kind=CoupleKind.MARRIED, since=PartialDate(1990))
    return FamilyView(
        audience=TEAM,
        today=TODAY,
        name="Reid",
        children=(ChildInFocus(id="focus", person="ada"),),
        people=people,
        parent_links=(*links, guard),
        couples=(apart, wed),
        ties=(Tie(id="hv", person="sandra", of="tobi", kind=TieKind.PROFESSIONAL, label="health visitor"),),
        households=(Household(id="home", name="Kemi’s"),),
        residences=tuple(Residence(id=f"r-{p}", person=p, household="home") for p in ("ada", "kemi", "tobi")),
        feelings=(EmotionalTie(id="close", one="ada", other="grace", feeling=Feeling.CLOSE),),
        health=(HealthMark(id="h", person="dan", kind=HealthKind.SUBSTANCE_MISUSE, state=HealthState.RECOVERY),),
    )


ADA_ROLES = {"kemi": "mother", "dan": "father", "tobi": "maternal half-brother", "grace": "maternal grandmother"}


@pytest.fixture
def ada_roles() -> dict[str, str]:
    return dict(ADA_ROLES)


@pytest.fixture
def ada_layout() -> Layout:
    """Placed by hand, so that how things are drawn is tested apart from where they are put."""
    spots = {
        "grace": (300, 60), "sam": (200, 60), "marcus": (60, 200), "kemi": (180, 200), "dan": (320, 200),
        "tobi": (120, 340), "ada": (250, 340), "sandra": (420, 340),
    }  # fmt: skip
    people = [
        Placed(person=p, x=x, y=y, label=(x - 45.0, y - 30.0, x + 45.0, y + 44.0)) for p, (x, y) in spots.items()
    ]
    lines = (
        Line(kind="couple", union="u1", people=("kemi", "dan"), points=((198, 200), (302, 200)), ref="kd"),
        Line(kind="couple", union="u2", people=("marcus", "kemi"), points=((78, 200), (162, 200))),
        Line(kind="couple", union="u3", people=("sam", "grace"), points=((218, 60), (282, 60)), ref="gs"),
        Line(kind="descent", union="u1", people=("kemi", "dan", "ada"), points=((250, 200), (250, 322))),
        Line(kind="descent", union="u2", people=("marcus", "kemi", "tobi"), points=((120, 200), (120, 322))),
        Line(
            kind="descent",
            union="u3",
            people=("sam", "grace", "kemi"),
            points=((250, 60), (250, 150), (180, 150), (180, 182)),
        ),
        Line(
            kind="carer",
            union="c1",
            people=("grace", "ada"),
            points=((318, 60), (380, 60), (380, 340), (268, 340)),
            ref="sgo",
        ),
        Line(kind="emotional", union=None, people=("ada", "grace"), points=((262, 327), (296, 78)), ref="close"),
    )
    home = Outline(
        name="Kemi’s",
        members=("ada", "kemi", "tobi"),
        outline=((70.0, 170.0), (290.0, 170.0), (290.0, 395.0), (70.0, 395.0)),
    )
    return Layout(people=tuple(people), lines=lines, households=(home,), width=480, height=420)


@pytest.fixture
def canvas_of(
    ada_view: FamilyView, ada_layout: Layout, ada_roles: dict[str, str]
) -> Callable[[PictureOptions], Canvas]:
    """The family on a canvas with the options of the case."""

    def make(options: PictureOptions) -> Canvas:
        from famnet.domain.kin import Kin  # noqa: PLC0415 -- kept beside its one use

        labels = labels_for(ada_view, ada_roles, gentle=options.gentle)
        return canvas_for(ada_view, Kin(ada_view), ada_layout, labels, options)

    return make
