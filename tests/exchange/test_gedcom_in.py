"""GEDCOM files come in whole: everyone, every link, rough dates and odd records."""

import pytest

from famnet.domain.dates import PartialDate
from famnet.domain.errors import OwnAncestorError, SamePersonError
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import ContactKind, Gender, PersonKind
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind, TieKind
from famnet.exchange.door import CAPS, ImportRefusedError, Notebook
from famnet.exchange.gedcom_in import read_gedcom


def ged(body: str, head: str = "0 HEAD\n1 CHAR UTF-8\n") -> bytes:
    return (head + "\n".join(line.strip() for line in body.strip().splitlines()) + "\n0 TRLR\n").encode()


def named(family: Family) -> dict[str, str]:
    return {p.id: p.name or "?" for p in family.people}


def links(family: Family, kind: ParentKind = ParentKind.BIRTH) -> set[tuple[str, str]]:
    name = named(family)
    return {(name[x.parent], name[x.child]) for x in family.parent_links if x.kind is kind}


def test_a_family_of_three_is_two_parent_links_and_a_marriage() -> None:
    family = read_gedcom(
        ged("""
        0 @I1@ INDI
        1 NAME Kemi /Okafor/
        1 SEX F
        1 BIRT
        2 DATE 3 MAR 1993
        0 @I2@ INDI
        1 NAME Daniel  /Reid/
        1 SEX M
        1 DEAT Y
        0 @I3@ INDI
        1 NAME Ada /Reid/
        0 @F1@ FAM
        1 HUSB @I2@
        1 WIFE @I1@
        1 CHIL @I3@
        1 MARR
        2 DATE JUN 2014
        1 DIV
        2 DATE ABT 2019
        """)
    )
    kemi, daniel, ada = family.people
    assert (kemi.name, kemi.gender, kemi.born) == ("Kemi Okafor", Gender.FEMALE, PartialDate(1993, 3, 3))
    assert (daniel.name, daniel.deceased, ada.gender) == ("Daniel Reid", True, Gender.UNKNOWN)
    assert links(family) == {("Daniel Reid", "Ada Reid"), ("Kemi Okafor", "Ada Reid")}
    (couple,) = family.couples
    assert (couple.kind, couple.since, couple.end, couple.until, couple.source_id) == (
        CoupleKind.MARRIED,
        PartialDate(2014, 6),
        CoupleEnd.DIVORCED,
        PartialDate(2019, about=True),
        "@F1@",
    )


PERSON = "0 @I1@ INDI\n1 NAME Ada\n"


@pytest.mark.parametrize(
    ("lines", "kind", "end"),
    [
        pytest.param("", CoupleKind.PARTNERS, CoupleEnd.NONE, id="nothing said"),
        pytest.param("1 MARR Y", CoupleKind.MARRIED, CoupleEnd.NONE, id="married"),
        pytest.param("1 MARR\n2 TYPE Civil partnership", CoupleKind.CIVIL_PARTNERS, CoupleEnd.NONE, id="civil"),
        pytest.param("1 MARR\n2 TYPE Common law", CoupleKind.LIVING_TOGETHER, CoupleEnd.NONE, id="common law"),
        pytest.param("1 ENGA Y", CoupleKind.ENGAGED, CoupleEnd.NONE, id="engaged"),
        pytest.param("1 MARR Y\n1 DIV N", CoupleKind.MARRIED, CoupleEnd.NONE, id="not divorced"),
        pytest.param("1 DIV Y", CoupleKind.MARRIED, CoupleEnd.DIVORCED, id="divorced only"),
        pytest.param("1 EVEN\n2 TYPE Separation", CoupleKind.PARTNERS, CoupleEnd.SEPARATED, id="separated"),
        pytest.param("1 EVEN widowed\n2 TYPE Separation", CoupleKind.PARTNERS, CoupleEnd.WIDOWED, id="widowed"),
        pytest.param("1 ANUL", CoupleKind.MARRIED, CoupleEnd.ENDED, id="annulled"),
        pytest.param("1 FACT dating\n2 TYPE Couple\n2 DATE TO 2020", CoupleKind.DATING, CoupleEnd.ENDED, id="fact"),
    ],
)
def test_a_couple_is_what_its_events_say(lines: str, kind: CoupleKind, end: CoupleEnd) -> None:
    text = f"{PERSON}0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n{lines}"
    (couple,) = read_gedcom(ged(text)).couples
    assert (couple.kind, couple.end) == (kind, end)


