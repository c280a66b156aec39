"""Reads story text into a family: everyone first, then what joins them, then all that hangs on it."""

from dataclasses import dataclass, replace

from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.phrases.grammar import nearest_phrases, read_phrase
from famnet.domain.phrases.reading import Phrase, UnknownPhraseError
from famnet.domain.phrases.steps import Move, Step
from famnet.domain.phrases.tree import with_ids
from famnet.domain.ties import Household
from famnet.exchange.story import about, homes, joined
from famnet.exchange.story.lines import Part, lines_of, parts_of
from famnet.exchange.story.sections import LEAD, Section, read_section, section_of
from famnet.exchange.story.telling import Fact, Said, Telling

FACTS: tuple[Fact, ...] = (*homes.FACTS, *joined.FACTS, *about.FACTS)
_ORDER = {move: n for n, move in enumerate((Move.UP, Move.DOWN, Move.SIBLING, Move.PARTNER, Move.TIE))}


@dataclass(frozen=True)
class Line:
    """One line about one person, its facts and kin phrases told apart."""

    person: str
    facts: tuple[tuple[Fact, Said], ...]
    phrases: tuple["Kinship", ...]


@dataclass(frozen=True)
class Kinship:
    """One kin phrase on a line: where it stands, what it means, and of whom when that is said."""

    part: Part
    phrase: Phrase
    of: Part | None = None

    @property
    def rank(self) -> tuple[int, tuple[int, ...]]:
        """Nearest kin are placed first, parents before others, so that the order of lines does not matter."""
        steps: list[Step] = list(self.phrase.head.path)
        for owner in self.phrase.owners:
            steps = [*steps, *(() if isinstance(owner, str) else owner.path)]
        return (len(steps), tuple(_ORDER[step.move] for step in steps))


def read_story(text: str, name: str = "") -> Family:
    """The family a story tells of.

    Args:
        text: the story; see docs/reference/story-text.md.
        name: what to call the family; the first child's name when empty.

    Raises:
        StoryError: a line cannot be understood; says where, what was found and what could stand there.
    """
    telling = Telling()
    sections: list[Section] = []
    people: list[tuple[str, list[Part]]] = []
    for line in lines_of(text):
        if lead := LEAD.fullmatch(line.mask):
            telling.lead = Said(line, lead).text("value")
        elif section := section_of(line):
            sections.append(section)
        else:
            head, *parts = parts_of(line)
            people.append((telling.enter(head), parts))
    _tell(telling, [_line(telling, person, parts) for person, parts in people])
    for section in sections:
        read_section(telling, section)
    return _family(telling, name)


def _line(telling: Telling, person: str, parts: list[Part]) -> Line:
    facts: list[tuple[Fact, Said]] = []
    phrases: list[Kinship] = []
    for part in parts:
        if not part.pieces:
            continue
        if match := matched(part):
            facts.append(match)
        else:
            phrases.append(_kinship(telling, part))
    return Line(person, tuple(facts), tuple(phrases))


def matched(part: Part) -> tuple[Fact, Said] | None:
    """The first form of a fact that a part has."""
    for fact in FACTS:
        if found := fact.pattern.fullmatch(part.mask):
            return fact, Said(part, found)
    return None


def _kinship(telling: Telling, part: Part) -> Kinship:
    """A kin phrase, with what stands after its last "of" as a reference to somebody on another line."""
    try:
        whole = read_phrase(part.raw)
    except UnknownPhraseError:
        whole = None
    if whole and not whole.of:
        return Kinship(part, whole)
    at = part.mask.casefold().rfind(" of ")
    if at > 0:
        try:
            return Kinship(part, read_phrase(part.cut(0, at).raw), part.cut(at + len(" of "), len(part.pieces)))
        except UnknownPhraseError:
            pass
    raise part.error(_wanted(part))


def _wanted(part: Part) -> str:
    near = nearest_phrases(part.raw[:80])
    nearest = f" Nearest: {', '.join(near)}." if near else ""
    return f"here could stand a kin phrase (maternal aunt, father of Tobi) or a fact (born 2015, lives with Kemi).{nearest}"


def _tell(telling: Telling, lines: list[Line]) -> None:
    _facts(telling, lines, lambda fact: not fact.early and not fact.late)
    _facts(telling, lines, lambda fact: fact.early)
    placed = [(kinship, line.person) for line in lines for kinship in line.phrases]
    for kinship, person in sorted(placed, key=lambda pair: pair[0].rank):
        _place(telling, person, kinship)
    _facts(telling, lines, lambda fact: fact.late)


def _facts(telling, lines, wanted):  # type: ignore[no-untyped-def]
    for line in lines:
        for fact, said in line.facts:
            if wanted(fact):
                fact.read(telling, line.person, said)


def _place(telling: Telling, person: str, kinship: Kinship) -> None:
    of = telling.who(kinship.of) if kinship.of else None
    try:
        telling.put(telling.real(person), kinship.phrase, of, kinship.part.text)
    except FamnetError as error:
        raise kinship.part.error(str(error)) from error


def _family(telling: Telling, name: str) -> Family:
    households, residences = homes.settle_homes(telling)
    empty = telling.shelves.pop("households", [])
    children = tuple(replace(child, person=telling.real(child.person)) for child in telling.children)
    family = replace(
        telling.tree.grown(),
        name=name or (telling.tree.label(children[0].person) if children else "Family"),
        children=children,
        households=(*households, *(home for home in empty if isinstance(home, Household))),
        lead_practitioner=telling.lead,
        residences=residences,
    )
    ids = telling.tree.renamed
    shelves = {
        shelf: tuple(with_ids(record, ids) for record in records) for shelf, records in telling.shelves.items()
    }
    return replace(family, **shelves)  # type: ignore[arg-type]
