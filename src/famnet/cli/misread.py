"""A value on the line that its option cannot take: said in plain words, with the one that may be meant."""

import re
from typing import Any

from famnet.cli.perhaps import choice_meant

_NO_NUMBER = re.compile(r"'(.*)' is not a valid int\.", re.DOTALL)
_NONE_OF = re.compile(r"'(.*)' is not one of ", re.DOTALL)
LONGEST = 60  # characters of what was typed that are said back


def in_plain_words(error: Any) -> str:  # noqa: ANN401 -- Typer's own Click is private
    """What is wrong with a value; empty for any other mistake, which Typer says well enough."""
    option = _option(error)
    told = str(getattr(error, "message", ""))
    if option and (said := _NO_NUMBER.fullmatch(told)):
        return f"“{said[1][:LONGEST]}” is not a whole number, which {option} has to be."
    if option and (said := _NONE_OF.match(told)):
        return f"“{said[1][:LONGEST]}” is none of the words {option} takes: {', '.join(_choices(error))}."
    return ""


def meant(error: Any) -> str:  # noqa: ANN401
    """A hint at the choice that may be meant; empty where none is like it."""
    said = _NONE_OF.match(str(getattr(error, "message", "")))
    return choice_meant(said[1], _choices(error)) if said and _choices(error) else ""


def _choices(error: Any) -> list[str]:  # noqa: ANN401
    kind = getattr(getattr(error, "param", None), "type", None)
    return [str(getattr(choice, "value", choice)) for choice in getattr(kind, "choices", ()) if choice]


def _option(error: Any) -> str:  # noqa: ANN401
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name).strip("[]").upper()
