"""Who may see what, before anything is sent: each fact against each reader, with the reason for every cell."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.disclosure import question_for
from famnet.domain.facts import Fact, facts_of
from famnet.domain.family import Family
from famnet.domain.may_see import Decision, decide
from famnet.domain.names import labels
from famnet.domain.people import Protectable
from famnet.usecases.audiences import audience_of
from famnet.usecases.mapping import name_of

Row = Mapping[str, object]
_GROUPS = (AudienceKind.NETWORK, AudienceKind.PROFESSIONALS, AudienceKind.CONFERENCE, AudienceKind.COURT)


def readers_of(family: Family, only: Sequence[str] = ()) -> list[tuple[str, Audience]]:
    """Everybody a copy can be made for, or `only` those named: the groups, then each person who has a name.

    Raises:
        UnknownPersonError, AmbiguousPersonError: no one person has a name that is named.
    """
    wanted = {audience_of(family, words) for words in only}
    people = [(name, Audience(AudienceKind.MEMBER, id_)) for id_, name in _told_apart(family).items()]
    everybody = [*((kind.value, Audience(kind)) for kind in _GROUPS), *people]
    return [(name, audience) for name, audience in everybody if not only or audience in wanted]


def _told_apart(family: Family) -> dict[str, str]:
    """Names by id of those who can read; with who they are where two share one."""
    people = [p for p in family.people if p.name and p.alive]
    count = Counter(p.name for p in people)
    shared = [p for p in people if count[p.name] > 1]
    return {p.id: p.name for p in people} | dict(zip((p.id for p in shared), labels(family, shared), strict=True))


def who_sees(
    family: Family, *, today: date, only: Sequence[str] = ()
) -> Iterator[tuple[Fact, list[tuple[str, Decision]]]]:
    """Each fact that has words, with what is decided for every reader; what was said only where somebody may not."""
    questions = [(name, question_for(family, audience, today)) for name, audience in readers_of(family, only)]
    for fact in facts_of(family):
        if fact.words:
            decided = [(name, decide(fact, question)) for name, question in questions]
            if fact.what is not Protectable.WORDS or not all(decision.sees for _, decision in decided):
                yield fact, decided


def cell_rows(family: Family, *, today: date, only: Sequence[str] = ()) -> list[Row]:
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
        for fact, decisions in who_sees(family, today=today, only=only)
        for reader, decision in decisions
    ]


def matrix(family: Family, *, today: date, only: Sequence[str] = ()) -> tuple[list[Row], list[str]]:
    """The matrix as a table: a row a fact, a column a reader, `yes` or a dash; and the columns."""
    rows: list[Row] = [
        {"whose": name_of(family, fact.person), "fact": f"{fact.what.value}: {fact.words}"}
        | {name: "yes" if decision.sees else "–" for name, decision in decisions}
        for fact, decisions in who_sees(family, today=today, only=only)
    ]
    return rows, ["whose", "fact", *(name for name, _ in readers_of(family, only))]
