"""A note beside the file, there only while somebody writes: who, and since when. It is read when one has to wait."""

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_FIELDS = ("who", "computer", "since")


def note_path(path: Path) -> Path:
    """Where the note of a store lies."""
    return path.with_name(path.name + ".writing")


def leave(path: Path) -> None:
    """Leave a note that the file is being written; one left by a killed program is overwritten."""
    told = dict(zip(_FIELDS, (user(), computer(), _now()), strict=True))
    with suppress(OSError):
        note_path(path).write_text(json.dumps(told), encoding="utf-8")


def take_away(path: Path) -> None:
    """Take the note away, while the file is still ours."""
    with suppress(OSError):
        note_path(path).unlink()


def who_writes(path: Path) -> str:
    """Who holds the file, in words; empty when there is no legible note."""
    try:
        told = json.loads(note_path(path).read_text(encoding="utf-8"))
        who, computer, since = (str(told[name]) for name in _FIELDS)
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return f"{who} on {computer} since {since}"


def user() -> str:
    """The name somebody is logged in by on this computer."""
    return next(filter(None, (os.environ.get(name) for name in ("USERNAME", "USER", "LOGNAME"))), "somebody")


def computer() -> str:
    """The computer's name."""
    return os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "this computer")


def _now() -> str:
    return datetime.now(UTC).strftime("%H:%M:%S UTC")
