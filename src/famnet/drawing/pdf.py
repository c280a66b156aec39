"""Cairo's one-page PDFs as one document with a title, a language and no clock."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_PARENT = re.compile(rb"/Parent \d+ 0 R")
_PAGE = re.compile(rb"/Type /Page\b")
_DROPPED = re.compile(rb"/Type /(Catalog|Pages)\b|^<<\s*/Producer")
_ROW = 20  # bytes of an entry in a cross-reference table
_FIRST = 4  # 1 is the catalog, 2 the list of pages, 3 the document's information


class UnknownPdfError(ValueError):
    """A PDF built in a way that this reader does not know: newer Cairos pack objects into streams."""


def joined(pages: Sequence[bytes], title: str, when: date, language: str = "en-GB") -> bytes:
    """The pages in one document.

    Raises:
        UnknownPdfError: one of them is built otherwise than Cairo 1.15 does.
    """
    objects: list[bytes] = []
    kids: list[int] = []
    for page in pages:
        shift = _FIRST + len(objects) - 1
        for number, body in enumerate(_objects(page), _FIRST + len(objects)):
            head, stream, rest = body.partition(b"stream")
            if _PAGE.search(head):
                kids.append(number)
            objects.append(_moved(head, shift) + stream + rest)
    return _written(
        [*_document(kids, title, when, language), *(b"null" if _DROPPED.search(o) else o for o in objects)]
    )


def _moved(head: bytes, shift: int) -> bytes:
    """The part of an object before its stream, speaking of others by their new numbers."""
    moved = _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found.group(1)) + shift), head)
    return _PARENT.sub(b"/Parent 2 0 R", moved)


def _objects(pdf: bytes) -> Iterator[bytes]:
    """The bodies of all objects by number."""
    start = _START.search(pdf)
    table = _TABLE.match(pdf, int(start.group(1))) if start else None
    if not table or not _ROOT.search(pdf, table.end()):
        raise UnknownPdfError
    for number in range(1, int(table.group(1))):
        row = pdf[table.end() + _ROW * number : table.end() + _ROW * (number + 1)]
        head = b"%d 0 obj" % number
        at = int(row[:10])
        if not pdf.startswith(head, at):
            raise UnknownPdfError
        yield pdf[at + len(head) : _end(pdf, at)].strip()


def _end(pdf: bytes, at: int) -> int:
    """Where an object ends: a stream may hold any bytes, so its end is looked for after them."""
    stream = pdf.find(b"stream\n", at, pdf.find(b"endobj", at))
    return pdf.index(b"endobj", pdf.index(b"\nendstream", stream) if stream >= 0 else at)


def _document(kids: Sequence[int], title: str, when: date, language: str) -> tuple[bytes, bytes, bytes]:
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    name = "".join(f"{unit:04X}" for unit in _units("\ufeff" + title)).encode("ascii")
    day = b"%04d%02d%02d000000Z" % (when.year, when.month, when.day)
    return (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (%b) /ViewerPreferences << /DisplayDocTitle true >> >>"
        % language.encode("ascii"),
        b"<< /Type /Pages /Kids [ %b ] /Count %d >>" % (listed, len(kids)),
        b"<< /Title <%b> /Producer (famnet) /CreationDate (D:%b) >>" % (name, day),
    )


def _units(text: str) -> Iterator[int]:
    data = text.encode("utf-16-be")
    return (data[i] << 8 | data[i + 1] for i in range(0, len(data), 2))


def _written(objects: Sequence[bytes]) -> bytes:
    parts = [b"%PDF-1.5\n%\xb5\xed\xae\xfb\n"]
    places, length = [], len(parts[0])
    for number, body in enumerate(objects, 1):
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        places.append(length)
        length += len(part)
        parts.append(part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, length))
    return b"".join(parts)
