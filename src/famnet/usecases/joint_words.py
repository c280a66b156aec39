"""What joins people, told in sentences: “Grace Okafor is Ada Reid's special guardian since 14 March 2025”."""

from collections.abc import Mapping
from types import MappingProxyType

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.phrases.saying import parenthood, whose
from famnet.domain.phrases.words import relationships_of
from famnet.domain.ties import Couple, CoupleEnd, CoupleKind, ParentLink, Tie

Joint = ParentLink | Couple | Tie


def name_of(family: Family, person: str) -> str:
    """A name, or who they are where nobody has named them."""
    told = next((p for p in family.people if p.id == person), None)
    if told and told.name:
        return told.name
    words = relationships_of(family, [person]).get(person, "")
    return f"somebody not yet named ({words})" if words else "somebody not yet named"


def sentence(family: Family, joint: Joint) -> str:
    """What joins two people: `Grace Okafor is Ada Reid's special guardian since 14 March 2025`."""
    if isinstance(joint, Couple):
        return _couple(family, joint)
    if isinstance(joint, Tie):
        words = joint.label or joint.kind.value
        return f"{name_of(family, joint.person)} is {whose(name_of(family, joint.of))} {words}"
    verb = "was" if joint.until else "is"
    return (
        f"{name_of(family, joint.parent)} {verb} {whose(name_of(family, joint.child))} {_parent_words(family, joint)}"
    )


def _parent_words(family: Family, link: ParentLink) -> str:
    """As what somebody is joined to a child, and from when: `special guardian since 14 March 2025`."""
    return parenthood(link.kind, family.person(link.parent).gender) + times(link.since, link.until)


def times(since: PartialDate | None, until: PartialDate | None) -> str:
    """` since 2020`, ` from 2020 until 2024`, ` until 2024`, or nothing."""
    if since and until:
        return f" from {since} until {until}"
    return f" since {since}" if since else (f" until {until}" if until else "")


_TOGETHER: Mapping[CoupleKind, str] = MappingProxyType(
    {
        CoupleKind.MARRIED: "married",
        CoupleKind.CIVIL_PARTNERS: "civil partners",
        CoupleKind.LIVING_TOGETHER: "partners who live together",
        CoupleKind.ENGAGED: "engaged",
        CoupleKind.DATING: "boyfriend and girlfriend",
        CoupleKind.CASUAL: "casual partners",
        CoupleKind.AFFAIR: "having an affair",
        CoupleKind.PARTNERS: "partners",
    }
)
_OVER: Mapping[CoupleEnd, str] = MappingProxyType(
    {
        CoupleEnd.SEPARATED: ", now separated",
        CoupleEnd.DIVORCED: ", now divorced",
        CoupleEnd.ENDED: "; it is over",
        CoupleEnd.WIDOWED: "; one of them has died",
    }
)


def _couple(family: Family, couple: Couple) -> str:
    pair = f"{name_of(family, couple.one)} and {name_of(family, couple.other)}"
    verb = "were" if couple.end else "are"
    return f"{pair} {verb} {_TOGETHER[couple.kind]}{times(couple.since, couple.until)}{_OVER.get(couple.end, '')}"
