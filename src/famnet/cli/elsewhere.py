"""A command typed without its group, such as `famnet render`: where it stands."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from famnet.cli.lazy import LazyGroup, load

MOST = 6
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "draw": "`famnet genogram render`",
        "open": "`famnet family use NAME`",
        "version": "`famnet --version`",
    }
)  # what people type for a command that is called otherwise
_NAMED = re.compile(r"No such command '([^']+)'")


def standing_elsewhere(error: Any) -> str:  # noqa: ANN401 -- Typer's own Click is private
    """A hint at the groups that have the command a line named; empty for any other mistake."""
    group = getattr(getattr(error, "ctx", None), "command", None)
    named = _NAMED.match(str(getattr(error, "message", "")))
    if not (isinstance(group, LazyGroup) and named):
        return ""
    typed = named[1].lower()
    if typed in group.members:  # in capitals: said by `misread`
        return ""
    if typed in _SAID:
        return f"Perhaps {_SAID[typed]}."
    found = [f"`famnet {name} {typed}`" for name, (module, _) in group.members.items() if _has(module, typed)]
    return f"Perhaps {', '.join(found[:MOST])}." if found else ""


def _has(module: str, typed: str) -> bool:
    return typed in getattr(load(module), "commands", {})
