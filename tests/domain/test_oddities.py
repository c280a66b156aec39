"""Odd facts are pointed out, and ordinary ones left alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.errors import Finding, Level
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.reference import ReferenceDataError
from famnet.domain.rules.book import LOOKS, Mode, Rule, Stage, load_rules
from famnet.domain.rules.check import check
from famnet.domain.ties import Couple, ParentLink, Residence
from famnet.exchange.story.reader import read_story

TODAY = date(2026, 11, 22)
GROWN_UP = load_rules()["child-is-grown-up"]


def found(story: str, rule: str) -> list[str]:
    """What one rule says of a story."""
    return said(read_story(story), rule)


def said(family: Family, rule: str) -> list[str]:
    return [f.message for f in check(family, TODAY, stages=frozenset({Stage.NETWORK})) if f.rule == rule]


@pytest.mark.parametrize(
    ("rule", "story", "message"),
    [
        pytest.param(
            "died-before-born",
            "Ada*, girl\nGrace, maternal grandmother, born 1968, died 1960",
            "Grace died 1960, before being born 1968.",
            id="died before born",
        ),
        pytest.param(
            "date-in-future",
            "Ada*, girl, born 5 May 2030",
            "Ada is said to be born 5 May 2030, which is still to come.",
            id="born in the future",
        ),
        pytest.param(
            "child-older-than-parent",
            "Ada*, girl, born 1990\nKemi, mother, born 1993",
            "Ada (born 1990) is older than their parent Kemi (1993).",
            id="older than her mother",
        ),
        pytest.param(
            "parent-very-young",
            "Ada*, girl, born 5 May 2015\nKemi, mother, born 1 June 2004",
            "Kemi was 10 when Ada was born.",
            id="a mother of ten",
        ),
        pytest.param(
            "mother-very-old",
            "Ada*, girl, born 5 May 2015\nKemi, mother, born 1950",
            "Kemi was 64 when Ada was born.",
            id="a mother of sixty-four",
        ),
        pytest.param(
            "born-after-mother-died",
            "Ada*, girl, born 5 May 2015\nKemi, mother, born 1993, died 2014",
            "Ada was born 5 May 2015, after their mother Kemi died 2014.",
            id="born after her mother died",
        ),
        pytest.param(
            "born-long-after-father-died",
            "Ada*, girl, born 5 May 2015\nDaniel, father, born 1990, died 2 June 2014",
            "Ada was born 5 May 2015, long after their father Daniel died 2 June 2014.",
            id="born eleven months after her father died",
        ),
        pytest.param(
            "births-too-close",
            "Ada*, girl, born 5 May 2015\nKemi, mother\nTobi, maternal half-brother, born 5 August 2015",
            "Ada and Tobi were born 92 days apart to one mother.",
            id="births three months apart",
        ),
        pytest.param(
            "very-old-and-alive",
            "Ada*, girl\nGrace, maternal grandmother, born 1900",
            "Grace would be 126. Have they died?",
            id="a hundred and twenty-six",
        ),
        pytest.param(
            "same-person-twice",
            "Ada*, girl\nGrace, maternal grandmother, born 1968\nGrace [2], family friend, born 1968",
            "Two people are called Grace and born 1968. Are they one?",
            id="told twice",
        ),
        pytest.param(
            "child-is-grown-up", "Ada*, girl, born 2005", "Ada is 21, and still a child in focus.", id="grown up"
        ),
    ],
)
def test_an_odd_fact_is_pointed_out(rule: str, story: str, message: str) -> None:
    assert found(story, rule) == [message]


@pytest.mark.parametrize(
    ("rule", "story"),
    [
        pytest.param("died-before-born", "Ada*, girl, born 2015, died 2015", id="died in the year of birth"),
        pytest.param(
            "died-before-born",
            "Ada*, girl, born about 1985, died 1983",
            id="a rough date proves nothing within years",
        ),
        pytest.param("child-older-than-parent", "Ada*, girl, born 1993\nKemi, mother, born 1993", id="the same year"),
        pytest.param(
            "parent-very-young", "Ada*, girl, born 2015\nKemi, mother, born about 2004", id="young only if roughly"
        ),
        pytest.param(
            "born-long-after-father-died",
            "Ada*, girl, born 5 May 2015\nDaniel, father, died 1 January 2015",
            id="born after her father died",
        ),
        pytest.param("mother-very-old", "Ada*, girl, born 2015\nDaniel, father, born 1940", id="an old father"),
        pytest.param(
            "same-person-twice", "Ada*, girl\nGrace, maternal grandmother\nGrace [2], neighbour", id="one name"
        ),
        pytest.param("child-is-grown-up", "Ada*, girl, born 2010", id="still a child"),
        pytest.param("date-in-future", "Ada*, girl, born 2015, died 2020", id="in the past"),
        pytest.param(
            "births-too-close",
            "Ada*, girl, born 5 May 2015\nKemi, mother\nTobi, maternal half-brother, born 5 May 2018",
            id="births years apart",
        ),
        pytest.param("very-old-and-alive", "Ada*, girl\nGrace, maternal grandmother, born 1900, died", id="has died"),
    ],
)
def test_an_ordinary_fact_is_left_alone(rule: str, story: str) -> None:
    assert found(story, rule) == []


def person(name: str, **facts: PartialDate | str) -> Person:
    return Person(id=name.lower(), name=name, **facts)  # type: ignore[arg-type] # dates and words, as each test needs


def family(*people: Person) -> Family:
    return Family(name="odd", people=people)


def test_twins_a_year_apart_are_pointed_out() -> None:
    born = [PartialDate(2015, 5, 5), PartialDate(2016, 5, 6)]
    twins = family(*(person(n, born=b, twins="t") for n, b in zip(("Ada", "Ben"), born, strict=True)))
    assert said(twins, "twins-apart") == ["Ada and Ben are twins, but born 5 May 2015 and 6 May 2016."]


def test_twins_born_about_midnight_are_left_alone() -> None:
    born = [PartialDate(2015, 5, 5), PartialDate(2015, 5, 6)]
    twins = family(*(person(n, born=b, twins="t") for n, b in zip(("Ada", "Ben"), born, strict=True)))
    assert said(twins, "twins-apart") == []
    assert said(family(person("Ada", twins="t")), "twins-apart") == []


def test_three_parents_by_birth_are_pointed_out() -> None:
    names = ("Ada", "Kemi", "Dan", "Marcus")
    three = replace(
        family(*map(person, names)), parent_links=tuple(ParentLink(parent=n.lower(), child="ada") for n in names[1:])
    )
    assert said(three, "more-than-two-birth-parents") == ["Ada has 3 parents by birth: Kemi, Dan, Marcus."]


def test_what_ends_before_it_begins_is_pointed_out() -> None:
    odd = replace(
        family(person("Kemi"), person("Dan")),
        couples=(Couple(one="kemi", other="dan", since=PartialDate(2018), until=PartialDate(2015)),),
        residences=(Residence(person="dan", household="h", since=PartialDate(2018), until=PartialDate(2015)),),
    )
    assert said(odd, "ended-before-it-began") == [
        "Dan lived there from 2018 until 2015.",
        "Kemi and Dan were together from 2018 until 2015.",
    ]


def test_every_rule_has_somebody_who_looks_and_the_other_way_round() -> None:
    assert set(load_rules()) == set(LOOKS)


def test_the_gravest_come_first_and_the_rest_in_order() -> None:
    findings = check(read_story("Ada*, girl, born 2030\nKemi, mother, born 2040"), TODAY)
    levels = [list(Level).index(f.level) for f in findings]
    assert levels == sorted(levels)
    assert list(findings) == sorted(
        findings, key=lambda f: (list(Level).index(f.level), f.rule, f.subject, f.message)
    )


def test_a_finding_names_its_rule_and_its_source() -> None:
    (finding,) = [f for f in check(read_story("Ada*, girl, born 2005"), TODAY) if f.rule == "child-is-grown-up"]
    assert finding == Finding(
        rule="child-is-grown-up",
        message="Ada is 21, and still a child in focus.",
        level=Level.PROMPT,
        subject="Ada",
        source="Children Act 1989, s105",
    )


@pytest.mark.parametrize(
    "waiting",
    [
        pytest.param(replace(GROWN_UP, off=True), id="off"),
        pytest.param(replace(GROWN_UP, valid_from=date(2027, 1, 1)), id="not yet in force"),
    ],
)
def test_a_rule_waits_until_it_applies(waiting: Rule) -> None:
    findings = check(read_story("Ada*, girl, born 2005"), TODAY, rules={**load_rules(), waiting.id: waiting})
    assert "child-is-grown-up" not in {f.rule for f in findings}


LOCAL = """
[[rules]]
id = "child-is-grown-up"
what = "a child in focus is younger than this many years"
mode = "warn"
stage = "network"
source = "our care leavers' procedure"
checked_on = 2026-11-01
valid_from = 2026-11-01
"""


@pytest.mark.parametrize(
    ("number", "messages"),
    [
        pytest.param("number = 25", [], id="a later age"),
        pytest.param("number = 20", ["Ada is 21, and still a child in focus."], id="an earlier age"),
    ],
)
def test_a_service_changes_a_number(tmp_path: Path, number: str, messages: list[str]) -> None:
    local = tmp_path / "rules.toml"
    local.write_text(LOCAL + number)
    findings = check(read_story("Ada*, girl, born 2005"), TODAY, rules=load_rules(local))
    assert [f.message for f in findings if f.rule == "child-is-grown-up"] == messages


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param('mode = "warn"', 'mode = "shout"', "'shout' is not a valid Mode", id="a mode nobody knows"),
        pytest.param("", "", "`number` is missing", id="a rule that counts has no number"),
    ],
)
def test_a_row_that_could_not_be_asked_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    local = tmp_path / "rules.toml"
    local.write_text(LOCAL.replace(old, new) if old else LOCAL)
    with pytest.raises(ReferenceDataError, match=complaint):
        check(read_story("Ada*, girl, born 2005"), TODAY, rules=load_rules(local))


def test_every_mode_is_used() -> None:
    assert {rule.mode for rule in load_rules().values()} == set(Mode)
