"""What is known of the people of the network, in rows and sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from famnet.domain import reference
from famnet.domain.dates import age_on
from famnet.domain.errors import Level
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.people import Person, Protectable, Protection
from famnet.domain.phrases.add import Added
from famnet.domain.phrases.sides import sides
from famnet.domain.phrases.steps import Side
from famnet.domain.phrases.words import relationships, relationships_of
from famnet.domain.rules.book import Stage, load_rules
from famnet.domain.rules.check import check
from famnet.domain.ties import ParentLink
from famnet.usecases.joint_words import name_of, times
from famnet.usecases.network import kept_from_nobody_else

Row = Mapping[str, object]


def network_rows(family: Family) -> list[Row]:
    """Everyone in the network, a row each, in the order they were told."""
    words, side = relationships(family), sides(family)
    return [
        {
            "id": p.id,
            "source_id": p.source_id,
            "name": p.name,
            "relationship": words.get(p.id, ""),
            "side": side.get(p.id, Side.NONE).value,
            "engagement": p.engagement.value,
            "circle": p.circle.value if p.circle else "",
            "professional": p.professional,
        }
        for p in family.people
    ]


def added_words(family: Family, added: Added) -> list[str]:
    """What was understood, whom it made in between, and what to do next."""
    words = relationships_of(family, [added.person.id, *(p.id for p in added.made)])
    said = words.get(added.person.id, "")
    name = added.person.name or "Somebody nobody has named yet"
    lines = [f"{name} is in the network" + (f": {said}." if said else ".")]
    if added.made:
        between = ", ".join(filter(None, (words.get(p.id) for p in added.made)))
        lines.append(f"  Also placed, without a name yet: {between or len(added.made)}.")
    return lines


class _Names(dict[str, str]):
    """Names by id; of the nameless, who they are, looked up when one is asked for."""

    def __init__(self, family: Family) -> None:
        super().__init__({person.id: person.name for person in family.people if person.name})
        self.family = family

    def __missing__(self, id_: str) -> str:
        return relationships_of(self.family, [id_]).get(id_) or "(unnamed)"


def person_facts(family: Family, person: Person, *, today: date) -> Mapping[str, object]:
    """All that is known of one person, labelled, in reading order."""
    kin, names = Kin(family), _Names(family)
    age = age_on(person.born, min(today, person.died.earliest) if person.died else today)
    return {
        "id": person.id,
        "name": person.name or "(unnamed)",
        "relationship": relationships_of(family, [person.id]).get(person.id, ""),
        "called": person.called,
        "gender": person.gender.value,
        "born": str(person.born or ""),
        "died": str(person.died or ("yes" if person.deceased else "")),
        "age": age,
        "parents": [names[p] for p in kin.parents_of(person.id)],
        "carers": [f"{names[c.parent]} ({_order(c)})" for c in kin.carers_of(person.id)],
        "cares for": [f"{names[c.child]} ({_order(c)})" for c in family.parent_links if _cares(c, person.id)],
        "brothers and sisters": [names[p] for p in kin.siblings_of(person.id)],
        "partners": [names[p] for p in kin.partners_of(person.id)],
        "children": [names[p] for p in kin.children_of(person.id)],
        "lives with": _housemates(family, person.id, names),
        "parental responsibility": [r.state.value for r in family.responsibilities if r.holder == person.id],
        **{c.kind.value: c.value for c in family.contacts if c.person == person.id},
        "engagement": person.engagement.value,
        "circle": person.circle.value if person.circle else "",
        "professional": person.professional,
        "kept from others": [
            f"{p.what.value} from {', '.join(names[h] for h in p.hidden_from) or 'everybody but the team'}"
            for p in family.protections
            if p.person == person.id
        ],
        "note": person.note,
    }


def _order(link: ParentLink) -> str:
    """Under what order, and since when: `special guardian, since 14 March 2025`."""
    return ",".join(filter(None, (link.kind.value, times(link.since, link.until))))


def _cares(link: ParentLink, person: str) -> bool:
    return link.parent == person and not link.kind.is_parent


_NOT_SAID = ("id", "relationship", "age", "professional", "parents", "brothers and sisters", "partners", "children")


def _told(family: Family, person: Person) -> dict[str, str]:
    """What somebody's own facts say, by label, in words; blanks left out."""
    facts = person_facts(family, person, today=date.max)
    words = {label: _in_words(value) for label, value in facts.items() if label not in _NOT_SAID}
    return {label: said for label, said in words.items() if said}


