"""Laws of story text: what is written reads back as the same network, and is then written the same again."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from random import Random
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.errors import FamnetError, OwnAncestorError, SamePersonError
from famnet.domain.family import Family
from famnet.domain.mapping import (
    BottomLine,
    Consent,
    GroundRule,
    MappingItem,
    Responsibility,
    SafetyGoal,
    SafetyScale,
    Voice,
)
from famnet.domain.meetings import Attendee, Meeting
from famnet.domain.people import Alias, Contact, Gender, HealthMark, Person, PersonKind, Protection
from famnet.domain.phrases.add import NewPerson, add_person
from famnet.domain.phrases.grammar import known_phrases
from famnet.domain.phrases.steps import Side
from famnet.domain.phrases.tree import Tree
from famnet.domain.plans import ChildInFocus, Commitment, Contingency, Plan
from famnet.domain.record import Record
from famnet.domain.ties import Couple, EcomapLink, EmotionalTie, Household, ParentLink, Residence, Tie
from famnet.exchange.story import StoryError, read_story, write_story
from famnet.exchange.story.quoting import harmless

LAW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
Strategy = st.SearchStrategy[Any]

# What two families have in common, ids apart


def network(family: Family) -> Counter[str]:
    """Every record in words, people by what surrounds them: equal for families that differ only in ids and order."""
    records = list(_records(family))
    signs = {record.id: _content(record, {}) for _, record in records}
    for _ in range(5):
        signs = _further(family, records, signs)
    return Counter(f"{shelf} {signs[record.id]}" for shelf, record in records)


def _records(family: Family) -> Iterator[tuple[str, Record]]:
    for field in dataclasses.fields(family):
        kept = getattr(family, field.name)
        yield from ((field.name, record) for record in kept) if isinstance(kept, tuple) else ()


def _further(family: Family, records: Iterable[tuple[str, Record]], signs: Mapping[str, str]) -> dict[str, str]:
    """Signs that take in what is one step further away."""
    around: dict[str, list[str]] = {id_: [] for id_ in signs}
    for _, record in records:
        sign = _content(record, signs)
        around[record.id].append(sign)
        for role, value in _references(record, signs):
            around[value].append(f"{role} of {sign}")
    for twins in {person.twins for person in family.people} - {""}:
        together = [person.id for person in family.people if person.twins == twins]
        for person in together:
            around[person] += [f"twin of {signs[other]}" for other in together if other != person]
    return {id_: str(hash((signs[id_], *sorted(near)))) for id_, near in around.items()}


def _content(record: Record, signs: Mapping[str, str]) -> str:
    values = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    if isinstance(record, Person):
        values |= {"deceased": not record.alive, "twins": bool(record.twins)}
        values["identical"] = record.identical and bool(record.twins)  # nobody is identical alone
    if isinstance(record, Couple):
        values |= {"one": "", "other": "", "both": sorted(signs.get(person, "") for person in record.pair)}
    told = {name: _told(value, signs) for name, value in values.items() if name not in ("id", "version")}
    return f"{type(record).__name__}{sorted(told.items())}"


def _told(value: object, signs: Mapping[str, str]) -> str:
    if isinstance(value, tuple):
        return str([_told(v, signs) for v in value])
    return signs.get(value) or ("" if _is_id(value) else str(value)) if isinstance(value, str) else str(value)


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4


def _references(record: Record, signs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        role = "end" if isinstance(record, Couple) else field.name
        for one in value if isinstance(value, tuple) else (value,):
            if field.name not in ("id", "twins") and isinstance(one, str) and one in signs:
                yield role, one


# Families of every kind

CLEAN = st.text(max_size=12).map(harmless)
WORDS = CLEAN | st.sampled_from(
    ["", "Kemi", "O'Neil", "May", "Mary Ann", "Ann and Bob", "x, y", 'Bo "Jo"', "a # b", "protected", "in recovery",
     "2 Hill St, L1 1AA", "since 2019", "?1", "Ada*", "mum", "worry: x", "[2]", "tab\there", "two\nlines", "ß",
     "李明", "Grace will go", "the end until 2020", "“curly”", "\ufffd", "\ue000", " lead", "double  space", "agreed",
     "by Bo", "born 2019", "\\"]
)  # fmt: skip
NAMES = CLEAN.map(str.strip) | st.sampled_from(
    ["Kemi Okafor", "Ada Reid", "Ada", "Tobi Bello", "Will Hill", "May Reid", "De Silva, Jo", "Sarah Jones", "R2 D2",
     "mum", "Ann of Cleves", "Grace Okafor", "Bo and Jo", "?", "Because", "Kemi", "a: b", "x * y", "3PO", ""]
)  # fmt: skip
TEXT = WORDS.filter(bool)
OTHERS = TEXT.map("team {}".format)  # those who are not in the story: words that are nobody's name
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
PARTIAL = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999), about=st.booleans()),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12), about=st.booleans()),
    DAYS.map(PartialDate.of),
)
BY_TYPE: Mapping[object, Strategy] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(0, 99),
    date: DAYS,
    PartialDate: PARTIAL,
    NoneType: st.none(),
}
# Fields that name people: always, or perhaps, or perhaps somebody who is not in the story.
PEOPLE = {"person", "holder"}
PERHAPS = {
    "about",
    "to",
    "child",
    "said_by",
    "agreed_by",
    "made_by",
    "asked_by",
    "said_to",
    "coordinator",
    "family_lead",
}
PERHAPS |= {"monitor", "for_whom", "who"}
OUTSIDERS = PERHAPS - {"about", "to", "child"} | {"rater"}
NEEDED = {"text", "goal", "must_have", "sign", "response", "what", "rater"}


def anything(hint: object) -> Strategy:
    """Any value of a field's type."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if get_origin(hint) is tuple:
        return st.lists(TEXT, max_size=2).map(tuple)
    return BY_TYPE[hint] if hint in BY_TYPE else st.one_of(*(anything(part) for part in get_args(hint)))


