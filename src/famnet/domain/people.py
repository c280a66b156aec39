"""The people of a family network, and what is known of each."""

from enum import StrEnum

from famnet.domain.dates import PartialDate
from famnet.domain.record import Record, record


class Gender(StrEnum):
    """How somebody lives; UNKNOWN when it is not known or not said."""

    FEMALE = "female"
    MALE = "male"
    NON_BINARY = "non-binary"
    UNKNOWN = "unknown"


class PersonKind(StrEnum):
    """Somebody born, or a pregnancy and how it ended: losses keep their place in birth order."""

    PERSON = "person"
    PREGNANCY = "pregnancy"
    MISCARRIAGE = "miscarriage"
    ABORTION = "abortion"
    STILLBIRTH = "stillbirth"


class Engagement(StrEnum):
    """How far somebody has come towards taking part."""

    IDENTIFIED = "identified"
    APPROACHED = "approached"
    AGREED = "agreed"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"
    ATTENDED = "attended"
    COMMITTED = "committed"
    STEPPED_BACK = "stepped_back"


class Circle(StrEnum):
    """The safety circles: who knows everything, some of it, nothing yet."""

    INNER = "inner"
    MIDDLE = "middle"
    OUTER = "outer"


@record
class Person(Record):
    """Somebody in the family network. An empty name means that nobody has named them yet."""

    name: str = ""
    called: str = ""  # what the child calls them, in the child's word
    gender: Gender = Gender.UNKNOWN
    kind: PersonKind = PersonKind.PERSON
    born: PartialDate | None = None
    died: PartialDate | None = None
    deceased: bool = False  # known to have died, on whatever date
    twins: str = ""  # children of one birth share this word
    identical: bool = False
    engagement: Engagement = Engagement.IDENTIFIED
    circle: Circle | None = None
    professional: bool = False
    note: str = ""
    source_id: str = ""  # the id in the file they were imported from

    @property
    def alive(self) -> bool:
        """Not known to have died."""
        return not (self.deceased or self.died)


class HealthKind(StrEnum):
    """What a fill inside a symbol stands for."""

    SUBSTANCE_MISUSE = "substance misuse"
    ILLNESS = "illness"


class HealthState(StrEnum):
    """How sure, and how it is now."""

    CURRENT = "current"
    SUSPECTED = "suspected"
    RECOVERY = "recovery"


@record
class HealthMark(Record):
    """Substance misuse or a serious illness, as the genogram marks it."""

    person: str
    kind: HealthKind
    state: HealthState = HealthState.CURRENT
    detail: str = ""


class ContactKind(StrEnum):
    """Ways to reach somebody, and places they can be found at."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    SCHOOL = "school"
    WORK = "work"


@record
class Contact(Record):
    """One way to reach one person."""

    person: str
    kind: ContactKind
    value: str


class Protectable(StrEnum):
    """Facts that some people must never learn."""

    NAME = "name"
    ALIAS = "alias"
    FORMER_NAME = "former name"
    ADDRESS = "address"
    SCHOOL = "school"
    PHONE = "phone"
    EMAIL = "email"
    WORK = "work"
    HEALTH = "health"
    WHEREABOUTS = "whereabouts"  # whom they live with
    EXISTENCE = "existence"  # that there is such a person at all
    WORDS = "words"  # what they said, worried about or promised; one line alone says itself from whom it is kept


@record
class Protection(Record):
    """A fact about one person that others must not learn; hidden from nobody in particular: only the team knows."""

    person: str
    what: Protectable
    hidden_from: tuple[str, ...] = ()
    why: str = ""
    until: PartialDate | None = None


@record
class Alias(Record):
    """Another name somebody has or had."""

    person: str
    name: str
    former: bool = False
