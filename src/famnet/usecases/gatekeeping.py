"""Everything that leaves passes here: finished bytes are read once more for what their reader must not learn."""

from dataclasses import replace
from datetime import date

from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.overrides import Override
from famnet.domain.record import record
from famnet.domain.secrets import secrets_of, seen_of

RULE = "protected-fact-in-copy"


@record
class Gate:
    """The gate for one copy: whose family it is, and what its reader may see."""

    family: Family
    view: FamilyView

    def passed(self, data: bytes, name: str, *, drawn: tuple[str, ...] = ()) -> bytes:
        """The same bytes, once nothing protected was found in them.

        Raises:
            LeakError: something was; nothing has been written.
        """
        secrets = secrets_of(self.family, self.view)
        if secrets:
            from famnet.documents.gate import LeakError, find_leaks  # noqa: PLC0415 -- only where something is kept

            hits = find_leaks(data, name, secrets, seen=seen_of(self.view), drawn=drawn)
            if hits:
                raise LeakError(hits)
        return data


class TeamsOwn:
    """The gate for what only the team gets: nothing is kept from it."""

    def passed(self, data: bytes, name: str, *, drawn: tuple[str, ...] = ()) -> bytes:  # noqa: ARG002 -- as a Gate's
        """The same bytes."""
        return data


TEAMS_OWN = TeamsOwn()


def let_pass(family: Family, reason: str, by: str, today: date) -> Family:
    """The decision to let a copy pass although it tells what is kept, recorded with its reason and a name."""
    decided = Override(rule=RULE, reason=reason, by=by, decided_on=today)
    return replace(family, overrides=(*family.overrides, decided))
