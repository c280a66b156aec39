"""The words GEDCOM and famnet have for the same thing, read and written alike."""

from collections.abc import Mapping
from types import MappingProxyType

from famnet.domain.people import ContactKind, Gender
from famnet.domain.ties import ParentKind, TieKind

SEXES: Mapping[str, Gender] = MappingProxyType(
    {"F": Gender.FEMALE, "M": Gender.MALE, "X": Gender.NON_BINARY, "U": Gender.UNKNOWN}
)
PEDIGREES: Mapping[str, ParentKind] = MappingProxyType(
    {"BIRTH": ParentKind.BIRTH, "ADOPTED": ParentKind.ADOPTIVE, "FOSTER": ParentKind.FOSTER}
)
ROLES: Mapping[str, TieKind] = MappingProxyType(
    {"FRIEND": TieKind.FRIEND, "NGHBR": TieKind.NEIGHBOUR, "GODP": TieKind.GODPARENT}
)
CONTACT_FACTS: Mapping[str, ContactKind] = MappingProxyType({"School": ContactKind.SCHOOL, "Work": ContactKind.WORK})

# What a name is, in its TYPE's PHRASE.
CALLED = "called by the child"
FORMER = "former name"
# What a FACT or an EVEN is about, in its TYPE.
COUPLE = "Couple"
SEPARATION = "Separation"
PREGNANCY = "Pregnancy"
ENGAGEMENT = "Engagement"
CIRCLE = "Safety circle"
PROFESSIONAL = "Professional"
FOCUS = "Child in focus"
HOUSEHOLD = "Household"
NEVER = "parents, not known to be a couple"  # what the Couple fact of two parents says who never were one
CIVIL = "civil partnership"
# What an ASSO says of children of one birth.
TWIN = "MULTIPLE"
IDENTICAL = "identical"
