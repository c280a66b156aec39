"""Reads story text into a family: everyone first, then what joins them, then all that hangs on it."""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from famnet.domain.dates import PartialDate
from famnet.domain.errors import FamnetError
from famnet.domain.family import Family
from famnet.domain.phrases.grammar import nearest_phrases, read_phrase
from famnet.domain.phrases.merging import with_ids
from famnet.domain.phrases.reading import Phrase, UnknownPhraseError
from famnet.domain.phrases.steps import Move, Step
from famnet.domain.ties import Household
from famnet.exchange.story import about, homes, joined
from famnet.exchange.story.errors import StoryError
from famnet.exchange.story.facts import Fact, Stage
from famnet.exchange.story.lines import Part, lines_of, parts_of
from famnet.exchange.story.said import SINCE, Said
from famnet.exchange.story.sections import LEAD, Section, read_section, section_of
from famnet.exchange.story.telling import Telling

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
    since: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def rank(self) -> tuple[int, tuple[int, ...]]:
        """Nearest kin are placed first, parents before others, so that the order of lines does not matter."""
        steps: list[Step] = list(self.phrase.head.path)
        for owner in self.phrase.owners:
            steps = [*steps, *(() if isinstance(owner, str) else owner.path)]
        return (len(steps), tuple(2 * _ORDER[step.move] + step.half for step in steps))


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
        elif not (facts and _goes_on(telling, facts[-1], part)):
            phrases.append(_kinship(part))
    return Line(person, tuple(facts), tuple(phrases))


def _goes_on(telling: Telling, told: tuple[Fact, Said], part: Part) -> bool:
    """Whether a part is one more name after `address protected from Kemi`."""
    fact, said = told
    found = about.NEXT_NAME.fullmatch(part.mask)
    if fact is not about.PROTECTED or not said.has("whom") or not found or read_kinship(part):
        return False
    named = Said(part, found)
    if telling.named(named.must("whom")):
        said.more.append(named)
    return bool(said.more and said.more[-1] is named)


def matched(part: Part) -> tuple[Fact, Said] | None:
    """The first form of a fact that a part has."""
    for fact in FACTS:
        if found := fact.pattern.fullmatch(part.mask):
            return fact, Said(part, found)
    return None


_DATES = re.compile(rf"(?P<words>.+?){SINCE}", re.IGNORECASE)


def _kinship(part: Part) -> Kinship:
    """A kin phrase, perhaps with dates: `mum's partner since 2019`."""
    found = _DATES.fullmatch(part.mask)
    said = Said(part, found) if found else None
    read = read_kinship(said.must("words")) if said else None
    if not said or not read:
        part.refuse(_wanted(part))
    return replace(read, part=part, since=said.date("since"), until=said.date("until"))


def read_kinship(part: Part) -> Kinship | None:
    """A kin phrase, with what stands after its last "of" as a reference to somebody on another line."""
    whole = _read(part)
    if whole and not whole.of:
        return Kinship(part, whole)
    at = part.mask.casefold().rfind(" of ")
    phrase = _read(part.cut(0, at)) if at > 0 else None
    return Kinship(part, phrase, part.cut(at + len(" of "), len(part.pieces))) if phrase else None


def _read(part: Part) -> Phrase | None:
    try:
        return read_phrase(part.raw)
    except UnknownPhraseError:
        return None


def _wanted(part: Part) -> str:
    near = nearest_phrases(part.raw[:80])
    nearest = f" Nearest: {', '.join(near)}." if near else ""
    forms = "a kin phrase (maternal aunt, father of Tobi) or a fact (born 2015, lives with Kemi)"
    return f"here could stand {forms}.{nearest}"


def _tell(telling: Telling, lines: list[Line]) -> None:
    _facts(telling, lines, Stage.OWN)
    waiting = _facts(telling, lines, Stage.JOINS)
    placed = [(kinship, line.person) for line in lines for kinship in line.phrases]
    for kinship, person in sorted(placed, key=lambda pair: pair[0].rank):
        _place(telling, person, kinship)
    for fact, person, said in waiting:
        _read_fact(telling, replace(fact, stage=Stage.REST), person, said)
    _facts(telling, lines, Stage.REST)


Waiting = tuple[Fact, str, Said]


def _facts(telling: Telling, lines: list[Line], stage: Stage) -> list[Waiting]:
    """Read the facts of one stage; returns those that join people to "mum", who has no place yet."""
    waiting: list[Waiting] = []
    for line in lines:
        for fact, said in line.facts:
            if fact.stage is stage and not _read_fact(telling, fact, line.person, said):
                waiting.append((fact, line.person, said))
    return waiting


def _read_fact(telling: Telling, fact: Fact, person: str, said: Said) -> bool:
    try:
        fact.read(telling, person, said)
    except FamnetError as error:
        if fact.stage is Stage.JOINS:
            return False
        _refuse(said.part, error)
    return True


def _refuse(part: Part, error: FamnetError) -> NoReturn:
    """Say where in the story something is refused, in the words of whoever refused it."""
    if isinstance(error, StoryError):
        raise error
    part.refuse(str(error))


def _place(telling: Telling, person: str, kinship: Kinship) -> None:
    try:
        of = telling.who(kinship.of) if kinship.of else None
        placed = telling.put(telling.real(person), kinship.phrase, of, kinship.part.text)
    except FamnetError as error:
        _refuse(kinship.part, error)
    if kinship.since or kinship.until:
        _date(telling, placed, kinship)


def _date(telling: Telling, person: str, kinship: Kinship) -> None:
    """Give what the phrase joined its dates: the couple or the parent link told last."""
    tree = telling.tree
    if kinship.phrase.head.path[-1].move is Move.PARTNER:
        couple = tree.couples_of(person)[-1]
        tree.couples[couple.id] = replace(couple, since=kinship.since or couple.since, until=kinship.until)
    elif links := [*tree.up(person), *tree.down(person)]:
        link = max(links, key=lambda link: link.id)
        tree.links[link.id] = replace(link, since=kinship.since, until=kinship.until)


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
