"""Many voices, one record: every document of the plan holds exactly the commitments of the record."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from famnet.documents.conference_sheet import conference_sheet
from famnet.documents.formats import Format, Style
from famnet.documents.part_sheets import childs_plan_sheet, my_part_sheet
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.sheet import Sheet
from famnet.documents.write import write_document
from famnet.domain.audience import Audience, AudienceKind
from famnet.domain.disclosure import FamilyView, view_for
from famnet.domain.family import Family
from famnet.domain.people import Person
from famnet.domain.plan_drafting import agree, share
from famnet.domain.plan_lines import change_line, commit, end_line
from famnet.domain.plan_versions import commitments_in, in_force
from famnet.domain.plans import ChildInFocus, Commitment, Plan

TODAY = date(2026, 11, 22)
PEOPLE = ("ada", "kemi", "grace", "dan", "sandra")
_MARK = re.compile(r"\bdeed\d+x\b")  # every promise holds a word that nothing else does

_TOLD = st.lists(
    st.tuples(st.sampled_from(PEOPLE[1:]), st.sampled_from(("", *PEOPLE[1:])), st.booleans()), min_size=1, max_size=9
)
_LATER = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["stop", "hand over", "reword"])), max_size=4)


def family_of(told: list[tuple[str, str, bool]]) -> Family:
    """
    Ada*, girl
    Kemi, mother
    Grace, maternal grandmother
    Dan, father
    Sandra, health visitor
    """
    people = tuple(Person(id=p, name=p.capitalize(), professional=p == "sandra") for p in PEOPLE)
    family = Family(name="Ada", people=people, children=(ChildInFocus(person="ada"),))
    for n, (who, monitor, service) in enumerate(told):
        promise = Commitment(
            who=who, what=f"does deed{n}x", when=f"Fridays at {n}", monitor=monitor, professional=service
        )
        family = commit(family, promise)
    return agree(family, date(2026, 11, 6))


def amended(family: Family, later: list[tuple[int, str]], mark: int) -> Family:
    """The next version, in force after the first was given out."""
    family = share(family, "grace", date(2026, 11, 7))
    for n, how in later:
        plan = next(p for p in reversed(family.plans) if p.agreed_on is None or p.state.value == "in force")
        standing = commitments_in(family, plan)
        if not standing:
            break
        line = standing[n % len(standing)]
        mark += 1
        told = {"hand over": replace(line, who="grace"), "reword": replace(line, what=f"does deed{mark}x")}
        family = end_line(family, line) if how == "stop" else change_line(family, told[how])
    return agree(family, date(2026, 11, 20)) if later else family


def text_of(sheet: Sheet) -> str:
    return write_document(sheet, Format.MD).decode()


def large_print(sheet: Sheet) -> str:
    return write_document(sheet, Format.HTML, style=Style.LARGE).decode()


def promises(text: str) -> set[str]:
    return set(_MARK.findall(text))


def seen(family: Family, kind: AudienceKind, person: str = "") -> FamilyView:
    return view_for(family, Audience(kind, person), today=TODAY)


def in_record(family: Family, about: Callable[[Commitment], bool] = lambda _: True) -> set[str]:
    plan: Plan | None = in_force(family)
    assert plan
    return {mark for c in commitments_in(family, plan) if about(c) for mark in _MARK.findall(c.what)}


@given(_TOLD, _LATER)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_voice_of_the_plan_holds_the_commitments_of_the_record(
    told: list[tuple[str, str, bool]], later: list[tuple[int, str]]
) -> None:
    family = amended(family_of(told), later, mark=100)
    record = in_record(family)
    network, child = seen(family, AudienceKind.NETWORK), seen(family, AudienceKind.CHILD, "ada")
    assert promises(text_of(plan_sheet(network))) == record
    assert promises(large_print(plan_sheet(network))) == record
    assert promises(text_of(childs_plan_sheet(child, "ada"))) == record
    assert promises(text_of(conference_sheet(seen(family, AudienceKind.CONFERENCE)))) == record
    union: set[str] = set()
    for person in PEOPLE:
        mine = promises(text_of(my_part_sheet(seen(family, AudienceKind.MEMBER, person), person)))
        assert mine == in_record(family, lambda c, person=person: person in (c.who, c.monitor))  # type: ignore[misc]
        union |= mine
    assert union == record


@given(_TOLD, _LATER)
@settings(max_examples=20, deadline=None)
def test_a_version_given_out_reads_for_ever_as_it_did(
    told: list[tuple[str, str, bool]], later: list[tuple[int, str]]
) -> None:
    first = family_of(told)
    after = amended(first, later, mark=200)
    assert promises(text_of(plan_sheet(seen(after, AudienceKind.NETWORK), number=1))) == in_record(first)


def test_a_draft_beside_the_plan_in_force_is_in_nobodys_part_yet() -> None:
    family = share(family_of([("kemi", "grace", False)]), "grace", date(2026, 11, 7))
    drafted = commit(family, Commitment(who="kemi", what="does deed500x"))
    view = seen(drafted, AudienceKind.MEMBER, "kemi")
    assert promises(text_of(my_part_sheet(view, "kemi"))) == {"deed0x"}
    assert promises(text_of(conference_sheet(seen(drafted, AudienceKind.CONFERENCE)))) == {"deed0x"}
    assert promises(text_of(plan_sheet(seen(drafted, AudienceKind.NETWORK)))) == {"deed0x", "deed500x"}
