"""Just enough GEDCOM to lay out the families used for measuring; the real importer lives in `famnet.exchange`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import TEAM, FamilyView
from famnet.domain.people import Gender, Person
from famnet.domain.ties import Couple, ParentKind, ParentLink
from famnet.drawing.layout import LabelSize

_LINE = re.compile(r"\s*(\d+) (?:(@[^@]+@) )?(\w+) ?(.*?)\s*$")
_GENDERS = {"M": Gender.MALE, "F": Gender.FEMALE, "X": Gender.NON_BINARY}
_PEDI = {"adopted": ParentKind.ADOPTIVE, "foster": ParentKind.FOSTER}


@dataclass
class _Record:
    kind: str
    facts: list[tuple[str, str, str]] = field(default_factory=list)  # tag of level 1, tag of level 2, value


def _records(text: str) -> dict[str, _Record]:
    records: dict[str, _Record] = {}
    record, above = _Record(""), ""
    for line in text.lstrip("\ufeff").splitlines():
        if found := _LINE.match(line):
            level, xref, tag, value = found.groups()
            if level == "0":
                record = records[xref or ""] = _Record(tag)
            elif level == "1":
                above = tag
                record.facts.append((tag, "", value))
            elif level == "2":
                record.facts.append((above, tag, value))
    return records


def view_of(people: list[Person], links: list[ParentLink], couples: list[Couple]) -> FamilyView:
    """A view of everything, for the team."""
    return FamilyView(
        audience=TEAM,
        today=date(2026, 3, 1),
        name="Test",
        people=tuple(people),
        parent_links=tuple(links),
        couples=tuple(couples),
    )


def read_gedcom(path: Path) -> FamilyView:
    """A GEDCOM file as a view."""
    records = _records(path.read_text(encoding="utf-8", errors="replace"))
    people = {xref: _person(xref, r) for xref, r in records.items() if r.kind == "INDI"}
    links: list[ParentLink] = []
    couples: list[Couple] = []
    strangers: list[Person] = []
    single: dict[str, int] = {}
    families = {xref: r for xref, r in records.items() if r.kind == "FAM"}
    for r in families.values():
        partners = [v for tag, _, v in r.facts if tag in ("HUSB", "WIFE") and v in people]
        if len(partners) == 1:
            single[partners[0]] = single.get(partners[0], 0) + 1
    for xref, r in families.items():
        partners = [v for tag, _, v in r.facts if tag in ("HUSB", "WIFE") and v in people]
        children = [v for tag, _, v in r.facts if tag == "CHIL" and v in people]
        if len(partners) == 1 and single[partners[0]] > 1 and children:
            strangers.append(Person(id=f"?{xref}"))
            partners.append(f"?{xref}")
        links += [ParentLink(parent=p, child=c, kind=_kind(records[c], xref)) for c in children for p in partners]
        if len(partners) > 1:
            couples.append(Couple(one=partners[0], other=partners[1], since=_date(r, "MARR")))
    return view_of([*people.values(), *strangers], links, couples)


def _kind(child: _Record, family: str) -> ParentKind:
    for i, (tag, below, value) in enumerate(child.facts):
        if tag == "FAMC" and not below and value == family:
            rest = child.facts[i + 1 :]
            for other, under, words in rest:
                if other != "FAMC" or not under:
                    break
                if under == "PEDI":
                    return _PEDI.get(words.lower(), ParentKind.BIRTH)
    return ParentKind.BIRTH


def _person(xref: str, r: _Record) -> Person:
    facts = {tag: value for tag, below, value in reversed(r.facts) if not below}
    return Person(
        id=xref,
        source_id=xref,
        name=facts.get("NAME", "").replace("/", "").strip(),
        gender=_GENDERS.get(facts.get("SEX", ""), Gender.UNKNOWN),
        born=_date(r, "BIRT"),
    )


def _date(r: _Record, tag: str) -> PartialDate | None:
    for above, below, value in r.facts:
        if above == tag and below == "DATE" and (year := re.search(r"\b(\d{4})\b", value)):
            return PartialDate(int(year.group(1)))
    return None


def room_for(view: FamilyView) -> dict[str, LabelSize]:
    """Room for names wrapped at about 88 points, without asking the fonts."""
    return {p.id: LabelSize(width=_width(p.name), height=15.0 + 12 * (len(p.name) // 17)) for p in view.people}


def _width(name: str) -> float:
    return max(48.0, min(88.0, 5.2 * max((len(word) for word in _wrapped(name)), default=4)))


def _wrapped(name: str) -> Iterator[str]:
    yield from (name[i : i + 17] for i in range(0, len(name), 17))
