"""The file is private, has every safeguard on, and is checked before anything in it is believed."""

import os
import sqlite3
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.store.errors import (
    BusyStoreError,
    DamagedStoreError,
    DiskFullError,
    NewerStoreError,
    NoStoreError,
    NotAStoreError,
    StoreExistsError,
    UnwritableError,
)
from famnet.store.file import APPLICATION_ID, SCHEMA_VERSION
from famnet.store.key_errors import MissingKeyFileError, PlainOnlyError
from famnet.store.note import leave, note_path
from famnet.store.session import LOOK
from famnet.store.shelf import Shelf
from famnet.store.waiting import OFTEN

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def add(shelf: Shelf, name: str = "Bello") -> None:
    shelf.keep(None, Family(name=name), command="family add", who="Sam", at=MORNING)


# --- safeguards, each by its setting and by what it does ---


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "delete"),
        ("synchronous", 3),  # EXTRA
        ("secure_delete", 1),
        ("temp_store", 2),  # MEMORY
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 10000),
        ("cipher_log_level", "NONE"),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
    ids=str,
)
@pytest.mark.parametrize("how", ["just made", "opened again"])
def test_every_safeguard_is_on(shelf: Shelf, path: Path, pragma: str, value: object, how: str) -> None:
    other = Shelf.open(path) if how == "opened again" else shelf
    assert other.session.db.execute(f"PRAGMA {pragma}").fetchone()[0] == value
    other.close()


def test_what_is_removed_is_not_left_in_the_file(shelf: Shelf, path: Path) -> None:
    shelf.remember("note", "Quaggaford")
    assert b"Quaggaford" in path.read_bytes()
    shelf.remember("note", "")
    assert b"Quaggaford" not in path.read_bytes()


def test_no_write_ahead_log_and_no_journal_is_left(shelf: Shelf, path: Path) -> None:
    add(shelf)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_write_ahead_log_that_another_program_turned_on_is_turned_off(shelf: Shelf, path: Path) -> None:
    shelf.close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    with Shelf.open(path) as again:
        assert again.session.db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        add(again)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


# --- private ---


def test_file_and_folder_are_for_their_user_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "work.famnet"
    Shelf.create(path, plain=True).close()
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (path, path.parent)]
    assert modes == [0o600, 0o700]


def test_a_journal_is_private_too(shelf: Shelf, path: Path) -> None:
    os.umask(0o022)
    Shelf.open(path).close()
    with shelf.session.writing() as db:
        db.execute("INSERT INTO remembered VALUES ('a', 'b')")
        journal = path.with_name(path.name + "-journal")
        assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert os.umask(0o077) == 0o077


def test_a_copied_file_becomes_private_when_it_is_opened(shelf: Shelf, path: Path) -> None:
    shelf.close()
    path.chmod(0o644)
    Shelf.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


# --- making one ---


def test_a_store_without_a_passphrase_must_be_asked_for(path: Path) -> None:
    with pytest.raises(PlainOnlyError, match="encrypted unless"):
        Shelf.create(path)
    assert not path.exists()


def test_nothing_is_overwritten(shelf: Shelf, path: Path) -> None:
    add(shelf)
    before = path.read_bytes()
    with pytest.raises(StoreExistsError):
        Shelf.create(path, plain=True)
    assert path.read_bytes() == before


def test_no_link_is_followed_when_making(tmp_path: Path) -> None:
    path = tmp_path / "work.famnet"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreExistsError):
        Shelf.create(path, plain=True)
    assert not (tmp_path / "elsewhere").exists()


def test_an_init_that_was_cut_short_is_taken_up(path: Path) -> None:
    path.touch()
    with pytest.raises(NotAStoreError, match="it is empty"):
        Shelf.open(path)
    Shelf.create(path, plain=True).close()
    Shelf.open(path).close()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError):
        Shelf.create(tmp_path / "file" / "work.famnet", plain=True)


# --- opening what is no store ---


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE people (name TEXT)")
    db.close()


def newer(path: Path) -> None:
    Shelf.create(path, plain=True).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()


def cut_short(path: Path) -> None:
    Shelf.create(path, plain=True).close()
    path.write_bytes(path.read_bytes()[:-4096])


def scribbled(path: Path) -> None:
    Shelf.create(path, plain=True).close()
    whole = bytearray(path.read_bytes())
    whole[100:200] = b"\xff" * 100
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("make", "refusal", "exit_code", "words"),
    [
        pytest.param(str, NoStoreError, 4, "no famnet file at", id="nothing there"),
        pytest.param(lambda p: p.mkdir(), NotAStoreError, 3, "not a famnet file", id="a folder"),
        pytest.param(lambda p: p.touch(), NotAStoreError, 3, "it is empty", id="an empty file"),
        pytest.param(lambda p: p.write_text("Ada, girl"), NotAStoreError, 3, "another kind", id="a text"),
        pytest.param(other_database, NotAStoreError, 3, "another program's database", id="another database"),
        pytest.param(lambda p: p.write_bytes(b"\x07" * 8192), MissingKeyFileError, 6, "is missing", id="no key file"),
        pytest.param(newer, NewerStoreError, 3, "newer version", id="a newer store"),
        pytest.param(cut_short, DamagedStoreError, 5, "is damaged", id="a truncated store"),
        pytest.param(scribbled, DamagedStoreError, 5, "damaged", id="a damaged store"),
    ],
)
def test_what_is_no_store_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], object], refusal: type[FamnetError], exit_code: int, words: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(refusal, match=words) as refused:
        Shelf.open(path)
    assert refused.value.exit_code == exit_code
    assert (path.read_bytes() if path.is_file() else None) == before
    assert refused.value.hint


