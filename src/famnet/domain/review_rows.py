"""What falls due, as a list shows it: light, because a reminder reads it every morning and works nothing out."""

from datetime import date

from famnet.domain.record import record

SHORTEST = "the shortest of "


@record
class ReviewRow:
    """A review that falls due, as a list or a calendar shows it: names instead of ids.

    `id` and `version` are those of the stored review: a calendar knows by them what it has seen before.
    """

    id: str
    version: int = 0
    family: str
    plan: str = ""
    child: str = ""
    kind: str = ""
    due: date
    maximum: date
    rule: str
    source: str
    why: str

    def overdue_days(self, today: date) -> int:
        """Days since it was due; 0 on the day and before it."""
        return overdue_days(self.due, today)


def overdue_days(due_on: date, today: date) -> int:
    """Days since something was due; 0 on the day and before it."""
    return max(0, (today - due_on).days)


def whose(child: str, why: str) -> str:
    """Why something falls due, with whose clock it is: `why` itself names nobody."""
    return f"{child}’s is {why}" if why.startswith(SHORTEST) else f"{child}: {why}"
