"""The list of reviews that are due, across the families of one team: for those who work with them only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from famnet.documents.sheet import Frame, Sheet
from famnet.documents.tongue import ENGLISH
from famnet.domain.dates import say_day
from famnet.domain.record import record
from famnet.domain.review_rows import ReviewRow


@record
class Due:
    """One review that falls due, in words."""

    family: str
    child: str
    kind: str
    day: str
    late: str
    why: str


@dataclass(frozen=True, kw_only=True)
class DueSheet(Sheet):
    """Everything that the list says."""

    template: ClassVar[str] = "reviews"
    until: str
    late: tuple[Due, ...]
    coming: tuple[Due, ...]


def due_sheet(rows: Sequence[ReviewRow], *, today: date, days: int) -> DueSheet:
    """What is overdue and what falls due in so many days, as `due_within` found it."""
    frame = Frame(
        title="Reviews that are due",
        document="Reviews due",
        about="the team",
        made_on=ENGLISH.date(today),
        reader="the team only, as it names several families",
    )
    return DueSheet(
        frame=frame,
        until=ENGLISH.date(today + timedelta(days=days)),
        late=tuple(_due(row, today) for row in rows if row.overdue_days(today)),
        coming=tuple(_due(row, today) for row in rows if not row.overdue_days(today)),
    )


def _due(row: ReviewRow, today: date) -> Due:
    days = row.overdue_days(today)
    return Due(
        family=row.family,
        child=row.child,
        kind=row.kind,
        day=say_day(row.due),
        late=f"{days} day{'' if days == 1 else 's'} late" if days else "",
        why=row.why,
    )
