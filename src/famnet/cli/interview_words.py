"""What the interview says: its questions, what "?" explains at each, and what is offered while typing."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.grammar import known_phrases
from famnet.domain.phrases.words import relationships, relationships_of
from famnet.domain.record import record
from famnet.usecases import network_words
from famnet.usecases.told import PROTECTED

UNNAMED = frozenset({"unknown", "not known", "don't know", "dont know", "no name", "nobody knows", "-"})
BACK = frozenset({"back", "undo"})
DONE = frozenset({"done", "finish", "finished", "end", "exit", "quit", "stop", "q"})
GREETING = "Enter alone moves on, “?” explains any question, Ctrl-C leaves. Every answer is kept as you give it."
TELL_MORE = (
    "You can add: born, died, woman or man, lives with, parental responsibility, phone, email, address, school, "
    "work, called, note, or keep something from somebody. Several at once, with commas."
)
CHILD_NAME = "Type the name of the child you are worried about. It can be changed later."
CHILD = (
    "For example: 5 May 2015, girl. Or: about 2015, boy. An age will do: 11. "
    "What you do not know can wait: press Enter."
)
RELATIONSHIP = (
    "Say it in everyday words: mum, dad, nan on mum's side, half-brother, mum's ex-partner, cousin, godmother, "
    "family friend, neighbour, health visitor. If they belong to somebody else, say to whom: father of Tobi. "
    "If nothing fits, relative or family friend will do."
)
BACK_CHANGES = " Type back to change the name."
FACTS = (
    "Type any of these, several at once with commas, or only the first word and you will be asked: "
    "born 5 May 1993 (or about 1993, or aged 33) · died 2019 · woman, man, girl, boy, non-binary · lives with Ada · "
    "has parental responsibility (or: no parental responsibility) · phone, email, address, school, work · "
    "called Nanna · keep address from Marcus · note anything else. "
)
ANYTHING_ELSE = f"{FACTS}Type undo to take this person out again. Enter alone goes on."
WHICH = (
    "The words fit more than one place in the family. Choose one; if nobody knows, say so: it can be put right later."
)
CALLED = "The name others call them by. Enter keeps a place without a name. If it really is a name, type it again."
SAME_NAME = "y: another person who has the same name. n or Enter: the one who is in already, to say more about them."
_NAME = (
    "The next person the child knows or belongs to: relatives on both sides, friends, neighbours, people at school. "
    "If nobody knows the name, type unknown. Quicker, if you like: Joan Okafor, maternal grandmother, born 1968. "
    "A name that is in already lets you add to what is known. Enter alone ends; you can go on another day."
)
_EVERYDAY = (
    "mother", "father", "mum's partner", "dad's partner", "maternal grandmother", "maternal grandfather",
    "paternal grandmother", "paternal grandfather", "maternal aunt", "maternal uncle", "paternal aunt",
    "paternal uncle", "brother", "sister", "maternal half-brother", "maternal half-sister", "paternal half-brother",
    "paternal half-sister", "mum's ex-partner", "family friend", "neighbour", "godmother", "godfather", "teacher",
    "health visitor", "social worker", "foster carer",
)  # fmt: skip


@record
class Gap:
    """What to ask for a fact that was only named, what it says with its answer, and what with Enter `alone`."""

    question: str
    joined: str
    explain: str
    alone: str = ""


def _contact(word: str, question: str) -> Gap:
    return Gap(
        question=question, joined=f"{word} {{answer}}", explain="Type it as you would write it. Enter: leave it."
    )


GAPS: Mapping[str, Gap] = MappingProxyType(
    {
        "born": Gap(
            question="When was {who} born? (about 1993 will do)",
            joined="born {answer}",
            explain="For example 5 May 1993, May 1993, 1993, about 1993, or an age: 33. Enter: not known.",
        ),
        "died": Gap(
            question="When did {who} die? (Enter: not known)",
            joined="died {answer}",
            explain="For example 5 May 2019, 2019 or about 2019. Enter keeps that they have died, without a date.",
            alone="{part}",
        ),
        "gender": Gap(
            question="Is {who} a woman, a man, a girl, a boy, or non-binary?",
            joined="gender {answer}",
            explain="How they live. It chooses the symbol in the picture. Enter: leave it open.",
        ),
        "lives with": Gap(
            question="Whom does {who} live with?",
            joined="lives with {answer}",
            explain="Somebody who is in the network already: Ada, or mum. Enter: leave it open.",
        ),
        "phone": _contact("phone", "What is {whose} phone number?"),
        "email": _contact("email", "What is {whose} email address?"),
        "address": _contact("address", "What is {whose} address?"),
        "school": _contact("school", "Which school or nursery does {who} go to?"),
        "work": _contact("work", "Where does {who} work?"),
        "called": _contact("called", "What does the child call {who}?"),
        "name": _contact("name", "How is {whose} name written?"),
        "note": _contact("note", "What should be noted about {who}?"),
        "keep": Gap(
            question="What about {who} must be kept from somebody?",
            joined="keep {answer}",
            explain=f"One of: {', '.join(dict.fromkeys(what.value for what in PROTECTED.values()))}. Enter: nothing.",
        ),
        "keep what": Gap(
            question="What about {who} must be kept from {whom}? (Enter: the address)",
            joined="keep {answer} {rest}",
            explain=f"One of: {', '.join(dict.fromkeys(what.value for what in PROTECTED.values()))}. Enter: address.",
            alone="keep address {rest}",
        ),
        "keep from": Gap(
            question="From whom? (Enter: everybody but the team)",
            joined="{part} from {answer}",
            explain="Names with commas, and why if you like: Marcus because of a court order. They must be in the "
            "network already. Nothing that famnet makes for them will show it.",
            alone="{part} secret",
        ),
    }
)


def named(name: str) -> str:
    """The name to keep; empty where the words say that nobody knows it."""
    return "" if name.lower() in UNNAMED else name


def joined(gap: str, part: str, answer: str) -> str:
    """The fact with its answer; with none, what the fact then says, or nothing."""
    row = GAPS[gap]
    part = part.strip().removesuffix(" from").replace("protect ", "keep ").replace("hide ", "keep ")
    return (row.joined if answer else row.alone).format(part=part, answer=answer, rest=part.removeprefix("keep "))


_KEPT_FROM = re.compile(r"^keep (.+?) from\b")
_SECRET = re.compile(r"^keep (.+?) secret$")


def understood(before: Person, after: Person, fact: str) -> str:
    """A fact as it was taken: dates in full, so that a slip is seen; everything else as it was typed."""
    if after.born != before.born:
        return f"born {after.born}"
    if after.died != before.died and after.died:
        return f"died {after.died}"
    return _SECRET.sub(r"\1 kept from everybody but the team", _KEPT_FROM.sub(r"\1 kept from", fact))


def in_words(family: Family, told: str) -> str:
    """A fact read back: somebody whom nobody has named yet is told by who they are, never by an id."""
    nameless = [p.id for p in family.people if not p.name and p.id in told]
    for id_, who in relationships_of(family, nameless).items():
        told = told.replace(id_, f"the {who}" if who else "somebody not yet named")
    return told


def listed(family: Family, people: Iterable[str]) -> str:
    """Names with what they are to the child: `Kemi Okafor (mother), Sandra Lee (health visitor)`."""
    words = relationships(family)
    return ", ".join(_one(family.person(id_), words.get(id_, "")) for id_ in people)


def _one(person: Person, words: str) -> str:
    name = person.name or "somebody not yet named"
    return f"{name} ({words})" if words else name


def explain_name(family: Family) -> str:
    """What the question for the next name means, who is in so far, and questions that bring more people to mind."""
    others = [p.id for p in family.people if p.name and p != family.child_in_focus]
    so_far = f"\nIn so far: {listed(family, others)}." if others else ""
    prompts = " ".join(str(row["question"]) for row in network_words.prompt_rows()[:3])
    return f"{_NAME}{so_far}\nYou could ask: {prompts}"


_A_START = 2  # the child and one parent: too early to speak of others


def forgotten(family: Family) -> str:
    """One gentle line about those whom families forget; empty at the very start, or with nobody missing."""
    words = set(relationships(family).values())
    if not words & {"mother", "father"} or len(family.people) <= _A_START:
        return ""
    open_ = [str(row["who"]) for row in network_words.gaps(family)]
    kin = {"grandparents": "grand", "half-brothers and half-sisters": "half"}
    missing = [
        *(who for who in ("father", "father's side") if who in open_),
        *(who for who, sign in kin.items() if not any(sign in said for said in words)),
        *(who for who in ("friends and neighbours",) if who in open_),
    ]
    return f"Families often forget: {', '.join(missing)}." if missing else ""


def answers(family: Family, gap: str) -> list[str]:
    """What to offer while the value of a fact is typed."""
    if gap in ("lives with", "keep from"):
        return [person.name for person in family.people if person.name]
    return list(PROTECTED) if gap in ("keep", "keep what") else []


def phrases(family: Family) -> tuple[str, ...]:
    """Relationships to offer: the everyday ones first."""
    del family
    return tuple(dict.fromkeys([*_EVERYDAY, *known_phrases()]))


def fact_words(family: Family, person: Person) -> list[str]:
    """Facts to offer while typing."""
    others = [p.name for p in family.people if p.name and p.id != person.id]
    genders = [] if person.gender is not Gender.UNKNOWN else ["woman", "man", "girl", "boy", "non-binary"]
    return [
        *genders, "born", "died", "has parental responsibility", "no parental responsibility",
        *(f"lives with {name}" for name in others), "lives alone", "phone", "email", "address", "school", "work",
        "called", "note", *(f"keep address from {name}" for name in others), "keep", "undo",
    ]  # fmt: skip
