"""The one door files come in by: caps on what is read, how bytes become text, and how a file is refused."""

import stat
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Never, TypeVar

from famnet.domain.errors import ExitCode, FamnetError, Finding, Level

Item = TypeVar("Item")
_SHOWN = 60
_LONGEST_MESSAGE = 1_500


def legible(text: str, most: int = _SHOWN) -> str:
    """Somebody else's words, safe to show in a sentence: short, and without control or direction marks."""
    cut = text if len(text) <= most else text[:most] + "…"
    return cut if cut.isprintable() else "".join(ch if ch.isprintable() else "�" for ch in cut)


class ImportRefusedError(FamnetError):
    """A file cannot be taken; nothing of it was."""

    exit_code = ExitCode.REFUSED
    hint = "Nothing was imported. Mend the file or save it again from where it came, then import it once more."

    def __init__(self, kind: str, what: str, *, line: int | None = None) -> None:
        where = f"{kind}, line {line}" if line else kind
        super().__init__(legible(f"{where}: {what}", _LONGEST_MESSAGE))


class NoSuchFileError(FamnetError):
    """There is no readable file where one was named."""

    exit_code = ExitCode.NOT_FOUND
    hint = "Check the path; a file on a network drive may need to be copied here first."

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{legible(str(path), 300)} cannot be read: {why}.")


@dataclass(frozen=True)
class Caps:
    """The most that is taken from one file. Real networks stay far below; a hostile file stops here."""

    bytes: int = 10_000_000
    lines: int = 120_000
    people: int = 12_000
    partners: int = 8  # of one GEDCOM family
    family: int = 300  # partners and children of one GEDCOM family
    rows: int = 1_000
    cell: int = 20_000
    name: int = 300
    note: int = 20_000
    text: int = 10_000_000  # of all notes together
    records: int = 60_000  # of any other kind
    findings: int = 200


CAPS = Caps()


def read_bytes(path: Path, *, most: int = CAPS.bytes) -> bytes:
    """The bytes of a regular file.

    Raises:
        NoSuchFileError: nothing readable is there, or it is a folder, a pipe or a device.
        ImportRefusedError: the file is larger than `most` bytes.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NoSuchFileError(path, "it is not an ordinary file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        why = getattr(error, "strerror", None) or "its name is none"
        raise NoSuchFileError(path, why) from error
    return no_larger(data, "File", most)


def no_larger(data: bytes, kind: str, most: int = CAPS.bytes) -> bytes:
    """The same bytes, unless there are too many."""
    if len(data) > most:
        raise ImportRefusedError(kind, f"it is larger than {most / 1e6:.0f} MB, the most that is taken")
    return data


_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE = ((b"\x00\x00\x00", "utf-32-be"), (b"\x00", "utf-16-be"))


def decode(data: bytes, kind: str, otherwise: Callable[[bytes], str] | None = None) -> str:
    """The text of a file: by its byte order mark, by the zeros of a wide encoding, as UTF-8, else as cp1252.

    Args:
        data: the whole file.
        kind: what the file is called in a refusal.
        otherwise: reads what is not UTF-8, where the format says more about it than famnet can guess.

    Raises:
        ImportRefusedError: the bytes are no text in any of them.
    """
    try:
        return _decoded(data, otherwise or _western)
    except UnicodeError as error:
        raise ImportRefusedError(kind, "its letters cannot be read; save it as UTF-8 text") from error


def _decoded(data: bytes, otherwise: Callable[[bytes], str]) -> str:
    if encoding := _encoding(data):
        return data.decode(encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = otherwise(data)
    return text


def _encoding(data: bytes) -> str | None:
    """What the first bytes give away; None when they could be UTF-8 or an old single-byte encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    for zeros, encoding in _WIDE:
        if data.startswith(zeros):
            return encoding
    if data[1:4] == b"\x00\x00\x00":
        return "utf-32-le"
    return "utf-16-le" if data[1:2] == b"\x00" else None


def _western(data: bytes) -> str:
    return data.decode("cp1252")


_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")


_GONE = {"Cc", "Cs"}


def clean(text: str) -> str:
    """Words as kept: composed letters, no control or direction-changing characters; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", printable(text.replace("\r\n", "\n").replace("\r", "\n")))


def printable(text: str) -> str:
    """The same words, less what is no letter: control and direction-changing characters, halves of pairs."""
    if text.isprintable():  # true of no character that would go
        return text
    return "".join(ch for ch in text if ch in "\n\r\t" or not (ch in _OVERRIDES or unicodedata.category(ch) in _GONE))


def one_line(text: str) -> str:
    """Cleaned words on one line, with single spaces."""
    return " ".join(clean(text).split())


def refuse_beyond(count: int, most: int, what: str, kind: str, line: int | None = None) -> None:
    """Refuse a file with more of something than is taken."""
    if count > most:
        raise ImportRefusedError(kind, f"it holds more than {most:,} {what}, the most that is taken", line=line)


def capped(records: Iterable[Item], what: str, kind: str, most: int = CAPS.records) -> tuple[Item, ...]:
    """All of the records, or a refusal as soon as there are too many."""
    found = tuple(islice(records, most + 1))
    refuse_beyond(len(found), most, what, kind)
    return found


def no_such_thing(kind: str, line: int | None, found: str, wanted: str) -> Never:
    """Refuse a line: what was found there, and what could stand there."""
    raise ImportRefusedError(kind, f"found “{legible(found)}” where {wanted} could stand", line=line)


class Notebook:
    """Odd things met while reading: kept, reported, and not more of them than somebody would read."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._seen: list[Finding] = []
        self._more = 0

    def add(self, rule: str, message: str, *, subject: str = "", level: Level = Level.INFO) -> None:
        """Note one oddity."""
        if len(self._seen) >= CAPS.findings:
            self._more += 1
            return
        words = legible(message, 400)
        self._seen.append(
            Finding(rule=f"import-{rule}", message=words, level=level, subject=subject, source=self.kind)
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was noted, and how many more there were."""
        if not self._more:
            return tuple(self._seen)
        rest = Finding(
            rule="import-more", message=f"{self._more} more like these.", level=Level.INFO, source=self.kind
        )
        return (*self._seen, rest)
