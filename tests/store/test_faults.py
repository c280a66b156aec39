"""Killed, cut off, out of room, half migrated: nothing acknowledged is lost, nothing is there by half."""

import errno
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlite_utils
from sqlcipher3 import dbapi2

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.store import backup, backups, file, migrations, vault
from famnet.store.errors import DiskFullError, UnwritableError
from famnet.store.keyfile import MINIMUM
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock
from famnet.store.verify import verify

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEY = Unlock(ask=lambda _: "copper lantern otter")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="not run on Windows")


def grown(family: Family, many: int) -> Family:
    return replace(family, people=(*family.people, *(Person(name=f"P{n}") for n in range(many))))


# --- killed ---


@needs_fork
@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_program_killed_at_any_moment_loses_nothing_it_said_was_kept(path: Path, *, encrypted: bool) -> None:
    """Thirty people at a time: after each kill all thirty are there or none. The 5,000 kills are in `make soak`."""
    made = (
        vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf
        if encrypted
        else Shelf.create(path, plain=True)
    )
    with made as shelf:
        shelf.keep(None, Family(name="Reid"), command="family add", who="Sam", at=MORNING)
    kept, rnd = 0, random.Random(3)  # noqa: S311 -- the same moments in every run, as far as a clock allows
    for _ in range(12):
        said = _killed_while_writing(path, rnd.random() * 0.05)
        with Shelf.open(path, KEY) as shelf:
            there = len(shelf.family().people)
            assert verify(shelf.session) == ()
        assert there % 30 == 0
        assert there >= kept + 30 * said
        kept = there


def _killed_while_writing(path: Path, after: float) -> int:
    """Add thirty people again and again in a child process, and kill it; how often it said that they were kept."""
    read, write = os.pipe()
    if not (child := os.fork()):
        with Shelf.open(path, KEY) as shelf:
            while True:
                family = shelf.family()
                shelf.keep(family, grown(family, 30), command="network import", who="Sam", at=MORNING)
                os.write(write, b".")
    time.sleep(after + 0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        return len(pipe.read())


# --- the disk ---


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    import resource  # noqa: PLC0415 -- not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@needs_fork
def test_a_file_that_cannot_grow_is_said_and_nothing_is_half_written(shelf: Shelf, reid: Family, path: Path) -> None:
    with files_no_larger_than(path.stat().st_size), pytest.raises(UnwritableError):
        shelf.keep(reid, grown(reid, 3000), command="network import", who="Sam", at=MORNING)
    assert shelf.family() == reid
    assert verify(shelf.session) == ()


@needs_fork
def test_encrypting_without_room_leaves_the_plain_store(shelf: Shelf, reid: Family, path: Path) -> None:
    with files_no_larger_than(path.stat().st_size // 2), pytest.raises(UnwritableError):
        vault.encrypt(shelf.session, "copper lantern otter", cost=MINIMUM)
    with Shelf.open(path) as again:
        assert again.family() == reid


# --- migrations ---


@pytest.fixture
def first_version(path: Path) -> Path:
    """A store as the first landed version wrote it, with one family in it."""
    db = dbapi2.connect(str(path), isolation_level=None)
    utils = sqlite_utils.Database(db)
    with utils.atomic():
        migrations.MIGRATIONS.apply(utils, stop_before="m02_due_dates_set_by_hand")
        db.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
    db.execute("INSERT INTO families VALUES ('f1', 'f1', 1, 1, 'Quaggaford', '2026-03-02', NULL, 'Sam')")
    db.close()
    return path


def test_a_store_of_the_first_version_opens_and_is_backed_up_before(first_version: Path) -> None:
    with Shelf.open(first_version) as shelf:
        family = shelf.family()
        assert (family.name, family.lead_practitioner) == ("Quaggaford", "Sam")
        shelf.keep(family, family.with_person(Person(name="Ada")), command="network add", who="Sam", at=MORNING)
    (copy,) = backups.backups(first_version)
    assert b"Quaggaford" in copy.path.read_bytes()
    db = file.connect(copy.path)
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    db.close()


def test_a_migration_that_was_cut_short_leaves_the_old_store(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, last = migrations.MIGRATIONS._migrations  # noqa: SLF001 -- to stop the last step half way

    def stop(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE half (id TEXT)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(last, "fn", stop)
        with pytest.raises(KeyboardInterrupt):
            Shelf.open(first_version)
    with file.connect(first_version) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    for copy in backups.backups(first_version):
        copy.path.unlink()  # one of this very second is not overwritten
    with Shelf.open(first_version) as shelf:
        assert shelf.family().name == "Quaggaford"


def test_two_windows_that_migrate_at_once_do_it_once(first_version: Path) -> None:
    from famnet.store.making import make_tables  # noqa: PLC0415 -- only here
    from famnet.store.session import Session  # noqa: PLC0415 -- only here

    one, other = (Session(file.connect(first_version), first_version) for _ in range(2))
    make_tables(one)
    make_tables(other)
    assert other.db.execute("PRAGMA user_version").fetchone() == (file.SCHEMA_VERSION,)


def test_the_version_counts_the_steps() -> None:
    assert len(migrations.MIGRATIONS._migrations) == file.SCHEMA_VERSION  # noqa: SLF001 -- it has no count of its own


# --- nothing personal where it does not belong ---


def test_no_secret_and_no_name_is_in_what_a_refusal_says(path: Path) -> None:
    canary = "zyxwv quaggaford vexwood"
    with vault.create_encrypted(path, canary, cost=MINIMUM).shelf as shelf:
        family = Family(name="Vexwood")
        shelf.keep(None, family, command="family add", who="Sam", at=MORNING)
        with pytest.raises(FamnetError) as refused:
            shelf.keep(None, family, command="family add", who="Sam", at=MORNING)
    chain = [refused.value, refused.value.__cause__, refused.value.__context__]
    said = " ".join(f"{error} {getattr(error, 'hint', '')}" for error in chain)
    assert "exwood" not in said
    assert all(canary.encode() not in p.read_bytes() for p in path.parent.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to give up being root")
@pytest.mark.parametrize(
    "what",
    [
        pytest.param(lambda shelf: vault.change_passphrase(shelf.session, "paper kettle heron"), id="passphrase"),
        pytest.param(lambda shelf: vault.decrypt(shelf.session), id="decrypt"),
        pytest.param(lambda shelf: backup.back_up(shelf.session, at=MORNING), id="backup"),
    ],
)
def test_a_folder_that_cannot_be_written_is_said_and_nothing_lost(
    path: Path, what: Callable[[Shelf], object]
) -> None:
    vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf.close()
    for folder in (p for p in path.parents if "pytest-of" in str(p)):  # however deep a worker's is
        folder.chmod(0o555)
    for file_ in path.parent.iterdir():
        file_.chmod(0o444)
    os.seteuid(65534)
    try:
        with Shelf.open(path, KEY) as shelf, pytest.raises(UnwritableError):
            what(shelf)
    finally:
        os.seteuid(0)
        path.parent.chmod(0o700)
    with Shelf.open(path, KEY) as shelf:
        assert verify(shelf.session) == ()


def test_a_full_disk_is_told_from_a_locked_folder(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        monkeypatch.setattr("famnet.store.beside.move", full)
        with pytest.raises(DiskFullError):
            vault.change_passphrase(shelf.session, "paper kettle heron")