def test_half_siblings_of_one_parent_with_two_families_stay_apart() -> None:
    text = """
    0 @I1@ INDI
    1 NAME Mum
    0 @I2@ INDI
    1 NAME Ada
    0 @I3@ INDI
    1 NAME Tobi
    0 @F1@ FAM
    1 WIFE @I1@
    1 CHIL @I2@
    0 @F2@ FAM
    1 WIFE @I1@
    1 CHIL @I3@
    """
    family = read_gedcom(ged(text))
    kin = Kin(family)
    ada, tobi = family.people[1:3]
    assert [p.source_id for p in family.people] == ["@I1@", "@I2@", "@I3@", "", ""]
    assert kin.siblings_of(ada.id) == (tobi.id,)
    assert kin.full_siblings_of(ada.id) == ()


def test_siblings_of_a_family_without_parents_stay_siblings() -> None:
    family = read_gedcom(ged(f"{PERSON}0 @I2@ INDI\n1 NAME Tobi\n0 @F1@ FAM\n1 CHIL @I1@\n1 CHIL @I2@"))
    assert links(family) == {("?", "Ada"), ("?", "Tobi")}


def test_a_marriage_to_somebody_not_in_the_file_keeps_a_place_for_them() -> None:
    family = read_gedcom(ged(f"{PERSON}0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I9@\n1 MARR Y"), notes := Notebook("GEDCOM"))
    assert len(family.people) == 2
    assert len(family.couples) == 1
    assert "@I9@, who is not in the file" in notes.findings[0].message


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param("1 FAMC @F1@\n2 PEDI birth", ParentKind.BIRTH, id="birth"),
        pytest.param("1 FAMC @F1@\n2 PEDI ADOPTED", ParentKind.ADOPTIVE, id="adopted"),
        pytest.param("1 FAMC @F1@\n2 PEDI foster", ParentKind.FOSTER, id="foster"),
        pytest.param("1 FAMC @F1@\n2 PEDI sealing", ParentKind.BIRTH, id="unheard of"),
        pytest.param("1 ADOP Y\n2 FAMC @F1@\n3 ADOP BOTH", ParentKind.ADOPTIVE, id="adoption event"),
        pytest.param("1 FAMC @F1@\n2 PEDI OTHER\n3 PHRASE special guardian", ParentKind.SPECIAL_GUARDIAN, id="order"),
    ],
)
def test_a_child_belongs_to_a_family_as_the_file_says(lines: str, kind: ParentKind) -> None:
    text = f"{PERSON}{lines}\n0 @I2@ INDI\n1 NAME Mum\n0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@"
    assert links(read_gedcom(ged(text)), kind) == {("Mum", "Ada")}


def test_a_parentage_disproved_in_the_file_is_no_parentage() -> None:
    text = f"{PERSON}1 FAMC @F1@\n2 STAT disproven\n0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I2@\n1 CHIL @I1@"
    family = read_gedcom(ged(text), notes := Notebook("GEDCOM"))
    assert family.parent_links == ()
    assert notes.findings[0].subject == "Ada"


def test_other_names_contacts_and_notes_are_kept() -> None:
    (ada,) = (family := read_gedcom(
        ged("""
        0 @I1@ INDI
        1 NAME Ada Grace /Reid/
        2 NICK Addy
        1 NAME Ada /Okafor/
        2 TYPE maiden
        1 SEX X
        1 BIRT
        2 DATE (in the spring)
        1 TITL Dr
        1 PHON 07700 900123
        1 RESI
        2 ADDR 12 Harbour Lane
        3 CONT Wallasey
        3 CITY ignored when lines are there
        2 EMAIL ada@example.org
        1 FACT Oak Primary
        2 TYPE School
        1 NOTE @N1@
        1 NOTE Likes
        2 CONC  music
        2 CONT and trains
        0 @N1@ NOTE Told by Nan
        """)
    )).people  # fmt: skip
    assert [(a.name, a.former) for a in family.aliases] == [("Addy", False), ("Ada Okafor", True)]
    assert {(c.kind, c.value) for c in family.contacts} == {
        (ContactKind.PHONE, "07700 900123"),
        (ContactKind.ADDRESS, "12 Harbour Lane, Wallasey"),
        (ContactKind.EMAIL, "ada@example.org"),
        (ContactKind.SCHOOL, "Oak Primary"),
    }
    assert ada.note == "Title: Dr\nBorn: (in the spring)\nTold by Nan\nLikes music\nand trains"
    assert (ada.gender, ada.born) == (Gender.NON_BINARY, None)


