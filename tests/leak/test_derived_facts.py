"""Facts that are kept and yet could be worked out: who lives with whom, a home's name, the same in other words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from famnet.documents.gate import LeakError
from famnet.documents.read_back import readings
from famnet.domain.family import Family
from famnet.domain.mapping import Column, MappingItem
from famnet.domain.people import Contact, ContactKind, Gender, Person, Protectable, Protection
from famnet.domain.plans import ChildInFocus, Plan, PlanCopy, PlanState
from famnet.domain.review_records import NetworkChange, NetworkMove, PlanReview
from famnet.domain.ties import Couple, Household, ParentLink, Residence
from famnet.drawing.canvas import PictureOptions
from famnet.usecases.documents import plan_document, review_document
from famnet.usecases.ecomap import EcomapDrawing
from famnet.usecases.exchange import export_network
from famnet.usecases.genogram import Drawing, Window, draw_genogram
from famnet.usecases.made import Made

TODAY = date(2026, 11, 22)
ADDRESS = Contact(person="kemi", kind=ContactKind.ADDRESS, value="14 Larch Road, Liscard CH44 8QZ")
FROM_DANIEL = {what: Protection(person="kemi", what=what, hidden_from=("daniel",)) for what in Protectable}


def family(**told: object) -> Family:
    """
    Ada Reid*, girl
    Kemi Okafor, mother
    Daniel Reid, father
    Grace Okafor, maternal grandmother
    Zyxwv Quaggaford, partner of Kemi
    """
    people = {"ada": "Ada Reid", "kemi": "Kemi Okafor", "daniel": "Daniel Reid", "grace": "Grace Okafor"}
    return replace(
        Family(
            name="Ada Reid",
            children=(ChildInFocus(person="ada"),),
            people=(
                *(Person(id=id_, name=name, gender=Gender.FEMALE) for id_, name in people.items()),
                Person(id="zyx", name="Zyxwv Quaggaford"),
            ),
            parent_links=(
                ParentLink(parent="kemi", child="ada"),
                ParentLink(parent="daniel", child="ada"),
                ParentLink(parent="grace", child="kemi"),
            ),
            couples=(Couple(one="kemi", other="zyx"),),
            plans=(Plan(id="pl", state=PlanState.IN_FORCE),),
        ),
        **told,  # type: ignore[arg-type] # fields of a family, by name
    )


def home(name: str, *people: str) -> dict[str, object]:
    return {
        "households": (Household(id="home", name=name),),
        "residences": tuple(Residence(person=p, household="home") for p in people),
    }


def copies(told: Family, reader: str) -> Iterator[tuple[str, Made]]:
    yield "plan.md", plan_document(told, reader, today=TODAY)("md")
    yield "plan.html", plan_document(told, reader, today=TODAY)("html")
    for form in ("svg", "json", "html"):
        yield f"tree.{form}", draw_genogram(told, Drawing(audience=reader, today=TODAY)).as_form(form)
    around = EcomapDrawing(
        family=told, audience=reader, today=TODAY, options=PictureOptions(), window=Window()
    )  # fmt: skip
    yield "ecomap.svg", around.as_form("svg")
    for ending in ("family", "csv", "ged", "json"):
        yield f"network.{ending}", export_network(told, Path(f"network.{ending}"), reader, today=TODAY)


def read(told: Family, reader: str) -> dict[str, str]:
    """Every copy as a reader gets it, in one text each; the gate has let it pass."""
    return {
        name: " ".join(text for _, text in readings(made.released(name), name)).casefold()
        for name, made in copies(told, reader)
    }


def telling(told: Family, reader: str, *words: str) -> set[tuple[str, str]]:
    return {(name, w) for name, text in read(told, reader).items() for w in words if w.casefold() in text}


@pytest.mark.parametrize("reader", ["Daniel Reid", "network", "court"])
def test_a_home_called_by_its_address_is_told_to_nobody_whom_the_address_is_kept_from(reader: str) -> None:
    told = family(
        **home("14 Larch Road", "kemi", "ada"), contacts=(ADDRESS,), protections=(FROM_DANIEL[Protectable.ADDRESS],)
    )
    assert telling(told, reader, "larch") == set()


@pytest.mark.parametrize("reader", ["Daniel Reid", "network"])
def test_an_address_that_only_a_home_is_called_by_is_kept_too(reader: str) -> None:
    """Nobody wrote it down as an address."""
    told = family(**home("Hope Cottage, Zyxwv Lane", "kemi", "ada"), protections=(FROM_DANIEL[Protectable.ADDRESS],))
    assert telling(told, reader, "cottage", "zyxwv lane") == set()


@pytest.mark.parametrize("what", [Protectable.NAME, Protectable.EXISTENCE])
def test_a_home_called_after_somebody_whose_name_is_kept_is_called_home(what: Protectable) -> None:
    kept = Protection(person="zyx", what=what)
    told = family(**home("Zyxwv Quaggaford's home", "zyx", "kemi", "ada"), protections=(kept,))
    assert telling(told, "network", "zyxwv", "quaggaford") == set()


def test_where_a_child_lives_does_not_tell_with_whom_a_parent_does() -> None:
    told = family(
        **home("Grace Okafor's home", "grace", "kemi", "ada"), protections=(FROM_DANIEL[Protectable.WHEREABOUTS],)
    )
    assert telling(told, "Daniel Reid", "Grace Okafor's home", "Lives at", "Homes:") <= {
        ("network.csv", "Lives at")  # a heading
    }


def test_who_lives_with_somebody_easily_found_is_not_told_where_the_address_is_kept() -> None:
    """Daniel knows where Grace lives: that Kemi lives with her would tell him Kemi's address."""
    told = family(
        **home("Grace Okafor's home", "grace", "kemi", "ada"),
        contacts=(ADDRESS,),
        protections=(FROM_DANIEL[Protectable.ADDRESS],),
    )
    assert telling(told, "Daniel Reid", "Grace Okafor's home", "Grace's home") == set()
    assert telling(told, "Grace Okafor", "Grace Okafor's home") != set()


