"""Reading for whom something is made, and what they may see."""

from datetime import date

from famnet.domain.disclosure import Audience, AudienceKind, FamilyView, view_for
from famnet.domain.family import Family


def audience_of(family: Family, words: str) -> Audience:
    """`team`, `network` and so on, `child` for the first child in focus, or somebody by name.

    Raises:
        UnknownPersonError, AmbiguousPersonError: no one person has that name.
    """
    if words not in set(AudienceKind):
        from famnet.domain.names import find_person  # noqa: PLC0415 -- 30 ms, for a named reader only

        return Audience(AudienceKind.MEMBER, find_person(family, words).id)
    kind = AudienceKind(words)
    child = family.child_in_focus
    return Audience(kind, child.id if kind is AudienceKind.CHILD and child else "")


def seen_by(family: Family, words: str, *, today: date) -> FamilyView:
    """What the audience named by these words may see of the family."""
    return view_for(family, audience_of(family, words), today=today)
