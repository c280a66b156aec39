"""Facts about one person: dates, names, contacts, health, protection, responsibility, consent, their own words."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from famnet.domain.mapping import Consent, ConsentAnswer, PrState, Responsibility, Voice
from famnet.domain.people import (
    Alias,
    Circle,
    Contact,
    ContactKind,
    Engagement,
    Gender,
    HealthKind,
    HealthMark,
    HealthState,
    PersonKind,
    Protectable,
    Protection,
)
from famnet.domain.plans import ChildInFocus, PlanKind
from famnet.domain.worded import EVERYONE
from famnet.exchange.story.facts import Fact, Stage, fact
from famnet.exchange.story.said import Said, read_date
from famnet.exchange.story.telling import Telling

GENDERS: Mapping[str, Gender] = MappingProxyType(
    {
        **dict.fromkeys(("girl", "female", "woman", "f"), Gender.FEMALE),
        **dict.fromkeys(("boy", "male", "man", "m"), Gender.MALE),
        **dict.fromkeys(("non-binary", "nonbinary", "enby"), Gender.NON_BINARY),
        "gender unknown": Gender.UNKNOWN,
    }
)
ENGAGEMENTS = {
    word: engagement for engagement in Engagement for word in {engagement.value, engagement.value.replace("_", " ")}
}
CONSENTS: Mapping[str, ConsentAnswer] = MappingProxyType(
    {
        "yes": ConsentAnswer.YES,
        "no": ConsentAnswer.NO,
        "limited": ConsentAnswer.LIMITED,
        "unsafe to ask": ConsentAnswer.UNSAFE_TO_ASK,
        "cannot be found": ConsentAnswer.NOT_FOUND,
        "too young to ask": ConsentAnswer.TOO_YOUNG,
    }
)
PLANS = {
    **{kind.words: kind for kind in PlanKind},
    "cin": PlanKind.CHILD_IN_NEED,
    "cp": PlanKind.CHILD_PROTECTION,
    "early help": PlanKind.FAMILY_SUPPORT,
}
_WHATS = "|".join(p.value for p in sorted(Protectable, key=lambda p: -len(p.value)))


def _one_of(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _gender(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, gender=GENDERS[said.word("word")])


def _kind(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, kind=PersonKind(said.word("word")))


def _born(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, born=read_date(said.must("date")))


def _died(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, died=said.date("date"), deceased=True)


def _called(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, called=said.text("value"))


def _engaged(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, engagement=ENGAGEMENTS[said.word("word")])


def _circle(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, circle=Circle(said.word("word")))


def _professional(telling: Telling, person: str, _said: Said) -> None:
    telling.change(person, professional=True)


def _note(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, note=said.text("value"))


def _source(telling: Telling, person: str, said: Said) -> None:
    telling.change(person, source_id=said.text("value"))


def _alias(telling: Telling, person: str, said: Said) -> None:
    former = said.word("word") in ("formerly", "née", "nee", "born as")
    telling.keep("aliases", Alias(person=person, name=said.text("value"), former=former))


def _contact(telling: Telling, person: str, said: Said) -> None:
    kind = ContactKind(said.word("kind"))
    telling.keep("contacts", Contact(person=person, kind=kind, value=said.text("value")))


def _health(telling: Telling, person: str, said: Said) -> None:
    state = HealthState.RECOVERY if said.has("recovery") else HealthState.CURRENT
    mark = HealthMark(
        person=person,
        kind=HealthKind(said.word("kind")),
        state=HealthState.SUSPECTED if said.has("suspected") else state,
        detail=said.text("detail"),
    )
    telling.keep("health", mark)


def _protected(telling: Telling, person: str, said: Said) -> None:
    all_ = (said, *said.more)
    protection = Protection(
        person=telling.real(person),
        what=Protectable(said.word("what")),
        hidden_from=tuple(p for told in all_ if told.has("whom") for p in telling.everyone(told.must("whom"))),
        why=next((why for told in all_ if (why := told.text("why"))), ""),
        until=next((until for told in all_ if (until := told.date("until"))), None),
    )
    telling.keep("protections", protection)


def _status(telling: Telling, person: str, said: Said) -> None:
    at = next((i for i, child in enumerate(telling.children) if child.person == person), -1)
    if at < 0:
        said.part.refuse("only a child in focus, with * after the name, has a plan of this kind.")
    since = said.date("since")
    if since and not since.exact:
        said.must("since").refuse("a plan starts on a day, such as 1 March 2026.")
    status = PLANS[said.word("kind")]
    telling.children[at] = ChildInFocus(person=person, status=status, since=since.exact if since else None)


_STATES = {"": PrState.HOLDS, "no": PrState.DOES_NOT, "unknown": PrState.UNKNOWN, "not known": PrState.UNKNOWN}


def _responsible(telling: Telling, person: str, said: Said) -> None:
    for child in telling.concerned(said):
        told = Responsibility(
            child=child,
            holder=telling.real(person),
            state=_STATES[said.word("no") or said.word("unknown")],
            basis=said.text("why"),
            confirmed=said.has("confirmed"),
        )
        telling.keep("responsibilities", told)


def _consent(telling: Telling, person: str, said: Said) -> None:
    for child in telling.concerned(said):
        told = Consent(
            child=child,
            person=telling.real(person),
            answer=CONSENTS[said.word("answer")],
            limits=said.text("limits"),
            reason=said.text("why"),
            asked_by=telling.someone(said["by"]),
            asked_on=telling.day(said["on"]),
        )
        telling.keep("consents", told)


def _voice(telling: Telling, person: str, said: Said) -> None:
    voice = Voice(
        person=telling.real(person),
        words=said.text("words"),
        said_on=telling.day(said["on"]),
        said_to=telling.someone(said["to"]),
        about=telling.who(said.must("about")) if said.has("about") else "",
        kept_from=_readers(telling, said),
        kept_why=said.text("why"),
    )
    telling.keep("voices", voice)


def _readers(telling: Telling, said: Said) -> tuple[str, ...]:
    """Whom the words are kept from: people, or everyone."""
    if not said.has("whom"):
        return ()
    return (EVERYONE,) if said.word("whom") == EVERYONE else telling.everyone(said.must("whom"))


_QUOTED = "\ue000+"
_ENDS = r"(?:\s+because\s+(?P<why>.+?))?(?:\s+until\s+(?P<until>.+))?"
PROTECTED = fact(rf"(?P<what>{_WHATS})\s+protected(?:\s+from\s+(?P<whom>.+?))?{_ENDS}", _protected, Stage.REST)
NEXT_NAME = re.compile(rf"(?P<whom>.+?){_ENDS}", re.IGNORECASE)  # `…, Daniel because he asked`
FACTS: tuple[Fact, ...] = (
    fact(rf"(?P<word>{_one_of(GENDERS)})", _gender),
    fact(rf"(?P<word>{'|'.join(k.value for k in PersonKind)})", _kind),
    fact(r"born\s+(?P<date>.+)", _born),
    fact(r"(?:died|deceased|dead)(?:\s+(?P<date>.+))?", _died),
    fact(r"called\s+(?P<value>.+)", _called),
    fact(rf"(?P<word>{_one_of(ENGAGEMENTS)})", _engaged),
    fact(r"(?P<word>inner|middle|outer)\s+circle", _circle),
    fact(r"(?:a\s+)?professional", _professional),
    fact(r"notes?:?\s+(?P<value>.+)", _note),
    fact(r"source\s+(?P<value>.+)", _source),
    fact(r"(?P<word>formerly|née|nee|born as|also known as|aka)\s+(?P<value>.+)", _alias),
    PROTECTED,
    fact(rf"(?P<kind>{'|'.join(k.value for k in ContactKind)}):?\s+(?P<value>.+)", _contact),
    fact(
        r"(?P<suspected>suspected\s+)?(?P<kind>substance misuse|illness)(?P<recovery>,?\s+in recovery)?"
        r"(?:\s+(?P<detail>.+))?",
        _health,
    ),
    fact(rf"on\s+(?:an?\s+|the\s+)?(?P<kind>{_one_of(PLANS)})(?:\s+plan)?(?:\s+since\s+(?P<since>.+))?", _status),
    fact(
        r"(?:(?:has|holds)\s+)?(?P<no>no\s+)?(?:PR|parental responsibility)(?:\s+(?P<unknown>unknown|not known))?"
        r"(?P<confirmed>\s+confirmed)?(?:\s+for\s+(?P<child>.+?))?(?:\s+(?:because|by)\s+(?P<why>.+))?",
        _responsible,
        Stage.REST,
    ),
    fact(
        rf"consent\s+(?P<answer>{_one_of(CONSENTS)})(?:\s+for\s+(?P<child>.+?))?(?:\s+limits\s+(?P<limits>.+?))?"
        r"(?:\s+because\s+(?P<why>.+?))?(?:\s+asked by\s+(?P<by>.+?))?(?:\s+on\s+(?P<on>.+))?",
        _consent,
        Stage.REST,
    ),
    fact(
        rf"(?:said|says)\s+(?P<words>{_QUOTED})(?:\s+about\s+(?P<about>.+?))?(?:\s+to\s+(?P<to>.+?))?"
        r"(?:\s+on\s+(?P<on>.+?))?(?:\s+kept\s+from\s+(?P<whom>.+?)(?:\s+because\s+(?P<why>.+))?)?",
        _voice,
        Stage.REST,
    ),
)
