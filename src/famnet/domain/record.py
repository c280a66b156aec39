"""What every stored noun has in common."""

from dataclasses import dataclass, field

from famnet.domain.ids import new_id


@dataclass(frozen=True, kw_only=True)
class Record:
    """A thing the store keeps: its id, and the version of its row that was read (0 when not stored yet).

    Fields of a record are of a closed set of types, so that the shelf can store any of them without being told how:
    str, int, bool, date, PartialDate, a StrEnum, tuple[str, ...], and each of these or None.
    """

    id: str = field(default_factory=new_id)
    version: int = 0
