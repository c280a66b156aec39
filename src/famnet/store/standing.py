"""What the file itself holds, whichever way a change came into it: a family has at most one plan in force."""

from collections.abc import Sequence

from famnet.store.file import Connection
from famnet.store.rows import RowChange

_IN_FORCE = "SELECT number FROM plans WHERE family = ? AND state = 'in force' ORDER BY number"


def hold(db: Connection, family: str, changes: Sequence[RowChange]) -> None:
    """See, before a change of plans is saved, that the family still has one plan.

    Raises:
        TwoPlansError: two versions would be in force; nothing is saved.
    """
    if any(change.table == "plans" for change in changes):
        numbers = [number for (number,) in db.execute(_IN_FORCE, (family,)).fetchall()]
        if len(numbers) > 1:
            from famnet.domain.plan_drafting import TwoPlansError  # noqa: PLC0415 -- only to refuse

            raise TwoPlansError(tuple(numbers))
