"""Writes a family as story text: everyone in the order told, facts in one fixed order, so that it reads back."""

from collections import defaultdict
from dataclasses import fields, replace

from famnet.domain.family import Family
from famnet.domain.ties import Couple, ParentLink, Tie
from famnet.exchange.story import saying_about, saying_homes, saying_joined, saying_sections
from famnet.exchange.story.attempt import Places, Words
from famnet.exchange.story.naming import Namer
from famnet.exchange.story.placing import places


def write_story(family: Family) -> str:
    """The family as story text: its network, what was mapped, and the plan in hand.

    Reading the text gives the same network again, apart from ids; writing that gives the same text.
    """
    family = _in_order(family)
    found = places(family)
    lined = [person for person in family.people if person.id in found.lined]
    namer = Namer(lined)
    heads = _heads(family, found, namer)
    facts = _facts(family, found, namer)
    people = [", ".join([heads[person.id], *facts[person.id]]) for person in lined]
    sections = list(saying_sections.lines(family, namer))
    return "".join(f"{line}\n" for line in [*people, *([""] if people and sections else []), *sections])


def _in_order(family: Family) -> Family:
    """The same family with everything in the order in which people were told of, children in focus as listed."""
    focus = [child.person for child in family.children]
    slots = iter(focus)
    told = {p.id: p for p in family.people}
    people = tuple(told[next(slots)] if p.id in focus else p for p in family.people)
    at = {p.id: (not p.name, n) for n, p in enumerate(people)}
    return replace(
        family,
        people=people,
        parent_links=tuple(
            sorted(family.parent_links, key=lambda link: (at[link.child], at[link.parent], _told(link)))
        ),
        couples=tuple(sorted(family.couples, key=lambda couple: (sorted(at[p] for p in couple.pair), _told(couple)))),
        ties=tuple(sorted(family.ties, key=lambda tie: (at[tie.person], at[tie.of], _told(tie)))),
    )


def _told(record: ParentLink | Couple | Tie) -> list[str]:
    """What a record says, to sort records of the same people by."""
    own = {"id", "version", "parent", "child", "one", "other", "person", "of"}
    return [str(getattr(record, field.name)) for field in fields(record) if field.name not in own]


def _heads(family: Family, found: Places, namer: Namer) -> dict[str, str]:
    """How each line begins: the name, the kin phrases, and the gender where neither they nor the parents say it."""
    focus = {child.person for child in family.children}
    unsaid = found.gendered - saying_joined.born_as(family, found).keys()
    heads: dict[str, str] = {}
    for person in (person for person in family.people if person.id in found.lined):
        star = person.id in focus
        phrases = [_phrase(words, namer) for words in found.phrases.get(person.id, ())]
        gender = saying_about.gender(person, star=star) if person.id in unsaid else []
        heads[person.id] = ", ".join([namer.label(person.id) + "*" * star, *phrases, *gender])
    return heads


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
