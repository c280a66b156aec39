"""Passphrases: from a file or typed unseen, never from the line or the environment."""

import getpass
import os
from pathlib import Path

from famnet.cli import show
from famnet.cli.desk import Desk
from famnet.domain.errors import ExitCode, FamnetError
from famnet.store.key_errors import WeakPassphraseError
from famnet.store.keyfile import MINIMUM, STANDARD, Cost
from famnet.store.unlock import first_line
from famnet.store.vault import SHORTEST

RECOVERY = (
    "This is the recovery code. It opens the store when the passphrase is forgotten, and famnet keeps it nowhere.",
    "Print it or write it down, and keep it where you keep such things, not with the computer:",
)


class NoPassphraseError(FamnetError):
    """A store is to be encrypted, and nobody says with what."""

    exit_code = ExitCode.LOCKED
    hint = (
        "On a terminal famnet asks for one; elsewhere FAMNET_PASSPHRASE_FILE names a file whose first line it is. "
        "`famnet init --plain` makes a store that is not encrypted."
    )

    def __init__(self) -> None:
        super().__init__(
            "The store is to be encrypted: a passphrase is needed, and nobody can be asked for one here."
        )


def new_passphrase(desk: Desk) -> str:
    """A passphrase for a store: the first line of FAMNET_PASSPHRASE_FILE, or typed twice at a terminal.

    Raises:
        NoPassphraseError: there is neither a file nor anybody to ask.
    """
    named = os.environ.get("FAMNET_PASSPHRASE_FILE")
    if named:
        return first_line(desk.path, Path(named).expanduser())
    if not desk.can_ask:
        raise NoPassphraseError
    desk.say(
        "Everything you keep here is encrypted. Choose a passphrase: three or more random words, twelve characters",
        "at least. Nobody can read the store without it or the recovery code that follows.",
    )
    while True:
        typed = getpass.getpass("Passphrase: ", stream=desk.err)
        if len(typed.strip()) < SHORTEST:
            weak = WeakPassphraseError()
            show.words((str(weak), f"→ {weak.hint}"), on=desk.err)
        elif typed == getpass.getpass("The same again: ", stream=desk.err):
            return typed
        else:
            desk.say("The two were not the same. Nothing was kept; please type it again.")


def show_code(desk: Desk, code: str) -> None:
    """The recovery code, on stdout so that it can be printed, said even when quiet."""
    show.words(RECOVERY, on=desk.err)
    show.words((code,), on=desk.out)


def cost() -> Cost:
    """How dear a guess is; the soak test, which opens thousands of invented stores, sets the least."""
    return MINIMUM if os.environ.get("FAMNET_KEY_COST") == "least" else STANDARD
