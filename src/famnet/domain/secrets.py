"""What one copy must not say: the protected facts of a family that its reader's view leaves out."""

from collections.abc import Iterator

from famnet.domain.disclosure import FamilyView
from famnet.domain.facts import Fact, Telling, facts_of, kept_words
from famnet.domain.family import Family
from famnet.domain.may_see import covers
from famnet.domain.people import Protectable
from famnet.domain.record import record


@record
class Secret:
    """A protected fact in the words it is known by: what it is, whose, and the words."""

    what: Protectable
    whose: str
    words: str


def secrets_of(family: Family, view: FamilyView) -> tuple[Secret, ...]:
    """Every protected fact of the family that this view does not show, each once, in a settled order."""
    protections = (*family.protections, *kept_words(family))
    if not protections:
        return ()
    names = {person.id: person.name for person in family.people}
    shown = {(fact.record, fact.what, fact.words) for fact in facts_of(view)}
    found = {
        Secret(what=fact.what, whose=names.get(fact.person, fact.person), words=fact.words)
        for fact in _in_words(family)
        if (fact.record, fact.what, fact.words) not in shown and any(covers(p, fact) for p in protections)
    }
    return tuple(sorted(found, key=lambda secret: (secret.whose, secret.what, secret.words)))


def seen_of(view: FamilyView) -> tuple[str, ...]:
    """The words this reader may see as facts: names and ways to reach people, never what somebody wrote freely."""
    return tuple(sorted({fact.words for fact in _in_words(view) if fact.what is not Protectable.WORDS}))


def _in_words(of: Telling) -> Iterator[Fact]:
    """Facts that have words of their own; what a home is called says whose it is, not where."""
    return (fact for fact in facts_of(of) if fact.words and fact.what is not Protectable.WHEREABOUTS)
