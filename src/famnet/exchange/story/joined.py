"""Facts that join people: parents said outright, couples with their dates, twins, feelings, ties."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from famnet.domain.errors import SamePersonError
from famnet.domain.people import Gender
from famnet.domain.phrases.grammar import read_phrase
from famnet.domain.ties import (
    Couple,
    CoupleEnd,
    CoupleKind,
    EmotionalTie,
    Feeling,
    ParentKind,
    ParentLink,
    Tie,
    TieKind,
)
from famnet.exchange.story.facts import Fact, Stage, fact
from famnet.exchange.story.said import DATE, SINCE, Said
from famnet.exchange.story.telling import Telling

# How somebody is a child of whom: the plainest words first, and what else may be typed.
PARENTS: Mapping[ParentKind, tuple[str, ...]] = MappingProxyType(
    {
        ParentKind.BIRTH: ("child of", "daughter of", "son of"),
        ParentKind.ADOPTIVE: ("adopted by",),
        ParentKind.FOSTER: ("fostered by", "in foster care with"),
        ParentKind.KINSHIP: ("in kinship care with",),
        ParentKind.SPECIAL_GUARDIAN: ("under special guardianship with", "sgo to", "sgo with"),
        ParentKind.CHILD_ARRANGEMENTS: ("under a child arrangements order with", "cao to", "cao with"),
        ParentKind.REG_24: ("placed under regulation 24 with", "reg 24 with"),
        ParentKind.PRIVATE_FOSTERING: ("privately fostered by",),
    }
)
MOST_PARENTS = 12
CHILD_WORDS: Mapping[str, Gender] = MappingProxyType({"daughter of": Gender.FEMALE, "son of": Gender.MALE})
COUPLES: Mapping[CoupleKind, tuple[str, ...]] = MappingProxyType(
    {
        CoupleKind.MARRIED: ("married to", "married"),
        CoupleKind.CIVIL_PARTNERS: ("in a civil partnership with", "civil partner of"),
        CoupleKind.LIVING_TOGETHER: ("living together with", "cohabiting with"),
        CoupleKind.ENGAGED: ("engaged to",),
        CoupleKind.DATING: ("going out with", "dating"),
        CoupleKind.CASUAL: ("casually with",),
        CoupleKind.AFFAIR: ("in an affair with",),
        CoupleKind.PARTNERS: ("partner of", "together with"),
    }
)
FEELINGS: Mapping[Feeling, tuple[str, ...]] = MappingProxyType(
    {
        Feeling.NORMAL: ("on ordinary terms with",),
        Feeling.CLOSE: ("close to",),
        Feeling.FUSED: ("fused with", "very close to"),
        Feeling.DISTANT: ("distant from",),
        Feeling.HOSTILE: ("hostile to", "in conflict with"),
        Feeling.CLOSE_HOSTILE: ("close but hostile to",),
        Feeling.FUSED_HOSTILE: ("fused but hostile to",),
        Feeling.CUT_OFF: ("cut off from",),
        Feeling.REPAIRED: ("reconciled with",),
        Feeling.FOCUSED_ON: ("focused on",),
        Feeling.PHYSICAL_ABUSE: ("physically abusive to", "violent to"),
        Feeling.SEXUAL_ABUSE: ("sexually abusive to",),
        Feeling.EMOTIONAL_ABUSE: ("emotionally abusive to",),
        Feeling.NEGLECT: ("neglectful of",),
        Feeling.CONTROLLING: ("controlling of", "controlling towards"),
        Feeling.CARETAKER: ("looks after", "caretaker of"),
    }
)
_PARENT_OF = {words: kind for kind, forms in PARENTS.items() for words in forms}
_COUPLE_OF = {words: kind for kind, forms in COUPLES.items() for words in forms}
_FEELING_OF = {words: kind for kind, forms in FEELINGS.items() for words in forms}


def _one_of(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


def _linked(telling: Telling, person: str, said: Said) -> None:
    kind = _PARENT_OF[said.word("words")]
    if said.word("words") in CHILD_WORDS and telling.tree.people[telling.real(person)].gender is Gender.UNKNOWN:
        telling.change(person, gender=CHILD_WORDS[said.word("words")])
    parents = telling.everyone(said.must("whom"))
    if len(parents) > MOST_PARENTS:
        said.part.refuse(f"nobody has more than {MOST_PARENTS} parents of one kind.")
    for parent in parents:
        telling.tree.link(parent, telling.real(person), kind)
        _dated(telling, parent, telling.real(person), said)


def _dated(telling: Telling, parent: str, child: str, said: Said) -> None:
    kind = _PARENT_OF[said.word("words")]
    link = next(link for link in telling.tree.up(child) if link.parent == parent and link.kind is kind)
    told: ParentLink = replace(link, since=said.date("since"), until=said.date("until"))
    telling.tree.links[told.id] = told


def _coupled(telling: Telling, person: str, said: Said) -> None:
    one, other = telling.real(person), telling.who(said.must("whom"))
    if one == other:
        said.part.refuse(str(SamePersonError(telling.tree.label(one))))
    couple = Couple(
        one=one,
        other=other,
        kind=_COUPLE_OF[said.word("words")],
        since=said.date("since"),
        end=CoupleEnd(said.word("end")),
        until=said.date("until"),
        source_id=said.text("source"),
    )
    telling.latest[person] = telling.tree.put_couple(couple, again=said.has("again"))


def _ended(telling: Telling, person: str, said: Said) -> None:
    """`separated 2019`: the couple told last on the line."""
    ref = telling.latest.get(person)
    if not ref:
        said.part.refuse("say of whom first: “married to Kemi 2012, separated 2019”.")
    couple = telling.tree.couples[ref]
    told = replace(couple, end=CoupleEnd(said.word("end")), until=said.date("until"))
    telling.tree.couples[ref] = told


def _twin(telling: Telling, person: str, said: Said) -> None:
    other = telling.who(said.must("whom"))
    one = telling.real(person)
    if other == one:
        said.part.refuse(str(SamePersonError(telling.tree.label(one), "a twin")))
    if not said.has("only") and other not in telling.tree.siblings(one):
        telling.put(one, read_phrase("sibling"), other, said.part.text)
    telling.tree.twins(one, other, identical=said.has("identical"))


def _born_with(telling: Telling, person: str, said: Said) -> None:
    told = telling.tree.people[telling.real(person)]
    telling.change(person, twins=told.twins or told.id, identical=told.identical or said.has("identical"))


def _feels(telling: Telling, person: str, said: Said) -> None:
    one, other = telling.real(person), telling.who(said.must("whom"))
    if one == other:
        said.part.refuse(str(SamePersonError(telling.tree.label(one), "on any terms")))
    feeling = EmotionalTie(
        one=one,
        other=other,
        feeling=_FEELING_OF[said.word("words")],
        since=said.date("since"),
        until=said.date("until"),
    )
    telling.keep("feelings", feeling)


def _tied(telling: Telling, person: str, said: Said) -> None:
    tie = Tie(
        person=telling.real(person),
        of=telling.who(said.must("whom")),
        kind=TieKind(said.word("kind")),
        label=said.text("label"),
    )
    telling.tree.put_tie(tie)


_END = rf"(?:until|(?P<end>{'|'.join(end.value for end in CoupleEnd if end)}))"
FACTS: tuple[Fact, ...] = (
    fact(rf"(?P<words>{_one_of(_PARENT_OF)})\s+(?P<whom>.+?){SINCE}", _linked, Stage.JOINS),
    fact(
        rf"(?P<words>{_one_of(_COUPLE_OF)})\s+(?P<whom>.+?)(?:\s+(?P<again>again))?"
        rf"(?:\s+(?:(?:since|from|in)\s+)?(?P<since>{DATE}))?"
        rf"(?:\s+{_END}(?:\s+(?:in\s+)?(?P<until>{DATE}))?)?(?:\s+source\s+(?P<source>\S+))?",
        _coupled,
        Stage.JOINS,
    ),
    fact(rf"{_END}(?:\s+(?P<until>.+))?", _ended, Stage.JOINS),
    fact(r"(?P<identical>identical\s+)?(?:twin|triplet)\s+of\s+(?P<whom>.+)", _twin, Stage.REST),
    fact(r"born\s+(?P<only>(?P<identical>identical\s+)?with)\s+(?P<whom>.+)", _twin, Stage.REST),
    fact(r"one of\s+(?P<identical>identical\s+)?(?:twins|triplets)", _born_with, Stage.REST),
    fact(rf"(?P<words>{_one_of(_FEELING_OF)})\s+(?P<whom>.+?){SINCE}", _feels, Stage.REST),
    fact(
        rf"tied\s+as\s+(?P<kind>{'|'.join(k.value for k in TieKind)})(?:\s+(?P<label>\ue000+))?\s+to\s+(?P<whom>.+)",
        _tied,
        Stage.REST,
    ),
)
