"""The one step after a person is in: anything else about them, or Enter."""

from collections.abc import Sequence

from famnet.cli import ask
from famnet.cli import interview_words as words
from famnet.cli.asking_person import short
from famnet.cli.perhaps import perhaps_meant
from famnet.cli.talk import Talk
from famnet.domain.errors import UsageError
from famnet.domain.people import Gender
from famnet.domain.phrases.saying import whose
from famnet.usecases.telling import UnknownFactError, parts, strangers, tell, unfinished


def anything_else(talk: Talk, person: str, rest: Sequence[str] = ()) -> bool:
    """Take facts about somebody until Enter alone; False when asked to take them out again.

    `rest` are facts that were named and still want an answer.
    """
    waiting = list(rest)
    while True:
        take(talk, person, waiting)
        talk.left_at(person=person)
        line = _ask(talk, person, "Anything else about {}? (Enter: next person)", words.ANYTHING_ELSE)
        if not line:
            talk.settled()
            return True
        if line.lower() in words.BACK:
            return False
        waiting = parts(line)


def put_right(talk: Talk, person: str) -> None:
    """Take facts about somebody who is in already until Enter alone."""
    question = "What is to be put right or added about {}? (Enter: nothing else)"
    while line := _ask(talk, person, question, words.FACTS):
        take(talk, person, parts(line))
    talk.settled()


def take(talk: Talk, person: str, facts: Sequence[str]) -> None:
    """Keep facts one by one, asking for what a fact still wants."""
    kept: list[str] = []
    for place, fact in enumerate(facts):
        if unfinished(fact):
            echo(talk, kept)
            kept = []
        whole = _finished(talk, person, fact, facts[place + 1 :])
        if whole := _with_newcomers(talk, person, whole, facts[place + 1 :]):
            kept.append(_keep(talk, person, whole))
    echo(talk, kept)


def _keep(talk: Talk, person: str, fact: str) -> str:
    """Keep a fact at once; returns it as it was understood."""
    before = talk.family.person(person)
    after = talk.keep(lambda family: tell(family, person, fact, today=talk.desk.today))
    return words.in_words(after, words.understood(before, after.person(person), fact))


def echo(talk: Talk, kept: Sequence[str]) -> None:
    """What was understood, so that a slip is seen at once."""
    if kept:
        talk.say(f"  Kept: {'; '.join(kept)}.")


def check(talk: Talk, person: str, facts: Sequence[str]) -> None:
    """Try facts out without keeping them.

    Raises:
        FamnetError: one of them cannot be.
    """
    family = talk.family
    for fact in facts:
        if not (unfinished(fact) or strangers(family, fact)):
            family = tell(family, person, fact, today=talk.desk.today)


def _ask(talk: Talk, person: str, question: str, explain: str) -> str:
    talk.once("more", words.TELL_MORE)
    told = talk.family.person(person)
    open_gender = told.gender is Gender.UNKNOWN and not told.professional
    wish = ", man or woman" if open_gender else ""
    return ask.text(
        question.format(short(talk.family, told) + wish),
        validate=lambda line: check(talk, person, () if line.lower() in words.BACK else _parts(line)),
        suggestions=words.fact_words(talk.family, told),
        explain=explain,
    )


def _parts(line: str) -> list[str]:
    """The facts of a line; what is none is refused with the fact meant, or with how to go on to somebody else.

    Raises:
        UnknownFactError: a part says nothing that can be kept.
    """
    try:
        return parts(line)
    except UnknownFactError as unknown:
        unknown.hint = f"{perhaps_meant(line, unknown.words)} {unknown.hint}".strip()
        raise


def _finished(talk: Talk, person: str, fact: str, later: Sequence[str]) -> str:
    """The fact with all it wants; empty when it is left out after all."""
    while gap := unfinished(fact):
        talk.left_at(person=person, rest=(fact, *later))
        answer = _fill(talk, person, gap, fact)
        fact = words.joined(gap, fact, answer)
        if not answer:
            return fact
    return fact


def _with_newcomers(talk: Talk, person: str, fact: str, later: Sequence[str]) -> str:
    """The fact once everybody it names is in the network; what it keeps from somebody is never lost on the way."""
    if not strangers(talk.family, fact):
        return fact
    from famnet.cli.newcomers import settled

    talk.left_at(person=person, rest=(fact, *later))
    before = {p.id for p in talk.family.people}
    family, fact = settled(talk.family, fact)
    after = talk.desk.change(family)
    new = [p.id for p in after.people if p.name and p.id not in before]
    talk.added += new
    talk.say(*(f"{words.listed(after, [one])} is in the network." for one in new))
    return fact


def _fill(talk: Talk, person: str, gap: str, fact: str) -> str:
    def fits(answer: str) -> None:
        whole = words.joined(gap, fact, answer)
        if answer and not (unfinished(whole) or strangers(talk.family, whole)):
            tell(talk.family, person, whole, today=talk.desk.today)
        elif answer and gap == unfinished(whole):
            message = f"“{answer}” leaves that open."
            raise UsageError(message, hint="“?” shows what can be said here.")

    name = short(talk.family, talk.family.person(person))
    row = words.GAPS[gap]
    return ask.text(
        row.question.format(who=name, whose=whose(name), whom=fact.removeprefix("keep from ")),
        validate=fits,
        suggestions=words.answers(talk.family, gap),
        explain=row.explain,
    )