def test_ties_twins_homes_and_losses_come_in() -> None:
    family = read_gedcom(
        ged("""
        0 @I1@ INDI
        1 NAME Ada
        1 ASSO @I2@
        2 ROLE MULTIPLE
        3 PHRASE identical twin
        1 ASSO @I3@
        2 ROLE GODP
        1 ASSO @I4@
        2 RELA social worker
        1 ASSO @I4@
        2 ROLE WITN
        1 RESI Nan's
        2 TYPE Household
        2 DATE FROM 2019
        0 @I2@ INDI
        0 @I3@ INDI
        0 @I4@ INDI
        0 @I5@ INDI
        1 DEAT
        2 AGE STILLBORN
        """)
    )
    ada, twin, _, _, lost = family.people
    assert ada.twins == twin.twins == "twins I1"
    assert ada.identical
    assert [(t.kind, t.label) for t in family.ties] == [
        (TieKind.GODPARENT, ""),
        (TieKind.PROFESSIONAL, "social worker"),
    ]
    assert (family.households[0].name, family.residences[0].since) == ("Nan's", PartialDate(2019))
    assert (lost.kind, lost.deceased) == (PersonKind.STILLBIRTH, True)


def test_two_records_with_one_xref_are_two_people() -> None:
    family = read_gedcom(ged(f"{PERSON}0 @I1@ INDI\n1 NAME Bea\n0 INDI\n1 NAME Cy"), notes := Notebook("GEDCOM"))
    assert [(p.name, p.source_id) for p in family.people] == [("Ada", "@I1@"), ("Bea", ""), ("Cy", "")]
    assert [f.subject for f in notes.findings] == ["Bea"]


def test_lines_that_cannot_be_read_are_left_out_and_said() -> None:
    people = "".join(f"0 @I{n}@ INDI\n" for n in range(9))
    family = read_gedcom(ged(f"{people}what is this\n\n   1 NAME Zed"), notes := Notebook("GEDCOM"))
    assert [p.name for p in family.people][-1] == "Zed"
    assert notes.findings[0].message == "Line 12 could not be read and is left out: “what is this”."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "GEDCOM: the file is empty", id="empty"),
        pytest.param(b"\n\nDear all,\n", "GEDCOM, line 3: found “Dear all,” where “0 HEAD”", id="a letter"),
        pytest.param(b"0 HEAD\n0 TRLR\n", "GEDCOM: there is nobody in it", id="nobody"),
        pytest.param(b"0 HEAD\nx\ny\n0 @I1@ INDI", "GEDCOM, line 2: found “x” where a level", id="mostly broken"),
        pytest.param(b"0 HEAD\n" + b"1 NOTE\n" * CAPS.lines, "more than 120,000 lines", id="too long"),
        pytest.param(ged("0 @I1@ INDI\n1 NAME " + "A" * 301), "line 3: a name of 301 letters", id="long name"),
        pytest.param(
            ged(f"{PERSON}0 @F1@ FAM\n" + "1 CHIL @I1@\n" * 301), "more than 300 people in one family", id="crowd"
        ),
        pytest.param(
            ged(f"{PERSON}0 @F1@ FAM\n" + "1 HUSB @I1@\n" * 9), "line 5: it holds more than 8 partners", id="nine"
        ),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line(data: bytes, says: str) -> None:
    with pytest.raises(ImportRefusedError) as refusal:
        read_gedcom(data)
    assert says in str(refusal.value)


def test_somebody_their_own_grandmother_is_refused_by_name() -> None:
    text = """
    0 @I1@ INDI
    1 NAME Ann
    0 @I2@ INDI
    1 NAME Bea
    0 @I3@ INDI
    1 NAME Cy
    0 @F1@ FAM
    1 WIFE @I1@
    1 CHIL @I2@
    0 @F2@ FAM
    1 WIFE @I2@
    1 CHIL @I3@
    0 @F3@ FAM
    1 WIFE @I3@
    1 CHIL @I1@
    """
    with pytest.raises(OwnAncestorError, match="Ann → Bea → Cy → Ann"):
        read_gedcom(ged(text))


