"""A story while it is being read: the people so far, the records so far, and how words find people."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from famnet.domain.dates import PartialDate
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.phrases.add import Placing
from famnet.domain.phrases.called import folded
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.phrases.near import standing
from famnet.domain.phrases.reading import UnknownPhraseError
from famnet.domain.phrases.steps import Side
from famnet.domain.phrases.tree import Tree
from famnet.domain.plans import ChildInFocus
from famnet.domain.record import Record
from famnet.exchange.story.lines import Part
from famnet.exchange.story.roster import Label, Roster, read_label
from famnet.exchange.story.said import Said, read_date

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


class Telling(Placing):
    """What has been understood of a story so far."""

    def __init__(self) -> None:
        super().__init__(Tree(Family(name="")), side=Side.UNKNOWN)
        self.roster = Roster()
        self.children: list[ChildInFocus] = []
        self.shelves: dict[str, list[Record]] = defaultdict(list)
        self.homes: list[Home] = []
        self.tags: dict[tuple[str, str], str] = {}
        self.lead = ""
        self.latest: dict[str, str] = {}  # the couple each line told of last

    # People

    def enter(self, part: Part) -> str:
        """The person at the start of a line."""
        label, star = read_label(part)
        person = self.tree.add(Person(name=label.name))
        self.roster.enter(label, person, part)
        self.stored.add(person)
        if star:
            self.children.append(ChildInFocus(person=person))
        return person

    def change(self, person: str, **facts: Any) -> None:  # noqa: ANN401 -- fields of Person, checked by replace
        """Say more about a person."""
        id_ = self.real(person)
        self.tree.add(replace(self.tree.people[id_], **facts))

    def keep(self, shelf: str, record: Record) -> None:
        """One more record of a kind."""
        self.shelves[shelf].append(record)

    def concerned(self, said: "Said") -> tuple[str, ...]:
        """The child a fact is about: said, or all children in focus."""
        if said.has("child"):
            return (self.who(said.must("child")),)
        if not self.children:
            said.part.refuse("say for which child: “PR for Ada”.")
        return tuple(self.real(child.person) for child in self.children)

    def day(self, part: "Part | None") -> date | None:
        """A whole day, where one is said."""
        if part is None:
            return None
        told = read_date(part)
        if told.exact is None:
            part.refuse("a day is needed here, such as 1 March 2026.")
        return told.exact

    def keep_section(self, shelf: str, record: Record, tag: str, part: Part) -> None:
        """One more record of a section line, with its tag for others to point at."""
        if shelf == "attendees":
            record = self._attending(record, part)
        self.keep(shelf, record)
        key = (shelf, tag.casefold())
        if tag and key in self.tags:
            part.refuse(f"[{tag}] stands before another line already.")
        self.tags[key] = record.id

    def _attending(self, record: Record, part: Part) -> Record:
        meetings = self.shelves["meetings"]
        if not meetings:
            part.refuse("a meeting has to be told of first: “meeting: family network meeting, on 1 May 2026”.")
        return replace(record, meeting=meetings[-1].id)  # type: ignore[call-arg]

    def tagged(self, shelf: str, thing: str, part: Part) -> str:
        """The record of the section line with a tag.

        Raises:
            StoryError: no such line has the tag.
        """
        if (shelf, part.text.casefold()) not in self.tags:
            part.refuse(f"no line “{thing} [{part.text}]: …” stands in this story.")
        return self.tags[shelf, part.text.casefold()]

    def real(self, person: str) -> str:
        """The id somebody goes by now that records of one person may have been merged."""
        while person in self.tree.renamed:
            person = self.tree.renamed[person]
        return person

    def child(self, phrase: str) -> str:
        """Whom a phrase is about that names nobody: the first child with a star."""
        return self.real(self.children[0].person) if self.children else super().child(phrase)

    # References

    def named(self, part: Part) -> list[str]:
        """Everyone the words can mean as a name."""
        label, _ = read_label(part)
        return [self.real(p) for p in self.roster.answering(label)]

    def who(self, part: Part) -> str:
        """The one person the words mean: a name, part of a name, or a kin phrase about the child.

        Raises:
            StoryError: nobody answers, or several do.
        """
        found = self.named(part) or self._kin(part)
        if not found:
            part.refuse(f"nobody in this story has that name.{self._nearest(part.text)}")
        if len(found) > 1:
            names = "; ".join(sorted({self.tree.label(p) for p in found}))
            part.refuse(f"{len(found)} people could be meant ({names}). Give more of the name, or a tag.")
        return found[0]

    def everyone(self, part: Part) -> tuple[str, ...]:
        """The people of a list: `Kemi and Daniel`."""
        return tuple(dict.fromkeys(self.who(name) for name in part.split(_AND)))

    def someone(self, part: Part | None) -> str:
        """A person's id, or the words as they stand where they are quoted and name nobody."""
        if part is None:
            return ""
        if part.is_quoted and Label(part.text).key not in self.roster.ids:
            return part.text
        return self.who(part)

    def find(self, name: str) -> str:
        """The id of whoever a name in a kin phrase means."""
        found = self.roster.answering(Label(name))
        if len(found) == 1:
            return self.real(found[0])
        return super().find(name)

    def _kin(self, part: Part) -> list[str]:
        """Everyone who stands where a kin phrase leads."""
        if part.is_quoted or not self.children:
            return []
        try:
            phrase = read_phrase(part.text)
        except UnknownPhraseError:
            return []
        starts = [self.child(part.text)]
        for step in (*phrase.owners, phrase.head):
            starts = [p for start in starts for p in self._step(start, step)]
        return list(dict.fromkeys(starts))

    def _step(self, start: str, step: Any) -> list[str]:  # noqa: ANN401 -- a reading or a name
        return [self.find(step)] if isinstance(step, str) else standing(self.tree, start, step.path)

    def _nearest(self, name: str) -> str:
        shown = {folded(known): known for known in self.roster.names}
        close = [shown[word] for word in difflib.get_close_matches(folded(name[:80]), shown, n=3)]
        return f" Nearest: {', '.join(close)}." if close else ""


@dataclass(frozen=True)
class Home:
    """One "lives with" or "lives at" of one person."""

    person: str
    part: Part
    hosts: tuple[str, ...] = ()
    label: Label | None = None
    also: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None
