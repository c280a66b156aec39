"""The families one works with, and the children each is about."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from famnet.domain.dates import PartialDate, age_on, say_day
from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.family import Family, put
from famnet.domain.people import Gender, Person
from famnet.domain.plans import ChildInFocus, PlanKind, PlanState
from famnet.store.lists import FamilyRow
from famnet.usecases.lines import NotUnderstoodError, read_line
from famnet.usecases.telling import tell


class AlreadyInFocusError(FamnetError):
    """The child is in focus already, and nothing new was said about them."""

    hint = "`famnet family show` lists the children in focus."

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is a child in focus already.")


class ChildThereError(FamnetError):
    """An open family is about a child of this name already."""

    hint = "`famnet family use NAME` takes that family up. Add --yes if this is another child of the same name."

    def __init__(self, family: str, child: Person) -> None:
        born = f" (born {child.born})" if child.born else ""
        super().__init__(f"{child.name}{born} is a child in {family}'s family already, which is open.")


class NobodyError(FamnetError):
    """A child without a name."""

    exit_code = ExitCode.USAGE
    hint = "A first name will do for now: `famnet family add Ada`. It can be changed later."

    def __init__(self) -> None:
        super().__init__("The family starts from a child, so a name is needed.")


def has_child(row: FamilyRow, name: str) -> bool:
    """Whether a child in focus of a family has exactly this name."""
    return name.casefold() in (child.casefold() for child in row.children)


def same_child(family: Family, child: Person) -> Person | None:
    """The child in focus who has this name, and no other birth date than this."""
    for focus in family.children:
        known = family.person(focus.person)
        same_day = None in (known.born, child.born) or known.born == child.born
        if known.name.casefold() == child.name.casefold() and same_day:
            return known
    return None


def open_family(
    child: str,
    *,
    today: date,
    born: PartialDate | None = None,
    gender: Gender = Gender.UNKNOWN,
    status: PlanKind | None = None,
) -> Family:
    """A new family that starts from one child in focus and is named after them.

    Raises:
        NobodyError: the child has no name.
    """
    if not child.strip():
        raise NobodyError
    person = Person(name=child, gender=gender, born=born)
    focus = ChildInFocus(person=person.id, status=status, since=today if status else None)
    return Family(name=child, opened_on=today, people=(person,), children=(focus,))


def told_in_a_line(
    line: str,
    *,
    today: date,
    born: PartialDate | None = None,
    gender: Gender = Gender.UNKNOWN,
    status: PlanKind | None = None,
) -> Family:
    """A new family from a child's name, or from a line such as "Ada Reid, girl, 5 May 2015".

    Raises:
        NobodyError: the child has no name.
        NotUnderstoodError: a part of the line is no fact about a child.
    """
    said = read_line(line)
    if said.phrase:
        raise NotUnderstoodError([said.phrase], [said.name, *said.facts])
    family = open_family(said.name, today=today, born=born, gender=gender, status=status)
    for fact in said.facts:
        family = tell(family, family.people[0].id, fact, today=today)
    return family


def focus_child(family: Family, child: Person, *, today: date, status: PlanKind | None = None) -> Family:
    """The family with another child in focus, or with this child on another kind of plan.

    Raises:
        AlreadyInFocusError: nothing would change.
    """
    known = next((c for c in family.children if c.person == child.id), None)
    if known and status in (None, known.status):
        raise AlreadyInFocusError(child.name)
    focus = known or ChildInFocus(person=child.id)
    return replace(
        family, children=put(family.children, replace(focus, status=status, since=today if status else None))
    )


def close_family(family: Family, *, today: date) -> Family:
    """The family as closed on a day; everything in it stays."""
    return replace(family, closed_on=today)


def reopen_family(family: Family) -> Family:
    """The family as open again."""
    return replace(family, closed_on=None)


def at_a_glance(family: Family, *, today: date) -> Mapping[str, str]:
    """What one wants to know first on opening a family: label and value, in reading order."""
    engaged = Counter(p.engagement.value.replace("_", " ") for p in family.people)
    in_force = next((p for p in family.plans if p.state is PlanState.IN_FORCE), None)
    due = min((r.due for r in family.reviews_due), default=None)
    return {
        "Family": family.name + (f" (closed {family.closed_on})" if family.closed_on else ""),
        "Children in focus": "; ".join(_child(family, c, today) for c in family.children),
        "Network": f"{len(family.people)} people ({', '.join(f'{n} {word}' for word, n in engaged.items())})",
        "Plan": f"version {in_force.number}, agreed {in_force.agreed_on}" if in_force else "none in force yet",
        "Next review": say_day(due) if due else "none set",
    }


def _child(family: Family, child: ChildInFocus, today: date) -> str:
    person = family.person(child.person)
    age = age_on(person.born, today)
    said = [person.name, f"aged {age}" if age is not None else "", child.status.words if child.status else ""]
    return ", ".join(filter(None, said))


def as_row(family: FamilyRow) -> Mapping[str, object]:
    """One line of the list of families."""
    return {
        "id": family.id,
        "name": family.name,
        "children": family.children,
        "opened": family.opened,
        "closed": family.closed,
        "in_use": family.in_use,
        "next_review": family.next_review,
    }
