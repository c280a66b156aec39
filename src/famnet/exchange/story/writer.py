"""Writes a family as story text: everyone in the order told, facts in one fixed order, so that it reads back."""

from collections import defaultdict

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.exchange.story import saying_about, saying_homes, saying_joined, saying_sections
from famnet.exchange.story.naming import Namer
from famnet.exchange.story.placing import Places, Words, places


def write_story(family: Family) -> str:
    """The family as story text: its network, what was mapped, and the plan in hand.

    Reading the text gives the same network again, apart from ids; writing that gives the same text.
    """
    found = places(family)
    lined = [person for person in family.people if person.id in found.lined]
    namer = Namer(lined)
    facts = _facts(family, found, namer)
    people = [_line(person, family, found, namer, facts[person.id]) for person in lined]
    sections = list(saying_sections.lines(family, namer))
    return "".join(f"{line}\n" for line in [*people, *([""] if people and sections else []), *sections])


def _line(person: Person, family: Family, found: Places, namer: Namer, facts: list[str]) -> str:
    star = "*" if any(child.person == person.id for child in family.children) else ""
    phrases = [_phrase(words, namer) for words in found.phrases.get(person.id, ())]
    gender = saying_about.gender(person, star=bool(star)) if person.id in found.gendered else []
    return ", ".join([namer.label(person.id) + star, *phrases, *gender, *facts])


def _phrase(words: Words, namer: Namer) -> str:
    return f"{words.phrase} of {namer.ref(words.of)}" if words.of else words.phrase


def _facts(family: Family, found: Places, namer: Namer) -> dict[str, list[str]]:
    """What each line says after the name and the kin phrases."""
    facts: dict[str, list[str]] = defaultdict(list)
    sayings = (
        saying_about.early(family, found),
        saying_joined.outright(family, found, namer),
        saying_joined.twins(family, namer),
        saying_homes.homes(family, namer),
        saying_about.late(family, namer),
        saying_joined.feelings(family, namer),
        saying_about.last(family),
    )
    for saying in sayings:
        for person, fact in saying:
            facts[person].append(fact)
    return facts
