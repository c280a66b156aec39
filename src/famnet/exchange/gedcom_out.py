"""GEDCOM 7 out: people, families, ties and homes, with the xrefs they came in with.

What GEDCOM has no word for and must not be lost on the way back (a couple that never married, a special guardian, a
safety circle) is written as facts and phrases that any program can show.
"""

from collections import defaultdict
from collections.abc import Iterator

from famnet.domain.family import Family
from famnet.domain.people import Gender
from famnet.domain.ties import Couple, CoupleEnd, CoupleKind, ParentLink
from famnet.exchange.gedcom_dates import say_since_until, write_date
from famnet.exchange.gedcom_groups import Group, groups, person_xrefs
from famnet.exchange.gedcom_lines import Line, dump, line
from famnet.exchange.gedcom_out_people import Page, dated, person_lines
from famnet.exchange.gedcom_words import CIVIL, COUPLE, NEVER, PEDIGREES, SEPARATION


def write_gedcom(family: Family) -> bytes:
    """The family as GEDCOM 7; the same family always as the same bytes.

    Written are people, other names, contacts, parents and carers, couples, ties, homes and who is the child in focus.
    Everything else of a family (plans, voices, feelings, protections) is not: a bundle carries that.
    """
    page, made = Page.of(family, person_xrefs(family)), groups(family)
    head = line("HEAD", "", line("GEDC", "", line("VERS", "7.0")), line("SOUR", "famnet"))
    ties = _family_ties(made)
    people = [line("INDI", "", *person_lines(p, page), *ties[p.id], xref=page.xrefs[p.id]) for p in family.people]
    fams = [line("FAM", "", *_fam_lines(group, page), xref=group.xref) for group in made]
    return dump([head, *people, *fams, line("TRLR")])


def _family_ties(made: list[Group]) -> dict[str, list[Line]]:
    """FAMC and FAMS lines by person."""
    ties: dict[str, list[Line]] = defaultdict(list)
    for group in made:
        for link in group.links:
            ties[link.child].append(line("FAMC", "", _pedigree(link), to=group.xref))
    for group in made:
        for partner in group.partners:
            ties[partner].append(line("FAMS", to=group.xref))
    return ties


_ENUM = {kind: word for word, kind in PEDIGREES.items()}


def _pedigree(link: ParentLink) -> Line:
    """`PEDI FOSTER`, with famnet's own word and dates where the word alone says too little."""
    word, period = _ENUM.get(link.kind, "OTHER"), say_since_until(link.since, link.until)
    if word != "OTHER" and not period:
        return line("PEDI", word)
    return line("PEDI", word, line("PHRASE", "; ".join(filter(None, [link.kind.value, period]))))


def _fam_lines(group: Group, page: Page) -> Iterator[Line]:
    for tag, partner in zip(_tags(group, page), group.partners, strict=False):
        yield line(tag, to=page.xrefs[partner])
    yield from (line("CHIL", to=page.xrefs[child]) for child in group.children)
    if group.couple:
        yield from _beginning(group.couple)
        yield from _end(group.couple)
    elif len(group.partners) > 1:
        yield line("FACT", NEVER, line("TYPE", COUPLE))


def _tags(group: Group, page: Page) -> tuple[str, str]:
    """HUSB and WIFE say nothing of anyone's gender in GEDCOM 7, but older programs expect a man and a woman there."""
    one, *other = (page.people[partner].gender for partner in group.partners)
    wife_first = one is Gender.FEMALE or (other == [Gender.MALE] and one is not Gender.MALE)
    return ("WIFE", "HUSB") if wife_first else ("HUSB", "WIFE")


def _beginning(couple: Couple) -> Iterator[Line]:
    """How they are a couple and since when; nothing for partners of whom no more is known."""
    if couple.kind is CoupleKind.MARRIED:
        yield dated("MARR", "", since=couple.since)
    elif couple.kind is CoupleKind.CIVIL_PARTNERS:
        yield dated("MARR", "", line("TYPE", CIVIL), since=couple.since)
    elif couple.kind is CoupleKind.ENGAGED:
        yield dated("ENGA", "", since=couple.since)
    if couple.kind in _WORDED or (couple.kind in _PLAIN and (couple.end or couple.since)):
        yield dated("FACT", couple.kind.value, line("TYPE", COUPLE), since=couple.since)


_PLAIN = {CoupleKind.PARTNERS, CoupleKind.ENGAGED}  # what a FAM or its ENGA says as long as nothing else is told
_WORDED = set(CoupleKind) - _PLAIN - {CoupleKind.MARRIED, CoupleKind.CIVIL_PARTNERS}


def _end(couple: Couple) -> Iterator[Line]:
    if couple.end is CoupleEnd.DIVORCED:
        yield dated("DIV", "", since=couple.until)
    elif couple.end or couple.until:
        when = [line("DATE", write_date(couple.until))] if couple.until else []
        yield line("EVEN", couple.end.value, line("TYPE", SEPARATION), *when)
