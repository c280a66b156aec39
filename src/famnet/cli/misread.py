"""A line that cannot be read: what is wrong with it in plain words, and what may be meant."""

import re
from typing import Any

from famnet.cli.perhaps import choice_meant

LONGEST = 60  # characters of what was typed that are said back
_NO_COMMAND = re.compile(r"No such command '(.*?)'")
_NONE_OF = re.compile(r"'(.*)' is not one of ", re.DOTALL)
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(told, re.DOTALL), said)
    for told, said in (
        (
            r"'(?P<typed>.*)' is not a valid int(?: range)?\.",
            "“{typed}” is not a whole number, which {option} has to be.",
        ),
        (r"(?P<typed>-?\d+) is not in the range .*", "{typed} is outside of what {option} takes: {span}."),
        (r"'(?P<typed>.*)' is not one of .*", "“{typed}” is none of the words {option} takes: {choices}."),
        (r"Missing (?:argument|option) .*", "{option} is missing. {help}"),
        (r"Option '(?P<typed>.*)' requires an argument\.", "{typed} needs a value behind it."),
        (r"Option '(?P<typed>.*)' does not take a value\.", "{typed} stands alone, without a value."),
        (r"No such option: (?P<typed>\S+).*", "There is no option {typed} here."),
        (r"No such command '(?P<typed>.*?)'.*", "There is no command “{typed}” here."),
        (
            r"Got unexpected extra arguments?(?:\(s\))? \((?P<typed>.*)\)",
            "“{typed}” is more than this command takes.",
        ),
    )
)
_TOGETHER = 'Words that belong together go into quotation marks: "Kemi Okafor".'


def in_plain_words(error: Any) -> str:  # noqa: ANN401 -- Typer's own Click is private
    """What is wrong with a line; empty for what Typer says well enough."""
    told = _message(error)
    for pattern, said in _PLAIN:
        if found := pattern.fullmatch(told):
            typed = found.groupdict().get("typed", "")[:LONGEST]
            return said.format(typed=typed, option=_option(error), **_known_of(error)).strip()
    return ""


def meant(error: Any) -> str:  # noqa: ANN401
    """A hint at the word that may be meant; empty where none is like it."""
    told = _message(error)
    command = getattr(getattr(error, "ctx", None), "command", None)
    if told.startswith("Got unexpected extra"):
        takes_words = any(p.param_type_name == "argument" for p in command.params) if command else False
        return _TOGETHER if takes_words else ""
    if near := getattr(error, "possibilities", None):
        return f"Perhaps “{near[0]}”?"
    for pattern, choices in ((_NO_COMMAND, getattr(command, "commands", ())), (_NONE_OF, _choices(error))):
        if said := pattern.match(told):
            return choice_meant(said[1], choices)
    return ""


def _message(error: Any) -> str:  # noqa: ANN401
    return str(getattr(error, "message", "") or error.format_message())


def _choices(error: Any) -> list[str]:  # noqa: ANN401
    kind = getattr(getattr(error, "param", None), "type", None)
    return [str(getattr(choice, "value", choice)) for choice in getattr(kind, "choices", ()) if choice]


def _known_of(error: Any) -> dict[str, str]:  # noqa: ANN401
    """What there is to say of the option or argument that a mistake is about."""
    parameter = getattr(error, "param", None)
    return {
        "choices": ", ".join(_choices(error)),
        "help": str(getattr(parameter, "help", None) or ""),
        "span": _span(getattr(parameter, "type", None)),
    }


def _span(kind: Any) -> str:  # noqa: ANN401
    """`1 or more`, `0 to 10`."""
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    return f"{least} to {most}" if most is not None else f"{least} or more"


def _option(error: Any) -> str:  # noqa: ANN401
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "This"
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name).strip("[]").upper()
