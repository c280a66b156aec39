"""Finished bytes back to text, in every reading somebody could make of them: what the leak gate looks at."""

import gzip
import html
import json
import re
import zlib
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from famnet.domain.errors import FamnetError

DEEPEST = 6  # files inside files
Part = tuple[str, bytes]
Reading = tuple[str, str]
_SAID = ("/Alt", "/ActualText", "/E", "/T", "/TU", "/Title", "/Contents", "/V")  # words in a PDF's objects
_TAG = re.compile(r"<[^>]*>")
_DATA = re.compile(rb"data:[\w/+.-]*;base64,([A-Za-z0-9+/=\s]+)")
_NO_WORDS = re.compile(  # a file inside, which is read as a part of its own, and the lines of a drawing
    r'"data:[\w/+.-]{0,40};base64,[A-Za-z0-9+/=]{400,}"|\bd="[MLHVCSQTAZ\d\s,.+-]*"'
)
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_JSON_ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_CALENDAR_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


class UnreadableOutputError(FamnetError):
    """What was made cannot be read back, so nobody can say what it holds."""

    hint = "Nothing was written. Try another format; if this comes back, tell whoever looks after famnet for you."

    def __init__(self, where: str) -> None:
        super().__init__(f"{where} could not be read back to see that it gives nothing away.")


def readings(data: bytes, name: str) -> Iterator[Reading]:
    """Every text in the file, the files inside it and their names, each with where it stands.

    Raises:
        UnreadableOutputError: a part is damaged or locked.
    """
    yield f"the file name of {name}", re.sub(r"[_.-]", " ", name)
    for where, part in _parts(data, name):
        yield from ((where, text) for text in _texts(part, where))


def _parts(data: bytes, where: str, depth: int = 0) -> Iterator[Part]:
    yield where, data
    if depth > DEEPEST:
        raise UnreadableOutputError(where)
    for inside, part in _unpacked(data, where):
        yield from _parts(part, inside, depth + 1)


def _unpacked(data: bytes, where: str) -> Iterator[Part]:
    try:
        if data.startswith(b"PK\x03\x04"):
            yield from _zipped(data, where)
        elif data.startswith(b"\x1f\x8b"):
            yield f"{where} (unpacked)", gzip.decompress(data)
        elif not data.startswith((b"%PDF", b"\x89PNG")):
            yield from ((f"a picture in {where}", b64decode(m[1])) for m in _DATA.finditer(data))
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error, Base64Error) as error:
        raise UnreadableOutputError(where) from error


def _zipped(data: bytes, where: str) -> Iterator[Part]:
    with ZipFile(BytesIO(data)) as archive:
        yield f"{where} (its comment)", archive.comment
        for info in archive.infolist():
            yield f"{info.filename} of {where} (its name)", info.filename.encode() + b" " + info.comment
            yield f"{info.filename} of {where}", archive.read(info)


def _texts(data: bytes, where: str) -> Iterator[str]:
    if data.startswith(b"%PDF"):
        yield from _pdf_texts(data, where)
    elif data.startswith(b"\x89PNG"):
        yield from _png_texts(data)
    elif not data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        yield from _plain_texts(_decoded(data))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def _plain_texts(text: str) -> Iterator[str]:
    """As it stands; and as markup, a calendar, JSON or an address would be read, where it looks like one."""
    text = _NO_WORDS.sub('""', text)
    yield text
    if "<" in text:
        yield html.unescape(_TAG.sub("", text))
        yield html.unescape(_TAG.sub(" ", text))
    if "BEGIN:V" in text:
        yield re.sub(r"\\[nN,;\\]", lambda m: _CALENDAR_ESCAPES[m[0]], _FOLDED_LINE.sub("", text))
    if "\\u" in text:
        yield _JSON_ESCAPE.sub(lambda m: json.loads(f'"{m[0]}"'), text)
    if re.search(r"%[0-9A-Fa-f]{2}", text):
        yield unquote(text)


def _pdf_texts(data: bytes, where: str) -> Iterator[str]:
    """Pages, properties, alternative texts, bookmarks and notes: none of it is plain in the file's own bytes."""
    from pypdf import PdfReader  # noqa: PLC0415 -- only PDF pays for it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- only PDF pays for it

    try:
        reader = PdfReader(BytesIO(data))
        yield from (page.extract_text() for page in reader.pages)
        yield "\n".join(str(value) for value in (reader.metadata or {}).values())
        yield html.unescape(reader.xmp_metadata.rdf_root.toxml()) if reader.xmp_metadata else ""
        yield "\n".join(reader.attachments)
        objects = (reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"]))))
        yield "\n".join(told for found in objects for told in _said(found))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise UnreadableOutputError(where) from error


def _said(found: object) -> Iterator[str]:
    if isinstance(found, dict):
        yield from (str(found[key]) for key in _SAID if key in found)


def _png_texts(data: bytes) -> Iterator[str]:
    """The words a picture carries in its file; those drawn in it are given to the gate beside the bytes."""
    place = 8
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
        if kind in (b"tEXt", b"iTXt", b"eXIf"):
            yield body.replace(b"\0", b" ").decode("utf-8", "replace")
        if kind in (b"zTXt", b"iTXt"):
            yield from _inflated(body)


def _inflated(body: bytes) -> Iterator[str]:
    start = body.find(b"\x78", body.find(b"\0"))
    if start > 0:
        try:
            yield zlib.decompress(body[start:]).decode("utf-8", "replace")
        except zlib.error:
            return
