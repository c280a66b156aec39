"""Backups are whole, found, thinned by age, and brought back without overwriting anything."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from famnet.domain.family import Family
from famnet.store import backup, backups, beside, history, vault, verify
from famnet.store.backups import Backup, folder_of, outlived, pick
from famnet.store.errors import DamagedStoreError, NoBackupError, StoreExistsError, UnwritableError
from famnet.store.keyfile import MINIMUM, key_path
from famnet.store.shelf import Shelf
from famnet.store.unlock import Unlock

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KEY = Unlock(ask=lambda _: "copper lantern otter")


def add(shelf: Shelf, name: str, at: datetime = MORNING) -> None:
    shelf.keep(None, Family(name=name), command="family add", who="Sam", at=at)


def names(path: Path, unlock: Unlock | None = None) -> list[str]:
    with Shelf.open(path, unlock) as shelf:
        assert verify.verify(shelf.session) == ()
        return [row.name for row in shelf.families()]


def dump(shelf: Shelf) -> list[str]:
    """Everything in a store, as the statements that would make it again."""
    db = shelf.session.db
    tables = [
        row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1").fetchall()
    ]
    return [f"{name} {row}" for name in tables for row in db.execute(f'SELECT * FROM "{name}" ORDER BY 1')]  # noqa: S608 -- names from the store itself


# --- the drill: back up, wipe, restore ---


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_backup_brings_everything_back(path: Path, *, encrypted: bool) -> None:
    made = (
        vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf
        if encrypted
        else Shelf.create(path, plain=True)
    )
    with made as shelf:
        add(shelf, "Reid")
        everything, head = dump(shelf), history.head(shelf.session.db)
        copy = backup.back_up(shelf.session, at=MORNING)
    for file in (path, key_path(path)):
        file.unlink(missing_ok=True)
    restored = backup.restore(path, copy.path, at=MORNING, unlock=KEY)
    assert restored.kept is None
    with Shelf.open(path, KEY) as shelf:
        assert dump(shelf) == everything
        assert history.head(shelf.session.db) == head
        assert shelf.encrypted is encrypted


def test_a_backup_is_private_and_leaves_nothing_unfinished(shelf: Shelf, path: Path) -> None:
    copy = backup.back_up(shelf.session, at=MORNING)
    assert copy.path == path.parent / "work-backups" / "work-20260302T093000Z.famnet"
    assert stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.path.parent.stat().st_mode) == 0o700
    assert list(copy.path.parent.iterdir()) == [copy.path]


def test_an_encrypted_backup_carries_its_key_file_and_opens_as_it_did_then(path: Path) -> None:
    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        add(shelf, "Reid")
        copy = backup.back_up(shelf.session, at=MORNING)
        vault.change_passphrase(shelf.session, "paper kettle heron")
    assert names(copy.path, KEY) == ["Reid"]
    assert b"Reid" not in copy.path.read_bytes()


def test_a_backup_of_the_same_second_is_not_overwritten(shelf: Shelf) -> None:
    backup.back_up(shelf.session, at=MORNING)
    with pytest.raises(StoreExistsError):
        backup.back_up(shelf.session, at=MORNING)


def test_a_backup_goes_where_it_is_told(shelf: Shelf, tmp_path: Path) -> None:
    copy = backup.back_up(shelf.session, at=MORNING, folder=tmp_path / "stick")
    assert copy.path.parent == tmp_path / "stick"
    assert pick(shelf.path, folder=tmp_path / "stick") == copy


def test_a_folder_that_cannot_be_written_is_said(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "stick").touch()
    with pytest.raises(UnwritableError, match="stick"):
        backup.back_up(shelf.session, at=MORNING, folder=tmp_path / "stick")


def test_unfinished_copies_of_a_stopped_program_are_cleared_when_old(shelf: Shelf) -> None:
    import os  # noqa: PLC0415 -- only here

    folder = folder_of(shelf.path)
    folder.mkdir()
    for name, age in (("old.famnet.part", 7200), ("new.famnet.part", 0)):
        (folder / name).touch()
        os.utime(folder / name, (datetime.now(UTC).timestamp() - age,) * 2)
    backup.back_up(shelf.session, at=MORNING)
    assert [p.name for p in folder.glob("*.part")] == ["new.famnet.part"]


# --- restoring keeps what was there ---


def test_restoring_keeps_the_present_file(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid")
    copy = backup.back_up(shelf.session, at=MORNING)
    add(shelf, "Bello")
    shelf.close()
    for _ in range(2):
        restored = backup.restore(path, copy.path, at=MORNING + DAY)
    assert names(path) == ["Reid"]
    assert restored.kept
    first = path.parent / "work-replaced-20260303T093000Z.famnet"
    assert names(first) == ["Reid", "Bello"]
    assert names(restored.kept) == ["Reid"]


def test_restoring_a_plain_backup_over_an_encrypted_store_keeps_its_key_file(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid")
    copy = backup.back_up(shelf.session, at=MORNING)
    vault.encrypt(shelf.session, "copper lantern otter", cost=MINIMUM)
    restored = backup.restore(path, copy.path, at=MORNING)
    assert names(path) == ["Reid"]
    assert not key_path(path).exists()
    assert restored.kept
    assert names(restored.kept, KEY) == ["Reid"]


def test_an_encrypted_backup_of_before_comes_back_with_its_own_key(path: Path) -> None:
    """Encrypted, decrypted and encrypted again: the backup has another data key than the store."""
    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        add(shelf, "Reid")
        copy = backup.back_up(shelf.session, at=MORNING)
        vault.decrypt(shelf.session)
    with Shelf.open(path) as shelf:
        vault.encrypt(shelf.session, "paper kettle heron", cost=MINIMUM)
    restored = backup.restore(path, copy.path, at=MORNING, unlock=KEY)
    assert names(path, KEY) == ["Reid"]
    assert restored.kept
    assert names(restored.kept, Unlock(ask=lambda _: "paper kettle heron")) == ["Reid"]


@pytest.mark.parametrize("stage", ["store", "key"])
def test_a_restore_cut_short_leaves_a_store_that_opens(
    path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vault.create_encrypted(path, "copper lantern otter", cost=MINIMUM).shelf as shelf:
        add(shelf, "Reid")
        copy = backup.back_up(shelf.session, at=MORNING)
        add(shelf, "Bello")
    target = path if stage == "store" else key_path(path)

    def move(part: Path, to: Path) -> None:
        if to == target:
            raise KeyboardInterrupt
        part.replace(to)

    with monkeypatch.context() as patched:
        patched.setattr(beside, "move", move)
        with pytest.raises(KeyboardInterrupt):
            backup.restore(path, copy.path, at=MORNING, unlock=KEY)
    assert names(path, KEY) == (["Reid", "Bello"] if stage == "store" else ["Reid"])


def test_a_journal_of_a_killed_program_stays_with_its_own_file(shelf: Shelf, path: Path) -> None:
    """To any other file it would be poison: it is moved aside together with the file it belongs to."""
    add(shelf, "Reid")
    copy = backup.back_up(shelf.session, at=MORNING)
    shelf.close()
    path.with_name("work.famnet-journal").write_bytes(b"of a killed program")
    restored = backup.restore(path, copy.path, at=MORNING)
    assert not path.with_name("work.famnet-journal").exists()
    assert restored.kept
    assert restored.kept.with_name(restored.kept.name + "-journal").exists()
    assert names(path) == ["Reid"]


def test_a_damaged_backup_is_not_brought_back(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid")
    copy = backup.back_up(shelf.session, at=MORNING)
    (root,) = shelf.session.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'people'").fetchone()
    whole = bytearray(copy.path.read_bytes())
    whole[(root - 1) * 4096 : (root - 1) * 4096 + 12] = b"\xff" * 12
    copy.path.write_bytes(whole)
    before = path.read_bytes()
    with pytest.raises(DamagedStoreError):
        backup.restore(path, copy.path, at=MORNING)
    assert path.read_bytes() == before


def test_a_missing_backup_is_said(path: Path) -> None:
    with pytest.raises(NoBackupError) as refused:
        backup.restore(path, path.with_name("none.famnet"), at=MORNING)
    assert refused.value.exit_code == 4


# --- the newest good one is named when the store is damaged ---


def test_damage_names_the_newest_good_backup(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid")
    good = backup.back_up(shelf.session, at=MORNING)
    bad = backup.back_up(shelf.session, at=MORNING + DAY)
    shelf.close()
    for file in (bad.path, path):
        file.write_bytes(file.read_bytes()[:-4096])
    with pytest.raises(DamagedStoreError, match=good.path.name):
        Shelf.open(path)


# --- weekly, by itself ---


def test_a_backup_is_made_a_week_after_the_last(path: Path) -> None:
    Shelf.create(path, plain=True).close()

    def later(days: int) -> int:
        with Shelf.open(path) as again:
            add(again, f"Day {days}", at=MORNING + days * DAY)
        return len(backups.backups(path))

    assert [later(n) for n in (0, 6, 7, 8, 13, 14)] == [0, 0, 1, 1, 1, 2]
    assert names(backups.backups(path)[1].path) == ["Day 0", "Day 6", "Day 7"]


def test_a_weekly_backup_that_fails_does_not_undo_what_was_done(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid")
    folder_of(path).touch()
    again = Shelf.open(path)
    add(again, "Bello", at=MORNING + 8 * DAY)
    again.close()
    assert "weekly backup could not be made" in again.notes[0]
    assert names(path) == ["Reid", "Bello"]


def test_only_looking_makes_no_backup(shelf: Shelf, path: Path) -> None:
    add(shelf, "Reid", at=datetime(2020, 1, 1, tzinfo=UTC))
    with Shelf.open(path) as again:
        again.families()
    assert backups.backups(path) == ()


# --- picking and thinning ---


def _at(days: float) -> Backup:
    return Backup(Path(f"{days}"), MORNING - days * DAY)


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        pytest.param("", "20260304", id="the newest"),
        pytest.param("2026-03-03", "20260303", id="of a day"),
        pytest.param("2026-03-31", "20260304", id="the newest before a day"),
        pytest.param("2026-03", "20260302", id="before a month"),
    ],
)
def test_a_backup_is_picked_by(shelf: Shelf, ref: str, expected: str) -> None:
    for n in range(3):
        backup.back_up(shelf.session, at=MORNING + n * DAY)
    if ref == "2026-03":
        with pytest.raises(NoBackupError):
            pick(shelf.path, ref)
    else:
        assert expected in pick(shelf.path, ref).path.name


def test_a_backup_is_picked_by_its_file(shelf: Shelf) -> None:
    copy = backup.back_up(shelf.session, at=MORNING)
    assert pick(shelf.path, str(copy.path)).path == copy.path


def test_a_name_somebody_made_up_is_the_oldest(shelf: Shelf, path: Path) -> None:
    backup.back_up(shelf.session, at=MORNING)
    (folder_of(path) / "work-99999999T999999Z.famnet").touch()
    assert pick(path).at == MORNING


def test_old_backups_are_thinned_to_one_a_day_a_week_a_month() -> None:
    made = [_at(n / 4) for n in range(4 * 800)]
    gone = {b.path for b in outlived(made, MORNING)}
    kept = [b for b in made if b.path not in gone]
    ages = [(MORNING - b.at).days for b in kept]
    assert len([a for a in ages if a < 2]) == 8
    assert 28 <= len([a for a in ages if 2 <= a < 30]) <= 30
    assert 21 <= len([a for a in ages if 30 <= a < 182]) <= 24
    assert 17 <= len([a for a in ages if 182 <= a < 732]) <= 20
    assert max(ages) <= 731


@given(st.lists(st.floats(0, 2000), min_size=1, unique=True))
def test_the_newest_backup_always_stays_and_thinning_twice_takes_no_more(ages: list[float]) -> None:
    made = [_at(age) for age in ages]
    gone = outlived(made, MORNING)
    kept = [b for b in made if b not in gone]
    assert max(b.at for b in made) == max(b.at for b in kept)
    assert outlived(kept, MORNING) == ()


def test_a_disk_without_second_names_serves_for_a_restore(
    shelf: Shelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    add(shelf, "Reid")
    copy = backup.back_up(shelf.session, at=MORNING)
    shelf.close()
    monkeypatch.setattr("os.link", link)
    restored = backup.restore(path, copy.path, at=MORNING)
    assert restored.kept
    assert names(restored.kept) == names(path) == ["Reid"]


def test_a_copy_that_did_not_come_out_whole_is_no_backup(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    add(shelf, "Reid")
    monkeypatch.setattr("famnet.store.copying.damage", lambda _: ("page 3",))
    with pytest.raises(DamagedStoreError, match="did not come out whole"):
        backup.back_up(shelf.session, at=MORNING)
    assert backups.backups(shelf.path) == ()
