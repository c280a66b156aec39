"""In whose family something was written: said where it could have gone to another, or where the work has ended."""

from collections.abc import Sequence

from famnet.domain.dates import say_day
from famnet.domain.family import Family
from famnet.store.lists import FamilyRow


def whose(family: Family, rows: Sequence[FamilyRow], *, named: bool) -> list[str]:
    """What to say after a change: which family it is in, with several open and none named; that it is closed."""
    if family.closed_on:
        name = family.name.split()[0]
        return [
            f"{family.name}'s family has been closed since {say_day(family.closed_on)}; this was kept all the same.",
            f"→ `famnet family reopen {name}` takes up the work again; `famnet undo` takes this back.",
        ]
    several = sum(row.closed is None for row in rows) > 1
    return [f"In {family.name}'s family, which is in use."] if several and not named else []
