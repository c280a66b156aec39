"""The only module that asks: with questionary at a terminal, plainly for screen readers and simple terminals.

Questions go to stderr, so that stdout stays data. Nothing here keeps an answer; whoever asks does. Leaving (Ctrl-C,
or the end of input) is KeyboardInterrupt or EOFError, which the boundary in `famnet.cli.app` answers with code 130.
"""

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from famnet.cli import show
from famnet.cli.suggesting import MOST_SUGGESTIONS, completer
from famnet.cli.tape import RUNNING
from famnet.domain.errors import FamnetError, UsageError
from famnet.domain.record import value

T = TypeVar("T")
EXPLAIN = "?"
_HELP = (EXPLAIN, "??", "help")
_MARK = ">"
NARROWEST = 20  # columns
_YES, _NO = ("y", "yes", "yeah", "ok", "true"), ("n", "no", "nope", "false")


def text(
    question: str,
    *,
    default: str = "",
    validate: Callable[[str], object] | None = None,
    suggestions: Sequence[str] = (),
    explain: str = "",
) -> str:
    """An answer in words, tidied; asked again while `validate` refuses it with a FamnetError.

    "?" shows `explain`. `suggestions` are offered while typing, best first. The up arrow brings refused words back.
    """
    asked = _Question(question, default, validate, suggestions, explain)
    return _kept(question, lambda: _words(asked), validate)


@value
class _Question:
    """A question with all that helps to answer it, as `text` takes it."""

    words: str
    default: str = ""
    validate: Callable[[str], object] | None = None
    suggestions: Sequence[str] = ()
    explain: str = ""


def _words(question: _Question) -> str:
    refused: list[str] = []
    while True:
        said = tidy(_line(question, refused))
        if said.lower() in _HELP:
            _say(*(question.explain or "Type your answer and press Enter. Ctrl-C leaves.").splitlines())
        elif _passes(question.validate, said):
            return said
        else:
            refused.append(said)


def _kept(question: str, ask: Callable[[], str], validate: Callable[[str], object] | None = None) -> str:
    """An answer from the last time, where one waits and still holds; else as it is given now, and kept at once."""
    tape = RUNNING.get()
    if tape is None:
        return ask()
    before = tape.answered(question, lambda said: _passes(validate, said))
    if before is not None:
        _say(f"{question} {before}")
        return before
    said = ask()
    tape.note(question, said)
    return said


def confirm(question: str, *, default: bool = False, explain: str = "") -> bool:
    """Yes or no; Enter alone is the default. A letter wants Enter too: no stray Enter answers the next question."""
    said = text(
        f"{question} ({'Y/n' if default else 'y/N'})",
        validate=_yes_or_no,
        explain=explain or "Type y for yes or n for no, and press Enter.",
    )
    return said.lower() in _YES if said else default


def choose(question: str, choices: Mapping[str, T], default: T, *, explain: str = "") -> T:
    """One of a few things, by arrow keys or number; Enter alone is the default."""
    names = list(choices)
    at = list(choices.values()).index(default)
    told = _kept(question, lambda: names[_place_of(question, names, at, explain)], lambda said: _place(said, names))
    return choices[told]


def _place_of(question: str, names: Sequence[str], at: int, explain: str) -> int:
    explain = explain or "Choose by number or with the arrow keys, and press Enter."
    if plainly():
        return _numbered(question, names, at, explain)
    while (picked := _pick(question, names, at)) < 0:
        _say(*explain.splitlines())
    return picked


def plainly() -> bool:
    """Whether to ask without cursor tricks: for screen readers (ACCESSIBLE=1) and terminals that know none."""
    wanted = os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "no", "false")
    return wanted or os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def tidy(answer: str) -> str:
    """An answer as it is kept: on one line, single spaces, accents in one form, nothing that steers a terminal."""
    whole = answer.encode("utf-8", "replace").decode()  # what the keyboard sent may be no character at all
    return show.safe(" ".join(unicodedata.normalize("NFC", whole).split())).strip()