def built(cls: type[Record], people: Strategy, **fixed: Strategy) -> Strategy:
    """Any record of a class, about any of the people."""
    hints = {name: hint for name, hint in get_type_hints(cls).items() if name not in ("id", "version")}
    return st.builds(cls, **{name: _field(name, hint, people) for name, hint in hints.items()} | fixed)


def _field(name: str, hint: object, people: Strategy) -> Strategy:
    found = TEXT if name in NEEDED and hint is str else anything(hint)
    if name in PEOPLE | PERHAPS | OUTSIDERS:
        found = people
    if name in PERHAPS:
        found |= st.just("")
    return found | OTHERS if name in OUTSIDERS else found


FULL = built(Person, st.nothing(), name=NAMES, twins=st.sampled_from(["", "", "", "t1", "t2"]))
LIVING = FULL.map(lambda person: dataclasses.replace(person, kind=PersonKind.PERSON))
BARE = st.builds(Person, name=NAMES, gender=st.sampled_from(Gender))


@st.composite
def networks(draw: st.DrawFn) -> Family:
    """People with anything between them that may be stored, nobody their own ancestor or partner."""
    people = draw(st.lists(BARE | LIVING | FULL, min_size=1, max_size=9))
    who = st.sampled_from([person.id for person in people])
    tree = Tree(Family(name="x", people=tuple(people)))
    plain = st.builds(ParentLink, parent=who, child=who)
    links = draw(st.lists(plain | built(ParentLink, who, parent=who, child=who), max_size=12))
    two = {"one": who, "other": who}
    ties = built(Tie, who, of=who, label=WORDS | st.sampled_from(known_phrases()))
    return Family(
        name="x",
        people=tuple(people),
        children=tuple(ChildInFocus(person=p) for p in draw(st.lists(who, max_size=2, unique=True))),
        parent_links=tuple(link for link in links if _links(tree, link)),
        couples=tuple(c for c in draw(st.lists(built(Couple, who, **two), max_size=3)) if len(c.pair) > 1),
        ties=tuple(tie for tie in draw(st.lists(ties, max_size=3)) if tie.person != tie.of),
    )


def _links(tree: Tree, link: ParentLink) -> bool:
    before = len(tree.links)
    try:
        tree.link(link.parent, link.child, link.kind)
    except (OwnAncestorError, SamePersonError):
        return False
    return len(tree.links) > before


@st.composite
def full_families(draw: st.DrawFn) -> Family:  # noqa: PLR0915 -- one line for each kind of record
    """Networks with everything that can be told of them."""
    family = draw(networks())
    who = st.sampled_from([person.id for person in family.people])
    child = st.sampled_from([c.person for c in family.children]) if family.children else who
    kept: dict[str, list[Any]] = {}

    def some(shelf: str, cls: type[Record], most: int = 2, **fixed: Strategy) -> Strategy:
        kept[shelf] = draw(st.lists(built(cls, who, **fixed), max_size=most))
        return st.sampled_from([record.id for record in kept[shelf]]) if kept[shelf] else st.nothing()

    homes = some("households", Household, 3)
    some("residences", Residence, 4, household=homes) if kept["households"] else None
    some("aliases", Alias)
    some("contacts", Contact)
    some("health", HealthMark)
    some("protections", Protection, hidden_from=st.lists(who, max_size=2, unique=True).map(tuple))
    some("feelings", EmotionalTie, one=who, other=who)
    kept["feelings"] = [tie for tie in kept["feelings"] if tie.one != tie.other]
    some("ecomap", EcomapLink, name=TEXT, person=child | st.just(""))
    some("responsibilities", Responsibility, child=child)
    some("consents", Consent, child=child)
    some("voices", Voice, kept_from=readers(who))
    kept["voices"] = [v if v.kept_from else dataclasses.replace(v, kept_why="") for v in kept["voices"]]
    return _planned(draw, family, kept, child, some)


