"""The options every command takes, wherever on the line they stand: `famnet reviews due --family Ada`.

They are taken off the line before Typer sees it, so that no command has to repeat them.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from famnet.cli.show import Shape
from famnet.domain.errors import UsageError
from famnet.domain.record import record

HELP = (
    "Every command also takes: --file PATH (which store), --family REF (which family), --today DATE (the day to take "
    "as today), --as-known DATE (what the store held on that day), "
    "--clocks FILE (review clocks of your own), --no-input (ask nothing), "
    "--yes (answer yes), --quiet (say less). Lists also take --json, --csv and --nl; copies take --override REASON "
    "(let one pass that tells what is kept from its reader) and --released-by NAME (who else has looked at it), "
    "documents --plain-check (point out what is hard to read)."
)
VALUES = {
    "--file": "FAMNET_FILE",
    "--family": "FAMNET_FAMILY",
    "--today": "FAMNET_TODAY",
    "--as-known": "",
    "--override": "",
    "--released-by": "",
    "--clocks": "FAMNET_CLOCKS",
}
SWITCHES = frozenset({"--no-input", "--quiet", "--yes", "--json", "--csv", "--nl", "--plain-check"})


@record
class Everywhere:
    """What the person said that holds for any command, on the line or in the environment."""

    file: Path | None = None
    family: str | None = None
    today: date = field(default_factory=date.today)
    no_input: bool = False
    quiet: bool = False
    yes: bool = False
    override: str = ""
    released_by: str = ""  # who else has looked at what is let pass
    plain_check: bool = False  # look at how plain a document is
    clocks: Path | None = None  # a service's own clocks
    as_known: date | None = None
    shape: Shape = Shape.TABLE

    @property
    def let_pass_because(self) -> str:
        """The reason a copy may pass, with who else has looked at it, for the list of copies."""
        second = f" (looked at by {self.released_by})" if self.override and self.released_by else ""
        return self.override + second


def take(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> tuple[Everywhere, list[str]]:
    """The options that hold everywhere, and what is left of the line for the command.

    Raises:
        UsageError: an option has no value.
        ImpossibleDateError: the day is no day.
    """
    said = {option: environ[name] for option, name in VALUES.items() if name and environ.get(name)}
    switches: set[str] = set()
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        option, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif option in VALUES:
            said[option] = value if equals else _value(option, words)
        elif word in SWITCHES:
            switches.add(word)
        else:
            rest.append(word)
    return _read(said, switches), _with_help(rest)


def _with_help(rest: list[str]) -> list[str]:
    """`famnet help plan` and `famnet plan help` mean `famnet plan --help`."""
    at = rest[:2].index("help") if "help" in rest[:2] else -1
    return rest if at < 0 else [*rest[:at], *rest[at + 1 :], "--help"]


def _value(option: str, words: Iterator[str]) -> str:
    value = next(words, None)
    if value is None:
        message = f"{option} needs a value."
        raise UsageError(message)
    return value


def _read(said: Mapping[str, str], switches: set[str]) -> Everywhere:
    shapes = [Shape(switch[2:]) for switch in sorted(switches) if switch[2:] in set(Shape)]
    if len(shapes) > 1:
        message = f"A list comes in one form: --{shapes[0].value} or --{shapes[1].value}?"
        raise UsageError(message, hint="Leave one of them out.")
    return Everywhere(
        file=Path(said["--file"]).expanduser() if "--file" in said else None,
        family=said.get("--family"),
        today=_day(said["--today"]) if "--today" in said else date.today(),
        no_input="--no-input" in switches,
        quiet="--quiet" in switches,
        yes="--yes" in switches,
        override=said.get("--override", ""),
        released_by=said.get("--released-by", ""),
        plain_check="--plain-check" in switches,
        clocks=Path(said["--clocks"]).expanduser() if "--clocks" in said else None,
        as_known=_day(said["--as-known"]) if "--as-known" in said else None,
        shape=shapes[0] if shapes else Shape.TABLE,
    )


def _day(text: str) -> date:
    from famnet.domain.dates import read_day

    return read_day(text, date.today())
