"""Who appears to hold parental responsibility, and why. Only a certificate or an order makes it certain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.mapping import PrState, Responsibility
from famnet.domain.people import Gender
from famnet.domain.reference import dated, rows, text
from famnet.domain.rules.book import Case, Concern, rule
from famnet.domain.ties import ParentKind, ParentLink


@dataclass(frozen=True)
class Holder:
    """Somebody who holds parental responsibility for a child or appears to, and on what ground."""

    child: str
    person: str
    because: str
    source: str
    confirmed: bool = False


_BY_LINK: Mapping[ParentKind, str] = MappingProxyType(
    {
        ParentKind.ADOPTIVE: "adoption",
        ParentKind.SPECIAL_GUARDIAN: "special-guardian",
        ParentKind.CHILD_ARRANGEMENTS: "lives-with-order",
    }
)


def holders(family: Family, child: str) -> tuple[Holder, ...]:
    """Those who hold parental responsibility for a child, by what was said of them or what the tree shows.

    What somebody said goes before what the tree shows. An adoption ends what the parents by birth held.
    """
    said = {r.holder: r for r in family.responsibilities if r.child == child}
    shown = {holder.person: holder for holder in _by_tree(family, child)}
    told = [_told(r, shown.get(r.holder)) for r in said.values() if r.state is PrState.HOLDS]
    return (*told, *(holder for person, holder in shown.items() if person not in said))


def say(holder: Holder, name: str, child: str) -> str:
    """As a sentence: who appears to hold it for whom, because of what, and that it is to be confirmed."""
    if holder.confirmed:
        return f"{name} holds parental responsibility for {child}: {holder.because}."
    return f"{name} appears to hold parental responsibility for {child}, because {holder.because}; to be confirmed."


@rule("pr-known")
def pr_known(case: Case) -> Iterator[Concern]:
    """A child for whom nobody is known to hold it."""
    for child in case.children:
        if not holders(case.family, child):
            yield Concern(f"Who has parental responsibility for {case.name(child)} is not known.", case.name(child))


@rule("pr-to-confirm")
def pr_to_confirm(case: Case) -> Iterator[Concern]:
    """What the tree shows, or somebody said, and nobody has seen a paper for."""
    for child in case.children:
        for holder in holders(case.family, child):
            if not holder.confirmed:
                yield Concern(say(holder, case.name(holder.person), case.name(child)), case.name(holder.person))


def _told(said: Responsibility, shown: Holder | None) -> Holder:
    """What the record says, with the ground it gives, or else the one the tree shows."""
    ground = shown or Holder(said.child, said.holder, "the record says so", "as recorded")
    return replace(ground, because=said.basis or ground.because, confirmed=said.confirmed)


def _by_tree(family: Family, child: str) -> Iterator[Holder]:
    kin = Kin(family)
    adopted = bool(kin.parents_of(child, ParentKind.ADOPTIVE))
    for link in family.parent_links:
        if link.child != child or link.until or not kin.people[link.parent].alive:
            continue
        ground = _BY_LINK.get(link.kind) or ("" if adopted else _by_birth(kin, link))
        if ground:
            yield _holder(child, link.parent, ground)


def _by_birth(kin: Kin, link: ParentLink) -> str:
    """The mother, and a father married to her. Of anybody else the tree says nothing."""
    if link.kind is not ParentKind.BIRTH:
        return ""
    mothers = _mothers(kin, link.child)
    if mothers == [link.parent]:
        return "mother"
    married = any(_married(kin, link.parent, mother, link.child) for mother in mothers)
    return "married-father" if married and kin.people[link.parent].gender is Gender.MALE else ""


def _mothers(kin: Kin, child: str) -> list[str]:
    parents = kin.parents_of(child, ParentKind.BIRTH)
    return [p for p in parents if kin.people[p].gender is Gender.FEMALE]


def _married(kin: Kin, one: str, other: str, child: str) -> bool:
    """Married to each other, and not divorced before the child was born; a marriage after the birth counts too."""
    born = kin.people[child].born
    couples = [c for c in kin.couples_of(one) if c.kind.is_marriage and other in c.pair]
    return any(not (c.until and born and c.until.latest < born.earliest) for c in couples)


def _holder(child: str, person: str, ground: str) -> Holder:
    row = next(row for row in rows("parental_responsibility") if row["id"] == ground)
    return Holder(child, person, text(row, "because"), dated(row).source)
