"""Where the store is kept when nobody says, and where it should not be kept."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

_SERVICES = (
    ("onedrive", "a OneDrive folder"),
    ("dropbox", "a Dropbox folder"),
    ("google drive", "a Google Drive folder"),
    ("googledrive", "a Google Drive folder"),
    ("my drive", "a Google Drive folder"),
    ("mobile documents", "an iCloud folder"),
    ("icloud", "an iCloud folder"),
    ("nextcloud", "a Nextcloud folder"),
    ("owncloud", "an ownCloud folder"),
    ("box sync", "a Box folder"),
    ("sharepoint", "a SharePoint folder"),
)
_NETWORK = "a network folder"
_NETWORK_KINDS = (
    "nfs",
    "cifs",
    "smb",
    "afp",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "ncpfs",
    "afs",
    "glusterfs",
    "ceph",
)
_REMOTE_DRIVE = 4  # what Windows answers for a drive that lies on a server


def synced(path: Path) -> str:
    """In what kind of folder a file lies where others change files behind one's back; empty for an ordinary one."""
    whole = path.resolve()
    return _service(whole) or (_NETWORK if _on_network(whole) else "")


def _service(path: PurePath) -> str:
    """Known by the folder's name: `OneDrive - Wirral Council`, `Dropbox (Personal)`."""
    folders = [part.casefold() for part in path.parts[:-1]]
    return next((words for start, words in _SERVICES if any(f.startswith(start) for f in folders)), "")


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        return _windows_network(path)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # macOS: known by the name of the folder only
        return False
    return mount_kind(path, mounts).startswith(_NETWORK_KINDS)


def mount_kind(path: PurePath, mounts: Iterable[str]) -> str:
    """The kind of file system a path lies on, by the lines of /proc/mounts: the deepest mount above it."""
    told = (line.split() for line in mounts)
    above = ((PurePath(words[1].replace("\\040", " ")), words[2]) for words in told if len(words) > 2)  # noqa: PLR2004 -- what, where, kind
    ranked = ((len(mount.parts), n, kind) for n, (mount, kind) in enumerate(above) if path.is_relative_to(mount))
    return max(ranked, default=(0, 0, ""))[-1]


def _windows_network(path: Path) -> bool:  # pragma: no cover -- not run on Windows here
    import ctypes  # noqa: PLC0415 -- only on Windows

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- there on Windows only
    return path.drive.startswith("\\\\") or kernel.GetDriveTypeW(f"{path.drive}{os.sep}") == _REMOTE_DRIVE