def _in_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(map(str, value)))
    return str(value or "").replace("_", " ")


def told_words(family: Family, person: Person) -> list[str]:
    """What was kept about somebody who came in, so that a slip is seen at once."""
    plain = {"name": person.name, "gender": person.gender.value, "engagement": "identified"}
    told = {label: words for label, words in _told(family, person).items() if plain.get(label) != words}
    return [f"  Kept: {'; '.join(_fact(label, words) for label, words in told.items())}."] if told else []


def _fact(label: str, words: str) -> str:
    """A label and its words as one would say them."""
    if (label, words) == ("died", "yes"):
        return "has died"
    return f"{'secret: ' if label == 'kept from others' else f'{label} '}{words}"


def edited_words(before: Family, after: Family, id_: str) -> list[str]:
    """What is different about somebody: `Kemi Okafor: born 5 May 1993 (was 1993); phone 07700 900123.`."""
    was, now = _told(before, before.person(id_)), _told(after, after.person(id_))
    steps = [_step(label, was.get(label, ""), now.get(label, "")) for label in {**was, **now}]
    name = after.person(id_).name or "This person"
    return [f"{name}: {'; '.join(told)}."] if (told := [*filter(None, steps)]) else [f"{name} was so already."]


def _step(label: str, was: str, now: str) -> str:
    if was == now:
        return ""
    return _fact(label, now) + (f" (was {was})" if was else "") if now else f"no {label} any more (was {was})"


def kept_words(family: Family, kept: Protection) -> str:
    """`Kemi Okafor's address is kept from Marcus Bello.`."""
    whom = ", ".join(name_of(family, reader) for reader in kept.hidden_from) or "everybody but the team"
    are = "are" if kept.what is Protectable.WORDS else "is"
    return f"{family.person(kept.person).name}'s {kept.what.value} {are} kept from {whom}."


def _housemates(family: Family, person: str, names: Mapping[str, str]) -> list[str]:
    homes = {r.household for r in family.residences if r.person == person and not r.until}
    return [names[r.person] for r in family.residences if r.household in homes and r.person != person and not r.until]


def gaps(family: Family) -> list[Row]:
    """Whom nobody has asked about yet: places in the tree that are empty or have no name."""
    words = relationships(family)
    unnamed = (
        {"who": words.get(p.id, "somebody"), "question": "What are they called?"} for p in family.people if not p.name
    )
    return [*unnamed, *_missing(family)]


def _missing(family: Family) -> Iterator[Row]:
    there = relationships(family).values()
    for row in reference.rows("network_gaps"):
        if not any(re.search(str(row["found_by"]), words) for words in there):
            yield {"who": str(row["who"]), "question": str(row["question"])}


def prompt_rows() -> list[Row]:
    """Questions that help a family think of more people."""
    return [{"about": row["about"], "question": row["question"]} for row in reference.rows("network_prompts")]


def kept_wider(family: Family, person: Person) -> list[str]:
    """What is said when somebody goes from whom alone something is kept: it must not open to everybody."""
    if not kept_from_nobody_else(family, person.id):
        return []
    return [f"What was kept from {person.name or 'them'} alone is now kept from everybody but the team."]


def oddities_about(family: Family, person: Person, *, today: date) -> list[str]:
    """What cannot be right about somebody, said while the one who typed it is still there."""
    plausible = {id_: rule for id_, rule in load_rules().items() if rule.source == _PLAUSIBLE}
    found = check(near(family, person), today, stages=frozenset({Stage.NETWORK}), rules=plausible)
    odd = (f for f in found if f.level is Level.WARN and f.subject == person.name)
    return [f"  Worth a look: {f.message}" for f in odd]


def near(family: Family, person: Person) -> Family:
    """The family cut down to whoever could show that a fact about somebody is odd."""
    kin = Kin(family)
    parents = kin.parents_of(person.id)
    close = {
        person.id,
        *(child.person for child in family.children),
        *parents,
        *kin.siblings_of(person.id),
        *kin.children_of(person.id),
    }
    close |= {p for child in kin.children_of(person.id) for p in kin.parents_of(child)}
    close |= {p.id for p in family.people if p.name == person.name or (p.twins and p.twins == person.twins)}
    return replace(
        family,
        people=tuple(p for p in family.people if p.id in close),
        parent_links=tuple(link for link in family.parent_links if {link.parent, link.child} <= close),
        couples=tuple(couple for couple in family.couples if couple.pair <= close),
    )


_PLAUSIBLE = "famnet"  # rules of what can be are famnet's own; rules of practice name where they come from
