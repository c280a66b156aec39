"""How long a record is kept: a reminder when the day has come, and nothing more."""

from collections.abc import Iterator
from datetime import date

from famnet.domain import reference
from famnet.domain.dates import say_day
from famnet.domain.plans import ChildInFocus
from famnet.domain.rules.book import Case, Concern, rule


@rule("retention-reached")
def retention_reached(case: Case) -> Iterator[Concern]:
    """The longest time that any child's kind of plan asks for has passed since birth or closing."""
    days = [day for child in case.family.children if (day := kept_until(case, child))]
    if case.family.closed_on and days and max(days) <= case.today:
        yield Concern(
            f"This record may be looked at for deletion since {say_day(max(days))}{_unsure()}. Nothing deletes "
            "itself; `famnet family erase` does it once somebody has decided."
        )


def _unsure() -> str:
    """That nobody has looked up the years a record is kept, where nobody has."""
    looked_up = all(row.get("confirmed") is not False for row in reference.rows("retention"))
    return "" if looked_up else " (the years are not confirmed: look up your own policy)"


def kept_until(case: Case, child: ChildInFocus) -> date | None:
    """The day until which a child's record is kept; None where it cannot be worked out yet."""
    rows = {str(row["id"]): row for row in reference.rows("retention")}
    row = rows.get(child.status.value if child.status else "child_in_need")
    born = case.family.person(child.person).born
    starts = {"birth": born.latest if born else None, "closing": case.family.closed_on}
    start = starts[str(row["from"])] if row else None
    return _years_after(start, reference.whole(row, "years")) if row and start else None


def _years_after(start: date, years: int) -> date:
    year = start.year + years
    return start.replace(year=year, day=28) if (start.month, start.day) == (2, 29) else start.replace(year=year)
