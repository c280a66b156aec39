"""Who has read the words of a language and stands by them: until somebody has, every page says so.

A sign-off is for one template as it was read, with the terms it uses. Change either, and the page says again that
nobody has checked it.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.errors import NoLanguageError, NothingToSignError
from famnet.documents.places import find_file
from famnet.documents.templates import template_name
from famnet.documents.tongue import Tongue, languages, terms_file
from famnet.domain.record import record

FILE = "signed-off.json"
_DIGEST_LENGTH = 16


@record
class SignOff:
    """Who stands by the words of one template, since which day, and the digest of what was read."""

    document: str
    by: str
    on: str
    digest: str


def sign_off(own: Path, language: str, by: str, on: date, document: str = "") -> tuple[str, ...]:
    """Write down that somebody has read a language's templates, or one of them; which they were.

    Raises:
        NoLanguageError: there is none in that language. NothingToSignError: it is English, or nobody is named.
    """
    if language == "en" or not by.strip():
        raise NothingToSignError(language)
    tongue = Tongue(language, own)
    there = tuple(name for name in sorted(CATALOGUE) if language in languages(name, own))
    read = there if not document else tuple(name for name in there if name == document)
    if not read:
        raise NoLanguageError(document or "document", language, there)
    new = {name: {"by": by, "on": on.isoformat(), "digest": _digest(name, tongue)} for name in read}
    _write(own / language / FILE, {**_read(own / language / FILE), **new})
    return read


def signed_off(document: str, tongue: Tongue) -> SignOff | None:
    """Who stands by a template as it is now; None where nobody does, or it has changed since."""
    if tongue.is_english or tongue.own is None:
        return None
    told = _read(tongue.own / tongue.code / FILE).get(document)
    if not told or told.get("digest") != _digest(document, tongue):
        return None
    return SignOff(document=document, by=str(told["by"]), on=str(told["on"]), digest=str(told["digest"]))


def is_unreviewed(document: str, tongue: Tongue) -> bool:
    """Whether a page has to say that nobody who speaks its language has checked it."""
    return not tongue.is_english and signed_off(document, tongue) is None


def _digest(document: str, tongue: Tongue) -> str:
    """What was read: the template and the terms, in the bytes in use."""
    said = sha256()
    for path in _files(document, tongue):
        said.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return said.hexdigest()[:_DIGEST_LENGTH]


def _files(document: str, tongue: Tongue) -> Iterator[Path]:
    yield find_file(template_name(document, tongue.code), tongue.own)
    terms = terms_file(tongue.code, tongue.own)
    if terms:
        yield terms


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # nothing signed, or nothing that can be read: either way the page says that nobody checked it
    return {name: row for name, row in told.items() if isinstance(row, dict)} if isinstance(told, dict) else {}


def _write(path: Path, told: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    path.chmod(0o600)
