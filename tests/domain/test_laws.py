"""What must hold in every family, however it got into the file."""

from dataclasses import replace

import pytest

from famnet.domain.errors import Level
from famnet.domain.family import Family
from famnet.domain.laws import broken_laws
from famnet.domain.people import Person, Protectable, Protection
from famnet.domain.plans import Plan, PlanState
from famnet.domain.ties import Couple, ParentKind, ParentLink

ADA, KEMI = Person(name="Ada"), Person(name="Kemi")
SOUND = Family(name="Reid", people=(ADA, KEMI), parent_links=(ParentLink(parent=KEMI.id, child=ADA.id),))
NOBODY = Person().id


def test_a_sound_family_breaks_none() -> None:
    assert list(broken_laws(SOUND)) == []


@pytest.mark.parametrize(
    ("family", "rule"),
    [
        pytest.param(
            replace(SOUND, parent_links=(*SOUND.parent_links, ParentLink(parent=ADA.id, child=KEMI.id))),
            "own-ancestor",
            id="her own grandmother",
        ),
        pytest.param(replace(SOUND, couples=(Couple(one=ADA.id, other=ADA.id),)), "couple-with-oneself", id="alone"),
        pytest.param(
            replace(SOUND, plans=tuple(Plan(number=n, state=PlanState.IN_FORCE) for n in (1, 2))),
            "one-plan",
            id="two plans in force",
        ),
        pytest.param(replace(SOUND, plans=(Plan(family_lead=NOBODY),)), "loose-end", id="led by nobody there"),
        pytest.param(
            replace(SOUND, protections=(Protection(person=ADA.id, what=Protectable.NAME, hidden_from=(NOBODY,)),)),
            "loose-end",
            id="hidden from nobody there",
        ),
        pytest.param(
            replace(SOUND, parent_links=(ParentLink(parent=NOBODY, child=ADA.id),)), "loose-end", id="no such mother"
        ),
    ],
)
def test_a_broken_law_is_found_with_its_family(family: Family, rule: str) -> None:
    (finding,) = broken_laws(family)
    assert (finding.rule, finding.subject, finding.level) == (rule, "Reid", Level.BLOCK)


def test_a_carer_who_is_cared_for_is_no_circle() -> None:
    """A grandmother who brings up a child may herself be in that child's care one day."""
    cares = ParentLink(parent=ADA.id, child=KEMI.id, kind=ParentKind.KINSHIP)
    assert list(broken_laws(replace(SOUND, parent_links=(*SOUND.parent_links, cares)))) == []
