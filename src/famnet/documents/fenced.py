"""Filling a service's own template in a process of its own, which is stopped when it takes too long or too much."""

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from famnet.documents.errors import BrokenTemplateError, NoTemplateError
from famnet.documents.sheet import Sheet
from famnet.documents.templates import render_markdown, template_name, unknown_names

SECONDS = 10.0
MEGABYTES = 512
_TOO_MUCH = "it needs more memory than a document may"
LONGEST = 4_000_000  # letters; a long plan has twenty thousand


def fill(sheet: Sheet, own: Path | None = None, *, seconds: float = SECONDS) -> str:
    """The sheet's template with its values in; famnet's own at once, the service's inside the fence.

    Raises:
        NoTemplateError: there is no such template in this language.
        BrokenTemplateError: the template has a mistake, does not end, or needs too much.
    """
    name = template_name(sheet.template, sheet.frame.language)
    if own is None or not (own / name).is_file():
        return render_markdown(sheet)
    return str(_fenced("text", sheet, own, seconds)["text"])


def mistakes(sheet: Sheet, own: Path | None = None, *, seconds: float = SECONDS) -> list[BrokenTemplateError]:
    """What is wrong in the sheet's template before it is filled: names and boxes, each with its line.

    Raises:
        NoTemplateError: there is no such template in this language.
        BrokenTemplateError: the template cannot be read as one, or reading it takes too much.
    """
    name = template_name(sheet.template, sheet.frame.language)
    if own is None or not (own / name).is_file():
        return unknown_names(sheet)
    return [BrokenTemplateError(*told) for told in _fenced("mistakes", sheet, own, seconds)["mistakes"]]


def _fenced(task: str, sheet: Sheet, own: Path, seconds: float) -> dict[str, Any]:
    name = template_name(sheet.template, sheet.frame.language)
    command = [sys.executable, "-I", "-m", "famnet.documents.fenced"]
    told = pickle.dumps((task, sheet, own.resolve()))
    try:
        done = subprocess.run(command, input=told, capture_output=True, timeout=seconds, check=False)  # noqa: S603 -- ourselves
    except subprocess.TimeoutExpired as error:
        raise BrokenTemplateError(name, 0, f"it does not come to an end ({seconds:.0f} seconds)") from error
    return _answer(done.stdout, name)


def _answer(said: bytes, name: str) -> dict[str, Any]:
    """What the other process said; when it died without a word, it had taken all the memory it may."""
    answer: dict[str, Any] = (
        json.loads(said) if said else {"broken": [name, 0, "it needs more memory than a document may", []]}
    )
    if "missing" in answer:
        raise NoTemplateError(answer["missing"])
    if "broken" in answer:
        raise BrokenTemplateError(*answer["broken"])
    return answer


def main() -> None:
    """The other process: a sheet in, its text or what is wrong out."""
    _limit_memory()
    task, sheet, own = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started this one, nobody else
    sys.stdout.buffer.write(json.dumps(_rendered(task, sheet, own)).encode())


def _rendered(task: str, sheet: Sheet, own: Path) -> dict[str, object]:
    name = template_name(sheet.template, sheet.frame.language)
    try:
        if task == "mistakes":
            return {"mistakes": [error.told for error in unknown_names(sheet, own)]}
        text = render_markdown(sheet, own)
    except BrokenTemplateError as error:
        return {"broken": error.told}
    except NoTemplateError as error:
        return {"missing": error.name}
    except MemoryError:
        return {"broken": [name, 0, _TOO_MUCH, []]}
    if len(text) > LONGEST:
        return {"broken": [name, 0, f"it writes more than {LONGEST} letters", []]}
    return {"text": text}


def _limit_memory() -> None:
    """Unix can hold a process to so much memory; elsewhere only the time is limited."""
    try:
        import resource  # noqa: PLC0415 -- there is none on Windows
    except ImportError:
        return
    limit = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
