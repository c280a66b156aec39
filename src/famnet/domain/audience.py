"""For whom a picture or a document is made."""

from dataclasses import dataclass
from enum import StrEnum


class AudienceKind(StrEnum):
    """The kinds of reader that famnet makes copies for."""

    TEAM = "team"
    CHILD = "child"
    MEMBER = "member"
    NETWORK = "network"
    PROFESSIONALS = "professionals"
    CONFERENCE = "conference"
    COURT = "court"


@dataclass(frozen=True)
class Audience:
    """A kind of reader; a named one for MEMBER and CHILD."""

    kind: AudienceKind = AudienceKind.TEAM
    person: str = ""


TEAM = Audience()
