"""The open store: families come off it whole, and go back with every change written down.

Lists are read with the driver alone. What reads or writes a whole family is imported when it is first wanted:
`reviews due` must not pay for the family's forty kinds of record.
"""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from famnet.domain.errors import FamnetError
from famnet.store import file, lists
from famnet.store.errors import ChangedUnderneathError
from famnet.store.finding import find
from famnet.store.key_errors import PlainOnlyError
from famnet.store.lists import DueRow, FamilyRow
from famnet.store.meaning import translated
from famnet.store.opening import connect_checked, open_file
from famnet.store.session import Session

if TYPE_CHECKING:  # dear to import: see above
    from famnet.domain.family import Family
    from famnet.store.copies import Copy, CopyEntry
    from famnet.store.file import Connection
    from famnet.store.history import Entry, Told
    from famnet.store.rows import RowChange
    from famnet.store.unlock import Unlock

_A_MINUTE = timedelta(minutes=1)  # two computers never agree to the second


class Change(NamedTuple):
    """What was kept: the family with its rows' versions as they are now, and its entry in the history.

    The entry is None where nothing differed.
    """

    family: "Family"
    entry: "Entry | None"


class Shelf:
    """An open store. `with Shelf.open(path) as shelf:` closes it again."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.notes: list[str] = []  # what a person should hear, though nothing was refused
        self._changed_at: datetime | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return self.session.path

    @property
    def encrypted(self) -> bool:
        """Whether the file needs a key."""
        return self.session.key is not None

    @classmethod
    def create(cls, path: Path, *, plain: bool = False, key: bytes | None = None, anywhere: bool = False) -> Self:
        """Make a store where nothing is yet: plain if that is said, else encrypted with a key (see `vault`).

        Raises:
            StoreExistsError: something is there. PlainOnlyError: nobody said that it may be unencrypted.
        """
        if not plain and not key:
            raise PlainOnlyError
        from famnet.store.making import make_store  # noqa: PLC0415 -- brings sqlite-utils in

        make_store(path, key, anywhere=anywhere)
        return cls(Session(connect_checked(path, key), path, key, anywhere=anywhere))

    @classmethod
    def open(cls, path: Path, unlock: "Unlock | None" = None, *, anywhere: bool = False) -> Self:
        """Open a store, bringing one of an older famnet up to date after a backup.

        `anywhere` allows writing in synchronised and network folders.

        Raises:
            NoStoreError, NotAStoreError, NewerStoreError, DamagedStoreError, LockedStoreError: as they say.
        """
        opened = open_file(path, unlock)
        shelf = cls(Session(opened.db, path, opened.key, anywhere=anywhere))
        if file.is_older(opened.db):
            from famnet.store.making import bring_up_to_date  # noqa: PLC0415 -- brings sqlite-utils in

            bring_up_to_date(shelf.session)
        return shelf

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; after a change, see first that there is a backup of this week."""
        if self._changed_at:
            self._weekly_backup(self._changed_at)
        self.session.close()

    def _weekly_backup(self, at: datetime) -> None:
        from famnet.store.backup import weekly  # noqa: PLC0415 -- once a week

        try:
            weekly(self.session, at=at)
        except FamnetError as error:  # what was asked for is done: this must not undo it
            self.notes.append(f"The weekly backup could not be made: {error} {error.hint}")

    def families(self) -> tuple[FamilyRow, ...]:
        """Every family, in the order they were added."""
        with self.session.reading() as db:
            return lists.families(db, self.remembered(lists.IN_USE))

    def find(self, ref: str | None = None) -> FamilyRow:
        """The row of the family meant: by id, name or a part of it, or a child's name; without any, the one in use.

        Raises:
            NoFamilyError, UnknownFamilyError, AmbiguousFamilyError: as they say.
        """
        return find(self.families(), ref)

    def family(self, ref: str | None = None) -> "Family":
        """The whole of a family, found as `find` does."""
        from famnet.store.rows import load_family  # noqa: PLC0415 -- brings every kind of record in

        row = self.find(ref)
        with self.session.reading() as db:
            return load_family(db, row.id, self.path)

    def use(self, family_id: str) -> None:
        """Make a family the one that commands mean when none is named."""
        self.remember(lists.IN_USE, self.find(family_id).id)

    def keep(  # noqa: PLR0913 -- each is said by its name
        self,
        before: "Family | None",
        after: "Family",
        *,
        command: str,
        who: str,
        at: datetime,
        take_up: bool = False,
    ) -> Change:
        """Save a family as it is now: the rows that differ from `before`, and their history, all or nothing.

        In the same moment it is taken up as the one in use, if that is said, and let go of when it was closed.

        Raises:
            ChangedUnderneathError: somebody else changed one of those rows since `before` was read; what was to be
                saved is kept aside under the error's number (see `aside`).
            LooseEndError: something would be left about a person who is not there.
        """
        from famnet.store import history, rows  # noqa: PLC0415 -- bring every kind of record in

        told = history.Told(command=command, who=who, at=at)
        changes: list[RowChange] = []
        try:
            with self.session.writing() as db:
                changes += rows.differences(db, before, after)
                rows.write_all(db, changes)
                self._look_at_clock(history.last_at(db), at)
                entry = history.record(db, told, after.id, changes) if changes else None
                _settle(db, before, after, take_up=take_up)
        except ChangedUnderneathError as error:
            raise self._kept_aside(told, after, changes) from error
        self._changed_at = at
        return Change(rows.as_stored(before, after, changes), entry)

    def _look_at_clock(self, last: datetime | None, now: datetime) -> None:
        """A clock that was set back is said: what falls due is reckoned from it."""
        if last and now < last - _A_MINUTE:
            self.notes.append(
                f"The last change here was made on {last:%d %B %Y at %H:%M} UTC, and this computer says that it is"
                f" {now:%d %B %Y, %H:%M}. Nothing is lost. → Set its clock right: what falls due is reckoned from it."
            )

    def _kept_aside(self, told: "Told", family: "Family", changes: "Sequence[RowChange]") -> ChangedUnderneathError:
        from famnet.store.aside import keep_aside  # noqa: PLC0415 -- rare

        return ChangedUnderneathError(keep_aside(self.session, told, family.id, changes).number)

    def due_reviews(self, until: date | None = None) -> tuple[DueRow, ...]:
        """Reviews due by a day, in every open family, the earliest first."""
        with translated(self.path):
            return lists.due_reviews(self.session.db, until)

    def history(self, family_id: str = "") -> "tuple[Entry, ...]":
        """What was done, the oldest first."""
        from famnet.store import history  # noqa: PLC0415 -- only who asks for it pays for it

        with self.session.reading() as db:
            return history.entries(db, family_id)

    def record_copies(
        self, copies: "Sequence[Copy]", *, command: str, who: str, at: datetime, until: datetime | None = None
    ) -> None:
        """Write down copies that left; `until` is the moment whose facts they show when it is not now."""
        from famnet.store import history  # noqa: PLC0415 -- see keep
        from famnet.store.copies import write_down  # noqa: PLC0415 -- only what hands something out

        with self.session.writing() as db:
            write_down(db, history.Told(command=command, who=who, at=at), copies, until=until)

    def copies(self, family_id: str) -> "tuple[CopyEntry, ...]":
        """The copies that were made of a family, the first first."""
        from famnet.store.copies import entries  # noqa: PLC0415 -- only who asks for it

        with self.session.reading() as db:
            return entries(db, family_id)

    def setting(self, name: str) -> str:
        """A setting of this store; empty when it was never set."""
        return self._value("settings", name)

    def set_setting(
        self, name: str, value: str, *, command: str = "setting", who: str = "", at: datetime | None = None
    ) -> None:
        """Change a setting; like all that rules go by, it leaves a history row."""
        from famnet.store import history, rows  # noqa: PLC0415 -- see keep

        with self.session.writing() as db:
            change = rows.setting_change(db, name, value)
            rows.write(db, change)
            history.record(db, history.Told(command=command, who=who, at=at or datetime.now(UTC)), "", [change])

    def remembered(self, name: str) -> str:
        """A convenience of this computer's user, such as the family in use; empty when there is none."""
        return self._value("remembered", name)

    def remember(self, name: str, value: str) -> None:
        """Remember a convenience. It is no fact about a family, so it leaves no history."""
        with self.session.writing() as db:
            db.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (name, value))

    def order(self, family_id: str, name: str) -> tuple[tuple[str, ...], ...]:
        """The order in which a drawing last placed people, row by row; empty when it was never drawn."""
        told = self.remembered(f"order {name} {family_id}")
        return tuple(tuple(row) for row in json.loads(told)) if told else ()

    def remember_order(self, family_id: str, name: str, order: Sequence[Sequence[str]]) -> None:
        """Remember a drawing's order, so that adding one person does not reshuffle the picture."""
        if tuple(map(tuple, order)) != self.order(family_id, name):
            self.remember(f"order {name} {family_id}", json.dumps([list(row) for row in order]))

    def _value(self, table: str, name: str) -> str:
        with translated(self.path):
            found = self.session.db.execute(f"SELECT value FROM {table} WHERE id = ?", (name,)).fetchone()
        return str(found[0]) if found else ""


def _settle(db: "Connection", before: "Family | None", after: "Family", *, take_up: bool) -> None:
    """Which family is in use after a change of this one."""
    if take_up:
        lists.take_up(db, after.id)
    elif after.closed_on and before and not before.closed_on:
        lists.let_go(db, after.id)
