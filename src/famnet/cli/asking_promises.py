"""Asking for promises at a terminal, one after another; each is in the plan as soon as it is whole."""

from collections.abc import Mapping, Sequence

from famnet.cli import ask
from famnet.cli.asking_person import ask_person, short
from famnet.cli.desk import Desk
from famnet.cli.half_way import kept
from famnet.domain.family import Family
from famnet.domain.mapping import Column
from famnet.domain.names import find_person
from famnet.domain.plans import Commitment, Contingency
from famnet.usecases import plans
from famnet.usecases.mapping import name_of

_WHAT = "What they do, in their own words: “has Ada and Tobi to stay”."
_WHEN = "Days and times: “Friday nights”, “Mondays to Fridays, 8.20”. Enter alone leaves it open."
_CHECK = "Somebody else sees more than the one who does it. Enter alone leaves it open."
_WORKS = "What everybody will see when it works, and by when. Enter alone leaves it open."


def ask_promises(desk: Desk, who: str | None) -> None:
    """Ask for promises until nobody else has one; everything given is kept at once."""
    desk.say("Enter alone moves on, “?” explains any question, Ctrl-C leaves. Every promise is kept as it is given.")
    while told := _next(desk, who):
        who = None
        after = desk.change(plans.commit(desk.family, told))
        desk.through()
        desk.say(plans.promised_words(after, told))
    desk.through()
    desk.say("→ `famnet plan check` says what is still open.")


def _next(desk: Desk, who: str | None) -> plans.Promise | None:
    """The next promise, None when nobody has one; left half-way, what was answered waits."""
    with kept(desk):
        name = who or ask_person(desk.family, "Who promises something? (Enter: nobody else)")
        return _promise(desk.family, name) if name else None


def ask_promise(family: Family) -> plans.Promise | None:
    """One promise; None when nobody has one."""
    name = ask_person(family, "Does anybody promise something new? (Enter: nobody)")
    return _promise(family, name) if name else None


def _promise(family: Family, name: str) -> plans.Promise:
    called = short(family, find_person(family, name))
    return plans.Promise(
        who=name,
        what=_words(f"What does {called} do?", explain=_WHAT),
        when=ask.text("When, and how often?", explain=_WHEN),
        for_whom=ask_person(family, "For whom? (Enter: for all)"),
        checked_by=ask_person(family, "Who checks that it happens?", explain=_CHECK),
        answers=numbered("Which worry does it answer?", worries(family)),
        goal=numbered("Which goal is it for?", [g.goal for g in family.goals]),
        must_have=numbered("Which must-have does it answer?", [b.must_have for b in family.bottom_lines]),
        works_when=ask.text("How will everybody know it works, and by when?", explain=_WORKS),
    )


def ask_changes(family: Family, line: plans.Line) -> dict[str, str]:
    """What is different about a line of the plan, question by question; Enter alone leaves each as it is."""
    asked = _if_then(family, line) if isinstance(line, Contingency) else _promised(family, line)
    return {name: words for name, (now, words) in asked.items() if words != now}


def _promised(family: Family, line: Commitment) -> dict[str, tuple[str, str]]:
    """What a promise says, as it was and as it is to be."""
    called = short(family, family.person(line.who))
    checks = name_of(family, line.monitor)
    return {
        "what": (line.what, ask.text(f"What does {called} do?", default=line.what, explain=_WHAT)),
        "when": (line.when, ask.text("When?", default=line.when, explain=_WHEN)),
        "how_often": (line.how_often, ask.text("How often?", default=line.how_often)),
        "monitor": (checks, ask_person(family, "Who checks that it happens?", explain=_CHECK, now=checks)),
        "works_when": (
            line.works_when,
            ask.text("How will everybody know it works, and by when?", default=line.works_when, explain=_WORKS),
        ),
    }


def _if_then(family: Family, line: Contingency) -> dict[str, tuple[str, str]]:
    """What an if-then line says, as it was and as it is to be."""
    who = name_of(family, line.who)
    return {
        "sign": (line.sign, ask.text("What would be seen, if things went wrong?", default=line.sign)),
        "what": (line.response, ask.text("What is done then?", default=line.response)),
        "who": (who, ask_person(family, "Who does it?", now=who)),
    }


def _words(question: str, explain: str) -> str:
    """Words that are needed: Enter alone asks again."""
    while not (said := ask.text(question, explain=explain)):
        pass
    return said


def worries(family: Family) -> Mapping[int, str]:
    """The worries of the mapping, by their number in it."""
    return {n: item.text for n, item in enumerate(family.mapping, 1) if item.column is Column.WORRY}


def numbered(question: str, told: Mapping[int, str] | Sequence[str]) -> int | None:
    """One of the things a list shows under a number, or none of them; not asked where there are none."""
    choices = dict(told) if isinstance(told, Mapping) else dict(enumerate(told, 1))
    if not choices:
        return None
    named: dict[str, int | None] = {"none of these": None}
    return ask.choose(question, {**named, **{words: number for number, words in choices.items()}}, None)
