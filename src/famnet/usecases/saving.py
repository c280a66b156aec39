"""Writing a file: beside its place first, readable by its owner alone, then moved there whole or not at all."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from famnet.domain.errors import FamnetError


class UnwritableError(FamnetError):
    """The file cannot be written where it was asked for."""

    hint = "Choose another place with `-o`, for example a file in your Documents folder."

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"“{path}” cannot be written: {why}.")


def save(path: Path, data: bytes) -> Path:
    """Write `data` at `path`, replacing what stood there only once all of it is on disk.

    Raises:
        UnwritableError: there is no such folder, it may not be written to, the disk is full, or a link stands there.
    """
    with laid_beside([(path, data)]) as move:
        return move()[0]


@contextmanager
def laid_beside(files: Sequence[tuple[Path, bytes]]) -> Iterator[Callable[[], list[Path]]]:
    """Write every file beside its place; what is handed over moves them there, and what is not moved is taken away.

    What has to be true before a file is there can be written down in between: little can go wrong after it.

    Raises:
        UnwritableError: as `save` does.
    """
    laid: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            laid.append((_beside(path), path))
            with _explained(path):
                _write(laid[-1][0], data)
        yield lambda: [_moved(part, path) for part, path in laid]
    finally:
        for part, _ in laid:
            with suppress(OSError):
                part.unlink()


def _beside(path: Path) -> Path:
    if path.is_symlink():
        raise UnwritableError(path, "a link stands there, and famnet does not write through links")
    if path.is_dir():
        raise UnwritableError(path, "there is a folder of that name")
    return path.with_name(f".{os.urandom(8).hex()}.famnet-part")


def _moved(part: Path, path: Path) -> Path:
    with _explained(path):
        part.replace(path)
    return path


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableError(path, _why(error)) from error


def _why(error: OSError) -> str:
    return _SAID.get(error.errno or 0) or _WHY.get(type(error)) or error.strerror or "the disk refused"


_SAID = {
    errno.ENOSPC: "there is no room left on the disk",
    errno.EROFS: "the disk is read-only",
    errno.EFBIG: "it would be larger than files may be here",
}
_WHY: dict[type[OSError], str] = {
    FileNotFoundError: "there is no such folder",
    NotADirectoryError: "its folder is not a folder",
    PermissionError: "you may not write there",
}


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def make_folder(path: Path) -> Path:
    """A folder for what is going to be written, for its owner alone; one that is there already is taken as it is."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableError(path, _why(error)) from error
    return path
