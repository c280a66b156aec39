"""What joins people in a GEDCOM file besides families: ASSO as ties and twins, RESI as homes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from famnet.domain.ties import Household, Residence, Tie, TieKind
from famnet.exchange.door import CAPS, one_line
from famnet.exchange.gedcom_people import Shelf, read_span
from famnet.exchange.gedcom_text import Node, below, pointer, value, words
from famnet.exchange.gedcom_words import HOUSEHOLD, IDENTICAL, ROLES, TWIN

_ROLES: Mapping[str, TieKind] = MappingProxyType(
    {
        **ROLES,
        "CLERGY": TieKind.COMMUNITY,
        "FATH": TieKind.KIN,
        "MOTH": TieKind.KIN,
        "PARENT": TieKind.KIN,
        "CHIL": TieKind.KIN,
    }
)
_WORDS = (
    ("god", TieKind.GODPARENT),
    ("neighbour", TieKind.NEIGHBOUR),
    ("neighbor", TieKind.NEIGHBOUR),
    ("friend", TieKind.FRIEND),
    ("worker", TieKind.PROFESSIONAL),
    ("visitor", TieKind.PROFESSIONAL),
    ("teacher", TieKind.PROFESSIONAL),
    ("doctor", TieKind.PROFESSIONAL),
)
_NO_TIE = {"WITN", "OFFICIATOR", "HUSB", "WIFE", "SPOU", "MULTIPLE"}


def ties(nodes: list[Node], shelf: Shelf) -> Iterator[Tie]:
    """Every ASSO: the person pointed at is that to the person whose record it is in."""
    for node in nodes:
        of = shelf.people.get(node.xref or "")
        for line in below(node, "ASSO"):
            role = value(line, "ROLE").upper()
            other = shelf.people.get(pointer(line))
            if of and other and of.id != other.id and role not in _NO_TIE:
                kind, label = _tie(role, one_line(value(line, "ROLE", "PHRASE") or value(line, "RELA")))
                yield Tie(person=other.id, of=of.id, kind=kind, label=label[: CAPS.name])


def _tie(role: str, said: str) -> tuple[TieKind, str]:
    """A role GEDCOM knows; or famnet's `professional: health visitor`; or whatever the words suggest."""
    if role in _ROLES:
        return _ROLES[role], said
    kind, _, label = said.partition(":")
    if kind in set(TieKind):
        return TieKind(kind), label.strip()
    return next((k for word, k in _WORDS if word in said.lower()), TieKind.COMMUNITY), said


def twins(nodes: list[Node], shelf: Shelf) -> None:
    """Those whom the file calls children of one birth share a word: the first xref among them."""
    first: dict[str, str] = {}
    for one, other, identical in _births(nodes, shelf):
        low, high = sorted((_first(first, one), _first(first, other)))
        first[high] = first[low] = low
        shelf.people[one] = replace(shelf.people[one], identical=identical)
    for xref in first:
        shelf.people[xref] = replace(shelf.people[xref], twins=f"twins {_first(first, xref).strip('@')}")


def _births(nodes: list[Node], shelf: Shelf) -> Iterator[tuple[str, str, bool]]:
    for node in nodes:
        for line in below(node, "ASSO"):
            if value(line, "ROLE").upper() == TWIN and {node.xref, pointer(line)} <= shelf.people.keys():
                yield node.xref or "", pointer(line), value(line, "ROLE", "PHRASE").startswith(IDENTICAL)


def _first(first: dict[str, str], xref: str) -> str:
    """Whom a birth is called after; halves the way there for the next time."""
    first.setdefault(xref, xref)
    while first[xref] != xref:
        first[xref] = first[first[xref]]
        xref = first[xref]
    return xref


def homes(nodes: list[Node], shelf: Shelf) -> tuple[tuple[Household, ...], tuple[Residence, ...]]:
    """Households by their names, and who lives in them (RESI with TYPE Household)."""
    households: dict[str, Household] = {}
    residences = []
    for node in nodes:
        for line in below(node, "RESI"):
            name = one_line(words(line))[: CAPS.name]
            person = shelf.people.get(node.xref or "")
            if name and person and value(line, "TYPE") == HOUSEHOLD:
                home = households.setdefault(name, Household(name=name))
                since, until = read_span(line)
                residences.append(Residence(person=person.id, household=home.id, since=since, until=until))
    return tuple(households.values()), tuple(residences)
