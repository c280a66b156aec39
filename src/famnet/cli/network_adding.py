"""Adding somebody by options, or in one line as in the interview; what is missing is asked for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from famnet.cli.desk import Desk
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.phrases.add import Added, NewPerson, add_person
from famnet.domain.phrases.called import nearest_names
from famnet.domain.phrases.reading import AmbiguousPhraseError
from famnet.domain.phrases.steps import Side
from famnet.domain.record import record
from famnet.usecases import network, network_words
from famnet.usecases.lines import nothing_but_a_name, read_line
from famnet.usecases.network import Facts
from famnet.usecases.newcomer_words import look_first
from famnet.usecases.telling import is_protection, strangers, tell, unfinished


@record
class Wanted:
    """Somebody to add, with what is kept beside them and what else their own record says."""

    new: NewPerson
    facts: Facts
    own: dict[str, Any]
    told: tuple[str, ...] = ()  # facts in everyday words, said in one line with the name


def interviewed(desk: Desk) -> None:
    """The guided interview, for a line that says nobody."""
    from famnet.cli.interview import interview  # questions cost 150 ms

    interview(desk)


def add_told(desk: Desk, wanted: Wanted) -> None:
    """Add somebody, keep what was said of them, and say what was understood."""
    family = desk.family
    wanted = _whole(desk, family, wanted)
    if not desk.everywhere.yes:
        network.nobody_called(family, wanted.new.name)
    added, unclear = _placed(desk, family, wanted.new)
    person = replace(added.person, **wanted.own)
    after = network.with_facts(added.family.with_person(person), person, wanted.facts)
    after = desk.change(_with_told(desk, after, person.id, wanted.told))
    told = after.person(person.id)
    odd = network_words.oddities_about(after, told, today=desk.today)
    desk.say(*network_words.added_words(after, replace(added, person=told)), *network_words.told_words(after, told))
    look = look_first(family, after, replace(added, person=told), unclear=unclear, another=desk.everywhere.yes)
    desk.say(*look, *odd)


def _with_told(desk: Desk, family: Family, person: str, facts: Sequence[str]) -> Family:
    for each in facts:
        fact = each
        if desk.can_ask:
            from famnet.cli.newcomers import settled

            family, fact = settled(family, each)
        elif is_protection(fact):
            _readers_are_there(family, fact)
        family = tell(family, person, fact, today=desk.today) if fact else family
    return family


def _readers_are_there(family: Family, fact: str) -> None:
    """See that nothing is kept from somebody nobody has told of.

    Raises:
        NotThereYetError: it is.
    """
    for name in strangers(family, fact):
        from famnet.cli.newcomers import NotThereYetError

        raise NotThereYetError(name, nearest_names(family.people, name))


def _whole(desk: Desk, family: Family, wanted: Wanted) -> Wanted:
    """With the relationship and the facts of a line such as "Joy, mum's sister, 31"; a missing one is asked for.

    Raises:
        NotUnderstoodError: the name holds more than a name, and not all of it is clear.
        UsageError: nobody says who they are, and there is nobody to ask.
    """
    if wanted.new.phrase:
        nothing_but_a_name(wanted.new.name)
        return wanted
    line = read_line(wanted.new.name)
    _all_told(line.facts)
    phrase = line.phrase or _asked(desk, family, line.name)
    return replace(wanted, new=replace(wanted.new, name=line.name, phrase=phrase), told=line.facts)


def _all_told(facts: Sequence[str]) -> None:
    """See that no fact is only begun: "must not go to Lee" does not say what.

    Raises:
        UsageError: one is.
    """
    for fact in facts:
        if (gap := unfinished(fact)) and gap != "died":  # that somebody has died is enough
            from famnet.cli.interview_words import GAPS

            message = f"“{fact}” is only half told; nothing was kept."
            raise UsageError(message, hint=f"{_WHOLE.get(gap, '')}{GAPS[gap].explain}")


_WHOLE = {"keep what": "Say what, such as “address must not go to Lee”. "}


def _asked(desk: Desk, family: Family, name: str) -> str:
    if not desk.can_ask:
        message = f"Who is {name or 'this'}? --as is missing."
        raise UsageError(message, hint='For example --as "maternal aunt"; `famnet network add --help` shows more.')
    from famnet.cli.interview_places import ask_phrase

    return ask_phrase(family, name)


def _placed(desk: Desk, family: Family, new: NewPerson) -> tuple[Added, tuple[str, ...]]:
    """The person where the phrase says; where it leaves the side open one is asked, or nobody knows it yet.

    Beside them stand the phrases that would each say the side, where nobody could be asked.
    """
    try:
        added = add_person(family, new)
        return (_settled(family, new, added) if desk.can_ask else added), ()
    except AmbiguousPhraseError as unclear:
        if desk.can_ask:
            from famnet.cli import ask

            meant = ask.choose(
                f"{new.name or 'They'}: which is meant?", {c: c for c in unclear.choices}, unclear.choices[0]
            )
            return add_person(family, replace(new, phrase=meant)), ()
        if new.side:
            raise
        return add_person(family, replace(new, side=Side.UNKNOWN)), _sayable(unclear, new)


def _settled(family: Family, new: NewPerson, added: Added) -> Added:
    from famnet.cli.asking_parents import settle_second

    return settle_second(family, new, added)


def _sayable(unclear: AmbiguousPhraseError, new: NewPerson) -> tuple[str, ...]:
    """The choices that can stand behind `--as`: those for the whole phrase, not for somebody in its middle."""
    return unclear.choices if unclear.phrase == new.phrase else ()
