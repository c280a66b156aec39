"""Asking at a terminal how somebody was approached; each approach is noted as soon as it is whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from famnet.cli import ask
from famnet.cli.asking_person import ask_person, short
from famnet.cli.days import ask_day
from famnet.cli.desk import Desk
from famnet.cli.half_way import kept
from famnet.domain.engagement import Channel
from famnet.domain.errors import UsageError
from famnet.domain.names import find_person
from famnet.domain.people import Engagement, Person
from famnet.usecases import engaging

_STANDS_OFF = frozenset({Engagement.DECLINED, Engagement.UNREACHABLE, Engagement.STEPPED_BACK})
_HOW = "The way you tried this time. Each try is a line of its own: a call on Monday, a letter on Friday."
_WHEN = "Such as 20 November 2026 or 20/11/2026. Enter alone: today."
_ANSWER = "No answer is not a refusal: it is kept as what it is."
_STATUS = (
    "identified: known of. approached: asked, no answer yet. agreed: will take part. declined: will not. "
    "unreachable: every way was tried. attended, committed: came, and promised something. stepped back: no longer."
)
_NOTE = "In their own words, if you can. Only the team reads it."
_BARRIER = "Transport, timing, work, health, fear… It is kept apart from how willing they are."
_NEXT = "The day you will try again; `famnet engage next` reminds you. Enter alone leaves it open."


Keep = Callable[[Desk, Person, engaging.Told], None]


def ask_round(desk: Desk, name: str | None, told: engaging.Told, keep: Keep) -> None:
    """Ask about one person, or about one after another until nobody else was approached; `keep` notes each try."""
    desk.say("Enter alone moves on, “?” explains any question, Ctrl-C leaves. Each try is kept as it is given.")
    one = bool(name)
    while asked := _next(desk, name, told):
        keep(desk, *asked)
        desk.through()
        if one:
            return
    desk.through()
    desk.say("→ `famnet engage next` says who is waiting.")


def _next(desk: Desk, name: str | None, told: engaging.Told) -> tuple[Person, engaging.Told] | None:
    """The next approach, None when there was no other; left half-way, what was answered waits."""
    with kept(desk):
        person = _whom(desk, name)
        return (person, ask_approach(desk, person, told)) if person else None


def ask_approach(desk: Desk, person: Person, told: engaging.Told) -> engaging.Told:
    """One approach to somebody."""
    called = short(desk.family, person)
    how = told.how or ask.choose("How did you try?", {c.value: c for c in Channel}, Channel.PHONE, explain=_HOW)
    on = ask_day(desk, "When was that? (Enter: today)", explain=_WHEN, fits=_in_the_past(desk))
    reached = ask.confirm(f"Did {called} answer?", default=True, explain=_ANSWER)
    status = _status(person, called, reached=reached)
    tried = replace(told, how=how, on=on or told.on, status=status, unanswered=not reached)
    return replace(
        tried,
        note=told.note or ask.text("What was said? (Enter: nothing to add)", explain=_NOTE),
        barrier=told.barrier or _barrier(status),
        next_on=told.next_on or _next_try(desk, tried.on),
    )


def _next_try(desk: Desk, after: date) -> date | None:
    return ask_day(desk, "When will you try again? (Enter: not set)", explain=_NEXT, fits=_not_before(after))


def _whom(desk: Desk, name: str | None) -> Person | None:
    if name:
        return find_person(desk.family, name)
    said = ask_person(desk.family, "Whom did you approach? (Enter: nobody else)")
    return find_person(desk.family, said) if said else None


def _status(person: Person, called: str, *, reached: bool) -> Engagement:
    """How far they have come; whoever did not answer has agreed to nothing and refused nothing this time."""
    likely = Engagement.APPROACHED if person.engagement is Engagement.IDENTIFIED else person.engagement
    open_to = [e for e in Engagement if reached or e is likely or e not in engaging.ANSWERED]
    return ask.choose(f"How far has {called} come?", {engaging.said(e): e for e in open_to}, likely, explain=_STATUS)


def _barrier(status: Engagement) -> str:
    """What stands in the way, asked only where something does."""
    return ask.text("What stands in the way? (Enter: not known)", explain=_BARRIER) if status in _STANDS_OFF else ""


def _in_the_past(desk: Desk) -> Callable[[date], None]:
    return lambda said: desk.not_ahead(said, "tried")


def _not_before(made: date) -> Callable[[date], None]:
    def check(said: date) -> None:
        if said < made:
            message = "That is before the day you tried."
            raise UsageError(message, hint="Say the day you will try again, or press Enter to leave it open.")

    return check
