"""Where somebody belongs: the relationship, the side where the words leave it open, and facts said in one breath."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from famnet.cli import ask
from famnet.cli import interview_words as words
from famnet.cli.asking_parents import settle_second
from famnet.cli.asking_person import short
from famnet.cli.talk import Talk
from famnet.domain.errors import FamnetError, UsageError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.phrases.add import Added, NewPerson, add_person
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.reading import AmbiguousPhraseError, Phrase, Reading
from famnet.domain.phrases.steps import Side
from famnet.domain.record import record
from famnet.usecases.telling import parts, strangers, tell, unfinished

ANOTHER_WAY, NOBODY_KNOWS = "say it another way", "nobody knows"


@record
class Placed:
    """Somebody with a place in the family, facts said along with it as understood, and facts that want an answer."""

    added: Added
    told: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def place(talk: Talk, name: str, said: str = "", facts: Sequence[str] = ()) -> Placed | None:
    """Find out where somebody belongs; None to go back to the name. Nothing is in the family yet.

    `said` is what was answered already: a relationship, and perhaps facts after a comma; `facts` were said before it.
    """
    while True:
        talk.left_at(name=name, said=said, rest=facts)
        said = said or _ask(talk, name)
        if said.lower() in words.BACK:
            return None
        talk.left_at(name=name, said=said, rest=facts)
        try:
            if placed := _placed(talk, name, said, facts):
                return placed
        except FamnetError as error:  # taken up from a draft, so not tried out before
            talk.refuse(error)
        said = ""


def ask_phrase(family: Family, name: str, *, may_wait: bool = False) -> str:
    """Who somebody is, outside of an interview; empty where that may wait and nobody knows."""

    def fits(said: str) -> None:
        if said or not may_wait:
            _some_words(said)
            with suppress(AmbiguousPhraseError):
                add_person(family, NewPerson(name=name, phrase=said))

    child = next((family.person(c.person).name for c in family.children), "the child")
    wait = " (Enter: not known yet)" if may_wait else ""
    return ask.text(
        f"Who is {name or 'this'} to {child}?{wait}",
        validate=fits,
        suggestions=words.phrases(family),
        explain=words.RELATIONSHIP,
    )


def _ask(talk: Talk, name: str) -> str:
    who = short(talk.family, Person(name=words.named(name)))
    return ask.text(
        f"Who is {who} to {short(talk.family, talk.child)}?",
        validate=lambda said: try_out(talk, name, said),
        suggestions=words.phrases(talk.family),
        explain=words.RELATIONSHIP + words.BACK_CHANGES,
    )


def _some_words(said: str) -> None:
    if not said:
        message = "A word or two is enough: mum, nan, family friend."
        raise UsageError(message, hint="“?” shows more; back changes the name.")


def try_out(talk: Talk, name: str, said: str, facts: Sequence[str] = ()) -> None:
    """Refuse what cannot be placed; what only wants a side is asked for afterwards."""
    _some_words(said)
    if said.lower() not in words.BACK:
        with suppress(AmbiguousPhraseError):
            phrase, more = _cut(said)
            added = add_person(talk.family, NewPerson(name=words.named(name), phrase=phrase))
            _told(talk, added, [*facts, *more])


def _cut(said: str) -> tuple[str, list[str]]:
    phrase, _, facts = said.partition(",")
    return phrase.strip(), parts(facts)


def _placed(talk: Talk, name: str, said: str, before: Sequence[str]) -> Placed | None:
    phrase, facts = _cut(said)
    new: NewPerson | None = NewPerson(name=words.named(name), phrase=phrase)
    while new:
        try:
            added = settle_second(talk.family, new, add_person(talk.family, new))
            return _told(talk, added, [*before, *facts])
        except AmbiguousPhraseError as unclear:
            new = _which(new, unclear)
    return None


def _told(talk: Talk, added: Added, facts: Sequence[str]) -> Placed:
    """With the facts that are whole, so that person and facts are kept as one; the rest is asked for."""
    person, family, told, rest = added.person, added.family, [], []
    for fact in facts:
        if unfinished(fact) or strangers(family, fact):
            rest.append(fact)
        else:
            family, before = tell(family, person.id, fact, today=talk.desk.today), family.person(person.id)
            told.append(words.understood(before, family.person(person.id), fact))
    whole = replace(added, family=family, person=family.person(person.id))
    return Placed(added=whole, told=tuple(told), rest=tuple(rest))


def _which(new: NewPerson, unclear: AmbiguousPhraseError) -> NewPerson | None:
    """Ask which of the places is meant; None to say it another way."""
    unknown = replace(new, side=Side.UNKNOWN) if unclear.phrase == new.phrase and not new.side else None
    choices: dict[str, NewPerson | None] = {way: replace(new, phrase=way) for way in _ways(new.phrase, unclear)}
    if unknown:
        choices[NOBODY_KNOWS] = unknown
    choices[ANOTHER_WAY] = None
    return ask.choose(f"“{new.phrase}”: which is it?", choices, unknown, explain=words.WHICH)


def _ways(phrase: str, unclear: AmbiguousPhraseError) -> Iterator[str]:
    """The whole phrase with each choice: “aunt's partner”, of Joy, is “partner of Joy”."""
    read = read_phrase(phrase)
    at = next((n for n, owner in enumerate(read.owners) if _words(owner) == unclear.phrase), None)
    for choice in unclear.choices:
        yield choice if at is None else _owned(read, at, choice)


def _owned(read: Phrase, at: int, choice: str) -> str:
    later = "'s ".join([*map(_words, read.owners[at + 1 :]), read.head.words])
    return f"{later} {choice}" if choice.startswith("of ") else f"{choice}'s {later}"


def _words(owner: Reading | str) -> str:
    return owner if isinstance(owner, str) else owner.words
