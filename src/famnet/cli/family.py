"""`famnet family …`: the families one works with."""

from typing import Annotated

import typer

from famnet.cli.desk import Desk
from famnet.cli.lazy import group, seat
from famnet.cli.words import Born
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Gender, Person
from famnet.domain.plans import PlanKind
from famnet.usecases import families

app = group("The families you work with, and the children in focus.")
GenderOption = Annotated[Gender, typer.Option("--gender", help="How the child lives: girl, boy…")]
StatusOption = Annotated[PlanKind | None, typer.Option("--status", help="What kind of plan the child is on.")]


@app.command()
def add(
    ctx: typer.Context,
    child: Annotated[
        str | None, typer.Argument(metavar="CHILD", help="The child's name.", show_default=False)
    ] = None,
    born: Born = None,
    gender: GenderOption = Gender.UNKNOWN,
    status: StatusOption = None,
) -> None:
    """Start a family from the child you are worried about.

    Example: famnet family add "Ada Reid" --born "5 May 2015" --gender girl --status "child in need"
    """
    desk = seat(ctx)
    line = desk.need(child, "CHILD", "What is the child's name?")
    told = families.told_in_a_line(line, today=desk.today, born=born, gender=gender, status=status)
    _not_open_already(desk, told)
    used = next((row for row in desk.shelf.families() if row.in_use), None)
    family = desk.keep(told, take_up=used is None)
    if used is None or _change_over(desk, family, used.name):
        desk.say(f"{family.name}'s family is open and in use.", "→ Who is round the child? `famnet network add`")
    else:
        desk.say(f"{family.name}'s family is open. You are still working with {used.name}'s.")
        desk.say(f'→ `famnet family use "{family.name}"` changes over; until then all you add goes to {used.name}.')


def _change_over(desk: Desk, family: Family, used: str) -> bool:
    """Whether to work with the new family from here on, which only a person at the terminal can say."""
    if not desk.can_ask:
        return False
    from famnet.cli import ask

    over = ask.confirm(f"You are working with {used}'s family. Work with {family.name}'s from now on?", default=True)
    if over:
        desk.shelf.use(family.id)
    return over


def _not_open_already(desk: Desk, told: Family) -> None:
    """See that no open family is about this child: asked at a terminal, refused elsewhere, unless --yes.

    Raises:
        ChildThereError: one is, and nobody says that it is another child.
    """
    child = told.people[0]
    rows = [row for row in desk.shelf.families() if row.closed is None and families.has_child(row, child.name)]
    for row in rows:
        known = families.same_child(desk.shelf.family(row.id), child)
        if known and not desk.everywhere.yes and not (desk.can_ask and _another(desk, row.name, known)):
            raise families.ChildThereError(row.name, known)


def _another(desk: Desk, family: str, known: Person) -> bool:
    born = f" (born {known.born})" if known.born else ""
    return desk.sure(f"{known.name}{born} is in {family}'s family, which is open. Is this another child?")


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show the families in this store.

    Example: famnet family list
    """
    desk = seat(ctx)
    rows = [families.as_row(row) for row in desk.shelf.families()]
    columns = ("name", "children", "opened", "closed", "in_use", "next_review")
    desk.list(rows, columns, "No family yet: `famnet family add CHILD`")


@app.command()
def show(ctx: typer.Context) -> None:
    """Show one family at a glance: the children in focus, the network, the plan, what comes next.

    Example: famnet family show --family Ada
    """
    desk = seat(ctx)
    desk.facts(families.at_a_glance(desk.family, today=desk.today))


@app.command()
def use(ctx: typer.Context, family: Annotated[str, typer.Argument(help="Part of a name, or an id.")]) -> None:
    """Work with this family until another is chosen.

    Example: famnet family use Ada
    """
    desk = seat(ctx)
    chosen = desk.shelf.family(family)
    desk.shelf.use(chosen.id)
    desk.say(f"Working with {chosen.name}'s family.")


@app.command()
def focus(
    ctx: typer.Context,
    child: Annotated[str, typer.Argument(help="The child, who is in the network already.")],
    status: StatusOption = None,
) -> None:
    """Put another child of the same family in focus, or change the kind of plan a child is on.

    Each child has their own status, consent, views and clocks; network, meetings and plan are shared.

    Example: famnet family focus Tobi --status child_protection
    """
    desk = seat(ctx)
    person = find_person(desk.family, child)
    desk.change(families.focus_child(desk.family, person, today=desk.today, status=status))
    desk.say(f"{person.name} is a child in focus.")


@app.command()
def erase(ctx: typer.Context) -> None:
    """Erase a family for good: every record, and what the history held of it. It cannot be undone.

    Backups made before still hold it, until they are thinned out; the paths are listed.

    Example: famnet family erase --family Ada --yes
    """
    from famnet.store.erase import erase_family

    desk = seat(ctx)
    row = desk.shelf.find(desk.everywhere.family)
    if desk.sure(f"Erase {row.name}'s family for good? This cannot be undone."):
        by = desk.signature
        gone = erase_family(desk.shelf.session, row.id, command=by.command, who=by.who, at=by.at)
        desk.say("The family is erased. A line in the history says that there was one, and when it was erased.")
        desk.say(*(f"→ This backup still holds it: {path}" for path in gone.backups))
        _say_who_is_in_use(desk)


@app.command()
def reopen(ctx: typer.Context, family: Annotated[str, typer.Argument(help="Part of a name, or an id.")]) -> None:
    """Take up the work with a closed family again.

    Example: famnet family reopen Ada
    """
    desk = seat(ctx)
    closed = desk.shelf.family(family)
    desk.keep(families.reopen_family(closed), before=closed, take_up=True)
    desk.say(f"{closed.name}'s family is open again and in use.")


@app.command()
def close(ctx: typer.Context) -> None:
    """Close the work with a family; everything in it stays and can be read.

    Example: famnet family close --family Ada
    """
    desk = seat(ctx)
    if desk.family.closed_on:
        desk.say(f"{desk.family.name}'s family was closed already, on {desk.family.closed_on:%d %B %Y}.")
        return
    desk.change(families.close_family(desk.family, today=desk.today))
    desk.say(f"{desk.family.name}'s family is closed as of {desk.today:%d %B %Y}.")
    _say_who_is_in_use(desk)


def _say_who_is_in_use(desk: Desk) -> None:
    """After the family in use is gone, none is: another one is taken up when somebody says so."""
    rows = desk.shelf.families()
    used = next((row for row in rows if row.in_use), None)
    still_open = [row.name for row in rows if row.closed is None]
    if used:
        desk.say(f"You are working with {used.name}'s family, as before.")
    elif still_open:
        desk.say(
            f"No family is in use now. Open: {', '.join(still_open)}.", "→ `famnet family use NAME` takes one up."
        )
    else:
        desk.say("No family is in use now.", "→ `famnet family add CHILD` starts the next one.")
