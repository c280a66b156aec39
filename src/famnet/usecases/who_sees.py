"""Who may see what, before anything is sent: each fact against each reader, with the reason for every cell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.disclosure import question_for
from famnet.domain.facts import Fact, facts_of
from famnet.domain.family import Family
from famnet.domain.may_see import Decision, decide
from famnet.domain.people import Protectable
from famnet.usecases.mapping import name_of

Row = Mapping[str, object]
_GROUPS = (AudienceKind.NETWORK, AudienceKind.PROFESSIONALS, AudienceKind.CONFERENCE, AudienceKind.COURT)


def readers_of(family: Family) -> list[tuple[str, Audience]]:
    """Everybody a copy can be made for: the groups, then each person who has a name."""
    people = [(p.name, Audience(AudienceKind.MEMBER, p.id)) for p in family.people if p.name and p.alive]
    return [*((kind.value, Audience(kind)) for kind in _GROUPS), *people]


def who_sees(family: Family, *, today: date) -> Iterator[tuple[Fact, list[tuple[str, Decision]]]]:
    """Each fact that has words, with what is decided for every reader; what was said only where somebody may not."""
    questions = [(name, question_for(family, audience, today)) for name, audience in readers_of(family)]
    for fact in facts_of(family):
        if fact.words:
            decided = [(name, decide(fact, question)) for name, question in questions]
            if fact.what is not Protectable.WORDS or not all(decision.sees for _, decision in decided):
                yield fact, decided


def cell_rows(family: Family, *, today: date) -> list[Row]:
    """One row for each fact and reader: whether it is seen, and why."""
    return [
        {
            "whose": name_of(family, fact.person),
            "fact": fact.what.value,
            "words": fact.words,
            "reader": reader,
            "sees": decision.sees,
            "why": decision.why,
        }
        for fact, decisions in who_sees(family, today=today)
        for reader, decision in decisions
    ]


def matrix(family: Family, *, today: date, only: Sequence[str] = ()) -> tuple[list[Row], list[str]]:
    """The matrix as a table: a row a fact, a column a reader, `yes` or a dash; and the columns."""
    readers = [name for name, _ in readers_of(family) if not only or name in only]
    rows: list[Row] = [
        {"whose": name_of(family, fact.person), "fact": f"{fact.what.value}: {fact.words}"}
        | {name: "yes" if decision.sees else "–" for name, decision in decisions if name in readers}
        for fact, decisions in who_sees(family, today=today)
    ]
    return rows, ["whose", "fact", *readers]
