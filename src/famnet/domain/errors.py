"""Refusals that say what is wrong and what to do, and findings that only point something out."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum

from famnet.domain.record import record


class ExitCode(IntEnum):
    """What the program's exit status means (documented in docs/reference/exit-codes.md)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    NOT_FOUND = 4
    DAMAGED = 5
    LOCKED = 6
    TRY_AGAIN = 75
    CANCELLED = 130


class FamnetError(Exception):
    """Something famnet will not or cannot do: a sentence, an exit code, and a hint at what to do next."""

    exit_code: ExitCode = ExitCode.REFUSED
    hint: str = "`famnet --help` lists what can be done."


class UsageError(FamnetError):
    """An option is missing, or two of them cannot go together."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "`--help` after the command shows its options.") -> None:
        super().__init__(message)
        self.hint = hint


class NothingSaidError(UsageError):
    """A line that is to change something says of nothing how it shall be."""

    def __init__(self, *, hint: str) -> None:
        super().__init__("What shall be different?", hint)


class UnknownPersonError(FamnetError):
    """Nobody in this family has the given name."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet network list` shows everyone in this family."

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        near = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"There is nobody called “{name}” in this family.{near}")


MOST_SAID = 8  # names a sentence can hold


class AmbiguousPersonError(FamnetError):
    """More than one person answers to the given name."""

    exit_code = ExitCode.USAGE
    hint = (
        "Give more of the name, or say who they are (“maternal grandfather”), or the letters in [ ] if there are any."
    )

    def __init__(self, name: str, matches: Sequence[str]) -> None:
        more = f"; and {len(matches) - MOST_SAID} more" if len(matches) > MOST_SAID else ""
        super().__init__(f"“{name}” could be {len(matches)} people: {'; '.join(matches[:MOST_SAID])}{more}.")


class ImpossibleDateError(FamnetError):
    """The words given for a date are no date."""

    exit_code = ExitCode.USAGE
    hint = "Dates can be written 2026-03-01, 1 March 2026, March 2026, 2026 or about 1985."

    def __init__(self, text: str, why: str = "", hint: str = "") -> None:
        super().__init__(f"“{text[:60]}” is not a date{why and f': {why}'}.")
        self.why = why
        self.hint = hint or self.hint


class OwnAncestorError(FamnetError):
    """A link would make somebody their own ancestor."""

    hint = "Check who is the parent and who is the child; `famnet network show NAME` lists a person's ties."

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"That would make {names[0]} their own ancestor ({' → '.join(names)}).")


class SamePersonError(FamnetError):
    """A couple or a tie needs two different people."""

    hint = "Name the other person."

    def __init__(self, name: str, what: str = "a couple") -> None:
        super().__init__(f"{name} cannot be {what} with themselves.")


class Level(StrEnum):
    """How much a finding matters."""

    BLOCK = "block"
    WARN = "warn"
    PROMPT = "prompt"
    INFO = "info"


@record
class Finding:
    """Something worth a look: which rule, how serious, about whom, in a sentence, and where the rule comes from."""

    rule: str
    message: str
    level: Level = Level.WARN
    subject: str = ""
    source: str = ""
    mend: str = ""  # the command that mends it
