"""Bundles in: unzipped and parsed under caps, whatever the file says of itself."""

import io
import json
import struct
import zipfile
import zlib
from typing import NoReturn

from famnet.domain.family import Family
from famnet.exchange.bundle import FORMAT, MEMBER, VERSION
from famnet.exchange.bundle_records import KIND, read_record, refuse, whole
from famnet.exchange.door import ImportRefusedError, legible, no_larger, refuse_beyond
from famnet.exchange.plain_values import BIGGEST

_MOST_JSON = 20_000_000
_MOST_RATIO = 200  # a family squeezes to a tenth; a bomb to a thousandth
_MOST_LISTS = 300_000
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for gigabytes before the first letter
_LONGEST_NUMBER = len(str(BIGGEST)) + 1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    OverflowError,
    MemoryError,
)  # fmt: skip -- all of them seen from zipfile on mutated files


def read_bundle(data: bytes) -> Family:
    """The family in a bundle, with the ids it had; `bundle_records.reissued` gives it new ones.

    Raises:
        ImportRefusedError: it is no bundle, is damaged, hostile, or from a newer famnet.
    """
    return _read_json(_unzipped(data) if data.startswith(b"PK") else data)


def _unzipped(data: bytes) -> bytes:
    """The JSON in the zip, never more of it than is taken, whatever the zip says of itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.namelist() != [MEMBER]:
                refuse(f"found {len(archive.namelist())} files in it where “{MEMBER}” alone could stand")
            if archive.getinfo(MEMBER).compress_type not in _KNOWN:
                refuse("it is squeezed in a way famnet does not write")
            with archive.open(MEMBER) as member:
                made = member.read(_MOST_JSON + 1)
    except _DAMAGED as error:
        raise ImportRefusedError(KIND, "the zip is damaged or of a kind famnet does not write") from error
    if len(made) > max(_MOST_RATIO * len(data), 100_000):
        refuse("it unpacks to far more than a family could; that is not a bundle")
    return made


def _read_json(data: bytes) -> Family:
    """The family in a bundle's JSON; raises what `read_bundle` raises."""
    told = _parsed(no_larger(data, KIND, _MOST_JSON))
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        refuse(f"its JSON does not begin as a bundle does, with “format”: “{FORMAT}”")
    version = told.get("version")
    if not isinstance(version, int) or version != VERSION:
        newer = f"version {legible(str(version), 20)}, written by famnet {legible(str(told.get('famnet')), 20)}"
        refuse(f"found {newer} where version {VERSION} could stand; a newer famnet may read it")
    return whole(read_record(Family, told.get("family"), "family"))


def _parsed(data: bytes) -> object:
    refuse_beyond(data.count(b"[") + data.count(b"{"), _MOST_LISTS, "records and lists", KIND)
    try:
        return json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_number, parse_constant=_no_number
        )
    except RecursionError as error:
        raise ImportRefusedError(KIND, "its JSON is nested deeper than a family is") from error
    except json.JSONDecodeError as error:
        raise ImportRefusedError(
            KIND, f"its JSON breaks off or is damaged ({error.msg})", line=error.lineno
        ) from error
    except UnicodeDecodeError as error:
        raise ImportRefusedError(KIND, "its JSON is not UTF-8") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) < len(pairs):
        refuse("a field is told twice in one record")
    return told


def _number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        refuse(f"found a number of {len(digits):,} digits")
    return int(digits)


def _no_number(words: str) -> NoReturn:
    refuse(f"found {words} where a number could stand")
