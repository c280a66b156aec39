"""What every stored noun has in common."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from famnet.domain.ids import new_id

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """A frozen dataclass with named fields and no listing of their values.

    What a family told must not reach a log or a traceback by way of `repr`; and without it a class is made in half
    the time, which every command pays for some sixty of them.
    """
    return dataclass(frozen=True, kw_only=True, repr=False)(cls)


@record
class Record:
    """A thing the store keeps: its id, and the version of its row that was read (0 when not stored yet).

    Fields of a record are of a closed set of types, so that the shelf can store any of them without being told how:
    str, int, bool, date, PartialDate, a StrEnum, tuple[str, ...], and each of these or None.
    """

    id: str = field(default_factory=new_id)
    version: int = 0

    def __repr__(self) -> str:
        """Which record it is, never what it says."""
        return f"<{type(self).__name__} {self.id}>"
