"""A whole family as one file: `family.json`, versioned, in a zip. The same family always gives the same bytes."""

import io
import json
import zipfile
from dataclasses import Field, fields
from typing import Any, get_args

from famnet import __version__
from famnet.domain.family import Family
from famnet.domain.record import Record
from famnet.exchange.plain_values import to_plain

FORMAT = "famnet-bundle"
VERSION = 1
MEMBER = "family.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name: a file's own time would change its bytes
_PRIVATE = 0o100600 << 16


def write_bundle(family: Family) -> bytes:
    """The family with every record and id, as a zip with one JSON in it."""
    entry = zipfile.ZipInfo(MEMBER, _EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PRIVATE, 3
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, write_json(family))
    return made.getvalue()


def write_json(family: Family) -> bytes:
    """The same, as the JSON alone: readable, with everything that is not as it is by default."""
    told = {"format": FORMAT, "version": VERSION, "famnet": __version__, "family": _told(family)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _told(record: Record) -> dict[str, object]:
    """A record's fields in their order; the version of a stored row stays behind, as do defaults."""
    told: dict[str, object] = {"id": record.id}
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name not in {"id", "version"} and value != field.default:
            told[field.name] = [_told(v) for v in value] if _holds_records(field) else to_plain(value)
    return told


def _holds_records(field: "Field[Any]") -> bool:
    """Whether a field is a tuple of records."""
    return record_type(field) is not None


def record_type(field: "Field[Any]") -> type[Record] | None:
    """The kind of record a field holds many of."""
    kinds = get_args(field.type)
    return next((k for k in kinds if isinstance(k, type) and issubclass(k, Record)), None)
