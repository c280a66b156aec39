"""Sheets filled with stand-ins, so that a template can be tried without any family."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from famnet.documents.sheet import Frame, Sheet
from famnet.documents.tongue import ENGLISH, Tongue


def samples(sheet: type[Sheet], language: str) -> Iterator[Sheet]:
    """The document once with everything in it and once with nothing: both ways through a template are tried."""
    for full in (True, False):
        made = _made(sheet, "", full=full)
        frame = Frame(title="A sample", document="A sample", about="Ada", tongue=Tongue(language), withheld=full)
        yield replace(made, frame=frame)


def _made(kind: Any, name: str, *, full: bool) -> Any:  # noqa: ANN401 -- a value for any field of any sheet
    """A value for a field of this type, in the field's own name."""
    if get_origin(kind) is tuple:
        return (_made(get_args(kind)[0], name, full=full),) if full else ()
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: _made(hints[f.name], f.name, full=full) for f in fields(kind)})
    return _PLAIN[kind](name) if full else kind()


_PLAIN: dict[type, Callable[[str], object]] = {
    str: lambda name: f"({name.replace('_', ' ')})",
    int: lambda _: 5,
    bool: lambda _: True,
    Tongue: lambda _: ENGLISH,
}
