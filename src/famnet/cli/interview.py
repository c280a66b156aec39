"""The guided interview: builds a network person by person, and keeps each answer as soon as it is given.

Name and relationship are asked; everything else is one Enter away. It can be left at any question and taken up again:
a person is in the store as soon as their place is known, each further fact as soon as it is whole, and what is not
yet either waits as a draft.
"""

from collections.abc import Sequence
from dataclasses import replace

import typer

from famnet.cli import ask
from famnet.cli import interview_words as words
from famnet.cli.asking_person import short
from famnet.cli.desk import Desk
from famnet.cli.interview_facts import anything_else, check, echo, take
from famnet.cli.interview_places import place, try_out
from famnet.cli.talk import Talk
from famnet.domain.errors import ExitCode, FamnetError, UsageError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.phrases.called import WORDS, by_name, folded
from famnet.domain.phrases.grammar import known_phrases
from famnet.domain.phrases.saying import whose
from famnet.store.errors import NoFamilyError
from famnet.usecases import network_words
from famnet.usecases.families import open_family
from famnet.usecases.lines import Line, NotUnderstoodError, read_line
from famnet.usecases.newcomer_words import alike
from famnet.usecases.telling import parts, tell, unfinished

LONGEST_NAME = 80  # characters


def interview(desk: Desk) -> None:
    """Ask for the people round the child, one after another, until a name is left empty.

    Raises:
        NoStoreError: there is nothing to keep answers in.
        typer.Exit: the person left before the end; all they answered is kept.
    """
    talk = Talk(desk)
    try:
        _begin(talk)
        _take_up(talk)
        _everyone(talk)
    except (KeyboardInterrupt, EOFError):
        talk.say("", "Stopped. Every answer so far is kept.", "→ `famnet network add` goes on from here.")
        raise typer.Exit(ExitCode.CANCELLED) from None
    _close(talk)


# The child


def _begin(talk: Talk) -> None:
    try:
        there = len(talk.family.people)
    except NoFamilyError:
        _start_with_child(talk)
        return
    so_far = f"{there} people so far." if there > 1 else "let us go person by person."
    talk.say(f"{whose(talk.child.name)} network: {so_far}", words.GREETING)


def _start_with_child(talk: Talk) -> None:
    """The family opens with the name alone, so that the name is kept whatever comes next."""
    talk.say("There is no family here yet, so we start with the child.", words.GREETING)
    line = ask.text(
        "What is the child's name?", validate=lambda said: _some_name(talk, said), explain=words.CHILD_NAME
    )
    name, facts = _child_in(line)
    talk.desk.keep(open_family(name, today=talk.desk.today))
    child = talk.child
    talk.left_at(person=child.id)
    if not facts:
        who = short(talk.family, child)
        said = ask.text(
            f"When was {who} born, and is {who} a girl or a boy?",
            validate=lambda said: check(talk, child.id, parts(said)),
            suggestions=["girl", "boy", "non-binary"],
            explain=words.CHILD,
        )
        facts = parts(said)
    take(talk, child.id, facts)
    talk.settled()
    talk.say(f"{whose(name)} family is open. Now the people round {short(talk.family, child)}, one by one.")


def _child_in(line: str) -> tuple[str, list[str]]:
    """Name and facts of "Ada Reid, girl, born 2015".

    Raises:
        NotUnderstoodError: a part of it is no fact about a child.
    """
    said = read_line(line)
    if said.phrase:
        raise NotUnderstoodError([said.phrase], [said.name, *said.facts])
    return said.name, list(said.facts)


def _some_name(talk: Talk, said: str) -> None:
    if not said:
        message = "The network starts from a child, so a name is needed."
        raise UsageError(message, hint="A first name will do for now; Ctrl-C leaves.")
    name, facts = _child_in(said)
    family = open_family(name, today=talk.desk.today)
    for fact in facts:
        if not unfinished(fact):
            family = tell(family, family.people[0].id, fact, today=talk.desk.today)


# Person by person


def _take_up(talk: Talk) -> None:
    """Go on where the last interview broke off, if it did."""
    left = talk.took_up()
    if left.name:
        talk.say(f"Last time you stopped at {left.name}.")
        _add(talk, left.name, left.said, left.rest)
    elif left.person in {p.id for p in talk.family.people}:
        talk.say(f"Last time you stopped at {words.listed(talk.family, [left.person])}.")
        _tell(talk, left.person, _fit(talk, left.person, left.rest))


def _everyone(talk: Talk) -> None:
    """Person after person; a name that was taken back is offered again."""
    again = ""
    while typed := _next_name(talk, again):
        line = read_line(typed)
        name, said = _named(line.name, line.phrase)
        known = _known(talk, replace(line, name=name))
        if known:
            again = _tell(talk, known.id, _fit(talk, known.id, line.facts))
        else:
            again = _add(talk, name, said, line.facts)


