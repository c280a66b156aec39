"""Files come in by one door: by their ending, from ordinary files only, under caps, with the child they are about."""

import os
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from famnet.domain.errors import (
    AmbiguousPersonError,
    ExitCode,
    OwnAncestorError,
    SamePersonError,
    UnknownPersonError,
)
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.ties import Couple, ParentKind, ParentLink
from famnet.exchange.door import (
    CAPS,
    ImportRefusedError,
    NoSuchFileError,
    Notebook,
    clean,
    decode,
    legible,
    no_larger,
    read_bytes,
)
from famnet.exchange.laws import keep_laws
from famnet.exchange.reading import READERS, WRITERS, read_network, read_with_findings, write_network

GEDCOM = b"""0 HEAD
0 @I1@ INDI
1 NAME Kemi Okafor
0 @I2@ INDI
1 NAME Ada Reid
1 BIRT
2 DATE 2015
0 @I3@ INDI
1 NAME Tobi Bello
1 BIRT
2 DATE 2020
0 @I4@ INDI
1 NAME Ada Okafor
0 @F1@ FAM
1 WIFE @I1@
1 CHIL @I2@
1 CHIL @I3@
1 CHIL @I9@
0 TRLR
"""


def child(family: Family) -> str:
    assert family.child_in_focus
    return family.child_in_focus.name


def test_a_family_is_named_after_its_file(tmp_path: Path) -> None:
    (path := tmp_path / "Reid family.GED").write_bytes(GEDCOM)
    reading = read_with_findings(path)
    assert (reading.family.name, len(reading.family.people)) == ("Reid family", 4)
    assert [f.message for f in reading.findings] == ["@F1@ names @I9@, who is not in the file."]


def test_a_family_keeps_the_name_its_bundle_gives_it(tmp_path: Path) -> None:
    (path := tmp_path / "copy.famnet-bundle").write_bytes(write_network(Family(name="Reid"), ".famnet-bundle"))
    assert read_network(path).name == "Reid"


@pytest.mark.parametrize("ending", READERS)
def test_what_goes_out_by_an_ending_comes_in_by_it(ending: str) -> None:
    family = read_network(GEDCOM, ".ged")
    back = read_network(write_network(family, ending), ending)
    assert [p.name for p in back.people] == [p.name for p in family.people]
    assert child(back) == "Tobi Bello"
    assert write_network(family, ending) == write_network(family, ending)


def test_everything_that_is_read_can_be_written() -> None:
    assert READERS.keys() == WRITERS.keys()


@pytest.mark.parametrize(
    ("index", "name"),
    [
        pytest.param(None, "Tobi Bello", id="the youngest with parents"),
        pytest.param("@I2@", "Ada Reid", id="an xref"),
        pytest.param("i2", "Ada Reid", id="an xref without its signs"),
        pytest.param("ada reid", "Ada Reid", id="a name"),
        pytest.param("tobi", "Tobi Bello", id="part of a name"),
    ],
)
def test_the_child_in_focus_is_who_is_said(index: str | None, name: str) -> None:
    assert child(read_network(GEDCOM, ".ged", index=index)) == name


def test_the_child_can_be_said_by_id() -> None:
    family = read_network(GEDCOM, ".ged")
    bundle = write_network(family, ".json")
    again = read_network(bundle, ".json", index=family.people[1].id)
    assert [again.person(c.person).name for c in again.children] == ["Ada Reid", "Tobi Bello"]
    assert read_network(bundle, ".json", index=family.people[2].id).children == family.children


def test_a_child_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownPersonError, match="Tobi Bello"):
        read_network(GEDCOM, ".ged", index="Tobi Belo")


def test_a_child_of_whom_there_are_two_is_refused() -> None:
    with pytest.raises(AmbiguousPersonError, match="Ada Reid"):
        read_network(GEDCOM, ".ged", index="Ada")


def test_of_people_without_dates_the_last_with_parents_is_the_child() -> None:
    undated = b"\n".join(line for line in GEDCOM.splitlines() if b"DATE" not in line)
    assert child(read_network(undated, ".ged")) == "Tobi Bello"


