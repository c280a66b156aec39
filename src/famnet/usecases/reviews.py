"""What falls due, in every family or in one."""

from collections.abc import Mapping
from datetime import date, timedelta

from famnet.domain.review_rows import whose
from famnet.store.finding import find
from famnet.store.lists import DueRow
from famnet.store.shelf import Shelf

Row = Mapping[str, object]


def due_reviews(shelf: Shelf, *, today: date, within: int | None = None, family: str | None = None) -> list[Row]:
    """Reviews that are overdue or fall due in so many days, the longest overdue first; every one when not said."""
    until = None if within is None else today + timedelta(days=within)
    only = find(shelf.families(), family).id if family else None
    return [_row(due, today) for due in shelf.due_reviews(until) if only in (None, due.family)]


def _row(due: DueRow, today: date) -> Row:
    return {
        "family": due.family_name,
        "child": due.child_name,
        "plan": due.plan,
        "kind": due.kind,
        "due": due.due,
        "overdue_days": max(0, (today - due.due).days),
        "maximum": due.maximum,
        "rule": due.rule,
        "source": due.source,
        "why": whose(due.child_name, due.why),
    }