def wrapped(line: str, margin: int = 1) -> list[str]:
    """A line broken between words at the window's edge; whole for a screen reader, which knows no edge."""
    if plainly():
        return [line]
    width = max(shutil.get_terminal_size().columns - margin, NARROWEST)
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _say(*lines: str) -> None:
    show.words((part for line in lines for part in wrapped(line)), on=sys.stderr)


def _passes(validate: Callable[[str], object] | None, said: str) -> bool:
    try:
        if validate:
            validate(said)
    except FamnetError as error:
        _say(str(error), f"→ {error.hint}")
        return False
    return True


def _yes_or_no(said: str) -> None:
    if said and said.lower() not in (*_YES, *_NO):
        message = f"“{said[:40]}” is neither yes nor no."
        raise UsageError(message, hint="Type y or n; Enter alone takes the capital one.")


# Plainly: a line out, a line in


def _numbered(question: str, names: Sequence[str], at: int, explain: str) -> int:
    _say(question, *(f"{number}. {name}" for number, name in enumerate(names, 1)))
    number = f"Number, 1 to {len(names)} (Enter: {at + 1}):"
    said = _words(_Question(number, validate=lambda said: _place(said, names), explain=explain))
    return _place(said, names) if said else at


def _place(said: str, names: Sequence[str]) -> int:
    """Where a number or the words of a choice stand; 0 for no answer."""
    lowered = [name.lower() for name in names]
    if said.isdecimal() and 1 <= int(said[:4]) <= len(names):
        return int(said) - 1
    if said and said.lower() not in lowered:
        message = f"“{said[:40]}” is none of these."
        raise UsageError(message, hint=f"Type a number from 1 to {len(names)}.")
    return lowered.index(said.lower()) if said else 0


def _plain_line(question: str, default: str) -> str:
    sys.stderr.write(show.safe(f"{question} [{default}] " if default else f"{question} "))
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line if line.strip() else default


# At a terminal


def _line(question: _Question, refused: Sequence[str]) -> str:
    if plainly():
        return _plain_line(question.words, question.default)
    import questionary
    from prompt_toolkit.history import InMemoryHistory

    asked = questionary.text(
        "\n".join(wrapped(show.safe(question.words), len(_MARK) + 2)),
        default=show.safe(question.default),
        qmark=_MARK,
        style=_style(),
        completer=completer(question.suggestions) if question.suggestions else None,
        complete_while_typing=bool(question.suggestions),
        reserve_space_for_menu=MOST_SUGGESTIONS if question.suggestions else 0,
        history=InMemoryHistory(refused),
        **where(),
    )
    return str(asked.unsafe_ask())


def _pick(question: str, names: Sequence[str], at: int) -> int:
    """The place of what was picked; -1 when an explanation was asked for."""
    import questionary

    choices = [questionary.Choice(show.safe(name), value=place) for place, name in enumerate(names)]
    asked = questionary.select(
        "\n".join(wrapped(show.safe(question), len(_MARK) + 2)),
        choices=choices,
        default=choices[at],
        qmark=_MARK,
        pointer=_MARK,
        style=_style(),
        use_shortcuts=True,
        instruction="(number, Enter)",
        **where(),
    )
    asked.application.key_bindings.add(EXPLAIN, eager=True)(lambda event: event.app.exit(result=-1))  # type: ignore[union-attr]
    return int(asked.unsafe_ask())


def _style() -> Any:  # noqa: ANN401 -- questionary is loaded at a terminal only
    """Weight, not colour: readable on any background, and the same with NO_COLOR."""
    import questionary

    return questionary.Style(
        [("qmark", "noinherit bold"), ("question", "bold"), ("answer", "noinherit"), ("pointer", "bold")]
    )


def where() -> dict[str, Any]:
    """The stream to draw on, when stdout is a file or a pipe: the terminal behind stderr."""
    if sys.stdout.isatty() or not sys.stderr.isatty():
        return {}
    from prompt_toolkit.output import create_output

    return {"output": create_output(stdout=sys.stderr)}