def test_without_any_parents_the_youngest_is_the_child() -> None:
    data = b"0 HEAD\n0 @I1@ INDI\n1 NAME Ann\n1 BIRT\n2 DATE 1990\n0 @I2@ INDI\n1 NAME Bea\n"
    assert child(read_network(data, ".ged")) == "Ann"


@pytest.mark.parametrize("ending", [".docx", "", ".GEDX"])
def test_an_ending_of_no_kind_of_file_is_refused(ending: str) -> None:
    with pytest.raises(ImportRefusedError, match=r"comes as one of \.family, \.txt, \.ged, \.csv"):
        read_network(b"", ending)
    with pytest.raises(ImportRefusedError, match="a network comes as one of"):
        write_network(Family(name=""), ending)


def test_a_refusal_has_its_exit_code_and_says_what_to_do() -> None:
    refusal = ImportRefusedError("GEDCOM", "x" * 9_000 + "\x1b[31m\u202e", line=4)
    assert (refusal.exit_code, str(refusal)[:16]) == (ExitCode.REFUSED, "GEDCOM, line 4: ")
    assert len(str(refusal).encode()) < 2_000
    assert refusal.hint.startswith("Nothing was imported.")


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError, match="not an ordinary file"):
        read_bytes(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders on Windows")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe.ged")
    with pytest.raises(NoSuchFileError, match="not an ordinary file"):
        read_bytes(pipe)


@pytest.mark.parametrize("name", ["none.ged", "nul\0.ged", "a/b.ged"])
def test_a_file_that_is_not_there_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NoSuchFileError, match="cannot be read") as refusal:
        read_bytes(tmp_path / name)
    assert refusal.value.exit_code is ExitCode.NOT_FOUND


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    (path := tmp_path / "big.ged").write_bytes(b"x" * 11)
    with pytest.raises(ImportRefusedError, match="larger than"):
        read_bytes(path, most=10)
    assert read_bytes(path, most=11) == no_larger(b"x" * 11, "GEDCOM", 11)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_text_is_read_in_any_encoding_it_gives_away(encoding: str) -> None:
    assert decode("Zoë Reid".encode(encoding), "Story text") == "Zoë Reid"


@pytest.mark.parametrize(
    "data", [b"\xff\xfeA", b"A\0B", b"\x81\x8d"], ids=["half a letter", "half wide", "no letters"]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ImportRefusedError, match="save it as UTF-8"):
        decode(data, "Story text")


def test_words_are_kept_without_what_is_no_letter() -> None:
    assert clean("Zoe\u0308\x1b[31m \u202eAda\r\nb\tc\ud800") == "Zoë[31m Ada\nb\tc"
    assert legible("a\x1bb\u202ec", 3) == "a�b…"


def test_only_so_many_findings_are_kept() -> None:
    notes = Notebook("GEDCOM")
    for n in range(CAPS.findings + 5):
        notes.add("line", f"Line {n}.")
    assert (len(notes.findings), notes.findings[-1].message) == (CAPS.findings + 1, "5 more like these.")


def generations(count: int, *, back_to: int | None = None) -> Family:
    people = tuple(Person(name=f"P{n}") for n in range(count))
    links = [ParentLink(parent=a.id, child=b.id) for a, b in pairwise(people)]
    if back_to is not None:
        links.append(ParentLink(parent=people[-1].id, child=people[back_to].id))
    return Family(name="", people=people, parent_links=tuple(links))


def test_ten_thousand_generations_are_no_circle() -> None:
    family = generations(10_000)
    assert keep_laws(family) is family


def test_a_long_circle_is_named_in_a_few_names() -> None:
    with pytest.raises(OwnAncestorError, match="P4 → P5 → P6 → P7 → P8 → P9 → … → P4"):
        keep_laws(generations(3_000, back_to=4))


def test_a_carer_may_be_anybody() -> None:
    family = generations(2)
    carer = ParentLink(parent=family.people[1].id, child=family.people[0].id, kind=ParentKind.KINSHIP)
    cared_for = replace(family, parent_links=(*family.parent_links, carer))
    assert keep_laws(cared_for) is cared_for


def test_a_couple_with_oneself_is_refused() -> None:
    ada = Person()
    with pytest.raises(SamePersonError, match="Somebody unnamed cannot be a couple"):
        keep_laws(Family(name="", people=(ada,), couples=(Couple(one=ada.id, other=ada.id),)))
