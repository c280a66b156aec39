"""Families of a GEDCOM file: FAM records as parent links and couples.

A FAM's own HUSB, WIFE and CHIL lines say who belongs to it; FAMC and FAMS of its people only add how (PEDI, ADOP).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from famnet.domain.dates import PartialDate
from famnet.domain.people import Person
from famnet.domain.ties import Couple, CoupleEnd, CoupleKind, ParentKind, ParentLink
from famnet.exchange.door import CAPS, legible, refuse_beyond
from famnet.exchange.gedcom_dates import read_date, read_since_until
from famnet.exchange.gedcom_people import Shelf, read_span
from famnet.exchange.gedcom_text import KIND, Node, below, pointer, value, words
from famnet.exchange.gedcom_words import COUPLE, NEVER, PEDIGREES

_PEDIGREES: Mapping[str, ParentKind] = MappingProxyType(
    {**PEDIGREES, "NATURAL": ParentKind.BIRTH, **{kind.value.upper(): kind for kind in ParentKind}}
)
_CIVIL = ("civil partner", "civil union")
_TOGETHER = ("common law", "common-law", "living together", "cohabit", "unmarried", "partners")
_TWO = 2


@dataclass(frozen=True)
class Bond:
    """How one child belongs to one FAM."""

    kind: ParentKind = ParentKind.BIRTH
    since: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True)
class Fam:
    """A FAM record by the xrefs of those in it who are in the file."""

    node: Node
    partners: tuple[str, ...]
    children: tuple[str, ...]


def read_fams(nodes: list[Node], shelf: Shelf) -> list[Fam]:
    """Every FAM with its people; pointers that lead nowhere are reported."""
    fams = []
    for node in nodes:
        partners, children = _pointed(node, shelf, "HUSB", "WIFE"), _pointed(node, shelf, "CHIL")
        refuse_beyond(len(partners), CAPS.partners, "partners in one family", KIND, node.source_line_no)
        refuse_beyond(len(partners) + len(children), CAPS.family, "people in one family", KIND, node.source_line_no)
        fams.append(Fam(node, partners, tuple(dict.fromkeys(children))))
    return fams


def _pointed(node: Node, shelf: Shelf, *tags: str) -> tuple[str, ...]:
    found = [pointer(line) for line in below(node, *tags)]
    for xref in found:
        if xref not in shelf.people and xref != "@VOID@":
            shelf.notes.add("pointer", f"{node.xref or 'A family'} names {legible(xref)}, who is not in the file.")
    return tuple(xref for xref in found if xref in shelf.people)


class Bonds:
    """What the people themselves say about how they belong to their families (FAMC with PEDI, STAT, ADOP)."""

    def __init__(self, people: list[Node], shelf: Shelf) -> None:
        self._said: dict[tuple[str, str], dict[Bond, None]] = defaultdict(dict)  # each once, in order
        self._adopted: dict[tuple[str, str], tuple[str, PartialDate | None]] = {}
        self._disproved: set[tuple[str, str]] = set()
        for node in people:
            for line in below(node, "FAMC"):
                self._take(node, line, shelf)
            for adoption in below(node, "ADOP"):
                key = (node.xref or "", value(adoption, "FAMC"))
                who = value(adoption, "FAMC", "ADOP").upper() or "BOTH"
                self._adopted[key] = (who, read_date(value(adoption, "DATE")))

    def _take(self, node: Node, line: Node, shelf: Shelf) -> None:
        key = (node.xref or "", pointer(line))
        state = value(line, "STAT").upper()
        if state == "DISPROVEN":
            self._disproved.add(key)
        if state in {"DISPROVEN", "CHALLENGED"}:
            shelf.notes.add("parentage", f"The file calls these parents {state.lower()}.", subject=shelf.name(key[0]))
        if bond := _bond(value(line, "PEDI", "PHRASE")) or _bond(value(line, "PEDI")):
            self._said[key][bond] = None

    def between(self, child: str, parent_tag: str, fam: str) -> list[Bond]:
        """How a child belongs to the HUSB or the WIFE of a family; empty where that is disproved."""
        key = (child, fam)
        if key in self._disproved:
            return []
        who, when = self._adopted.get(key, ("NOBODY", None))
        if who in {"BOTH", parent_tag}:
            return [Bond(ParentKind.ADOPTIVE, since=when)]
        return list(self._said.get(key, (Bond(),)))


def _bond(said: str) -> Bond | None:
    """`adopted`, or as famnet writes it: `special guardian; since about 2019; until 2021`."""
    name, _, period = said.partition(";")
    kind = _PEDIGREES.get(name.strip().upper())
    return Bond(kind, *read_since_until(period)) if kind else None


def parent_links(fams: list[Fam], bonds: Bonds, shelf: Shelf) -> Iterator[ParentLink]:
    """Everyone's parents, two-parent families first, so that parents told together stay together."""
    lone = Counter(fam.partners[0] for fam in fams if len(fam.partners) == 1 and _parents(fam, bonds))
    for fam in sorted(fams, key=lambda f: len(f.partners) != _TWO):
        tags = {pointer(line): line.tag for line in below(fam.node, "HUSB", "WIFE")}
        partners = fam.partners or (_unnamed(shelf),) if len(fam.children) > 1 else fam.partners
        unknown = _unnamed(shelf) if len(partners) == 1 and lone[partners[0]] > 1 and _parents(fam, bonds) else ""
        for child in fam.children:
            for parent in dict.fromkeys((*partners, *filter(None, [unknown]))):
                for bond in bonds.between(child, tags.get(parent, ""), fam.node.xref or ""):
                    yield _link(shelf, parent, child, bond)


