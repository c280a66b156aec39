"""For whom a picture or a document is made."""

from enum import StrEnum

from famnet.domain.record import value


class AudienceKind(StrEnum):
    """The kinds of reader that famnet makes copies for."""

    TEAM = "team"
    CHILD = "child"
    MEMBER = "member"
    NETWORK = "network"
    PROFESSIONALS = "professionals"
    CONFERENCE = "conference"
    COURT = "court"


@value
class Audience:
    """A kind of reader; a named one for MEMBER and CHILD."""

    kind: AudienceKind = AudienceKind.TEAM
    person: str = ""


TEAM = Audience()