def test_a_couple_with_oneself_is_refused_by_name() -> None:
    with pytest.raises(SamePersonError, match="Ada cannot be a couple"):
        read_gedcom(ged(f"{PERSON}0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I1@"))


@pytest.mark.parametrize(
    ("char", "encoding"),
    [
        pytest.param("ANSI", "cp1252", id="ansi"),
        pytest.param("IBMPC", "cp437", id="ibmpc"),
        pytest.param("MACINTOSH", "mac_roman", id="macintosh"),
        pytest.param("ANSEL", "cp1252", id="says ansel, is not"),
        pytest.param("UNICODE", "utf-16", id="utf-16"),
        pytest.param("UNICODE", "utf-16-le", id="utf-16 without its mark"),
        pytest.param("UTF-8", "utf-32", id="utf-32"),
        pytest.param("UTF-8", "utf-8-sig", id="utf-8 with its mark"),
    ],
)
def test_letters_are_read_in_the_encoding_of_the_file(char: str, encoding: str) -> None:
    text = f"0 HEAD\n1 CHAR {char}\n0 @I1@ INDI\n1 NAME Zoë\n0 TRLR\n"
    assert read_gedcom(text.encode(encoding)).people[0].name == "Zoë"


def test_ansel_puts_the_mark_before_its_letter() -> None:
    data = b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME Zo\xe8e\n0 TRLR\n"
    assert read_gedcom(data).people[0].name == "Zoë"


def test_odd_forms_of_names_and_addresses_are_understood() -> None:
    family = read_gedcom(
        ged("""
        0 @I1@ INDI
        1 NAME
        2 GIVN Ada
        2 SURN Reid
        1 ALIA Addy /Reid/
        1 ALIA @I2@
        1 RESI
        2 ADDR
        3 ADR1 12 Harbour Lane
        3 CITY Wallasey
        2 PHON
        0 @I2@ INDI
        1 NAME Nan
        2 TYPE OTHER
        3 PHRASE called by the child
        1 EMAIL nan@@example.org
        1 NOTE @@home
        """)
    )
    ada, nan = family.people
    assert (ada.name, nan.name, nan.called, nan.note) == ("Ada Reid", "", "Nan", "@home")
    assert [a.name for a in family.aliases] == ["Addy Reid"]
    assert [c.value for c in family.contacts] == ["12 Harbour Lane, Wallasey", "nan@example.org"]


def test_a_note_longer_than_a_note_is_cut_and_said() -> None:
    family = read_gedcom(ged(f"{PERSON}1 NOTE {'x' * CAPS.note}y"), notes := Notebook("GEDCOM"))
    assert len(family.people[0].note) == CAPS.note
    assert notes.findings[0].message == "A note of 20,001 letters was cut."


def test_notes_that_are_too_long_together_are_refused() -> None:
    note = f"0 @N1@ NOTE {'x' * (CAPS.text // 2 - 1)}\n"
    people = "".join(f"0 @I{n}@ INDI\n1 NOTE @N1@\n" for n in range(3))
    with pytest.raises(ImportRefusedError, match="notes are longer"):
        read_gedcom(ged(note + people))


def test_what_happened_otherwise_does_not_end_a_couple() -> None:
    family = read_gedcom(
        ged(f"{PERSON}0 @I2@ INDI\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 EVEN\n2 TYPE Moved house")
    )
    assert family.couples[0].end is CoupleEnd.NONE


def test_a_child_adopted_by_one_of_two_parents_is_still_the_others_by_birth() -> None:
    adopted = "1 ADOP\n2 DATE 2019\n2 FAMC @F1@\n3 ADOP HUSB\n1 FAMC @F1@\n"
    parents = "0 @I2@ INDI\n1 NAME Dad\n0 @I3@ INDI\n1 NAME Mum\n0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I3@\n1 CHIL @I1@"
    family = read_gedcom(ged(PERSON + adopted + parents))
    assert links(family) == {("Mum", "Ada")}
    assert links(family, ParentKind.ADOPTIVE) == {("Dad", "Ada")}
