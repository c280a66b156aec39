"""How the writer of a story refers to people and quotes words."""

import re
from collections.abc import Iterable, Iterator, Mapping

from famnet.domain.people import Person
from famnet.domain.phrases.called import folded
from famnet.exchange.story.lines import Part
from famnet.exchange.story.quoting import MASK, pieces, quoted
from famnet.exchange.story.roster import Label, Roster

# Words that would end a name, or begin something else, where a name stands.
RESERVED = frozenset(
    {
        *("and", "since", "until", "because", "of", "will", "from", "to", "again", "source", "for", "about", "on"),
        *(
            "limits",
            "asked",
            "separated",
            "divorced",
            "ended",
            "widowed",
            "in",
            "by",
            "at",
            "goal",
            "worry",
            "as",
            "must",
        ),
    }
)
_SIGNS = r"\s\",#\[\]*:“”\\"  # signs that mean something in a line; a word that starts with a digit may be a date
_PLAIN_NAME = re.compile(rf"(?!\?)[^\d{_SIGNS}][^{_SIGNS}]*(?: [^\d{_SIGNS}][^{_SIGNS}]*)*")
_PLAIN_VALUE = re.compile(r"(?!#)[^\s\",“”]+(?: (?!#)[^\s\",“”]+)*")


def part(text: str) -> Part:
    """Words as the reader would cut them."""
    return Part(1, 1, pieces(text))


def value(text: str) -> str:
    """Text as the last thing of a fact: in quotation marks only where it has to be."""
    return text if _PLAIN_VALUE.fullmatch(text) and text.isprintable() and MASK not in text else quoted(text)


def inner(text: str) -> str:
    """Text before something else in a fact."""
    return quoted(text) if RESERVED & set(folded(text).split()) else value(text)


def name(text: str) -> str:
    """A name, quoted where it would be read as something else."""
    plain = _PLAIN_NAME.fullmatch(text) and text.isprintable() and not RESERVED & set(folded(text).split())
    return text if plain and MASK not in text else quoted(text)


def labels(people: Iterable[Person]) -> Mapping[str, Label]:
    """A label for everyone on a line of their own: numbers for those without a name, tags for names told twice."""
    told: dict[str, int] = {}
    found: dict[str, Label] = {}
    for person in people:
        key = folded(person.name)
        told[key] = told.get(key, 0) + 1
        first = told[key] == 1 and bool(key)
        found[person.id] = Label(person.name, "" if first else str(told[key]))
    return found


def tagged_names(names: Iterable[str]) -> Iterator[str]:
    """Names of homes as they are written, with a tag where one is told twice or there is none."""
    told: dict[str, int] = {}
    for text in names:
        told[folded(text)] = told.get(folded(text), 0) + 1
        count = told[folded(text)]
        plain = name(text) if text else "?"
        yield plain if count == 1 and text else f"{plain} [{count}]"


class Namer:
    """Refers to everyone in as few words as are clear."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.labels = labels(people)
        self.roster = Roster()
        for person, label in self.labels.items():
            self.roster.ids[label.key] = person
            self.roster.put(label, person)
        self.tags: dict[str, str] = {}

    def label(self, person: str) -> str:
        """How a person's own line starts."""
        label = self.labels[person]
        if not label.name:
            return f"?{label.tag}"
        return f"{name(label.name)} [{label.tag}]" if label.tag else name(label.name)

    def ref(self, person: str) -> str:
        """How other lines call a person: the first name where only one has it."""
        label = self.labels[person]
        first = label.name.split(" ")[0]
        if first and not label.tag and name(first) == first and self.roster.answering(Label(first)) == [person]:
            return first
        return self.label(person)

    def refs(self, people: Iterable[str]) -> str:
        """Several people: `Kemi and Daniel`."""
        return " and ".join(self.ref(person) for person in people if person in self.labels)

    def someone(self, told: str) -> str:
        """A person's reference, or other words in quotation marks."""
        return self.ref(told) if told in self.labels else quoted(told)

    def value(self, text: str) -> str:
        """Text as the value of a fact."""
        return value(text)

    def tag(self, record: str) -> str:
        """The tag of a section line that others point to."""
        return self.tags.get(record, "")
