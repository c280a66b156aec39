"""A bundle carries every record of a family and comes back the same; what is no bundle is refused in a sentence."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import Field, fields, replace
from datetime import date
from enum import Enum
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import Person, Protectable, Protection
from famnet.domain.plans import ChildInFocus
from famnet.exchange.bundle import record_type, write_bundle, write_json
from famnet.exchange.bundle_in import read_bundle
from famnet.exchange.bundle_records import POINTERS, records_of, reissued
from famnet.exchange.door import ImportRefusedError

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Cn", "Co"]), max_size=12)
DATES = st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12), st.none(), st.booleans())
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(2**53), 2**53),
    date: st.dates(),
    PartialDate: DATES,
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Anything a field of this type can hold."""
    if get_origin(hint) is tuple:
        return st.lists(WORDS, max_size=3).map(tuple)
    if kinds := get_args(hint):
        return st.none() | values(kinds[0])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return PLAIN[hint]


def records(field: "Field[Any]", ids: dict[str, list[str]], least: int = 0) -> st.SearchStrategy[Any]:
    kind = record_type(field)
    assert kind
    told = {f.name: _field(f, ids) for f in fields(kind) if f.name not in {"id", "version"}}
    return st.lists(st.builds(kind, **told), min_size=least, max_size=2).map(tuple)


