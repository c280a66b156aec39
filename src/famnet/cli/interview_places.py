"""Where somebody belongs: the relationship, the side where the words leave it open, and facts said in one breath."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from famnet.cli import ask
from famnet.cli import interview_words as words
from famnet.cli.talk import Talk
from famnet.domain.errors import FamnetError, UsageError
from famnet.domain.people import Person
from famnet.domain.phrases.add import Added, NewPerson, add_person
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.reading import AmbiguousPhraseError, Phrase, Reading, UnknownPhraseError
from famnet.domain.phrases.steps import Side
from famnet.domain.record import record
from famnet.usecases.telling import parts, tell, unfinished

ANOTHER_WAY, NOBODY_KNOWS = "say it another way", "nobody knows"


@record
class Placed:
    """Somebody with a place in the family, facts said along with it as understood, and facts that want an answer."""

    added: Added
    told: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def readable(phrase: str) -> bool:
    """Whether the words are a relationship."""
    with suppress(UnknownPhraseError):
        return bool(read_phrase(phrase))
    return False


def place(talk: Talk, name: str, said: str = "") -> Placed | None:
    """Find out where somebody belongs; None to go back to the name. Nothing is in the family yet.

    `said` is what was answered already: a relationship, and perhaps facts after a comma.
    """
    while True:
        talk.left_at(name=name, said=said)
        said = said or _ask(talk, name)
        if said.lower() in words.BACK:
            return None
        talk.left_at(name=name, said=said)
        try:
            if placed := _placed(talk, name, said):
                return placed
        except FamnetError as error:  # said along with the name, so not tried out before
            talk.refuse(error)
        said = ""


def _ask(talk: Talk, name: str) -> str:
    who = words.short(talk.family, Person(name=words.named(name)))
    return ask.text(
        f"Who is {who} to {words.short(talk.family, talk.child)}?",
        validate=lambda said: _try(talk, name, said),
        suggestions=words.phrases(talk.family),
        explain=words.RELATIONSHIP,
    )


def _try(talk: Talk, name: str, said: str) -> None:
    """Refuse what cannot be placed; what only wants a side is asked for afterwards."""
    if not said:
        message = "A word or two is enough: mum, nan, family friend."
        raise UsageError(message, hint="“?” shows more; back changes the name.")
    if said.lower() not in words.BACK:
        with suppress(AmbiguousPhraseError):
            phrase, facts = _cut(said)
            _told(talk, add_person(talk.family, NewPerson(name=words.named(name), phrase=phrase)), facts)


def _cut(said: str) -> tuple[str, list[str]]:
    phrase, _, facts = said.partition(",")
    return phrase.strip(), parts(facts)


def _placed(talk: Talk, name: str, said: str) -> Placed | None:
    phrase, facts = _cut(said)
    new: NewPerson | None = NewPerson(name=words.named(name), phrase=phrase)
    while new:
        try:
            return _told(talk, add_person(talk.family, new), facts)
        except AmbiguousPhraseError as unclear:
            new = _which(new, unclear)
    return None


def _told(talk: Talk, added: Added, facts: list[str]) -> Placed:
    """With the facts that are whole, so that person and facts are kept as one."""
    person, family, told = added.person, added.family, []
    for fact in facts:
        if not unfinished(fact):
            family, before = tell(family, person.id, fact, today=talk.desk.today), family.person(person.id)
            told.append(words.understood(before, family.person(person.id), fact))
    whole = replace(added, family=family, person=family.person(person.id))
    return Placed(added=whole, told=tuple(told), rest=tuple(filter(unfinished, facts)))


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
