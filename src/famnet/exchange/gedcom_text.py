"""GEDCOM files as trees: the only module that knows gedcom-lite, and what has to be done before it is asked.

gedcom-lite builds the tree and reads ANSEL. What famnet does itself, and why: it decodes (gedcom-lite takes every
8-bit file for ANSEL, also what says ANSI or IBMPC, and cannot read UTF-32), numbers lines (gedcom-lite counts neither
blank lines nor the ones it could not read), and takes indented lines and Tabs (seen in files edited by hand).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from famnet.exchange.door import CAPS, ImportRefusedError, Notebook, decode, legible, no_such_thing, refuse_beyond

KIND = "GEDCOM"


class Node(Protocol):
    """One line of a GEDCOM file with the lines below it (a gedcom-lite `Structure`)."""

    tag: str
    payload: str | None
    xref: str | None
    children: Sequence["Node"]
    source_line_no: int


_CHAR = re.compile(rb"^[ \t]*1[ \t]+CHAR[ \t]+([^\r\n]{1,40})", re.MULTILINE)
_CODE_PAGES = {
    "ANSI": "cp1252",
    "ASCII": "cp1252",  # says seven bits, has eight: written on Windows
    "IBMPC": "cp437",
    "IBM": "cp437",
    "IBM_DOS": "cp850",
    "OEM": "cp850",
    "IBM_WINDOWS": "cp1252",
    "MACINTOSH": "mac_roman",
}


_HEAD = re.compile(rb"0[ \t]+HEAD", re.IGNORECASE)
_MARK_AT_END = re.compile(rb"[\xe0-\xfe](?=[\r\n]|\Z)")


def _by_declaration(data: bytes) -> str:
    """An old 8-bit file, by what its head says it is; cp1252 where that cannot be."""
    found = _CHAR.search(data[:8192])
    unsaid = (
        "ANSEL" if _HEAD.search(data[:8192]) else "ANSI"
    )  # what is no GEDCOM is refused: ANSEL would take seconds
    said = found[1].decode("ascii", "replace").strip().upper().replace(" ", "_") if found else unsaid
    return (said == "ANSEL" and _ansel(data)) or data.decode(_CODE_PAGES.get(said, "cp1252"), "replace")


def _ansel(data: bytes) -> str:
    """ANSEL text; empty when marks are left over that sit on no letter: then it is something else that says ANSEL."""
    if _MARK_AT_END.search(data):
        return ""  # gedcom-lite would drop it without a word
    from gedcom_lite.ansel import decode_ansel  # noqa: PLC0415 -- loaded only for the files that need it

    lines = (line.decode("ascii") if line.isascii() else str(decode_ansel(line)) for line in data.split(b"\n"))
    text = "\n".join(lines)
    strange = {ch for ch in set(text) if ch == "\ufffd" or unicodedata.combining(ch)}
    return "" if strange else text


_LINE = re.compile(
    r"[\s\ufeff]*([0-9]{1,2})\s+(?:(@[^@\s][^@]{0,60}@)\s*)?([A-Za-z0-9_]{1,40})(?: (.*))?$", re.DOTALL
)
_SEVEN = re.compile(r"^\s*1 GEDC\s+2 VERS 7", re.MULTILINE)
_UNREADABLE = 0.2  # the share of broken lines beyond which it is something else than GEDCOM


def read_tree(data: bytes, notes: Notebook) -> Sequence[Node]:
    """The records of a GEDCOM file of any version from 5.5 to 7, in the order of the file.

    Raises:
        ImportRefusedError: it is no GEDCOM, or larger than is taken.
    """
    numbers, lines = _lines(decode(data, KIND, _by_declaration), notes)
    import gedcom_lite  # noqa: PLC0415 -- costs as much as a whole reading command

    # With a byte order mark gedcom-lite believes that it is UTF-8, whatever the head says.
    document = gedcom_lite.parse(("\ufeff" + "\n".join(lines)).encode())
    records = cast("Sequence[Node]", [document.header, *document.records])
    for record in records:
        record.source_line_no = numbers[record.source_line_no - 1]
    return records


def _lines(text: str, notes: Notebook) -> tuple[list[int], list[str]]:
    """Every readable line as `level xref tag payload`, with its number in the file."""
    raw = re.split(r"\r\n|\r|\n", text)
    refuse_beyond(sum(map(bool, raw)), CAPS.lines, "lines", KIND)
    found = [(n, _LINE.match(line), line) for n, line in enumerate(raw, 1) if line.strip("\0 \t\x1a\ufeff")]
    _refuse_other_files(found)
    for n, match, line in found:
        if not match:
            notes.add("line", f"Line {n} could not be read and is left out: “{legible(line)}”.")
    doubled = "@@" in text and not _SEVEN.search(text[:8192])
    good = [(n, _plain(match, doubled=doubled)) for n, match, _ in found if match]
    return [n for n, _ in good], [line for _, line in good]


def _plain(match: re.Match[str], *, doubled: bool) -> str:
    """The line with single spaces; up to 5.5.5 every @ is doubled, in 7 only a leading one: here as in 7."""
    level, xref, tag, payload = match.groups()
    start = f"{level} {xref} {tag.upper()}" if xref else f"{level} {tag.upper()}"
    if doubled and payload:
        payload = payload[:1] + payload[1:].replace("@@", "@") if payload[:2] == "@@" else payload.replace("@@", "@")
    return f"{start} {payload}" if payload else start


def _refuse_other_files(found: list[tuple[int, re.Match[str] | None, str]]) -> None:
    if not found:
        raise ImportRefusedError(KIND, "the file is empty; a GEDCOM file begins with “0 HEAD”")
    number, match, line = found[0]
    if not match or (match[1], match[3].upper()) != ("0", "HEAD"):
        no_such_thing(KIND, number, line, "“0 HEAD”, with which a GEDCOM file begins,")
    broken = [(n, text) for n, m, text in found if not m]
    if len(broken) > _UNREADABLE * len(found):
        no_such_thing(KIND, *broken[0], "a level, a tag and a value (“1 NAME Ada /Reid/”)")


def below(node: Node, *tags: str) -> Iterator[Node]:
    """The lines directly below, of the given tags."""
    return (child for child in node.children if child.tag in tags)


def value(node: Node, *path: str) -> str:
    """The payload at the end of a path of tags, empty when there is none: `value(person, "BIRT", "DATE")`."""
    for tag in path:
        found = next(below(node, tag), None)
        if found is None:
            return ""
        node = found
    return _bare(node.payload).strip()


def pointer(node: Node) -> str:
    """The xref a line points at; empty when its payload is plain words."""
    found = (node.payload or "").strip()
    return found if re.fullmatch(r"@[^@\s]+@", found) else ""


def words(node: Node) -> str:
    """A payload with the CONC and CONT lines that carry it on."""
    told = [_bare(node.payload)]
    for child in node.children:
        if child.tag not in {"CONT", "CONC"}:
            break
        told += ["\n"] * (child.tag == "CONT") + [_bare(child.payload)]
    return "".join(told)


def _bare(payload: str | None) -> str:
    """Without the @ that is doubled at the beginning of plain words."""
    return payload[1:] if payload and payload.startswith("@@") else payload or ""
