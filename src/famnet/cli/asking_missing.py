"""What a line leaves out that a command cannot do without: asked for at a terminal, one thing after another."""

from collections.abc import Sequence
from typing import Any

from famnet.cli import ask
from famnet.cli.desk import Desk
from famnet.domain.errors import UsageError

_PEOPLE = frozenset({"NAME", "WHO", "PERSON"})


def is_missing(error: Exception) -> bool:
    """Whether a command was refused only because something it needs was not said."""
    return type(error).__name__ == "MissingParameter" and getattr(error, "param", None) is not None


def asked_for(error: Any, desk: Desk) -> list[str]:  # noqa: ANN401 -- Typer's own Click is private
    """The words that say what was missing, to be put behind the line."""
    parameter = error.param
    value = _chosen(parameter) if getattr(parameter.type, "choices", ()) else _typed(parameter, desk)
    if parameter.param_type_name == "option":
        return [f"{parameter.opts[0]}={value}"]
    return ["--", value] if value.startswith("-") else [value]


def _question(parameter: Any) -> str:  # noqa: ANN401
    """What its help says, with the option's name; an argument without help by its own."""
    told = str(parameter.help or "").rstrip(".")
    if parameter.param_type_name == "option":
        return f"{told} ({parameter.opts[0]}):" if told else f"{parameter.opts[0]}:"
    return f"{told or parameter.metavar or parameter.name}:"


def _chosen(parameter: Any) -> str:  # noqa: ANN401
    words = [str(getattr(choice, "value", choice)) for choice in parameter.type.choices]
    return ask.choose(_question(parameter), {word.replace("_", " "): word for word in words}, words[0])


def _typed(parameter: Any, desk: Desk) -> str:  # noqa: ANN401
    return ask.text(_question(parameter), validate=_some_words, suggestions=_names(parameter, desk))


def _some_words(said: str) -> None:
    if not said:
        message = "This cannot be left out."
        raise UsageError(message, hint="Ctrl-C leaves; nothing has been saved.")


def _names(parameter: Any, desk: Desk) -> Sequence[str]:  # noqa: ANN401
    """Who can be meant, where the answer is somebody of the network; no store or no family is said before asking."""
    if str(parameter.metavar).strip("[]") in _PEOPLE:
        return [person.name for person in desk.family.people if person.name]
    return ()
