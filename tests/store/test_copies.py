"""What left is written down once and for all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.store import undo
from famnet.store.copies import Copy
from famnet.store.erase import erase, erase_family
from famnet.store.history import Told
from famnet.store.shelf import Shelf
from famnet.store.verify import verify

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def record(
    shelf: Shelf, family: Family, *, reader: str = "", reason: str = "", until: datetime | None = None
) -> None:
    copy = Copy(family=family.id, document="plan", form="docx", audience="member", reader=reader, reason=reason)
    shelf.record_copies([copy], command="plan draft", who="Sam", at=MORNING, until=until)


def test_a_copy_says_from_which_facts_it_was_made(shelf: Shelf, reid: Family) -> None:
    record(shelf, reid)
    (entry,) = shelf.copies(reid.id)
    assert (entry.document, entry.form, entry.who, entry.command, entry.at) == (
        *("plan", "docx", "Sam", "plan draft"),
        MORNING,
    )
    assert not verify(shelf.session, head=entry.mark)


def test_a_copy_of_an_earlier_day_says_that_day_s_facts(shelf: Shelf, reid: Family) -> None:
    later = MORNING + timedelta(days=3)
    shelf.keep(reid, replace(reid, name="Okafor"), command="family edit", who="Sam", at=later)
    record(shelf, reid, until=MORNING + timedelta(days=1))
    record(shelf, reid)
    record(shelf, reid, until=MORNING - timedelta(days=1))
    then, now, before = shelf.copies(reid.id)
    assert (then.seq, now.seq, before.seq) == (1, 2, 0)


def test_undoing_does_not_call_a_copy_back(shelf: Shelf, reid: Family) -> None:
    shelf.keep(reid, replace(reid, name="Okafor"), command="family edit", who="Sam", at=MORNING)
    record(shelf, reid)
    undo.undo(shelf.session, who="Sam", at=MORNING)
    assert len(shelf.copies(reid.id)) == 1
    assert not verify(shelf.session)


def test_an_erased_family_leaves_no_list_of_copies(shelf: Shelf, path: Path, reid: Family) -> None:
    record(shelf, reid, reason="Quaggaford asked")
    erase_family(shelf.session, reid.id, command="family erase", who="Sam", at=MORNING)
    assert shelf.copies(reid.id) == ()
    assert not verify(shelf.session)
    assert b"Quaggaford" not in path.read_bytes()


def test_an_erased_person_is_taken_out_of_the_list(shelf: Shelf, reid: Family) -> None:
    zyx = Person(name="Zyxwv Quaggaford")
    now = shelf.keep(reid, reid.with_person(zyx), command="network add", who="Sam", at=MORNING).family
    record(shelf, now, reader=zyx.id, reason="zyxwv quaggaford's solicitor asked")
    record(shelf, now, reader=reid.people[1].id, reason="the court ordered it")
    erase(shelf.session, now, reid, told=Told(command="network remove", who="Sam", at=MORNING))
    gone, stays = shelf.copies(reid.id)
    assert (gone.reader, gone.reason) == ("", "(erased)")
    assert (stays.reader, stays.reason) == (reid.people[1].id, "the court ordered it")
