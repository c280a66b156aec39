"""Writes the lines that are not about one person: the mapping, the bottom line, goals, meetings, the plan in hand."""

from collections.abc import Iterable, Iterator

from famnet.domain.family import Family
from famnet.domain.mapping import Column
from famnet.domain.plans import Commitment, Contingency
from famnet.domain.record import Record
from famnet.exchange.story.naming import Namer, name, part, value
from famnet.exchange.story.quoting import quoted
from famnet.exchange.story.sections import COMMITMENT, HEADINGS, PROMISE, Heading, section_of, split_main


def lines(family: Family, namer: Namer) -> Iterator[str]:
    """Every section line, in the order of the table of headings."""
    namer.tags = _tags(family)
    if family.lead_practitioner:
        yield f"lead practitioner: {name(family.lead_practitioner)}"
    for heading in HEADINGS.values():
        for record in _records(family, heading):
            yield _line(heading, record, namer, _head(heading, record, namer))
            yield from _attending(family, heading, record, namer)
    for commitment in _records(family, COMMITMENT):
        if isinstance(commitment, Commitment):
            yield _commitment(commitment, namer)


def _commitment(commitment: Commitment, namer: Namer) -> str:
    """`Grace will ring Ada`; but `commitment: rings Ada, who Grace` where the words are in the third person."""
    if commitment.what.split(" ")[0].endswith("s"):
        return _line(PROMISE, commitment, namer, f"{PROMISE.words}: ")
    return _line(COMMITMENT, commitment, namer, f"{namer.someone(commitment.who)} will ")


def _tags(family: Family) -> dict[str, str]:
    """Numbers for goals and worries that other lines point at."""
    pointed = {goal.answers for goal in family.goals}
    pointed |= {ref for told in family.commitments for ref in (told.goal, told.worry, told.must_have)}
    columns = list(Column)
    mapping = sorted(family.mapping, key=lambda item: columns.index(item.column))  # as they will be written
    numbered = (
        [r.id for r in records if r.id in pointed] for records in (family.goals, mapping, family.bottom_lines)
    )
    return {id_: str(n) for ids in numbered for n, id_ in enumerate(ids, 1)}


def _records(family: Family, heading: Heading) -> Iterable[Record]:
    """The records under a heading; of plans only the latest, of its lines those that stand now."""
    records: tuple[Record, ...] = getattr(family, heading.shelf)
    if heading.shelf == "attendees" or heading is PROMISE:
        return ()
    if heading.shelf == "households":
        lived = {residence.household for residence in family.residences}
        return [record for record in records if record.id not in lived]
    if heading.shelf == "plans":
        return sorted(family.plans, key=lambda plan: plan.number)[-1:]
    return [r for r in records if _stands(r) and all(getattr(r, f) == v for f, v in heading.fixed.items())]


def _stands(record: Record) -> bool:
    return not (isinstance(record, Commitment | Contingency) and record.until_version is not None)


def _attending(family: Family, heading: Heading, meeting: Record, namer: Namer) -> Iterator[str]:
    if heading.shelf == "meetings":
        for attendee in family.attendees:
            if attendee.meeting == meeting.id:
                yield _line(HEADINGS["attends"], attendee, namer, "attends: ")


def _head(heading: Heading, record: Record, namer: Namer) -> str:
    tag = f" [{namer.tags[record.id]}]" if record.id in namer.tags else ""
    return f"{heading.words}{tag}: "


def _line(heading: Heading, record: Record, namer: Namer, head: str) -> str:
    main = " ".join(heading.main.say(namer, getattr(record, heading.main.attr)))
    told = getattr(record, heading.main.attr)
    if isinstance(told, str) and heading.main.is_text:
        main = _sentence(heading, head, told)
    facts = (fact for field in heading.fields for fact in field.say(namer, getattr(record, field.attr)))
    return head + ", ".join([main, *facts])


def _sentence(heading: Heading, head: str, told: str) -> str:
    """The words a line is about: with commas as they are, unless what follows one would be read as a fact."""
    if value(told.replace(",", "")) == told.replace(",", ""):
        section = section_of(part(head + told))
        if section and section.heading is heading and split_main(heading, section.rest)[0].text == told:
            return told
    return quoted(told)
