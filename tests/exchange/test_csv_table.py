"""A table comes in whole or not at all, in everyday headings, and goes out as one that reads back the same."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Contact, ContactKind, Gender, Person
from famnet.domain.plans import ChildInFocus
from famnet.exchange.csv_columns import COLUMNS, column
from famnet.exchange.csv_out import csv_template, write_csv
from famnet.exchange.csv_table import read_csv
from famnet.exchange.door import ImportRefusedError, Notebook
from famnet.exchange.story import read_story, write_story


def who(family: Family) -> dict[str, Person]:
    return {p.name: p for p in family.people}


def parents(family: Family, name: str) -> set[str]:
    kin = Kin(family)
    return {kin.people[p].name for p in kin.parents_of(who(family)[name].id)}


def test_a_table_in_everyday_words_becomes_a_network() -> None:
    table = """\
Name,Relationship,Of whom,Sex,DOB,Deceased,Living with,Mobile,Notes
Ada Reid,child,,F,05/05/2015,,Kemi,,
Marcus Bello,dad,Tobi,m,,,,,
Kemi Okafor,mum,,,about 1993,no,,07700 900123,Works nights
Tobi Bello,half-brother on mum's side,,boy,2020-03-01 00:00:00,,Kemi,,
Grace Okafor,maternal nan,,,,yes,,,
"""
    family = read_csv(table.encode())
    people = who(family)
    assert [p.name for p in family.people if family.children[0].person == p.id] == ["Ada Reid"]
    assert parents(family, "Tobi Bello") == {"Kemi Okafor", "Marcus Bello"}
    assert people["Ada Reid"].born == PartialDate(2015, 5, 5)
    assert people["Tobi Bello"].born == PartialDate(2020, 3, 1)
    assert (people["Tobi Bello"].gender, people["Grace Okafor"].gender) == (Gender.MALE, Gender.FEMALE)
    assert (people["Grace Okafor"].alive, people["Kemi Okafor"].alive) == (False, True)
    assert people["Kemi Okafor"].note == "Works nights"
    assert [(c.kind, c.value) for c in family.contacts] == [(ContactKind.PHONE, "07700 900123")]
    assert len(family.residences) == 3


@pytest.mark.parametrize(
    ("data", "child"),
    [
        pytest.param("name\nAnn\nBob\n", "Ann", id="names alone"),
        pytest.param("name,relationship\nKemi,mother\nAda,\n", "Ada", id="the row without a relationship"),
        pytest.param("name,as\nKemi,mother\nAda,Index child\n", "Ada", id="said"),
        pytest.param("name,as\nKemi,mother\nAda*,\n", "Ada", id="a star"),
    ],
)
def test_the_child_in_focus_is_found(data: str, child: str) -> None:
    family = read_csv(data.encode())
    assert [family.person(c.person).name for c in family.children] == [child]


def test_the_child_can_be_said_from_outside() -> None:
    family = read_csv(b"name,relationship\nAda,\nTobi,\nKemi,mother\n", index="tobi")
    assert parents(family, "Tobi") == {"Kemi"}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("name;relationship\nZoë;\nKemi;mother\n".encode("cp1252"), id="semicolons and cp1252"),
        pytest.param("name\trelationship\nZoë\t\nKemi\tmother\n".encode("utf-16"), id="tabs and utf-16"),
        pytest.param("sep=|\r\nname|relationship\r\nZoë|\r\nKemi|mother\r\n".encode("utf-8-sig"), id="sep= line"),
        pytest.param("\r\rname,relationship\rZoë,\rKemi,mother".encode(), id="old line ends"),
    ],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    assert parents(read_csv(data), "Zoë") == {"Kemi"}


def test_what_an_unknown_column_says_is_kept_as_a_note_and_said() -> None:
    family = read_csv(b"name,notes,shoe size,\nAda,likes trains,4,hm\n", notes=(notes := Notebook("CSV")))
    assert family.people[0].note == "likes trains\nshoe size: 4\nhm"
    assert [f.message for f in notes.findings] == [
        "The column “shoe size” is none famnet knows; what it says is kept as notes."
    ]


def test_protection_reads_as_it_is_said() -> None:
    rows = (
        b"name,as,protected",
        b"Ada,,",
        b"Kemi,mother,address from Daniel; phone because he rings",
        b"Daniel,father,",
    )
    family = read_csv(b"\n".join(rows))
    daniel = who(family)["Daniel"].id
    assert [(p.what.value, p.hidden_from, p.why) for p in family.protections] == [
        ("address", (daniel,), ""),
        ("phone", (), "he rings"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param("", "CSV: the file is empty", id="empty"),
        pytest.param("a,b\n1,2\n", "line 1: found “a, b” where headings, of which one is “name”", id="no name"),
        pytest.param("name\n\n", "line 1: there is nobody under its headings", id="nobody"),
        pytest.param("name,dob,born\nAda,,\n", "two columns say “born”", id="a heading twice"),
        pytest.param("name,as\nAda,\nKemi,mum,x\n", "line 3: the row has more cells", id="a long row"),
        pytest.param("name,as\nAda,\nKemi,grandmuther\n", "line 3: column “relationship”: found “grand", id="phrase"),
        pytest.param("name,as,dob\nAda,,\nKemi,mum,31/02/1990\n", "column “born”: found “31/02/1990”", id="date"),
        pytest.param("name,of\nAda,\nKemi,Ada\n", "column “relationship”: found “Ada”", id="of without what"),
        pytest.param("name,as,of\nAda,,\nKemi,mum,Bob\n", "nobody in this story has that name", id="of nobody"),
        pytest.param("name\nAda\nAda\n", "line 3: column “name”: found “Ada”", id="a name twice"),
        pytest.param("name,sex\nAda,plaid\n", "column “gender”: found “plaid”", id="gender"),
        pytest.param("name,died\nAda,soon\n", "column “died”: found “soon”", id="death"),
        pytest.param("name,pr\nAda,perhaps\n", "column “parental responsibility”", id="pr"),
        pytest.param(
            "name\n" + "A" * 30_000, "line 2: it holds more than 20,000 letters in one cell", id="long cell"
        ),
        pytest.param("name\n" + "A" * 200_000, "a cell holds more than 131,072 letters", id="very long cell"),
        pytest.param("name\n" + "A\n" * 1_001, "more than 1,000 rows", id="many rows"),
        pytest.param("name" + "," * 61, "more than 60 columns", id="many columns"),
    ],
)
def test_a_table_that_cannot_be_taken_is_refused_with_its_place(data: str, says: str) -> None:
    with pytest.raises(ImportRefusedError) as refusal:
        read_csv(data.encode())
    assert says in str(refusal.value)


def test_somebody_their_own_grandmother_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="ancestor"):
        read_csv(b"name,as,of,more\nAda,,,\nBea,mother,Ada,\nCy,mother,Bea,child of Ada\n")


STORIES = [
    pytest.param(
        """
        Ada Reid*, girl, born 5 May 2015, lives with Kemi, also lives with Grace, on child in need plan
        Kemi Okafor, mother, born about 1993, PR, phone "+44 7700 900123", phone "07700 900456"
        Daniel Reid, father, died, address protected from Kemi because he asked
        Tobi Bello*, maternal half-brother, born 2020, lives with Kemi
        Grace Okafor, maternal grandmother, approached, inner circle, note "=cmd|'/c calc'!A1"
        Sandra Lee, health visitor
        Joy, family friend of Kemi, partner of Daniel
        """,
        id="a family of many kinds",
    ),
    pytest.param(
        """
        "Ada, \\"the first\\""*
        ?1, mother
        Sarah Jones, maternal aunt
        Sarah Jones [2], paternal aunt, also known as "Sal, of Wallasey", formerly Smith
        "Anna and Bea", family friend of "Ada, \\"the first\\""
        """,
        id="names that need care",
    ),
    pytest.param('Ada*, lives at "Nan\'s, upstairs"\nBea, twin of Ada\nCy, identical twin of Ada\n', id="twins"),
]


@pytest.mark.parametrize("story", STORIES)
def test_a_network_comes_back_from_a_table_the_same(story: str) -> None:
    family = read_story("\n".join(line.strip() for line in story.strip().splitlines()))
    back = read_csv(write_csv(family))
    assert write_story(back) == write_story(family)
    assert write_csv(back) == write_csv(family)


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"]), min_size=1, max_size=9).map(
    lambda words: unicodedata.normalize("NFC", words)
)
WIDE = "\uff1d\uff0b\uff0d\uff20"  # = + - @ as wide as a Chinese letter: spreadsheets there run them


@settings(max_examples=60, deadline=None)
@given(CELLS, CELLS, st.sampled_from(["", "=", "+", "-", "@", "|", "%", "'=", "''+", "'", WIDE]))
def test_no_cell_starts_a_formula_and_every_cell_comes_back(name: str, phone: str, start: str) -> None:
    ada = Person(name=start + name, note=start + phone, gender=Gender.FEMALE)
    contact = Contact(person=ada.id, kind=ContactKind.PHONE, value=start + phone)
    family = Family(name="", people=(ada,), contacts=(contact,), children=(ChildInFocus(person=ada.id),))
    written = write_csv(family)
    back = read_csv(written)
    cells = [cell for row in csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell and cell.lstrip()[0] in set(f"=+-@|%\t\r{WIDE}")]
    assert write_story(back) == write_story(family)


def test_the_template_is_every_heading_and_nobody() -> None:
    assert csv_template().decode("utf-8-sig").strip() == ",".join(c.heading for c in COLUMNS)


def test_no_two_columns_answer_to_one_heading() -> None:
    words = [w for c in COLUMNS for w in (c.heading, *c.also)]
    assert len(words) == len(set(words))
    assert all(column(w.upper()) for w in words if "/" not in w)