def _parents(fam: Fam, bonds: Bonds) -> bool:
    """Whether the family has children by birth or adoption."""
    return any(b.kind.is_parent for child in fam.children for b in bonds.between(child, "", fam.node.xref or ""))


def _link(shelf: Shelf, parent: str, child: str, bond: Bond) -> ParentLink:
    return ParentLink(
        parent=shelf.people[parent].id,
        child=shelf.people[child].id,
        kind=bond.kind,
        since=bond.since,
        until=bond.until,
    )


def _unnamed(shelf: Shelf) -> str:
    """Somebody the file does not name, who has to be there: the other parent of half-siblings."""
    xref = f"unnamed {len(shelf.people)}"
    shelf.people[xref] = Person()
    return xref


def couples(fams: list[Fam], shelf: Shelf) -> Iterator[Couple]:
    """Every couple: married where a marriage is recorded, else partners, or what the family's facts say."""
    for fam in fams:
        if _fact(fam.node) == NEVER:
            continue
        married = any(below(fam.node, "MARR", "DIV"))
        partners = (*fam.partners, _unnamed(shelf)) if len(fam.partners) == 1 and married else fam.partners
        for one, other in combinations(partners, 2):
            yield _couple(fam.node, shelf.people[one].id, shelf.people[other].id)


def _fact(node: Node) -> str:
    return next((words(f).strip() for f in below(node, "FACT") if value(f, "TYPE") == COUPLE), "")


def _couple(node: Node, one: str, other: str) -> Couple:
    since, period_end = next(filter(any, map(read_span, _beginnings(node))), (None, None))
    end, until = _end(node)
    return Couple(
        one=one,
        other=other,
        kind=_couple_kind(node),
        since=since,
        end=end or (CoupleEnd.ENDED if period_end else CoupleEnd.NONE),
        until=until or period_end,
        source_id=node.xref or "",
    )


def _beginnings(node: Node) -> list[Node]:
    facts = [f for f in below(node, "FACT") if value(f, "TYPE") == COUPLE]
    return [*facts, *below(node, "MARR"), *below(node, "ENGA")]


def _couple_kind(node: Node) -> CoupleKind:
    said = _fact(node)
    if said in set(CoupleKind):
        return CoupleKind(said)
    styles = " ".join([*(value(m, "TYPE") for m in below(node, "MARR")), value(node, "_STAT"), value(node, "_MSTAT")])
    if any(word in styles.lower() for word in _CIVIL):
        return CoupleKind.CIVIL_PARTNERS
    if any(word in styles.lower() for word in _TOGETHER):
        return CoupleKind.LIVING_TOGETHER
    if any(below(node, "MARR", "DIV", "DIVF", "ANUL")):
        return CoupleKind.MARRIED
    return CoupleKind.ENGAGED if any(below(node, "ENGA")) else CoupleKind.PARTNERS


_ENDS = MappingProxyType(
    {"DIV": CoupleEnd.DIVORCED, "ANUL": CoupleEnd.ENDED, "DIVF": CoupleEnd.SEPARATED, "_SEPR": CoupleEnd.SEPARATED}
)


def _end(node: Node) -> tuple[CoupleEnd, PartialDate | None]:
    for tag, end in _ENDS.items():
        for event in below(node, tag):
            if (event.payload or "Y").strip().upper() not in {"N", "NO"}:
                return end, read_date(value(event, "DATE"))
    for event in below(node, "EVEN"):
        if value(event, "TYPE").lower().startswith(("separat", "seperat", "split", "ended")):
            said = words(event).strip()
            end = CoupleEnd(said) if said and said in set(CoupleEnd) else CoupleEnd.SEPARATED
            return end, read_date(value(event, "DATE"))
    return CoupleEnd.NONE, None
