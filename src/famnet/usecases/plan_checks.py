"""Looking the plan over: what the rules find, and what is hard to read for those it is written for."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil

from famnet.documents.plain_language import AIM, NoReadingAgeError, hard_sentences, jargon_in
from famnet.domain.errors import Finding, Level
from famnet.domain.family import Family
from famnet.domain.plan_versions import commitments_in, contingencies_in, current
from famnet.domain.rules.check import PLAN_STAGES, check

RULE = "plain-language"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")


def check_plan(family: Family, today: date) -> tuple[Finding, ...]:
    """Everything worth a look in the plan, the gravest first."""
    return (*check(family, today, stages=PLAN_STAGES), *_plain_findings(family))


def _plain_findings(family: Family) -> Iterator[Finding]:
    """Words of the profession, and sentences that ask for an older reader than the plan is written for.

    Only what the plan itself says: what people said is kept as they said it, and so are words in quotation marks.
    """
    yield from _plain(dict.fromkeys(filter(None, map(_own_words, _plan_texts(family)))))


def _plain(told: Iterable[str]) -> Iterator[Finding]:
    for text in told:
        for jargon in jargon_in(text):
            yield _point_out(f"“{jargon.word}” in “{text}”: a family might say {jargon.say}.", text)
    try:
        for text in told:
            for sentence, age in hard_sentences(text):
                yield _point_out(f"“{sentence}” is for readers of {ceil(age)}; aim for {AIM} or younger.", text)
    except NoReadingAgeError as error:
        yield Finding(rule=RULE, message=f"{error} {error.hint}", level=Level.INFO, subject="plan")


def check_words(family: Family) -> Iterator[Finding]:
    """The same for everything else that is written for families: services, meetings, worries a worker noted."""
    yield from _plain(dict.fromkeys(filter(None, map(_own_words, _other_texts(family)))))


def _other_texts(family: Family) -> Iterator[str]:
    """What those who work with the family wrote for it beside the plan; never what the family itself said."""
    for link in family.ecomap:
        yield from (link.name if not link.person else "", link.note)
    for meeting in family.meetings:
        yield from (meeting.purpose, *meeting.questions, *meeting.on_offer)
    relatives = {person.id for person in family.people if not person.professional}
    yield from (item.text for item in family.mapping if item.said_by not in relatives)
    yield from (scale.question for scale in family.scales)
    yield from (slot.what for slot in family.rota_slots)


def _plan_texts(family: Family) -> Iterator[str]:
    """What the plan says in the words of those who wrote it."""
    plan = current(family)
    if plan is None:
        return
    for goal in family.goals:
        yield from (goal.goal, goal.danger)
    for line in family.bottom_lines:
        yield from (line.must_have, line.otherwise)
    for promise in commitments_in(family, plan):
        yield from (promise.what, promise.works_when)
    for line_if in contingencies_in(family, plan):
        yield from (line_if.sign, line_if.response)


def _own_words(text: str) -> str:
    return " ".join(_QUOTED.sub("", text).split())


def _point_out(message: str, about: str) -> Finding:
    return Finding(
        rule=RULE, message=message, level=Level.PROMPT, subject=about, source="Automated Readability Index"
    )