def readers(who: Strategy) -> Strategy:
    """Whom words can be kept from."""
    return st.lists(who, max_size=2, unique=True).map(tuple) | st.just(("everyone",))


def _planned(draw: st.DrawFn, family: Family, kept: dict[str, list[Any]], child: Strategy, some: Any) -> Family:
    readable = readers(st.sampled_from([person.id for person in family.people]))
    worries = some("mapping", MappingItem, kept_from=readable) | st.just("")
    must = some("bottom_lines", BottomLine) | st.just("")
    goals = some("goals", SafetyGoal, answers=worries, kept_from=readable) | st.just("")
    some("scales", SafetyScale, score=st.integers(0, 10), rated_on=DAYS)
    some("ground_rules", GroundRule)
    meetings = some("meetings", Meeting)
    some("attendees", Attendee, meeting=meetings) if kept["meetings"] else None
    some("plans", Plan, 1)
    now = {"since_version": st.just(1), "until_version": st.none(), "replaces": st.just("")}
    some(
        "commitments",
        Commitment,
        goal=goals,
        worry=worries,
        must_have=must,
        who=child | OTHERS,
        kept_from=readable,
        **now,
    )
    some("contingencies", Contingency, kept_from=readable, **now)
    told: dict[str, Any] = {shelf: tuple(records) for shelf, records in kept.items()}
    status = built(ChildInFocus, child)
    children = (dataclasses.replace(draw(status), person=c.person) for c in family.children)
    return dataclasses.replace(
        family,
        lead_practitioner=draw(WORDS),
        children=tuple(c if c.status else dataclasses.replace(c, since=None) for c in children),
        **told,
    )


@LAW
@given(networks())
def test_a_network_written_and_read_is_the_same_network(family: Family) -> None:
    assert network(read_story(write_story(family))) == network(family)


@LAW
@given(full_families())
def test_everything_told_of_a_family_survives_and_is_written_the_same_again(family: Family) -> None:
    story = write_story(family)
    again = read_story(story)
    assert network(again) == network(family)
    assert write_story(again) == story


PHRASES = st.lists(st.sampled_from(known_phrases()), max_size=9)


@st.composite
def kin_by_phrase(draw: st.DrawFn, *before: str) -> Family:
    """Families as people build them: phrase by phrase, about the child or about anybody added before."""
    ada = Person(name="Ada Reid", gender=Gender.FEMALE)
    family = Family(name="Ada Reid", people=(ada,), children=(ChildInFocus(person=ada.id),))
    for n, phrase in enumerate([*before, *draw(PHRASES)]):
        of = None if n < len(before) else draw(st.none() | st.sampled_from([p.id for p in family.people]))
        new = NewPerson(name=f"{chr(65 + n)}o Hill", phrase=phrase, of=of, side=Side.UNKNOWN)
        try:
            family = add_person(family, new).family
        except FamnetError:
            continue
    return family


@LAW
@given(kin_by_phrase())
def test_families_built_of_phrases_survive(family: Family) -> None:
    story = write_story(family)
    assert network(read_story(story)) == network(family)
    assert write_story(read_story(story)) == story


@LAW
@given(kin_by_phrase("mother", "father"), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(family: Family, random: Random) -> None:
    lines = write_story(family).splitlines()
    random.shuffle(lines)
    assert network(read_story("\n".join(lines))) == network(family)


@LAW
@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(family: Family, random: Random) -> None:
    links, ties = list(family.parent_links), list(family.ties)
    random.shuffle(links)
    random.shuffle(ties)
    shuffled = dataclasses.replace(family, parent_links=tuple(links), ties=tuple(ties))
    assert write_story(shuffled) == write_story(family)


@LAW
@given(st.text(max_size=200) | st.lists(TEXT | st.sampled_from(known_phrases()), max_size=9).map("Ada*, ".join))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    said = _refusal(text)
    assert not said or (said.startswith("Line ") and said.isprintable())


def _refusal(text: str) -> str:
    try:
        read_story(text)
    except StoryError as refusal:
        return str(refusal)
    return ""
