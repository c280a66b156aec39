"""What can go wrong with passphrases, recovery codes, key files and key rings. No message holds a family's data."""

from pathlib import Path

from famnet.domain.errors import ExitCode
from famnet.store.errors import StoreError


class LockedStoreError(StoreError):
    """The file is encrypted, and there is no key to open it with."""

    exit_code = ExitCode.LOCKED
    hint = (
        "On a terminal famnet asks for the passphrase; elsewhere FAMNET_PASSPHRASE_FILE names a file that holds it,"
        " or the computer can remember it (`famnet init`)."
    )

    def __init__(self, path: Path, why: str = "there is nobody to ask for its passphrase") -> None:
        super().__init__(f"{path} is locked: {why}.")


class WrongPassphraseError(LockedStoreError):
    """The passphrase or code given opens nothing; the file itself is sound as far as that tells."""

    hint = "Try again; capital letters count. The printed recovery code can be typed in place of the passphrase."

    def __init__(self, path: Path) -> None:
        super().__init__(path, "that is not its passphrase or recovery code")


class NotEncryptedError(StoreError):
    """A plain store has no passphrase to change and nothing to remember."""

    hint = "`famnet store encrypt` gives it a passphrase."

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not encrypted: it opens without a passphrase.")


class MistypedCodeError(StoreError):
    """A recovery code cannot be right as it was typed."""

    exit_code = ExitCode.LOCKED
    hint = "It has seven groups of four letters and digits. Compare it with the paper, group by group."

    def __init__(self) -> None:
        super().__init__("That recovery code has a typing mistake in it.")


class WeakPassphraseError(StoreError):
    """A passphrase is too short to keep anybody out."""

    exit_code = ExitCode.USAGE
    hint = "Three or more random words make a good one, twelve characters at least: “copper lantern otter”."

    def __init__(self) -> None:
        super().__init__("That passphrase is too short.")


class MissingKeyFileError(LockedStoreError):
    """The key file of an encrypted store is not beside it."""

    hint = "Every backup holds a copy of the key file: put it beside the file again, under this name."

    def __init__(self, path: Path, backup: Path | None = None) -> None:
        StoreError.__init__(self, f"The key file {path} is missing.")
        if backup:
            self.hint = f"The newest backup has a copy, {backup}: put it beside the file again, named {path.name}."


class DamagedKeyFileError(StoreError):
    """The key file does not read as it was written."""

    exit_code = ExitCode.DAMAGED
    hint = "Every backup holds a copy of the key file: put it beside the store in place of this one."

    def __init__(self, path: Path) -> None:
        super().__init__(f"The key file {path} is damaged.")


class NoKeyRingError(StoreError):
    """This computer cannot remember a key."""

    hint = "`pip install 'famnet[keyring]'` lets it; without, type the passphrase or use FAMNET_PASSPHRASE_FILE."

    def __init__(self) -> None:
        super().__init__("This computer has no key ring that famnet could use.")


class PlainOnlyError(StoreError):
    """A store without a passphrase was asked for without saying so."""

    exit_code = ExitCode.LOCKED
    hint = "`famnet init` asks for a passphrase; `famnet init --plain` makes a file that anyone who gets it can read."

    def __init__(self) -> None:
        super().__init__("A store is encrypted unless you choose otherwise, and no passphrase was given.")