def test_a_parent_and_child_are_still_shown_together_where_that_tells_no_address() -> None:
    told = family(
        **home("Kemi's", "kemi", "ada"), contacts=(ADDRESS,), protections=(FROM_DANIEL[Protectable.ADDRESS],)
    )
    together = "Homes: Kemi's: Kemi Okafor and Ada Reid."
    assert ("plan.md", together) in telling(told, "Daniel Reid", together)


@pytest.mark.parametrize(
    ("kind", "kept", "same"),
    [
        pytest.param(ContactKind.PHONE, "07700 900461", "+44 7700 900461", id="a number as dialled from abroad"),
        pytest.param(ContactKind.PHONE, "0151 496 0733", "496 0733", id="a number without its area"),
        pytest.param(ContactKind.SCHOOL, "Bramblecote Primary School", "Bramblecote primary", id="a school"),
    ],
)
def test_the_same_fact_of_somebody_else_in_other_words_is_kept_too(kind: ContactKind, kept: str, same: str) -> None:
    told = family(
        contacts=(Contact(person="kemi", kind=kind, value=kept), Contact(person="grace", kind=kind, value=same)),
        protections=(Protection(person="kemi", what=Protectable(kind.value)),),
    )
    assert telling(told, "professionals", kept, same) == set()


@pytest.mark.parametrize(
    "words",
    ["14 Larch Rd", "the Larch Rd flat", "number 14 Larch", "in Larchroad", "14, Larch-Road"],
)
def test_an_address_is_found_in_a_worry_however_short_it_is_written(words: str) -> None:
    worry = MappingItem(column=Column.WORRY, text=f"Police came to {words} twice")
    told = family(contacts=(ADDRESS,), protections=(FROM_DANIEL[Protectable.ADDRESS],), mapping=(worry,))
    with pytest.raises(LeakError, match="the address of Kemi Okafor"):
        plan_document(told, "Daniel Reid", today=TODAY)("md").released("plan.md")


@pytest.mark.parametrize("reader", ["Daniel Reid", "network"])
def test_neither_how_a_copy_was_sent_nor_why_somebody_left_tells_where_they_went(reader: str) -> None:
    told = family(
        contacts=(ADDRESS,),
        protections=(FROM_DANIEL[Protectable.ADDRESS],),
        plan_copies=(PlanCopy(plan="pl", person="kemi", given_on=TODAY, how="posted to the refuge"),),
        plan_reviews=(PlanReview(id="rv", plan="pl", held_on=TODAY),),
        network_changes=(
            NetworkChange(review="rv", person="kemi", move=NetworkMove.LEFT, reason="moved to the refuge"),
        ),
    )
    pages = (plan_document(told, reader, today=TODAY), review_document(told, reader, today=TODAY, review="rv"))
    for page in pages:
        assert b"refuge" not in page("md").released("page.md")
    assert b"Kemi Okafor left" in pages[1]("md").data


def test_the_words_drawn_in_a_documents_picture_pass_the_gate_too() -> None:
    """In a Word file they are pixels: only the scene can say what they are."""
    told = family(**home("Kemi's", "kemi", "ada"))
    made = plan_document(told, "network", today=TODAY)("docx")
    assert "Kemi's" in made.drawn
