"""`famnet network …`: the people round the child. Ties, files and lists stand beside it, one module each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer

from famnet.cli import network_files, network_lists, network_ties
from famnet.cli import network_options as options
from famnet.cli.desk import Desk
from famnet.cli.lazy import group, seat
from famnet.domain.errors import NothingSaidError
from famnet.domain.names import find_person
from famnet.domain.people import Gender, Person
from famnet.domain.phrases.add import NewPerson
from famnet.domain.phrases.steps import Side
from famnet.domain.record import said
from famnet.usecases import network, network_words
from famnet.usecases.network import Facts
from famnet.usecases.newcomer_words import alike
from famnet.usecases.proper_names import see_that_it_is_a_name

app = group("The people round the child: add, list, link, import, export.")


@app.command()
def add(
    ctx: typer.Context,
    name: options.NameOrLine = None,
    as_: options.As = None,
    of: options.Of = None,
    side: options.SideOption = Side.NONE,
    gender: options.GenderOption = None,
    born: options.Born = None,
    died: options.Died = None,
    deceased: options.Dead = False,
    called: options.Called = None,
    lives_with: options.LivesWith = None,
    pr: options.Pr = None,
    phone: options.Phone = None,
    email: options.Email = None,
    address: options.Address = None,
    school: options.School = None,
    work: options.Work = None,
    engagement: options.EngagementOption = None,
    circle: options.CircleOption = None,
    note: options.Note = None,
    kind: options.KindOption = None,
) -> None:
    """Add one person; with nothing after it, a guided interview that builds the network person by person.

    Example: famnet network add "Joy Okafor" --as "maternal aunt" --of Ada --born "about 1995"

    Example: famnet network add "Joy Okafor, mum's sister, 31, lives with Kemi"
    """
    from famnet.cli.network_adding import Wanted, add_told, interviewed

    desk = seat(ctx)
    if name is None and as_ is None and desk.can_ask:
        interviewed(desk)
        return
    home = find_person(desk.family, lives_with).id if lives_with else None
    new = NewPerson(
        name=name or "", phrase=as_ or "", of=find_person(desk.family, of).id if of else None, side=side,
        gender=gender or Gender.UNKNOWN, born=born, died=died, deceased=deceased, called=called or "",
        note=note or "",
    )  # fmt: skip
    facts = Facts(phone=phone, email=email, address=address, school=school, work=work, lives_with=home, holds_pr=pr)
    own = said(engagement=engagement, circle=circle, kind=kind)
    add_told(desk, Wanted(new=new, facts=facts, own=own))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show everyone in the network.

    Example: famnet network list --json
    """
    from famnet.cli.show import Shape

    desk = seat(ctx)
    rows = network_words.network_rows(desk.family)
    if desk.everywhere.shape is Shape.TABLE:
        rows = [{**row, "name": row["name"] or "(not named yet)"} for row in rows]
    desk.list(rows, ("name", "relationship", "side", "engagement", "circle"), "Nobody yet: `famnet network add`")


@app.command()
def show(ctx: typer.Context, name: options.Name) -> None:
    """Show what is known of one person: also who cares for them and whom they care for, under what order.

    Example: famnet network show Grace
    """
    desk = seat(ctx)
    desk.facts(network_words.person_facts(desk.family, find_person(desk.family, name), today=desk.today))


@app.command()
def edit(
    ctx: typer.Context,
    name: options.Name,
    to: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Their name, put right.")] = None,
    gender: options.GenderOption = None,
    born: options.Born = None,
    died: options.Died = None,
    deceased: options.Dead = False,
    called: options.Called = None,
    lives_with: options.LivesWith = None,
    pr: options.Pr = None,
    phone: options.Phone = None,
    email: options.Email = None,
    address: options.Address = None,
    school: options.School = None,
    work: options.Work = None,
    engagement: options.EngagementOption = None,
    circle: options.CircleOption = None,
    note: options.Note = None,
    kind: options.KindOption = None,
) -> None:
    """Put right or add what is known of one person. At a terminal, without options, you are asked.

    An empty contact (--phone "") takes it away.

    Example: famnet network edit Grace --born 1968 --phone "07700 900123" --engagement agreed
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    home = find_person(desk.family, lives_with).id if lives_with else None
    facts = Facts(phone=phone, email=email, address=address, school=school, work=work, lives_with=home, holds_pr=pr)
    own = said(
        name=to, gender=gender, born=born, died=died, deceased=deceased or None, called=called,
        engagement=engagement, circle=circle, note=note, kind=kind,
    )  # fmt: skip
    if own or facts != Facts():
        _put_right(desk, person, own, facts)
    else:
        _ask_what(desk, person)


def _put_right(desk: Desk, person: Person, own: Mapping[str, Any], facts: Facts) -> None:
    """Keep what is different about somebody, and read it back."""
    before, changed = desk.family, replace(person, **own)
    see_that_it_is_a_name(own.get("name", ""))
    after = desk.change(network.with_facts(network.with_own(before, changed), changed, facts))
    desk.say(*network_words.edited_words(before, after, changed.id))
    desk.say(*(alike(before, changed, after) if own.get("name") else ()))
    desk.say(*network_words.oddities_about(after, changed, today=desk.today))


def _ask_what(desk: Desk, person: Person) -> None:
    """What is to be different about somebody, where the line says nothing of it.

    Raises:
        NothingSaidError: there is nobody to ask.
    """
    if not desk.can_ask:
        raise NothingSaidError(hint="Such as --born 1993, --phone or --lives-with; `--help` shows all.")
    from famnet.cli.interview_facts import put_right
    from famnet.cli.talk import Talk

    put_right(Talk(desk), person.id)


@app.command()
def remove(
    ctx: typer.Context,
    name: options.Name,
    erase: Annotated[
        bool, typer.Option("--erase", help="For good: the history forgets them too. It cannot be undone.")
    ] = False,
) -> None:
    """Take somebody out of the network, with all that only says something about them.

    Example: famnet network remove "Sandra Lee" --yes
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    after = network.remove(desk.family, person)
    wider = network_words.kept_wider(desk.family, person)
    if erase and desk.sure(f"Erase {_called(person)} for good? This cannot be undone."):
        from famnet.store.erase import erase as erase_for_good
        from famnet.usecases.keeping import erase_words

        desk.say(*erase_words(erase_for_good(desk.shelf.session, desk.family, after, told=desk.signature)), *wider)
    elif not erase and desk.sure(f"Take {_called(person)} out of the network?"):
        desk.change(after)
        desk.say(
            f"{person.name or 'This person'} is out. The history still knows.",
            "→ `famnet undo` brings them back.",
            *wider,
        )


def _called(person: Person) -> str:
    return person.name or "this person"


app.add_typer(network_ties.app)
app.add_typer(network_lists.app)
app.add_typer(network_files.app)
