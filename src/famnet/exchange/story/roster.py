"""Who is who in a story: labels of people, and what a reference to one of them means."""

import re
from collections import defaultdict
from dataclasses import dataclass

from famnet.domain.phrases.called import folded
from famnet.exchange.story.lines import Part
from famnet.exchange.story.quoting import MASK

LONGEST_NAME = 300
MOST_PEOPLE = 10_000
_LABEL = re.compile(r"(?P<name>.*?)\s*(?:\[(?P<tag>[^\[\]]{1,40})\])?\s*(?P<star>\*)?")
_NOBODY = re.compile(r"\?\s*(?P<tag>\w{0,40})")


@dataclass(frozen=True)
class Label:
    """How a person is written: the name ("" when nobody has named them), and a tag where that is not enough."""

    name: str
    tag: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two labels the same."""
        return (folded(self.name), folded(self.tag))


def read_label(part: Part) -> tuple[Label, bool]:
    """A label, and whether a star makes it a child in focus: `Ada Reid*`, `Sarah Jones [2]`, `?1`."""
    found = _LABEL.fullmatch(part.mask)
    name = part.group(found, "name") if found else None
    if not found or not name or not name.pieces:
        part.refuse("a line starts with a name.")
    tag, star = found["tag"] or "", bool(found["star"])
    if nobody := _NOBODY.fullmatch(name.mask):
        return Label("", tag or nobody["tag"]), star
    if len(name.text) > LONGEST_NAME:
        name.refuse(f"a name has at most {LONGEST_NAME} characters.")
    if MASK in name.mask and not name.is_quoted:
        name.refuse("quotation marks go round the whole of a name.")
    return Label(name.text, tag), star


class Roster:
    """Everyone in a story by label, and by any words of their names that only they have."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, str], str] = {}
        self.lines: dict[str, int] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, str] = {}
        self._shown: set[str] = set()

    def enter(self, label: Label, person: str, part: Part) -> None:
        """One more person; two with one label cannot be told apart."""
        if label.key in self.ids and (label.name or label.tag):
            first = self.lines[self.ids[label.key]]
            part.refuse(f"line {first} has the same name. Tell them apart by a tag: {label.name} [2].")
        if len(self.lines) >= MOST_PEOPLE:
            part.refuse(f"a story has at most {MOST_PEOPLE:,} people.")
        self.ids[label.key], self.lines[person] = person, part.line
        self.put(label, person)

    def put(self, label: Label, person: str) -> None:
        """Let a person be found by their words."""
        name = folded(label.name)
        self._whole[person] = name
        if name:
            self._shown.add(label.name)
            self._names[name].append(person)
        for word in dict.fromkeys(name.split()):
            self._words[word].append(person)

    def answering(self, label: Label) -> list[str]:
        """Everyone a label can mean: exactly, by the whole name, or by words of the name that follow each other."""
        if label.key in self.ids:
            return [self.ids[label.key]]
        wanted = folded(label.name)
        if label.tag or not wanted:
            return []
        first = self._names.get(wanted) or self._words.get(wanted.split()[0], [])
        return [person for person in first if f" {wanted} " in f" {self._whole[person]} "]

    @property
    def names(self) -> list[str]:
        """Every name as it is written, for suggestions."""
        return sorted(self._shown)
