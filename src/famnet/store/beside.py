"""Files that are whole or not there: written beside, flushed, moved into place; private from the start."""

import os
from pathlib import Path

PART = ".part"  # the ending of what is not finished


def write_private(path: Path, data: bytes) -> None:
    """Put a small file in place of what is there, all at once."""
    part = part_of(path)
    clear(part)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | NOFOLLOW, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    move(part, path)


NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0)  # Windows has none, and no such links to follow


def part_of(path: Path) -> Path:
    """What a file is called until it is finished."""
    return path.with_name(path.name + PART)


def clear(part: Path) -> None:
    """Take away what a program that was stopped left unfinished; its journal would spoil the next of that name."""
    for ending in ("", "-journal", ".writing"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def move_new(part: Path, path: Path) -> None:
    """Move a finished file to where there is none; FileExistsError when there is one."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without second names
        part.rename(path)
    else:
        part.unlink()
    flush_folder(path.parent)


def move(part: Path, path: Path) -> None:
    """Move a finished file into place, and see that its name is on the disk too."""
    part.replace(path)
    flush_folder(path.parent)


def flush(path: Path) -> None:
    """See that a file's contents are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """See that a folder's names are on the disk; Windows does this by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def private_folder(folder: Path) -> None:
    """Make a folder that only its user can enter."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