def _next_name(talk: Talk, default: str) -> str:
    talk.once("forgotten", words.forgotten(talk.family))
    first = len(talk.family.people) == 1
    question = "Who comes first? Name:" if first else "Next person's name (Enter: finish):"
    said = ask.text(
        question, default=default, validate=lambda said: _fits(talk, said), explain=words.explain_name(talk.family)
    )
    return "" if said.lower() in words.DONE else said


def _fits(talk: Talk, typed: str) -> None:
    """See that a line can be taken as it stands: what is not understood is asked about, never kept as a name."""
    line = read_line(typed)
    if len(line.name) > LONGEST_NAME:
        message = "That is long for one name."
        raise UsageError(message, hint="One person at a time: name, relationship, then anything else.")
    same = _same(talk, line)
    if same:
        check(talk, same.id, line.facts)
    elif line.phrase:
        try_out(talk, line.name, line.phrase, line.facts)


def _named(name: str, said: str) -> tuple[str, str]:
    """Somebody who typed "mum" for a name has said who she is, and is asked for the name; "mum" again is one."""
    if said or name.lower() not in known_phrases():
        return name, said
    called = ask.text(f"“{name}” says who they are. What is their name? (Enter: not known)", explain=words.CALLED)
    return (name, "") if called == name else (called or "unknown", name)


def _known(talk: Talk, line: Line) -> Person | None:
    """Somebody of that name who is meant; None for a newcomer."""
    same = _same(talk, line)
    if not same:
        return None
    there = words.listed(talk.family, [same.id])
    question = f"{there} is in already. Is this somebody else of the same name?"
    return None if ask.confirm(question, explain=words.SAME_NAME) else same


def _same(talk: Talk, line: Line) -> Person | None:
    """Somebody there who has the whole name; or a part of it, where the line does not say that somebody else does."""
    whole = [p for p in talk.family.people if p.name and folded(p.name) == folded(line.name)]
    part = [] if line.phrase else by_name((p for p in talk.family.people if p.name), line.name, WORDS)
    return next(iter([*whole, *part]), None)


def _fit(talk: Talk, person: str, facts: Sequence[str]) -> tuple[str, ...]:
    """Facts said earlier, if they still hold together; otherwise what is wrong is said."""
    try:
        check(talk, person, facts)
    except FamnetError as error:
        talk.refuse(error)
        return ()
    return tuple(facts)


def _add(talk: Talk, name: str, said: str = "", facts: Sequence[str] = ()) -> str:
    """Add somebody; returns the name to offer again when it was taken back."""
    placed = place(talk, name, said, facts)
    if not placed:
        talk.settled()
        return name
    if there := _came_meanwhile(talk, name):
        talk.say(f"{words.listed(talk.family, [there.id])} has come in meanwhile, from another window.")
        return _tell(talk, there.id, _fit(talk, there.id, (*placed.told, *placed.rest)))
    before = talk.family
    after = talk.desk.change(placed.added.family)
    talk.added.append(placed.added.person.id)
    talk.say(*network_words.added_words(after, placed.added))
    echo(talk, placed.told)
    talk.say(*alike(before, after.person(placed.added.person.id), after))
    return _tell(talk, placed.added.person.id, placed.rest, before=before)


def _came_meanwhile(talk: Talk, name: str) -> Person | None:
    """Somebody of that name whom another window has added since the family was read here."""
    here = {person.id for person in talk.family.people}
    now = talk.desk.shelf.family(talk.family.id)
    new = [p for p in now.people if p.id not in here and p.name and folded(p.name) == folded(name)]
    if new:
        talk.desk.family = now
    return next(iter(new), None)


def _tell(talk: Talk, person: str, rest: tuple[str, ...] = (), before: Family | None = None) -> str:
    """Anything else about somebody; whoever just came in can be taken out again, which returns their name."""
    while not anything_else(talk, person, rest):
        name = talk.family.person(person).name
        if before:
            talk.desk.change(before)
            talk.added.remove(person)
            talk.settled()
            talk.say(f"{name or 'This person'} is out again.")
            return name
        talk.say(f'{name} came in before. `famnet network remove "{name}"` takes somebody out.')
    return ""


def _close(talk: Talk) -> None:
    """What was added, and what to do next."""
    if talk.added:
        people = "1 person" if len(talk.added) == 1 else f"{len(talk.added)} people"
        talk.say(f"You added {people}: {words.listed(talk.family, talk.added)}.")
    else:
        talk.say("Nobody new this time.")
    talk.say("→ Draw it: `famnet genogram render`", "→ Who is missing? `famnet network gaps`")
