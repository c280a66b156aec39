"""Whole commands are taken back and done again, unless something later rests on them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famnet.domain.family import Family
from famnet.domain.people import Gender, Person
from famnet.domain.ties import ParentLink
from famnet.store import undo, verify
from famnet.store.erase import erase
from famnet.store.errors import ErasedError, LaterChangeError, NothingToUndoError
from famnet.store.history import Told
from famnet.store.shelf import Shelf

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Edit = Callable[[Callable[[Family], Family]], Family]


@pytest.fixture
def edit(shelf: Shelf, reid: Family) -> Edit:
    """Change the family as it is now."""
    assert reid.version

    def change(how: Callable[[Family], Family]) -> Family:
        now = shelf.family("Reid")
        return shelf.keep(now, how(now), command="network edit", who="Sam", at=MORNING).family

    return change


def back(shelf: Shelf, seq: int | None = None) -> None:
    undo.undo(shelf.session, who="Sam", at=MORNING, seq=seq)


def again(shelf: Shelf) -> None:
    undo.redo(shelf.session, who="Sam", at=MORNING)


def told(family: Family) -> dict[str, tuple[object, ...]]:
    return {"people": tuple((p.name, p.called, p.gender) for p in family.people), "links": family.parent_links}


def called(name: str) -> Callable[[Family], Family]:
    return lambda family: family.with_person(replace(family.people[0], called=name))


def test_the_last_command_is_taken_back_and_done_again(shelf: Shelf, edit: Edit) -> None:
    before = told(shelf.family())
    after = told(edit(lambda f: called("Addie")(f.with_person(Person(name="Grace")))))
    back(shelf)
    assert told(shelf.family()) == before
    again(shelf)
    assert told(shelf.family()) == after


def test_command_after_command_is_taken_back_to_the_empty_store(shelf: Shelf, edit: Edit) -> None:
    for name in ("Addie", "Ads", "A"):
        edit(called(name))
    for _ in range(4):
        back(shelf)
    assert shelf.families() == ()
    with pytest.raises(NothingToUndoError, match="nothing to undo"):
        back(shelf)
    for _ in range(4):
        again(shelf)
    assert shelf.family().people[0].called == "A"
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        again(shelf)


def test_undoing_leaves_history_of_its_own(shelf: Shelf, edit: Edit) -> None:
    edit(called("Addie"))
    back(shelf)
    assert [(e.command, e.undoes) for e in shelf.history()][1:] == [("network edit", None), ("undo", 2)]
    assert verify.verify(shelf.session) == ()


def test_versions_only_ever_grow(shelf: Shelf, edit: Edit) -> None:
    """Whoever read a row before it was changed and changed back does not overwrite it unseen."""
    first = shelf.family().people[0].version
    edit(called("Addie"))
    back(shelf)
    assert shelf.family().people[0].version == first + 2


def test_an_earlier_command_is_taken_back_when_nothing_rests_on_it(shelf: Shelf, edit: Edit) -> None:
    edit(called("Addie"))
    edit(lambda f: f.with_person(Person(name="Grace")))
    back(shelf, seq=2)
    assert [p.called or p.name for p in shelf.family().people] == ["Ada Reid", "Kemi Okafor", "Grace"]


def test_what_was_changed_again_is_not_taken_back(shelf: Shelf, edit: Edit) -> None:
    edit(called("Addie"))
    edit(called("Ads"))
    with pytest.raises(
        LaterChangeError, match=r"number 2, by Sam.+network edit.+number 3, by Sam.+ rests on it"
    ) as refused:
        back(shelf, seq=2)
    assert "famnet undo 3" in refused.value.hint
    assert shelf.family().people[0].called == "Ads"


def test_somebody_others_are_tied_to_is_not_taken_back(shelf: Shelf, edit: Edit) -> None:
    grace = Person(name="Grace")
    edit(lambda f: f.with_person(grace))
    edit(lambda f: replace(f, parent_links=(ParentLink(parent=grace.id, child=f.people[1].id),)))
    with pytest.raises(LaterChangeError, match="number 3"):
        back(shelf, seq=2)


def test_a_mention_in_a_list_counts_as_a_tie(shelf: Shelf, edit: Edit) -> None:
    from famnet.domain.people import Protectable, Protection  # noqa: PLC0415 -- only here

    grace = Person(name="Grace")
    edit(lambda f: f.with_person(grace))
    rule = (grace.id,)
    edit(
        lambda f: replace(
            f, protections=(Protection(person=f.people[0].id, what=Protectable.ADDRESS, hidden_from=rule),)
        )
    )
    with pytest.raises(LaterChangeError, match="number 3"):
        back(shelf, seq=2)


def test_a_tie_does_not_come_back_without_the_one_it_was_to(shelf: Shelf, edit: Edit) -> None:
    edit(lambda f: replace(f, parent_links=(ParentLink(parent=f.people[1].id, child=f.people[0].id),)))
    edit(lambda f: replace(f, parent_links=()))
    edit(lambda f: replace(f, people=f.people[:1]))
    with pytest.raises(LaterChangeError, match="number 4"):
        back(shelf, seq=3)
    back(shelf)
    back(shelf)
    assert len(shelf.family().parent_links) == 1


def test_only_commands_of_a_family_are_taken_back_when_it_is_named(shelf: Shelf, edit: Edit, reid: Family) -> None:
    edit(called("Addie"))
    shelf.keep(None, Family(name="Bello"), command="family add", who="Sam", at=MORNING)
    undo.undo(shelf.session, who="Sam", at=MORNING, family=reid.id)
    assert [row.name for row in shelf.families()] == ["Reid", "Bello"]
    assert shelf.family("Reid").people[0].called == ""


def test_what_was_erased_is_not_brought_back(shelf: Shelf, edit: Edit) -> None:
    now = edit(called("Addie"))
    erase(
        shelf.session,
        now,
        replace(now, people=now.people[:1]),
        told=Told(command="network remove", who="Sam", at=MORNING),
    )
    with pytest.raises(ErasedError):
        back(shelf)


def test_a_setting_is_taken_back(shelf: Shelf) -> None:
    for value in ("1", "2"):
        shelf.set_setting("weeks", value, who="Sam", at=MORNING)
    back(shelf)
    assert shelf.setting("weeks") == "1"
    back(shelf)
    assert shelf.setting("weeks") == ""


def test_order_comes_back_too(shelf: Shelf, edit: Edit) -> None:
    edit(lambda f: replace(f, people=f.people[::-1]))
    back(shelf)
    assert [p.name for p in shelf.family().people] == ["Ada Reid", "Kemi Okafor"]


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(["Grace", "Tobi", "Marcus"])),
        st.tuples(st.just("rename"), st.integers(0, 3)),
        st.tuples(st.just("remove"), st.integers(0, 3)),
        st.tuples(st.just("turn"), st.integers(0, 3)),
    ),
    min_size=1,
    max_size=6,
)


def _stepped(family: Family, step: tuple[str, object]) -> Family:
    what, which = step
    people = family.people
    if what == "add" or not people:
        return family.with_person(Person(name=str(which)))
    one = people[int(str(which)) % len(people)]
    if what == "rename":
        return family.with_person(replace(one, name=f"{one.name}!", gender=Gender.FEMALE))
    rest = tuple(p for p in people if p is not one)
    return replace(family, people=rest if what == "remove" else (*rest, one))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=_STEPS)
def test_any_history_can_be_walked_back_and_forth(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, object]]
) -> None:
    with Shelf.create(tmp_path_factory.mktemp("walk") / "work.famnet", plain=True) as shelf:
        family = shelf.keep(None, Family(name="Reid"), command="family add", who="Sam", at=MORNING).family
        states = [told(family)]
        for n, step in enumerate(steps, 1):
            change = shelf.keep(
                family, _stepped(family, step), command="edit", who="Sam", at=MORNING + timedelta(hours=n)
            )
            family = change.family
            states += [told(family)] if change.entry else []
        for state in states[-2::-1]:
            back(shelf)
            assert told(shelf.family()) == state
        for state in states[1:]:
            again(shelf)
            assert told(shelf.family()) == state
        assert verify.verify(shelf.session) == ()
