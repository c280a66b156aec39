"""Every copy for every reader is searched for everything that is kept, by other means than the gate's own.

The long form is `make soak`, with the harness beside the repository; this is what of it fits into a minute or two.
"""

import json
import re
import shutil
import subprocess
import unicodedata
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from soak.leak_family import PAPER, PICTURE, READERS, SECRETS, TODAY, family, lines

from famnet.cli.app import main
from famnet.store.shelf import Shelf

KINDS = ("documents", "own", "pictures", "exports")
WORDS = {kind: words[0] for kind, words in SECRETS.items()}
Make = Callable[..., Path]


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def texts(data: bytes, name: str) -> Iterator[str]:
    """Every text somebody could get out of a file."""
    yield name
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as archive:
            for inside in archive.namelist():
                yield from texts(archive.read(inside), inside)
    elif data.startswith(b"%PDF"):
        yield from pdf_texts(data)
    else:
        text = data.decode("utf-8", "replace")
        yield from (text, re.sub(r"<[^>]*>", "", text), re.sub(r"\r?\n[ \t]", "", text))
        for run in re.findall(r"base64,([A-Za-z0-9+/=]+)", text):
            yield from texts(b64decode(run), name)


def pdf_texts(data: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    yield from (_inflated(m) for m in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL))
    yield str(reader.metadata)
    yield "".join(str(reader.get_object(n)) for n in range(1, int(str(reader.trailer["/Size"]))))


def _inflated(stream: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(stream).decode("utf-8", "replace")
    except zlib.error:
        return ""


def found(path: Path, words: dict[str, str]) -> set[str]:
    """The kinds of secret that a file gives away."""
    told = [squeezed(text) for text in texts(path.read_bytes(), path.name)]
    return {kind for kind, word in words.items() if any(squeezed(word) in text for text in told)}


def read_aloud(path: Path) -> str:
    """The words that can be read off a picture."""
    read = subprocess.run(["tesseract", str(path), "-", "--psm", "11"], capture_output=True, check=True)  # noqa: S607 -- whichever there is
    return squeezed(read.stdout.decode())


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes every copy of some kinds for one reader, into a folder."""
    monkeypatch.setenv("FAMNET_TEMPLATES", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)

    def make(audience: str, *kinds: str, canary: str = "", paper: str = PAPER, picture: str = PICTURE) -> Path:
        store, out = tmp_path / "leak.famnet", tmp_path / "out"
        out.mkdir()
        with Shelf.create(store, plain=True) as shelf:
            at = datetime.combine(TODAY, time(9), tzinfo=UTC)
            kept = shelf.keep(None, family(audience, canary), command="plant", who="Sam", at=at)
            shelf.use(kept.family.id)
        for line in (line for kind in kinds for line in lines(kind, audience, out)):
            words = [{PAPER: paper, PICTURE: picture}.get(word, word) for word in line]
            with pytest.raises(SystemExit) as ended:
                main([*words, "--file", str(store), "--today", str(TODAY), "--no-input"])
            assert not ended.value.code, line
        return out

    return make


def leaks(out: Path) -> dict[str, set[str]]:
    told = {str(p.relative_to(out)): found(p, WORDS) for p in sorted(out.rglob("*")) if p.is_file()}
    assert told
    return {name: kinds for name, kinds in told.items() if kinds}


@pytest.mark.parametrize("reader", READERS)
def test_no_export_and_no_plan_tells_what_is_kept(copies: Make, reader: str) -> None:
    assert leaks(copies(reader, "exports", "own", paper="docx")) == {}


@pytest.mark.parametrize("kind", WORDS)
def test_the_search_finds_every_kind_of_secret(tmp_path: Path, kind: str) -> None:
    """Of each kind, as it stands in the record."""
    record = tmp_path / "record.json"
    told = family("court", "")
    record.write_text(json.dumps([str(vars(r)) for r in _records(told)], ensure_ascii=False), encoding="utf-8")
    assert kind in found(record, WORDS)


def _records(told: object) -> Iterator[object]:
    for value in vars(told).values():
        yield from value if isinstance(value, tuple) else ()


@pytest.mark.apps
@pytest.mark.parametrize("reader", ["Daniel Reid", "court"])
def test_no_copy_in_any_form_tells_what_is_kept(copies: Make, reader: str) -> None:
    out = copies(reader, *KINDS)
    assert leaks(out) == {}
    if shutil.which("tesseract"):
        read = {path.name: read_aloud(path) for path in out.rglob("*.png")}
        words = {kind: squeezed(word) for kind, word in WORDS.items()}
        assert [(n, k) for n, text in read.items() for k, word in words.items() if word in text] == []


@pytest.mark.apps
def test_the_search_sees_into_every_form(copies: Make) -> None:
    """The child bears a canary's name, and no copy is without it."""
    out = copies("team", *KINDS, canary="Quaggaford")
    blind = [
        path.name
        for path in sorted(out.rglob("*"))
        if path.is_file()
        and path.suffix != ".png"
        and path.name != "trajectory.json"
        and not path.match("parts/*.ics")
        if not found(path, {"canary": "Quaggaford"})
    ]
    assert blind == []
    if shutil.which("tesseract"):
        assert all("quaggaford" in read_aloud(out / f"{name}.png") for name in ("genogram", "ecomap"))