# --- trouble while it is open ---


@contextmanager
def nobody() -> Iterator[None]:
    """As a user who owns nothing: root may write anywhere."""
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to give up being root")
def test_a_read_only_file_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path, shelf: Shelf) -> None:
    add(shelf)
    shelf.close()
    for folder in (tmp_path, *(p for p in tmp_path.parents if "pytest-of" in str(p))):  # however deep a worker's is
        folder.chmod(0o755)
    shelf.path.chmod(0o644)
    with nobody(), Shelf.open(shelf.path) as again:
        assert again.family().name == "Bello"
        with pytest.raises(UnwritableError, match="read-only"):
            add(again)


def test_a_full_disk_is_said_and_nothing_is_half_written(shelf: Shelf) -> None:
    add(shelf, "Reid")
    (pages,) = shelf.session.db.execute("PRAGMA page_count").fetchone()
    shelf.session.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError, match="no room"):
        add(shelf, "Bello" * 10_000)
    assert [row.name for row in shelf.families()] == ["Reid"]


def test_who_has_to_wait_is_told_for_whom(shelf: Shelf, path: Path) -> None:
    with Shelf.open(path) as other:
        other.session.db.execute("PRAGMA busy_timeout = 20")
        with (
            shelf.session.writing(),
            pytest.raises(BusyStoreError, match=r"written by .+ on .+ since \d\d:\d\d") as refused,
        ):
            add(other)
        assert refused.value.exit_code == 75
        add(other)


@pytest.mark.parametrize("what", [add, lambda s: s.families()], ids=["writing", "reading"])
def test_waiting_is_asking_again_and_again_for_as_long_as_was_said(
    shelf: Shelf, path: Path, what: Callable[[Shelf], object]
) -> None:
    asked: list[str] = []
    with Shelf.open(path) as other:
        other.session.db.execute(f"PRAGMA busy_timeout = {10 * OFTEN}")
        other.session.db.set_trace_callback(asked.append)
        shelf.session.db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BusyStoreError):
            what(other)
        shelf.session.db.execute("ROLLBACK")
        what(other)
        assert other.session.db.execute("PRAGMA busy_timeout").fetchone() == (10 * OFTEN,)
    waited = Counter(line for line in asked if line in {"BEGIN IMMEDIATE", LOOK})
    assert max(waited.values()) > 2  # at least twice in vain


@pytest.mark.parametrize("left", ["", "{", "[]", '{"who": 1}'])
def test_a_note_that_cannot_be_read_is_no_trouble(shelf: Shelf, path: Path, left: str) -> None:
    with Shelf.open(path) as other, shelf.session.writing():
        note_path(path).write_text(left)
        other.session.db.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(BusyStoreError, match="written by another program"):
            add(other)


def test_a_note_left_by_a_killed_program_is_cleared_away(shelf: Shelf, path: Path) -> None:
    leave(path)
    add(shelf)
    assert not note_path(path).exists()


def test_nothing_is_written_into_a_file_that_was_replaced(shelf: Shelf, path: Path) -> None:
    twin = path.with_name("twin.famnet")
    Shelf.create(twin, plain=True).close()
    twin.replace(path)
    with pytest.raises(FamnetError, match="was replaced"):
        add(shelf)


def test_a_query_that_makes_no_sense_here_is_said_without_a_traceback(shelf: Shelf) -> None:
    shelf.session.db.execute("DROP TABLE reviews_due")
    with pytest.raises(DamagedStoreError, match="does not hold what it should"):
        shelf.due_reviews()


# --- disks and files of other kinds ---


def no_second_names(*_: object, **__: object) -> None:
    raise OSError(95, "Operation not supported")


def test_a_disk_without_second_names_serves(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_second_names)
    with Shelf.create(path, plain=True) as shelf:
        add(shelf)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_whoever_takes_the_name_first_keeps_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_: Path, to: Path) -> None:
        to.write_text("somebody else's")
        raise FileExistsError

    monkeypatch.setattr(os, "link", taken)
    with pytest.raises(StoreExistsError):
        Shelf.create(path, plain=True)
    assert path.read_text() == "somebody else's"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_disk_that_makes_no_file_says_why(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def full(name: str, *told: int, **named: int) -> int:
        if str(name).endswith(".part"):
            raise OSError(28, "No space left on device")
        return real(name, *told, **named)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(UnwritableError, match="no space left on device"):
        Shelf.create(path, plain=True)


def test_a_file_that_vanished_while_it_was_open_is_not_written(shelf: Shelf, path: Path) -> None:
    path.unlink()
    with pytest.raises(FamnetError, match="was replaced"):
        add(shelf)


def test_letters_that_are_no_text_are_damage(shelf: Shelf) -> None:
    add(shelf)
    shelf.session.db.execute("UPDATE families SET name = CAST(x'ff41' AS TEXT)")
    with pytest.raises(DamagedStoreError):
        shelf.families()
