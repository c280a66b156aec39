"""Going round: note each time somebody was approached, and see how far everybody has come and what is next."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from famnet.domain.dates import age_on, say_day
from famnet.domain.engagement import Approach, Channel
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.people import Engagement, Person
from famnet.domain.record import record

Row = Mapping[str, object]
NEXT: Mapping[Engagement, str] = {
    Engagement.IDENTIFIED: "get in touch",
    Engagement.APPROACHED: "ask again whether they will take part",
    Engagement.AGREED: "prepare them for the meeting",
    Engagement.UNREACHABLE: "try another way, or ask somebody who knows them",
    Engagement.ATTENDED: "ask what they would like to do",
}
GROWN_UP = 18
ANSWERED = frozenset(
    {Engagement.AGREED, Engagement.DECLINED, Engagement.ATTENDED, Engagement.COMMITTED, Engagement.STEPPED_BACK}
)
_BY: Mapping[Channel, str] = {
    Channel.PHONE: "by phone",
    Channel.VISIT: "by a visit",
    Channel.LETTER: "by letter",
    Channel.MESSAGE: "by message",
    Channel.EMAIL: "by e-mail",
    Channel.VIDEO: "by video call",
    Channel.THROUGH: "through somebody else",
}


@record
class Told:
    """What is told of one approach; a status that is not said follows from the rest."""

    on: date
    how: Channel | None = None
    status: Engagement | None = None
    unanswered: bool = False
    note: str = ""
    barrier: str = ""
    next_on: date | None = None
    by: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it tells more than a day."""
        return any((self.how, self.status, self.unanswered, self.note, self.barrier, self.next_on))


def log(family: Family, person: Person, told: Told) -> Family:
    """One more approach to somebody, and how far they have come with it.

    Raises:
        UsageError: it tells nothing, or two things that cannot both be.
    """
    _see_that_it_can_be(person, told)
    status = told.status or _status_after(person, told)
    approach = Approach(
        person=person.id,
        made_on=told.on,
        how=told.how,
        status=status,
        unanswered=told.unanswered,
        note=told.note,
        barrier=told.barrier,
        next_on=told.next_on,
        made_by=told.by,
    )
    whole = replace(family, approaches=(*family.approaches, approach))
    newest = not any(a.made_on > told.on for a in _approaches_to(family, person))
    return whole.with_person(replace(person, engagement=status)) if newest else whole


def _see_that_it_can_be(person: Person, told: Told) -> None:
    name = person.name or "NAME"
    if not told.says_something:
        message = "How was it, and what came of it? --how or --status is missing."
        hint = f'For example `famnet engage log "{name}" --how phone --status approached --note "rings back Friday"`.'
        raise UsageError(message, hint=hint)
    if told.unanswered and told.status in ANSWERED:
        message = f"Somebody who did not answer cannot be “{said(told.status)}”."
        raise UsageError(message, hint="Leave out --no-answer, or say --status approached or unreachable.")
    if told.next_on and told.next_on < told.on:
        message = f"The next try, {say_day(told.next_on)}, would be before this one, {say_day(told.on)}."
        raise UsageError(message, hint="Check the two days: --on is when it was, --next when you will try again.")


def _status_after(person: Person, told: Told) -> Engagement:
    """Whoever was only known of has been approached now; nobody else comes further by being rung."""
    tried = told.how or told.unanswered
    return Engagement.APPROACHED if tried and person.engagement is Engagement.IDENTIFIED else person.engagement


def _approaches_to(family: Family, person: Person) -> list[Approach]:
    """Every approach to somebody, the oldest first."""
    return sorted((a for a in family.approaches if a.person == person.id), key=lambda a: a.made_on)


def said(status: Engagement) -> str:
    """A status in words."""
    return status.value.replace("_", " ")


def logged_words(family: Family, person: Person) -> list[str]:
    """What was noted, read back: the status, how and when, what was said, what is in the way, what is next."""
    last = family.approaches[-1]
    now = family.person(person.id)
    lines = [f"{now.name or 'Somebody not yet named'}: {said(now.engagement)}."]
    if last.status and last.status is not now.engagement:
        lines.append(f"  Since then they have come further: that day it was “{said(last.status)}”.")
    lines.append(f"  {_how_words(last)}.")
    lines += [f"  In the way: {last.barrier}."] if last.barrier else []
    lines += [f"  Next try: {say_day(last.next_on)}."] if last.next_on else []
    return lines


def _how_words(made: Approach) -> str:
    way = _BY[made.how] if made.how else "approached" if not made.unanswered else "tried"
    words = f"{way[0].upper()}{way[1:]} on {say_day(made.made_on)}"
    answered = f"{words}, no answer" if made.unanswered else words
    return f"{answered}: “{made.note}”" if made.note else answered


def progress_rows(family: Family) -> list[Row]:
    """Everybody but the children in focus: how far they have come, the last approach, and the next."""
    return [_progress(family, person) for person in _to_engage(family)]


def next_rows(family: Family, today: date) -> list[Row]:
    """Who waits for the team and what for: those with a day set first, the most overdue on top."""
    rows = [{**_progress(family, p), "next": _next(family, p, today)} for p in _to_engage(family)]
    waiting = [row for row in rows if row["next"]]
    return sorted(waiting, key=lambda row: str(row["next_try"] or "9999"))


def log_rows(family: Family, person: Person) -> list[Row]:
    """Every approach to one person, the oldest first."""
    return [
        {
            "on": made.made_on,
            "how": made.how or "",
            "status": said(made.status) if made.status else "",
            "answered": "no" if made.unanswered else "",
            "note": made.note,
            "in_the_way": made.barrier,
            "next_try": made.next_on or "",
            "by": made.made_by,
        }
        for made in _approaches_to(family, person)
    ]


def _to_engage(family: Family) -> list[Person]:
    focus = {child.person for child in family.children}
    return [p for p in family.people if p.alive and p.id not in focus]


def _progress(family: Family, person: Person) -> dict[str, object]:
    made = _approaches_to(family, person)
    last = made[-1] if made else None
    return {
        "name": person.name or "(unnamed)",
        "status": said(person.engagement),
        "last_contact": last.made_on if last else "",
        "how": (last.how if last else None) or "",
        "tries": len(made),
        "unanswered": _unanswered_since(made),
        "next_try": (last.next_on if last else None) or "",
        "note": last.note if last else "",
    }


def _unanswered_since(made: list[Approach]) -> int:
    """How many of the latest tries in a row went unanswered."""
    answered = [n for n, each in enumerate(made, 1) if not each.unanswered]
    return len(made) - (answered[-1] if answered else 0)


def _next(family: Family, person: Person, today: date) -> str:
    """What to do next about one person; empty where nobody waits for the team."""
    made = _approaches_to(family, person)
    again = made[-1].next_on if made else None
    if again:
        late = (today - again).days
        return f"try again: overdue since {say_day(again)}" if late > 0 else f"try again on {say_day(again)}"
    return _usual_next(person, today)


def _usual_next(person: Person, today: date) -> str:
    usual = NEXT.get(person.engagement, "")
    age = age_on(person.born, today)
    if usual and not person.name:
        return "find out what they are called"
    if person.engagement is Engagement.IDENTIFIED and age is not None and age < GROWN_UP:
        return "ask those who care for them how they can take part"
    return usual