def _field(field: "Field[Any]", ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    return st.sampled_from(ids[POINTERS[field.name]]) if field.name in POINTERS else values(field.type)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """A family with a few records of every kind there is."""
    shelves = {f.name: f for f in fields(Family) if record_type(f)}
    people, homes = (draw(records(shelves[n], {}, 1)) for n in ("people", "households"))
    ids = {"people": [p.id for p in people], "households": [h.id for h in homes]}
    rest = {n: draw(records(f, ids)) for n, f in shelves.items() if n not in {"people", "households"}}
    return Family(name=draw(WORDS), opened_on=draw(st.none() | st.dates()), people=people, households=homes, **rest)


@settings(max_examples=15, deadline=None)
@given(families())
def test_a_family_comes_back_from_a_bundle_with_every_record_and_id(family: Family) -> None:
    assert read_bundle(write_bundle(family)) == family


@settings(max_examples=5, deadline=None)
@given(families())
def test_new_ids_are_new_everywhere_and_join_the_same_records(family: Family) -> None:
    renewed = reissued(family)
    assert not {r.id for _, r in records_of(family)} & {r.id for _, r in records_of(renewed)}
    assert len(write_json(renewed)) == len(write_json(family))
    read_bundle(write_bundle(renewed))


ADA = Person(name="Ada", born=PartialDate(2015, about=True))
FAMILY = Family(
    name="Ada",
    people=(ADA,),
    children=(ChildInFocus(person=ADA.id),),
    protections=(Protection(person=ADA.id, what=Protectable.ADDRESS, hidden_from=(ADA.id,)),),
)


def test_the_same_family_gives_the_same_bytes() -> None:
    assert write_bundle(FAMILY) == write_bundle(replace(FAMILY))


def test_the_json_shows_what_is_not_as_by_default() -> None:
    told = json.loads(write_json(FAMILY))
    assert told["family"]["people"] == [{"id": ADA.id, "name": "Ada", "born": "about 2015"}]


def test_the_json_alone_is_a_bundle_too() -> None:
    assert read_bundle(write_json(FAMILY)) == FAMILY


def test_the_version_of_a_stored_row_stays_behind() -> None:
    stored = replace(FAMILY, version=7, people=(replace(ADA, version=3),))
    assert read_bundle(write_bundle(stored)) == FAMILY


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    told = json.loads(write_json(FAMILY))
    change(told)
    return json.dumps(told).encode()


def person(**told: object) -> bytes:
    return changed(lambda bundle: bundle["family"]["people"][0].update(told))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(changed(lambda b: b.update(version=2)), "found version 2, written by famnet 0", id="newer"),
        pytest.param(changed(lambda b: b.update(version="x" * 900)), "a newer famnet may read it", id="odd version"),
        pytest.param(changed(lambda b: b.pop("format")), "does not begin as a bundle does", id="other json"),
        pytest.param(b"[]", "does not begin as a bundle does", id="a list"),
        pytest.param(b"", "line 1: its JSON breaks off", id="empty"),
        pytest.param(write_json(FAMILY)[:90], "its JSON breaks off", id="cut off"),
        pytest.param(b"\xff\xfe", "is not UTF-8", id="not utf-8"),
        pytest.param(b"[" * 100_000, "nested deeper", id="nested lists"),
        pytest.param(b'{"a":' * 100_000, "nested deeper", id="nested records"),
        pytest.param(b"[" * 300_001, "more than 300,000 records and lists", id="many lists"),
        pytest.param(b'{"a": ' + b"9" * 5_000 + b"}", "a number of 5,000 digits", id="long number"),
        pytest.param(b'{"a": NaN}', "found NaN", id="not a number"),
        pytest.param(b'{"a": 1, "a": 2}', "told twice", id="a field twice"),
        pytest.param(changed(lambda b: b.update(family=[])), "family: found list", id="family no record"),
        pytest.param(changed(lambda b: b["family"].pop("name")), "family: “name” is missing", id="no name"),
        pytest.param(changed(lambda b: b["family"].update(people={})), "people: found dict", id="people no list"),
        pytest.param(person(shoe_size=4), "people 1: “shoe_size” is no field this famnet knows", id="unknown field"),
        pytest.param(person(name=4), "people 1, name: found “4” where text", id="name a number"),
        pytest.param(person(name="A" * 200_001), "text of at most 200,000 letters", id="name too long"),
        pytest.param(person(deceased=1), "found “1” where true or false", id="truth a number"),
        pytest.param(person(born="31 Feb 2020"), "born: found “31 Feb 2020” where a date", id="no date"),
        pytest.param(person(gender="plaid"), "where one of “female”, “male”", id="no gender"),
        pytest.param(person(gender=["x"]), "found “list” where one of", id="gender a list"),
        pytest.param(person(id="1"), "people 1, id: found “1” where an id", id="no id"),
        pytest.param(person(id=5), "people 1, id: found “5” where an id", id="id a number"),
        pytest.param(
            changed(lambda b: b["family"]["children"][0].update(id=FAMILY.id)),
            "another record has the same id",
            id="id twice",
        ),
        pytest.param(
            changed(lambda b: b["family"]["children"][0].update(person=FAMILY.id)),
            "who is not in the bundle",
            id="loose",
        ),
        pytest.param(
            changed(lambda b: b["family"]["children"][0].update(person="")), "found nothing where an id", id="nobody"
        ),
        pytest.param(
            changed(lambda b: b["family"]["children"][0].update(since="soon")),
            "found “soon” where a day",
            id="no day",
        ),
        pytest.param(
            changed(lambda b: b["family"]["protections"][0].update(hidden_from="x")), "a list of texts", id="no list"
        ),
        pytest.param(
            changed(lambda b: b["family"].update(plans=[{"id": ADA.id.replace("0", "1"), "number": 1 << 53 | 1}])),
            "where a whole number could stand",
            id="number too large",
        ),
    ],
)
def test_what_is_no_bundle_is_refused_with_its_place(data: bytes, says: str) -> None:
    with pytest.raises(ImportRefusedError) as refusal:
        read_bundle(data)
    assert says in str(refusal.value)
    assert len(str(refusal.value)) < 2_000


def zipped(how: int = zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"PK\x03\x04" + b"\0" * 100, "the zip is damaged", id="damaged"),
        pytest.param(write_bundle(FAMILY)[:-30], "the zip is damaged", id="cut off"),
        pytest.param(zipped(family_json=b"{}", other=b""), "found 2 files", id="two files"),
        pytest.param(zipped(zipfile.ZIP_LZMA, family_json=b"{}"), "squeezed in a way", id="lzma"),
        pytest.param(zipped(famile_json=b"{}"), "where “family.json” alone", id="another file"),
        pytest.param(zipped(family_json=b" " * 15_000_000), "far more than a family could", id="bomb"),
        pytest.param(zipped(family_json=b" " * 30_000_000), "far more than a family could", id="greater bomb"),
    ],
)
def test_a_zip_that_is_no_bundle_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ImportRefusedError, match=says):
        read_bundle(data)


def test_control_and_direction_marks_do_not_come_in() -> None:
    assert read_bundle(person(name="A\u202eda\x1b[31m\ud800", note="one\n\ttwo")).people[0].name == "Ada[31m"
