"""What can go wrong with the file, each as one sentence with what to do next. No message holds a family's data."""

from collections.abc import Sequence
from pathlib import Path

from famnet.domain.errors import ExitCode, FamnetError


class StoreError(FamnetError):
    """The store cannot do what is asked; nothing was changed."""


class NoStoreError(StoreError):
    """There is no store at the path."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet init` makes one here; `famnet demo` makes a fictional family to try things on."

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no famnet file at {path}.")


class StoreExistsError(StoreError):
    """A store is to be made where something is already."""

    hint = "Nothing was overwritten. Name another file with `--file`, or use the one that is there."

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is already something at {path}.")


class NotAStoreError(StoreError):
    """The file is something else."""

    hint = "Nothing was changed. `--file` names another file; `famnet init` makes a new store."

    def __init__(self, path: Path, why: str = "it is another kind of file") -> None:
        super().__init__(f"{path} is not a famnet file: {why}.")


class NewerStoreError(StoreError):
    """The file was written by a newer famnet."""

    hint = "Nothing was changed. Update famnet on this computer, then open the file again."

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was written by a newer version of famnet than this one.")


class DamagedStoreError(StoreError):
    """The file does not read as it should."""

    exit_code = ExitCode.DAMAGED
    hint = "Nothing was overwritten. `famnet restore` brings the newest good backup back, and keeps what was there."

    def __init__(self, path: Path, newest: Path | None = None, what: str = "is damaged") -> None:
        self.what = what
        backup = f" The newest backup is {newest}." if newest else ""
        super().__init__(f"{path} {what}.{backup}")


class NoGoodBackupError(DamagedStoreError):
    """The file does not read as it should, and no backup beside it does."""

    hint = (
        "Nothing was overwritten, and no good backup lies beside it. If a copy is kept elsewhere,"
        " `famnet restore COPY` puts it in place and keeps what was there."
    )


class AlreadySoError(StoreError):
    """Encryption is to be put on or taken off where it already is so."""

    hint = "Nothing was changed, and nothing needs to be."

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} {what} already.")


class NoBackupError(StoreError):
    """There is no such backup."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet backup` makes one; `famnet restore` takes a backup's file, or a day on or after one was made."

    def __init__(self, ref: str = "") -> None:
        super().__init__(f"There is no backup{f' {ref!r}' if ref else ''} of this file.")


class SyncedFolderError(StoreError):
    """The file lies where a program or a server rewrites it: writing there loses data."""

    hint = (
        "Nothing was changed; reading works. Move the file to a folder on this computer's own disk and pass families"
        " on as a bundle, or allow it at your own risk with FAMNET_ALLOW_SYNCED=1."
    )

    def __init__(self, path: Path, where: str) -> None:
        super().__init__(f"{path} lies in {where}, where files are changed behind famnet's back.")


class BusyStoreError(StoreError):
    """Somebody else is writing."""

    exit_code = ExitCode.TRY_AGAIN
    hint = "Nothing was changed. Close other famnet windows on this file, or wait a moment, and try again."

    def __init__(self, path: Path, who: str = "") -> None:
        super().__init__(f"{path} is being written by {who or 'another program'} at the moment.")


class ChangedUnderneathError(StoreError):
    """Somebody else changed the same thing since it was read."""

    exit_code = ExitCode.TRY_AGAIN
    hint = "Nothing of theirs was overwritten, and what you typed is kept aside. Look at it again, then decide."

    def __init__(self, number: int | None = None) -> None:
        self.number = number  # under which `aside` keeps what was typed
        super().__init__("Somebody else changed this since you opened it.")


class ReplacedStoreError(StoreError):
    """Another file was put in place of the open one."""

    exit_code = ExitCode.TRY_AGAIN
    hint = "Nothing was changed. Repeat the command: it opens the file that is there now."

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was replaced while it was open, by a restore or by encrypting it.")


class NoAsideError(StoreError):
    """Nothing is kept aside under that number."""

    exit_code = ExitCode.NOT_FOUND
    hint = "It may have been taken up or dropped already."

    def __init__(self, number: int) -> None:
        super().__init__(f"Nothing is kept aside under number {number}.")


class UnwritableError(StoreError):
    """The file or its folder cannot be written."""

    hint = "Nothing was changed. Check that you may write in that folder, or name another file with `--file`."

    def __init__(self, path: Path, why: str = "it or its folder is read-only") -> None:
        super().__init__(f"{path} cannot be written: {why}.")


class DiskFullError(StoreError):
    """There is no room left."""

    hint = "Nothing was changed. Make room on the disk and repeat the command."

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no room left on the disk for {path}.")


class CannotStoreError(StoreError):
    """A value is of a kind that no text file could hold either."""

    hint = "Nothing was changed. Type the value again without pasting, or shorten the number."

    def __init__(self, where: str) -> None:
        super().__init__(f"What was given for “{where}” holds characters or a number that cannot be stored.")


class LooseEndError(StoreError):
    """A change would leave something about a person who is not there (any more)."""

    hint = "Nothing was changed. Look at the network again with `famnet network list`, then repeat your change."

    def __init__(self) -> None:
        super().__init__("That would leave something about a person or household that is not in this family.")


class NoFamilyError(StoreError):
    """The store holds no family yet."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet family add CHILD` starts one from a child."

    def __init__(self) -> None:
        super().__init__("There is no family in this file yet.")


class UnknownFamilyError(StoreError):
    """No family answers to the given name."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet family list` shows the families in this file."

    def __init__(self, ref: str) -> None:
        told = f"There is no family called “{ref[:60]}” in this file." if ref else "No open family is in use."
        super().__init__(told)
        if not ref:
            self.hint = "`famnet family list` shows them; `famnet family use NAME` takes one up again."


class AmbiguousFamilyError(StoreError):
    """More than one family answers to the given name."""

    exit_code = ExitCode.USAGE
    hint = "Give more of the name, or the letters in [ ] if there are any; `famnet family list` shows all."

    def __init__(self, ref: str, names: Sequence[str]) -> None:
        super().__init__(f"“{ref[:60]}” could be {len(names)} families: {'; '.join(names)}.")


class NothingToUndoError(StoreError):
    """There is no command to take back, or none to do again."""

    hint = "`famnet history` shows what was done, with its numbers."

    def __init__(self, what: str = "undo") -> None:
        super().__init__(f"There is nothing to {what}.")


class LaterChangeError(StoreError):
    """Something later rests on what is to be taken back."""

    hint = "`famnet history` shows what was done since."

    def __init__(self, what: str, later: str = "", number: int | None = None) -> None:
        by = f": {later} rests on it" if later else ": what it changed is not as it left it"
        super().__init__(f"{what} cannot be taken back{by}.")
        if number:
            self.hint = f"`famnet undo {number}` takes back the later one first; `famnet history` shows both."


class ErasedError(StoreError):
    """What is to be taken back was erased."""

    hint = "Erasing is for good. A backup from before it may still hold it."

    def __init__(self) -> None:
        super().__init__("What that command wrote has been erased.")


class NotYetThereError(StoreError):
    """A family is asked for as it was before it was in the store."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet history` shows when it was added."

    def __init__(self, name: str, day: str) -> None:
        super().__init__(f"{name} was not in this file yet on {day}.")
