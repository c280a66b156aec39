"""Stores written by the first famnet that landed (commit d6c1250) open, are brought up to date, and work.

The two files hold the invented Okafor-Reid family with a plan, a review and a dozen commands of history; the
encrypted one was made with the key derivation at its least cost. They are never written anew.
"""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from famnet.domain.people import Person
from famnet.store import undo
from famnet.store.file import SCHEMA_VERSION
from famnet.store.key_errors import LockedStoreError, MissingKeyFileError
from famnet.store.keyfile import key_path
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import verify

DATA = Path(__file__).parents[1] / "data"
LATER = datetime(2027, 1, 4, 9, tzinfo=UTC)
FAMILY = "family"


@pytest.fixture
def unlock(tmp_path: Path) -> Unlock:
    words = tmp_path / "passphrase.txt"
    words.write_text("a lantern on the ferry\n")
    return Unlock(passphrase_file=words)


@pytest.fixture(params=["plain", "encrypted"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a store of the first landing."""
    for file in sorted(DATA.glob(f"first-landing-{request.param}.famnet*")):
        shutil.copy(file, tmp_path)
    return tmp_path / f"first-landing-{request.param}.famnet"


def version(shelf: Shelf) -> int:
    (found,) = shelf.session.db.execute("PRAGMA user_version").fetchone()
    return int(found)


def test_it_is_brought_up_to_date_and_tells_what_it_told(old: Path, unlock: Unlock) -> None:
    with Shelf.open(old, unlock) as shelf:
        assert version(shelf) == SCHEMA_VERSION
        assert verify(shelf.session) == ()
        family = shelf.family(FAMILY)
        assert {"Ada Reid", "Kemi Okafor", "Grace Okafor", "Ruby Hill"} <= {each.name for each in family.people}
        assert "I want Nan to come" in {each.words for each in family.voices}
        assert {each.name for each in shelf.families()} == {FAMILY, "Zoe Hill"}
        assert len(shelf.history(family.id)) > 10


def test_it_is_backed_up_first_as_it_was(old: Path, unlock: Unlock) -> None:
    with Shelf.open(old, unlock):
        pass
    kept = sorted(old.parent.glob("*-backups/*.famnet"))
    assert len(kept) == 1
    if key_path(old).exists():
        assert key_path(kept[0]).exists()


def test_commands_of_that_time_are_done_again_and_taken_back(old: Path, unlock: Unlock) -> None:
    with Shelf.open(old, unlock) as shelf:
        undo.undo(shelf.session, who="Sam", at=LATER)
        assert "Ruby Hill" not in {each.name for each in shelf.family(FAMILY).people}
        undo.redo(shelf.session, who="Sam", at=LATER)
        assert "Ruby Hill" in {each.name for each in shelf.family(FAMILY).people}
        assert verify(shelf.session) == ()


def test_it_is_added_to(old: Path, unlock: Unlock) -> None:
    with Shelf.open(old, unlock) as shelf:
        before = shelf.family(FAMILY)
        after = replace(before, people=(*before.people, Person(name="Esme Okafor")))
        shelf.keep(before, after, command="network add", who="Sam", at=LATER)
    with Shelf.open(old, unlock) as shelf:
        assert "Esme Okafor" in {each.name for each in shelf.family(FAMILY).people}
        assert verify(shelf.session) == ()


def test_without_its_passphrase_or_its_key_file_it_stays_shut(tmp_path: Path, unlock: Unlock) -> None:
    path = Path(shutil.copy(DATA / "first-landing-encrypted.famnet", tmp_path))
    with pytest.raises(MissingKeyFileError):
        Shelf.open(path, unlock)
    shutil.copy(key_path(DATA / path.name), tmp_path)
    with pytest.raises(LockedStoreError):
        Shelf.open(path)
