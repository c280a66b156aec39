"""What was not written by famnet is noticed: in the file, in the history, in the families."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plans import Plan
from famnet.store import history, vault
from famnet.store.errors import DamagedStoreError
from famnet.store.keyfile import MINIMUM
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import DAMAGED, verify

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def rules(shelf: Shelf, head: str = "") -> set[str]:
    return {finding.rule for finding in verify(shelf.session, head=head)}


@pytest.fixture
def full(shelf: Shelf, reid: Family) -> Shelf:
    grown = replace(reid, people=(*reid.people, Person(name="Grace")))
    shelf.keep(reid, grown, command="network add", who="Sam", at=MORNING)
    shelf.set_setting("weeks", "6", who="Sam", at=MORNING)
    return shelf


def test_a_sound_store_has_nothing_to_say(full: Shelf) -> None:
    assert verify(full.session) == ()


@pytest.mark.parametrize(
    ("tampering", "rule"),
    [
        pytest.param("UPDATE people SET name = 'Eve' WHERE name = 'Grace'", "history-rows", id="a row changed"),
        pytest.param("DELETE FROM people WHERE name = 'Grace'", "history-rows", id="a row removed"),
        pytest.param(
            "INSERT INTO settings VALUES ('months', 1, '6')", "history-rows", id="a row put in past the history"
        ),
        pytest.param("UPDATE change_rows SET new = replace(new, 'Grace', 'Eve')", "history-contents", id="contents"),
        pytest.param("UPDATE changes SET who = 'Eve' WHERE seq = 2", "history-contents", id="who did it"),
        pytest.param("UPDATE changes SET at = replace(at, '2026', '2025')", "history-contents", id="when"),
        pytest.param(
            "UPDATE change_rows SET digest = hex(zeroblob(32)) WHERE change = 2", "history-chain", id="digest"
        ),
        pytest.param("UPDATE changes SET chain = hex(zeroblob(32)) WHERE seq = 2", "history-chain", id="a link"),
        pytest.param(
            "DELETE FROM change_rows WHERE change = 2; DELETE FROM changes WHERE seq = 2",
            "history-chain",
            id="an entry gone",
        ),
        pytest.param(
            "PRAGMA foreign_keys = OFF; DELETE FROM people WHERE name = 'Ada Reid'", "references", id="a loose end"
        ),
    ],
)
def test_tampering_shows(full: Shelf, tampering: str, rule: str) -> None:
    for statement in tampering.split(";"):
        full.session.db.execute(statement)
    assert rule in rules(full)


def test_rewriting_everything_shows_against_a_mark_kept_elsewhere(full: Shelf) -> None:
    """Whoever can read the store can chain it anew: only a mark printed on a document tells."""
    db = full.session.db
    seq, mark = history.head(db)
    assert seq == 3
    assert rules(full, mark) == set()
    db.execute("DELETE FROM change_rows WHERE change = 3")
    db.execute("DELETE FROM changes WHERE seq = 3")
    db.execute("DELETE FROM settings")
    assert rules(full) == set()
    assert rules(full, mark) == {"history-head"}
    assert rules(full, mark[:4]) == {"history-head"}


def test_a_broken_law_is_found(shelf: Shelf, reid: Family) -> None:
    """All of the laws: `tests/domain/test_laws.py`."""
    led_by_nobody = replace(reid, plans=(Plan(family_lead=Person().id),))
    shelf.keep(reid, led_by_nobody, command="edit", who="Sam", at=MORNING)
    assert rules(shelf) == {"loose-end"}


def test_a_word_no_famnet_writes_is_damage(full: Shelf) -> None:
    full.session.db.execute("UPDATE people SET gender = 'sideways'")
    assert DAMAGED in rules(full)
    with pytest.raises(DamagedStoreError):
        full.family()


def test_a_damaged_page_of_a_plain_store_is_found(full: Shelf, path: Path) -> None:
    (root,) = full.session.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'people'").fetchone()
    full.close()
    whole = bytearray(path.read_bytes())
    start = (root - 1) * 4096
    whole[start : start + 12] = b"\xff" * 12
    path.write_bytes(whole)
    with Shelf.open(path) as again:
        assert rules(again) == {DAMAGED}


def _flip(whole: bytearray, rnd: random.Random) -> bytes:
    whole[rnd.randrange(len(whole))] ^= 1 << rnd.randrange(8)
    return bytes(whole)


def _cut(whole: bytearray, rnd: random.Random) -> bytes:
    return bytes(whole[: rnd.randrange(1, len(whole))])


def _swap(whole: bytearray, rnd: random.Random) -> bytes:
    one, other = (n * 4096 for n in rnd.sample(range(len(whole) // 4096), 2))
    whole[one : one + 4096], whole[other : other + 4096] = whole[other : other + 4096], whole[one : one + 4096]
    return bytes(whole)


@pytest.mark.parametrize("harm", [_flip, _cut, _swap], ids=["flipped bit", "truncated", "swapped pages"])
def test_every_harm_to_an_encrypted_store_is_noticed(
    path: Path, harm: Callable[[bytearray, random.Random], bytes]
) -> None:
    """The thousandfold run is in `make soak`."""
    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        shelf.keep(None, Family(name="Reid"), command="family add", who="Sam", at=MORNING)
    whole, rnd = path.read_bytes(), random.Random(7)  # noqa: S311 -- the same harm in every run
    for _ in range(15):
        path.write_bytes(harm(bytearray(whole), rnd))
        assert _noticed(path)


def test_harm_to_an_empty_page_is_noticed(path: Path) -> None:
    """The database's own check does not look at pages that hold nothing; they are the next to be written on."""
    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        shelf.remember("note", "x" * 200_000)
        shelf.remember("note", "")
        assert shelf.session.db.execute("PRAGMA freelist_count").fetchone()[0] > 40
    whole = bytearray(path.read_bytes())
    whole[-2000] ^= 1
    path.write_bytes(whole)
    assert _noticed(path)


def _noticed(path: Path) -> bool:
    try:
        with Shelf.open(path, Unlock(ask=lambda _: "copper lantern otter")) as shelf:
            return bool(verify(shelf.session))
    except DamagedStoreError:
        return True
