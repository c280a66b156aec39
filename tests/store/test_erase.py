"""What is erased is gone from the rows, from the history and from the bytes of the file; the chain still holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem
from famnet.domain.people import Alias, Contact, ContactKind, Person
from famnet.store import aside, backup, sentences, telling, vault
from famnet.store.erase import Mention, erase, erase_family
from famnet.store.history import Told
from famnet.store.keyfile import MINIMUM
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import verify

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TOLD = Told(command="network remove", who="Sam", at=MORNING)
SECRETS = ("Zyxwv Quaggaford", "Zyxwv", "22 Vexwood Avenue", "Zed")


@pytest.fixture
def told(shelf: Shelf, reid: Family) -> Family:
    """Zyxwv came, was renamed, reached, spoken of, and the talk was changed again."""
    zyx = Person(name="Zyxwv Quaggaford", called="Zed")
    extra = {
        "aliases": (Alias(person=zyx.id, name="Zyxwv Vexwood"),),
        "contacts": (Contact(person=zyx.id, kind=ContactKind.ADDRESS, value="22 Vexwood Avenue"),),
    }
    family = replace(reid, people=(*reid.people, zyx))
    steps: tuple[Callable[[Family], Family], ...] = (
        lambda f: replace(f, people=family.people, aliases=extra["aliases"], contacts=extra["contacts"]),  # type: ignore[arg-type]
        lambda f: f.with_person(replace(f.people[2], note="Zyxwv has a van")),
        lambda f: replace(f, mapping=(MappingItem(column=Column.WORRY, text="Zyxwv shouts"),)),
        lambda f: replace(f, mapping=(replace(f.mapping[0], text="There is shouting"),)),
    )
    now = reid
    for step in steps:
        now = shelf.keep(now, step(now), command="network edit", who="Sam", at=MORNING).family
    return now


def without(family: Family) -> Family:
    return replace(family, people=family.people[:2], aliases=(), contacts=())


def bytes_of(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in path.parent.rglob("*") if p.is_file())


def test_a_person_is_erased_from_every_byte(shelf: Shelf, path: Path, told: Family) -> None:
    assert all(secret.encode() in bytes_of(path) for secret in SECRETS)
    erased = erase(shelf.session, told, without(told), told=TOLD)
    assert [secret for secret in SECRETS if secret.encode() in bytes_of(path)] == []
    assert (erased.mentions, erased.backups) == ((), ())


def test_after_erasing_the_history_still_holds_and_tells_that_something_was_there(shelf: Shelf, told: Family) -> None:
    erased = erase(shelf.session, told, without(told), told=TOLD)
    assert verify(shelf.session) == ()
    lines = telling.tell(shelf.session, told.id)
    assert [line.text for line in lines if line.seq == erased.entry.seq] == [sentences.ERASED] * 3
    assert [p.name for p in shelf.family().people] == ["Ada Reid", "Kemi Okafor"]


def test_a_row_that_stays_is_said_anew_when_its_history_named_them(shelf: Shelf, told: Family) -> None:
    erase(shelf.session, told, without(told), told=TOLD)
    last = shelf.history()[-1]
    assert last.command == "network remove: what stays"
    assert [(row.table, (row.new or {})["text"]) for row in last.rows] == [("mapping", "There is shouting")]


def test_where_they_are_still_spoken_of_is_listed(shelf: Shelf, told: Family) -> None:
    spoken = replace(told, mapping=(replace(told.mapping[0], text="Then zyxwv left"),))
    now = shelf.keep(told, spoken, command="mapping edit", who="Sam", at=MORNING).family
    erased = erase(shelf.session, now, without(now), told=TOLD)
    assert erased.mentions == (Mention("mapping", now.mapping[0].id, "text"),)


def test_a_name_others_have_too_is_not_hunted_for(shelf: Shelf, reid: Family) -> None:
    """Erasing one Reid must not blank the history of the others."""
    family = shelf.keep(reid, reid.with_person(Person(name="Reid Okafor")), command="e", who="S", at=MORNING).family
    erase(shelf.session, family, replace(family, people=family.people[:2]), told=TOLD)
    first = shelf.history()[0]
    assert all(row.new for row in first.rows)


def test_backups_that_still_hold_it_are_named(shelf: Shelf, told: Family) -> None:
    copy = backup.back_up(shelf.session, at=MORNING)
    assert erase(shelf.session, told, without(told), told=TOLD).backups == (copy.path,)


def test_answers_kept_aside_go_too(shelf: Shelf, told: Family) -> None:
    aside.keep_aside(shelf.session, TOLD, told.id, shelf.history()[2].rows)
    erase(shelf.session, told, without(told), told=TOLD)
    assert aside.asides(shelf.session) == ()


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted, then decrypted to look"])
def test_a_family_is_erased_from_every_byte(shelf: Shelf, path: Path, told: Family, *, encrypted: bool) -> None:
    key = Unlock(ask=lambda _: "copper lantern otter")
    if encrypted:
        vault.encrypt(shelf.session, key.ask("") if key.ask else "", cost=MINIMUM)
        shelf = Shelf.open(path, key)
    shelf.remember_order(told.id, "genogram", [[told.people[2].id]])
    shelf.keep(None, Family(name="Bello"), command="family add", who="Sam", at=MORNING)
    erased = erase_family(shelf.session, told.id, command="family erase", who="Sam", at=MORNING)
    assert [row.name for row in shelf.families()] == ["Bello"]
    assert verify(shelf.session) == ()
    assert erased.entry.family == told.id
    if encrypted:
        vault.decrypt(shelf.session)
    everything = bytes_of(path)
    assert [s for s in (*SECRETS, "Ada Reid", "Kemi", "shouting") if s.encode() in everything] == []
    shelf.close()
