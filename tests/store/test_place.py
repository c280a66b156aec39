"""Where a store is kept, and where writing it is refused."""

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from famnet.domain.family import Family
from famnet.store.errors import SyncedFolderError
from famnet.store.place import mount_kind, synced
from famnet.store.shelf import Shelf

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("folder", "where"),
    [
        pytest.param("OneDrive - Wirral Council/Work", "a OneDrive folder", id="OneDrive"),
        pytest.param("Dropbox (Personal)", "a Dropbox folder", id="Dropbox"),
        pytest.param("Library/Mobile Documents", "an iCloud folder", id="iCloud"),
        pytest.param("My Drive", "a Google Drive folder", id="Google"),
        pytest.param("Nextcloud", "a Nextcloud folder", id="Nextcloud"),
        pytest.param("Work/Notes on OneDrive", "", id="only a name like it"),
        pytest.param("Work", "", id="an ordinary folder"),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, where: str) -> None:
    assert synced(tmp_path / folder / "work.famnet") == where


_MOUNTS = (
    "overlay / overlay rw 0 0",
    "server:/share /mnt/team\\040folder nfs4 rw 0 0",
    "//server/share /mnt/team cifs rw 0 0",
    "tmpfs /mnt/team/local tmpfs rw 0 0",
    "",
)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/sam/work.famnet", "overlay"),
        ("/mnt/team folder/work.famnet", "nfs4"),
        ("/mnt/team/work.famnet", "cifs"),
        ("/mnt/team/local/work.famnet", "tmpfs"),
        ("/mnt/teams/work.famnet", "overlay"),
    ],
)
def test_a_file_lies_on_the_deepest_mount_above_it(path: str, kind: str) -> None:
    assert mount_kind(PurePosixPath(path), _MOUNTS) == kind


def test_a_network_folder_is_known_by_its_mount(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("famnet.store.place.mount_kind", lambda *_: "cifs")
    assert synced(tmp_path / "work.famnet") == "a network folder"


def test_where_mounts_cannot_be_read_the_folders_name_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> str:
        raise OSError

    monkeypatch.setattr(Path, "read_text", unreadable)
    assert synced(tmp_path / "work.famnet") == ""


@pytest.fixture
def in_onedrive(tmp_path: Path) -> Path:
    path = tmp_path / "OneDrive" / "work.famnet"
    with Shelf.create(path, plain=True, anywhere=True) as shelf:
        shelf.keep(None, Family(name="Reid"), command="family add", who="Sam", at=MORNING)
    return path


def test_in_a_synchronised_folder_reading_works_and_writing_is_refused(in_onedrive: Path) -> None:
    with Shelf.open(in_onedrive) as shelf:
        assert shelf.family().name == "Reid"
        with pytest.raises(SyncedFolderError, match="lies in a OneDrive folder") as refused:
            shelf.keep(None, Family(name="Bello"), command="family add", who="Sam", at=MORNING)
    assert "bundle" in refused.value.hint


@pytest.mark.parametrize("how", ["asked for", "by the environment"])
def test_who_insists_may_write_there(in_onedrive: Path, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "by the environment":
        monkeypatch.setenv("FAMNET_ALLOW_SYNCED", "1")
    with Shelf.open(in_onedrive, anywhere=how == "asked for") as shelf:
        shelf.keep(None, Family(name="Bello"), command="family add", who="Sam", at=MORNING)
        assert len(shelf.families()) == 2


def test_making_a_store_in_a_synchronised_folder_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SyncedFolderError):
        Shelf.create(tmp_path / "Dropbox" / "work.famnet", plain=True)
    assert list((tmp_path / "Dropbox").iterdir()) == []
