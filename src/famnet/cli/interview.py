"""The guided interview: builds a network person by person, and keeps each answer as soon as it is given.

Name and relationship are asked; everything else is one Enter away. It can be left at any question and taken up again:
a person is in the store as soon as their place is known, each further fact as soon as it is whole, and what is not
yet either waits as a draft.
"""

from contextlib import suppress

from famnet.cli import ask
from famnet.cli import interview_words as words
from famnet.cli.desk import Desk
from famnet.cli.interview_facts import anything_else, check
from famnet.cli.interview_places import Placed, place, readable
from famnet.cli.talk import Talk
from famnet.domain.errors import UsageError
from famnet.domain.people import Person
from famnet.domain.phrases.called import folded
from famnet.store.errors import NoFamilyError
from famnet.usecases import network
from famnet.usecases.families import open_family
from famnet.usecases.telling import parts


def interview(desk: Desk) -> None:
    """Ask for the people round the child, one after another, until a name is left empty.

    Raises:
        NoStoreError: there is nothing to keep answers in.
        KeyboardInterrupt, EOFError: the person left; all they answered is kept.
    """
    talk = Talk(desk)
    try:
        _begin(talk)
        _take_up(talk)
        _everyone(talk)
    except (KeyboardInterrupt, EOFError):
        talk.say("", "→ `famnet network add` goes on where you stop now.")
        raise
    _close(talk)


def _everyone(talk: Talk) -> None:
    """Person after person."""
    name = _next_name(talk, "")
    while name:
        again = _person(talk, *_split(name))
        name = _next_name(talk, again)


# The child


def _begin(talk: Talk) -> None:
    try:
        there = len(talk.family.people)
    except NoFamilyError:
        _start_with_child(talk)
        return
    so_far = f"{there} people so far." if there > 1 else "Let us go person by person."
    talk.say(f"{words.whose(talk.child.name)} network: {so_far}", words.GREETING)


def _start_with_child(talk: Talk) -> None:
    """The family opens with the name alone, so that the name is kept whatever comes next."""
    talk.say("There is no family here yet, so we start with the child.", words.GREETING)
    name = ask.text("What is the child's name?", validate=_some_name, explain=words.CHILD_NAME)
    name, facts = _split(name)
    talk.desk.keep(open_family(name, today=talk.desk.today))
    _ask_about_child(talk, facts)


def _ask_about_child(talk: Talk, facts: str) -> None:
    child = talk.child
    talk.left_at(person=child.id)
    while not facts:
