"""Junk in every format: taken or refused in one clean sentence, and never in part.

FAMNET_FUZZ_CASES sets how many files are tried (300; `make soak` tries 10,000), FAMNET_FUZZ_SEED which ones.
"""

import os
import random
import sys
from collections.abc import Callable

import pytest

from famnet.domain.errors import FamnetError
from famnet.domain.kin import Kin
from famnet.exchange.laws import keep_laws
from famnet.exchange.reading import READERS, read_network, write_network

CASES = int(os.environ.get("FAMNET_FUZZ_CASES", "300"))
SEED = int(os.environ.get("FAMNET_FUZZ_SEED", "1"))
MEGABYTES = 512
LARGEST = 8_000_000
STORY = b"""Ada Reid*, girl, born 5 May 2015, lives with Kemi
Kemi Okafor, mother, born 1993, phone "07700 900123"
Daniel Reid, father, born about 1990, address protected from Kemi
Tobi Bello, maternal half-brother, born 2020, lives with Kemi
Marcus Bello, father of Tobi
Sandra Lee, health visitor
"""
OLD_GEDCOM = b"""0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR ANSEL
0 @I1@ INDI
1 NAME Zo\xe8e /Reid/
1 SEX F
1 BIRT
2 DATE BET 1899 AND 1905
1 FAMC @F1@
2 PEDI adopted
1 NOTE @N1@
0 @I2@ INDI
1 NAME Kemi
1 FAMS @F1@
1 RESI
2 ADDR 12 Harbour Lane
3 CONT Wallasey
0 @F1@ FAM
1 WIFE @I2@
1 CHIL @I1@
1 MARR
2 DATE @#DJULIAN@ 10 JAN 1731/32
0 @N1@ NOTE one
1 CONC  two
0 TRLR
"""
CSV = "name,relationship,of,dob,lives with\nAda,child,,5/5/2015,\nKemi,mum,,1993,Ada\n".encode("utf-8-sig")
FAMILY = read_network(STORY, ".family")
SEEDS: dict[str, list[bytes]] = {
    ".family": [STORY],
    ".ged": [OLD_GEDCOM, write_network(FAMILY, ".ged")],
    ".csv": [CSV, write_network(FAMILY, ".csv")],
    ".famnet-bundle": [write_network(FAMILY, ".famnet-bundle")],
    ".json": [write_network(FAMILY, ".json")],
}
POOL = [data for seeds in SEEDS.values() for data in seeds]
TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x1b[31m", b"\r", b"\n", "\u202e".encode()),
    *(b'"', b"''", b"<", b"\\N", b"=cmd|'/c calc'!A1", b"{{7*7}}", b"[/red]", b"../" * 20, b"'); DROP TABLE p;--"),
    *(b"9" * 5_000, b"-1", b"1e309", b"NaN", b"0000-00-00", b"31 FEB 2020", b"A" * 70_000, b"[" * 5_000),
    *(b"@I1@", b"@VOID@", b"0 TRLR\n", b"2 CONC ", b"99 X", b"1 CHAR UNICODE\n", b'{"a":' * 5_000),
    *(b",", b", mother", b"Ada*", b" of ", b" and "),
)
ENCODINGS = ("utf-16", "utf-32", "latin-1", "cp1252", "utf-7", "cp500")
Mutation = Callable[[random.Random, bytearray, int, int], bytes | bytearray]


def _bit(rnd: random.Random, data: bytearray, at: int, _: int) -> bytearray:
    if data:
        data[at % len(data)] ^= 1 << rnd.randrange(8)
    return data


def _lines(rnd: random.Random, data: bytearray, _: int, __: int) -> bytes:
    lines = data.split(b"\n")
    if rnd.random() < 0.5:
        rnd.shuffle(lines)
    else:
        line = rnd.choice(lines)
        lines[0:0] = [line] * min(rnd.choice((1, 100, 2_000)), 1 + LARGEST // (len(line) + 1))
    return b"\n".join(lines)


def _spliced(rnd: random.Random, data: bytearray, at: int, _: int) -> bytes:
    other = rnd.choice(POOL)
    return bytes(data[:at]) + other[rnd.randrange(len(other)) :]


MUTATIONS: tuple[Mutation, ...] = (
    _bit,
    _lines,
    _spliced,
    lambda _, data, at, to: data[:at] + data[to:],
    lambda rnd, data, at, _: data[:at] + rnd.choice(TOKENS) + data[at:],
    lambda rnd, data, at, to: data[:at] + rnd.choice(TOKENS) + data[to:],
    lambda _, data, at, __: data[:at],
    lambda rnd, data, at, to: data[:at] + data[at:to] * rnd.choice((2, 50, 500)) + data[to:],
    lambda rnd, data, at, _: data[:at] + rnd.randbytes(rnd.randrange(1, 40)) + data[at:],
    lambda rnd, data, _, __: bytes(data).decode("utf-8", "replace").encode(rnd.choice(ENCODINGS), "replace"),
    lambda rnd, data, _, __: data.replace(b"\n", rnd.choice((b"\r", b"\r\n", b"\n\n", b"\x0b", b"\x85"))),
    lambda rnd, _, __, ___: rnd.choice((b"", b"\0" * 4_096, rnd.randbytes(2_000), b"PK\x03\x04" + rnd.randbytes(99))),
)


def mutated(rnd: random.Random, data: bytes) -> bytes:
    for _ in range(rnd.choice((1, 1, 2, 4, 16))):
        at = rnd.randrange(len(data) + 1)
        to = min(len(data), at + rnd.randrange(1, 64))
        data = bytes(rnd.choice(MUTATIONS)(rnd, bytearray(data), at, to))[:LARGEST]
    return data


def tried(data: bytes, ending: str) -> str:
    """What is wrong with how a file was met; empty when nothing is."""
    try:
        family = keep_laws(read_network(data, ending))
        Kin(family).unions  # noqa: B018 -- asked for its complaints
        write_network(family, ".famnet-bundle")
    except FamnetError as refusal:
        words = str(refusal)
        if len(words.encode()) > 2_000 or not words.isprintable() or not refusal.hint:
            return f"refused in {words[:80]!r}"
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is a failure of the reader
        return f"{type(error).__name__}: {str(error)[:80]}"
    return ""


def _megabytes() -> float:
    """The most memory this process ever had; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 -- there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.mark.parametrize("ending", SEEDS)
def test_a_broken_file_is_taken_or_refused_in_a_sentence(ending: str) -> None:
    rnd = random.Random(f"{SEED}{ending}")  # noqa: S311 -- for tests, and the same every time
    failures, before = [], _megabytes()
    for case in range(-(-CASES // len(SEEDS))):
        data = mutated(rnd, rnd.choice(SEEDS[ending]))
        if wrong := tried(data, ending):
            failures.append(f"case {case}: {wrong} {data[:60]!r}")
    assert failures == []
    assert _megabytes() - before < MEGABYTES


def test_every_format_that_is_read_is_fuzzed() -> None:
    assert {kind for kind, _ in READERS.values()} == {READERS[ending][0] for ending in SEEDS}
