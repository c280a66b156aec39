"""What the store did and kept: its history in sentences, what was kept aside, what is held about somebody."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.record import record
from famnet.store import aside
from famnet.store.access import held_about
from famnet.store.erase import Erased
from famnet.store.history import Entry, Told, headings
from famnet.store.session import Session
from famnet.store.tables import ALL
from famnet.store.telling import Search, tell
from famnet.store.then import clock_went_back

Row = Mapping[str, object]


@record
class Wanted:
    """What to look for in the history."""

    person: str | None = None
    field: str = ""
    since: date | None = None
    until: date | None = None


def clock_words(session: Session) -> list[str]:
    """Where a computer's clock was set back between two commands, or had been wrong before."""
    with session.reading() as db:
        back = clock_went_back(headings(db))
    return [
        f"Number {entry.seq} of the history is stamped {entry.at:%Y-%m-%d %H:%M}, earlier than the one before it: a"
        " clock was set back, or had been wrong. Nothing is lost; the order in which things were done counts."
        for entry in back
    ]


def history_rows(session: Session, family: Family, wanted: Wanted) -> list[Row]:
    """What was done to a family's record, a sentence a row, the oldest first."""
    person = find_person(family, wanted.person).id if wanted.person else ""
    field = _field(wanted.field) if wanted.field else ""
    search = Search(person=person, field=field, since=wanted.since, until=wanted.until)
    return [
        {
            "number": line.seq,
            "when": f"{line.at:%Y-%m-%d %H:%M}",
            "who": line.who,
            "command": line.command + (" (taken back)" if line.taken_back else ""),
            "what": line.text,
        }
        for line in tell(session, family.id, search)
    ]


def _field(said: str) -> str:
    """The fact somebody means, as the store calls it: `out of hours` is `out_of_hours`.

    Raises:
        UsageError: no record has it.
    """
    known = {name for table in ALL.values() for name in table.scalars}
    field = said.strip().lower().replace(" ", "_")
    if field not in known:
        near = get_close_matches(field, sorted(known), n=1)
        message = f"No fact is called “{said[:40]}”."
        perhaps = f"Perhaps “{near[0].replace('_', ' ')}”? " if near else ""
        raise UsageError(message, hint=f"{perhaps}Such as born, engagement, circle, what, state or note.")
    return field


MOST_TOLD = 4  # changes that are told of one command; the rest are counted


def back_words(session: Session, entry: Entry) -> list[str]:
    """What was taken back, or done again, in sentences: the command, when it was given, and what it had changed."""
    done = [line for line in tell(session, entry.family) if line.seq == entry.undoes]
    if not done:
        return []
    first = done[0]
    number = f"number {first.seq}, of {first.at.day} {first.at:%B %Y}, by {first.who}"
    more = [f"  - and {len(done) - MOST_TOLD} more"] if len(done) > MOST_TOLD else []
    return [f"“{first.command}” ({number}):", *(f"  - {line.text}" for line in done[:MOST_TOLD]), *more]


def done_again_words(session: Session, entry: Entry) -> list[str]:
    """What stands again: the command whose undoing was taken back."""
    undoing = next((one for one in headings(session.db, entry.family) if one.seq == entry.undoes), entry)
    return back_words(session, undoing)


def aside_rows(session: Session) -> list[Row]:
    """What is kept aside, each fact that two people changed beside what the other one saved."""
    return [
        {
            "number": kept.number,
            "at": f"{kept.at:%Y-%m-%d %H:%M}",
            "who": kept.who,
            "command": kept.command,
            "what": clash.field.replace("_", " "),
            "was": clash.was,
            "theirs": clash.theirs,
            "yours": clash.yours,
        }
        for kept in aside.asides(session)
        for clash in aside.clashes(session, kept)
    ]


def take_up(session: Session, number: int, *, mine: bool, by: Told) -> None:
    """Save what is kept aside; where two changed the same fact, theirs stays unless `mine`."""
    kept = next((a for a in aside.asides(session) if a.number == number), None)
    fields = [(c.row, c.field) for c in aside.clashes(session, kept)] if kept and mine else []
    aside.take_up(session, number, told=by, mine=fields)


def access_rows(session: Session, family: Family, person: str) -> list[Row]:
    """Everything held about one person, as it stands and as it once was; who else is in it is to be looked at."""
    return [
        {
            "kind": held.kind,
            "facts": "; ".join(f"{name.replace('_', ' ')}: {words}" for name, words in held.told.items()),
            "others_in_it": ", ".join(held.others),
            "until": f"{held.until:%Y-%m-%d}" if held.until else "stands",
        }
        for held in held_about(session, family.id, person)
    ]


def erase_words(erased: Erased) -> list[str]:
    """What erasing left: places where words still speak of somebody, and backups that still hold them."""
    return [
        "It is erased. A line in the history says that something was, and when.",
        *(f"→ Words that still speak of them: {m.table.replace('_', ' ')}, {m.field}" for m in erased.mentions),
        *(f"→ This backup still holds it: {path}" for path in erased.backups),
    ]
