"""Everything that leaves passes here: finished bytes are read once more for what their reader must not learn."""

from dataclasses import replace
from datetime import date

from famnet.domain.disclosure import FamilyView
from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.may_see import squeezed
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


class SameNameError(FamnetError):
    """Whoever looks at a copy once more has to be somebody else than the one who made it."""

    hint = "Ask a colleague to look at it, and give their name. It is a record, not a proof of who looked."

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is the one who makes this copy.")


@record
class Release:
    """Why a copy may pass although it tells what is kept, who makes it, and who else has looked at it."""

    reason: str
    author: str
    released_by: str = ""


def let_pass(family: Family, release: Release, today: date) -> Family:
    """The decision to let a copy pass, recorded with its reason and a name.

    Raises:
        SameNameError: the second name is the first one again, however it is written.
    """
    second = squeezed(release.released_by)
    if second and second == squeezed(release.author):
        raise SameNameError(release.released_by)
    by = release.released_by or release.author
    decided = Override(rule=RULE, reason=release.reason, by=by, decided_on=today)
    return replace(family, overrides=(*family.overrides, decided))
