"""A genogram in few words: every fact once, in the reader's language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Person, PersonKind
from famnet.domain.ties import Household, ParentKind, ParentLink, Residence
from famnet.drawing.briefly import in_brief
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.picture import genogram
from famnet.drawing.saying import English
from famnet.drawing.telling import text_equivalent


class Pig(English):
    """A language of its own: every term is marked, what people are called is not."""

    def __call__(self, words: str, **values: object) -> str:
        return f"·{words}·".format(**values) if values else f"·{words}·"

    def date(self, day: date | None) -> str:
        return f"{day:%d/%m/%Y}" if day else ""

    def names(self, names: Iterable[str]) -> str:
        return "+".join(names)


def test_everyone_has_a_line_and_the_children_in_focus_come_first(
    ada_view: FamilyView, ada_roles: Mapping[str, str]
) -> None:
    lines = in_brief(ada_view, ada_roles)
    assert lines[0].startswith("Ada Reid, ")
    assert "child in focus" in lines[0]
    assert all(any(line.startswith(p.name) for line in lines) for p in ada_view.people if p.name)


def test_it_says_less_than_the_long_form_and_nothing_twice(
    ada_view: FamilyView, ada_roles: Mapping[str, str]
) -> None:
    short = " ".join(in_brief(ada_view, ada_roles))
    long = " ".join(person.line for person in text_equivalent(ada_view, ada_roles))
    assert len(short) < 0.75 * len(long)
    assert short.count("Couples: ") == 1


def test_dates_homes_deaths_and_carers_are_told(ada_view: FamilyView) -> None:
    people = (
        Person(id="a", name="Ann", born=PartialDate(1950, about=True), died=PartialDate(2019, 3), deceased=True),
        Person(id="b", name="Ben", born=PartialDate(1980, 5, 3)),
        Person(id="c", name="Cai", deceased=True),
        Person(id="d", kind=PersonKind.MISCARRIAGE, born=PartialDate(2001)),
    )
    told = in_brief(
        replace(
            ada_view,
            people=people,
            children=(),
            couples=(),
            ties=(),
            health=(),
            parent_links=(
                ParentLink(parent="a", child="b"),
                ParentLink(parent="c", child="b", kind=ParentKind.KINSHIP, since=PartialDate(1985)),
            ),
            households=(Household(id="h", name="Ben's"), Household(id="i", name="Empty")),
            residences=(
                Residence(person="b", household="h"),
                Residence(person="c", household="i", until=PartialDate(2001)),
            ),
        ),
        {},
    )
    assert told[0] == "Ann: born about 1950, died March 2019, aged 69."
    assert told[1].endswith("parent Ann, cared for by Cai (kinship carer, since 1985).")
    assert told[2] == "Cai: has died."
    assert told[3] == "Miscarriage: miscarriage 2001."
    assert told[4:] == ("Homes: Ben's: Ben.",)


def test_nothing_of_the_picture_stays_in_another_language(ada_view: FamilyView, ada_roles: Mapping[str, str]) -> None:
    """Only names, years, ages and letters are said as they are."""
    drawn = genogram(ada_view, PictureOptions(roles=ada_roles, say=Pig()))
    own = {p.name for p in ada_view.people} | {h.name for h in ada_view.households} | set(ada_roles.values())
    own |= {tie.label for tie in ada_view.ties}
    words = {text for text in drawn.scene.texts if "·" not in text and not any(w in text or text in w for w in own)}
    letters = re.compile(r"[~c.\d]*|(?:[A-Za-z]+ \d{4} ?)+")  # years, ages, and letters that the key explains
    assert {text for text in words if not letters.fullmatch(text)} == set()
    assert "·born " in in_brief(ada_view, ada_roles, Pig())[0]
