"""Which family is meant: by id, by name, by a part of it or a child's name."""

from collections.abc import Sequence

from famnet.store import lists
from famnet.store.errors import AmbiguousFamilyError, NoFamilyError, UnknownFamilyError
from famnet.store.lists import FamilyRow


def find(families: Sequence[FamilyRow], ref: str | None) -> FamilyRow:
    """The family meant: by id, then by whole name, then by a part of it or a child's name."""
    if not families:
        raise NoFamilyError
    for test in _TESTS if ref else (_in_use,):
        found = [row for row in families if test(row, (ref or "").casefold().strip())]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousFamilyError(ref or "", lists.told_apart(found))
    raise UnknownFamilyError(ref or "")


def _in_use(row: FamilyRow, _: str) -> bool:
    return row.in_use


_TESTS = (
    lambda row, ref: row.id == ref or (len(ref) == lists.ID_END and row.id.endswith(ref)),
    lambda row, ref: row.name.casefold() == ref,
    lambda row, ref: ref in (name.casefold() for name in row.children),
    lambda row, ref: any(ref in name.casefold() for name in (row.name, *row.children)),
)
