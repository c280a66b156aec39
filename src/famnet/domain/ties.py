"""What joins people: parents and children, couples, homes, friendships, feelings."""

from enum import StrEnum

from famnet.domain.dates import PartialDate
from famnet.domain.record import Record, record


class ParentKind(StrEnum):
    """How somebody is a parent to a child, or by what right they bring a child up."""

    BIRTH = "birth"
    ADOPTIVE = "adoptive"
    FOSTER = "foster"
    KINSHIP = "kinship carer"
    SPECIAL_GUARDIAN = "special guardian"
    CHILD_ARRANGEMENTS = "child arrangements order"
    REG_24 = "regulation 24"
    PRIVATE_FOSTERING = "private fostering"

    @property
    def is_parent(self) -> bool:
        """Birth and adoption make a parent; everything else leaves the birth link standing and adds a carer."""
        return self in (ParentKind.BIRTH, ParentKind.ADOPTIVE)


@record
class ParentLink(Record):
    """One parent or carer of one child. A child without a known second parent has one link only."""

    parent: str
    child: str
    kind: ParentKind = ParentKind.BIRTH
    since: PartialDate | None = None
    until: PartialDate | None = None


class CoupleKind(StrEnum):
    """How two people are, or were, a couple."""

    MARRIED = "married"
    CIVIL_PARTNERS = "civil partners"
    LIVING_TOGETHER = "living together"
    ENGAGED = "engaged"
    DATING = "dating"
    CASUAL = "casual"
    AFFAIR = "affair"
    PARTNERS = "partners"  # together in a way nobody has said more about

    @property
    def is_marriage(self) -> bool:
        """Marriage or civil partnership: ended by divorce, not by separation alone."""
        return self in (CoupleKind.MARRIED, CoupleKind.CIVIL_PARTNERS)


class CoupleEnd(StrEnum):
    """How a couple came to its end; NONE while it lasts."""

    NONE = ""
    SEPARATED = "separated"
    DIVORCED = "divorced"
    ENDED = "ended"
    WIDOWED = "widowed"


@record
class Couple(Record):
    """Two people who are or were together, with or without children."""

    one: str
    other: str
    kind: CoupleKind = CoupleKind.PARTNERS
    since: PartialDate | None = None
    end: CoupleEnd = CoupleEnd.NONE
    until: PartialDate | None = None
    source_id: str = ""

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.one, self.other))


class TieKind(StrEnum):
    """How somebody who has no place in the tree belongs to the network."""

    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    GODPARENT = "godparent"
    KIN = "kin"  # a relative whose exact place is not known
    COMMUNITY = "community"
    PROFESSIONAL = "professional"


@record
class Tie(Record):
    """A tie that is not drawn by descent: `person` is `label` ("family friend", "health visitor") to `of`."""

    person: str
    of: str
    kind: TieKind = TieKind.FRIEND
    label: str = ""


@record
class Household(Record):
    """People under one roof. Its name is what the family would call it: "Mum's", "Nan's"."""

    name: str


@record
class Residence(Record):
    """Somebody lives in a household, wholly or for part of the week; a child may have two."""

    person: str
    household: str
    since: PartialDate | None = None
    until: PartialDate | None = None


class Feeling(StrEnum):
    """Emotional lines of the genogram (drawing.md)."""

    NORMAL = "normal"
    CLOSE = "close"
    FUSED = "fused"
    DISTANT = "distant"
    HOSTILE = "hostile"
    CLOSE_HOSTILE = "close-hostile"
    FUSED_HOSTILE = "fused-hostile"
    CUT_OFF = "cut-off"
    REPAIRED = "repaired"
    FOCUSED_ON = "focused on"
    PHYSICAL_ABUSE = "physical abuse"
    SEXUAL_ABUSE = "sexual abuse"
    EMOTIONAL_ABUSE = "emotional abuse"
    NEGLECT = "neglect"
    CONTROLLING = "controlling"
    CARETAKER = "caretaker"


@record
class EmotionalTie(Record):
    """What is between two people; directed kinds run from `one` to `other`."""

    one: str
    other: str
    feeling: Feeling
    since: PartialDate | None = None
    until: PartialDate | None = None


class SupportStrength(StrEnum):
    """How strong a line of the ecomap is."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    TENUOUS = "tenuous"
    STRESSFUL = "stressful"


class SupportFlow(StrEnum):
    """Which way energy and support run: to the household, from it, or both ways."""

    IN = "in"
    OUT = "out"
    BOTH = "both"
    NONE = "none"


@record
class EcomapLink(Record):
    """A person, service or place round a household, and what flows between. `person` is empty for a service."""

    name: str
    person: str = ""
    to: str = ""  # whom in the household it is tied to; empty: the household as a whole
    strength: SupportStrength = SupportStrength.ORDINARY
    flow: SupportFlow = SupportFlow.BOTH
    note: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
