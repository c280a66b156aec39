"""The thread of an interview: the desk it happens at, how it speaks, and where it would go on if it broke off now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from famnet.cli import ask, draft, show
from famnet.cli.desk import Desk
from famnet.cli.draft import Draft
from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.store.errors import ChangedUnderneathError


@dataclass
class Talk:
    """One interview, as far as it has come."""

    desk: Desk
    added: list[str] = field(default_factory=list)  # ids of those who came in during this sitting, in order
    hinted: set[str] = field(default_factory=set)  # what has been said once and need not be said again

    @property
    def family(self) -> Family:
        """The family as it is kept now."""
        return self.desk.family

    @property
    def child(self) -> Person:
        """The child everyone is related to."""
        return self.family.person(self.family.children[0].person)

    def say(self, *lines: str) -> None:
        """Words to the person, broken between words in a narrow window."""
        self.desk.say(*(part for line in lines for part in ask.wrapped(line)))

    def once(self, about: str, line: str) -> None:
        """Words about something that are worth saying one time, and never again."""
        if line and about not in self.hinted:
            self.hinted.add(about)
            self.say(line)

    def refuse(self, error: FamnetError) -> None:
        """What is wrong with an answer, and what to type instead."""
        lines = (part for line in (str(error), f"→ {error.hint}") for part in ask.wrapped(line))
        show.words(lines, on=self.desk.err)  # even when asked to be quiet: nobody can answer what they do not see

    def keep(self, change: Callable[[Family], Family]) -> Family:
        """Keep a change at once; on the family as it is by now, where somebody else changed it meanwhile."""
        try:
            return self.desk.change(change(self.family))
        except ChangedUnderneathError:
            self.desk.family = self.desk.shelf.family(self.family.id)
            return self.desk.change(change(self.family))

    def left_at(self, *, name: str = "", said: str = "", person: str = "", rest: Sequence[str] = ()) -> None:
        """Remember what is answered but not yet whole."""
        there = Draft(name=name, said=said, person=person, rest=tuple(rest))
        draft.keep(self.desk.shelf, self.family.id, there)

    def took_up(self) -> Draft:
        """What was left halfway the last time."""
        return draft.read(self.desk.shelf, self.family.id)

    def settled(self) -> None:
        """Nothing is left halfway."""
        draft.forget(self.desk.shelf, self.family.id)
