"""`famnet network …`: the people round the child."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from famnet.cli.desk import Desk
from famnet.cli.lazy import group, seat
from famnet.cli.show import Shape
from famnet.cli.words import AudienceOption, Born
from famnet.domain.dates import PartialDate
from famnet.domain.errors import UsageError
from famnet.domain.family import Family
from famnet.domain.names import find_person
from famnet.domain.people import Circle, Engagement, Gender, PersonKind, Protectable
from famnet.domain.phrases.add import Added, NewPerson, add_person
from famnet.domain.phrases.add import link as link_people
from famnet.domain.phrases.reading import AmbiguousPhraseError
from famnet.domain.phrases.steps import Side
from famnet.usecases import network
from famnet.usecases.network import Facts

app = group("The people round the child: add, list, link, import, export.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="Somebody in the network: a name, part of it, or “mum”.")]
As = Annotated[
    str | None,
    typer.Option("--as", metavar="PHRASE", help="Who they are: “maternal aunt”, “mum's ex”, “health visitor”."),
]
Of = Annotated[str | None, typer.Option("--of", metavar="PERSON", help="To whom; the child in focus when not said.")]
SideOption = Annotated[Side, typer.Option("--side", help="For a cousin or the like: whose side.")]
GenderOption = Annotated[Gender | None, typer.Option("--gender", help="How they live; a kin phrase often tells.")]
Died = Annotated[
    PartialDate | None, typer.Option("--died", parser=PartialDate.parse, metavar="DATE", help="When they died.")
]
Dead = Annotated[bool, typer.Option("--deceased", help="They have died, nobody knows when.")]
Called = Annotated[str | None, typer.Option("--called", metavar="WORD", help="What the child calls them.")]
Note = Annotated[str | None, typer.Option("--note", help="Anything else worth keeping.")]
LivesWith = Annotated[str | None, typer.Option("--lives-with", metavar="PERSON", help="Whose home they live in.")]
Pr = Annotated[bool | None, typer.Option("--pr/--no-pr", help="Parental responsibility for the children in focus.")]
Phone = Annotated[str | None, typer.Option("--phone")]
Email = Annotated[str | None, typer.Option("--email")]
Address = Annotated[str | None, typer.Option("--address")]
School = Annotated[str | None, typer.Option("--school")]
Work = Annotated[str | None, typer.Option("--work")]
EngagementOption = Annotated[Engagement | None, typer.Option("--engagement", help="How far they have come.")]
CircleOption = Annotated[Circle | None, typer.Option("--circle", help="Which safety circle they are in.")]

KindOption = Annotated[
    PersonKind | None,
    typer.Option(
        "--kind", help="A pregnancy (with --born for when it is due) or how one ended; a person when not said."
    ),
]


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", show_default=False)] = None,
    as_: As = None,
    of: Of = None,
    side: SideOption = Side.NONE,
    gender: GenderOption = None,
    born: Born = None,
    died: Died = None,
    deceased: Dead = False,
    called: Called = None,
    lives_with: LivesWith = None,
    pr: Pr = None,
    phone: Phone = None,
    email: Email = None,
    address: Address = None,
    school: School = None,
    work: Work = None,
    engagement: EngagementOption = None,
    circle: CircleOption = None,
    note: Note = None,
    kind: KindOption = None,
) -> None:
    """Add one person; with nothing after it, a guided interview that builds the network person by person.

    Example: famnet network add "Joy Okafor" --as "maternal aunt" --of Ada --born "about 1995"
    """
    desk = seat(ctx)
    if name is None and as_ is None and desk.can_ask:
        from famnet.cli.interview import interview  # questions cost 150 ms

        interview(desk)
        return
    family = desk.family
    new = NewPerson(
        name=name or "",
        phrase=_phrase(as_),
        of=find_person(family, of).id if of else None,
        side=side,
        gender=gender or Gender.UNKNOWN,
        born=born,
        died=died,
        deceased=deceased,
        called=called or "",
        note=note or "",
    )
    if not desk.everywhere.yes:
        network.nobody_called(family, new.name)
    added = _placed(desk, family, new)
    person = replace(added.person, **_said(engagement=engagement, circle=circle, kind=kind))
    facts = Facts(
        phone=phone,
        email=email,
        address=address,
        school=school,
        work=work,
        lives_with=find_person(added.family, lives_with).id if lives_with else None,
        holds_pr=pr,
    )
    after = desk.change(network.with_facts(added.family.with_person(person), person, facts))
    odd = network.oddities_about(after, person, today=desk.today)
    desk.say(*network.added_words(after, replace(added, person=person)), *odd)


def _placed(desk: Desk, family: Family, new: NewPerson) -> Added:
    """The person where the phrase says; where it leaves the side open one is asked, or nobody knows it yet."""
    try:
        return add_person(family, new)
    except AmbiguousPhraseError as unclear:
        if desk.can_ask:
            from famnet.cli import ask

            meant = ask.choose(
                f"{new.name or 'They'}: which is meant?", {c: c for c in unclear.choices}, unclear.choices[0]
            )
            return add_person(family, replace(new, phrase=meant))
        if new.side:
            raise
        return add_person(family, replace(new, side=Side.UNKNOWN))


def _phrase(as_: str | None) -> str:
    if as_ is None:
        message = "Who is this? --as is missing."
        raise UsageError(message, hint='For example --as "maternal aunt"; `famnet network add --help` shows more.')
    return as_


def _said(**values: Any) -> dict[str, Any]:  # noqa: ANN401 -- names and types are those of the options
    return {name: value for name, value in values.items() if value is not None}


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """Show everyone in the network.

    Example: famnet network list --json
    """
    desk = seat(ctx)
    rows = network.network_rows(desk.family)
    if desk.everywhere.shape is Shape.TABLE:
        rows = [{**row, "name": row["name"] or "(not named yet)"} for row in rows]
    desk.list(rows, ("name", "relationship", "side", "engagement", "circle"), "Nobody yet: `famnet network add`")


@app.command()
def show(ctx: typer.Context, name: Name) -> None:
    """Show what is known of one person.

    Example: famnet network show Grace
    """
    desk = seat(ctx)
    desk.facts(network.person_facts(desk.family, find_person(desk.family, name), today=desk.today))


@app.command()
def edit(
    ctx: typer.Context,
    name: Name,
    to: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Their name, put right.")] = None,
    gender: GenderOption = None,
    born: Born = None,
    died: Died = None,
    deceased: Dead = False,
    called: Called = None,
    lives_with: LivesWith = None,
    pr: Pr = None,
    phone: Phone = None,
    email: Email = None,
    address: Address = None,
    school: School = None,
    work: Work = None,
    engagement: EngagementOption = None,
    circle: CircleOption = None,
    note: Note = None,
    kind: KindOption = None,
) -> None:
    """Put right or add what is known of one person. An empty contact (--phone "") takes it away.

    Example: famnet network edit Grace --born 1968 --phone "07700 900123" --engagement agreed
    """
    desk = seat(ctx)
    family = desk.family
    person = find_person(family, name)
    said = _said(
        name=to, gender=gender, born=born, died=died, deceased=deceased or None, called=called,
        engagement=engagement, circle=circle, note=note, kind=kind,
    )  # fmt: skip
    facts = Facts(
        phone=phone,
        email=email,
        address=address,
        school=school,
        work=work,
        lives_with=find_person(family, lives_with).id if lives_with else None,
        holds_pr=pr,
    )
    changed = replace(person, **said)
    after = desk.change(network.with_facts(family.with_person(changed), changed, facts))
    desk.say(f"{changed.name or 'This person'} is up to date.")
    desk.say(*network.oddities_about(after, changed, today=desk.today))


@app.command()
def remove(
    ctx: typer.Context,
    name: Name,
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
    if erase and desk.sure(f"Erase {person.name or 'this person'} for good? This cannot be undone."):
        from famnet.store.erase import erase as erase_for_good
        from famnet.usecases.keeping import erase_words

        desk.say(*erase_words(erase_for_good(desk.shelf.session, desk.family, after, told=desk.signature)))
    elif not erase and desk.sure(f"Take {person.name or 'this person'} out of the network?"):
        desk.change(after)
        desk.say(f"{person.name or 'This person'} is out. The history still knows.")


@app.command()
def link(ctx: typer.Context, name: Name, as_: As = None, of: Of = None, side: SideOption = Side.NONE) -> None:
    """Say how two people who are both in the network are related.

    Example: famnet network link Marcus --as father --of Tobi
    """
    desk = seat(ctx)
    phrase = desk.need(as_, "--as", "How are they related?")
    person = find_person(desk.family, name)
    other = find_person(desk.family, of).id if of else None
    linked = link_people(desk.family, person.id, phrase, other, side=side)
    after = desk.change(linked.family)
    desk.say(*network.added_words(after, linked))


@app.command()
def move(
    ctx: typer.Context,
    name: Name,
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="Whose home they live in now.")],
) -> None:
    """Say that somebody lives in another's home now.

    Example: famnet network move Tobi --to Grace
    """
    desk = seat(ctx)
    person, host = find_person(desk.family, name), find_person(desk.family, to)
    desk.change(network.living_together(desk.family, person.id, host.id))
    desk.say(f"{person.name} lives with {host.name} now.")


@app.command()
def protect(
    ctx: typer.Context,
    name: Name,
    what: Annotated[Protectable, typer.Option("--what", help="Which fact.")] = Protectable.ADDRESS,
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="PERSON",
            help="Who must never learn it; again for more. Not said: anybody but the team.",
        ),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="Why, for colleagues who come after you.")] = "",
) -> None:
    """Keep a fact about somebody from people who must never learn it.

    Example: famnet network protect Kemi --what address --from Marcus --why "non-molestation order, June 2025"
    """
    desk = seat(ctx)
    person = find_person(desk.family, name)
    readers = [find_person(desk.family, reader) for reader in from_ or ()]
    desk.change(network.protect(desk.family, person, what, readers, why))
    whom = ", ".join(reader.name for reader in readers) or "everybody but the team"
    desk.say(f"{person.name}'s {what.value} is kept from {whom}.")


@app.command()
def access(ctx: typer.Context, name: Name) -> None:
    """Show everything that is held about one person, for somebody who asks for their own data.

    What names other people says so: look at those rows before anything is handed over.

    Example: famnet network access Joy --csv
    """
    from famnet.usecases.keeping import access_rows

    desk = seat(ctx)
    rows = access_rows(desk.shelf.session, desk.family, find_person(desk.family, name).id)
    desk.list(rows, ("kind", "facts", "others_in_it", "until"))


@app.command()
def gaps(ctx: typer.Context) -> None:
    """Show whom nobody has asked about yet.

    Example: famnet network gaps
    """
    desk = seat(ctx)
    desk.list(network.gaps(desk.family), ("who", "question"), "No gap that famnet can see.")


@app.command()
def prompts(ctx: typer.Context) -> None:
    """Show questions that help a family think of more people.

    Example: famnet network prompts
    """
    desk = seat(ctx)
    desk.list(network.prompt_rows(), ("about", "question"))


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Story text (.family), GEDCOM (.ged), a table (.csv) or a bundle.")],
    index: Annotated[str | None, typer.Option("--index", metavar="ID-OR-NAME", help="The child in focus.")] = None,
) -> None:
    """Read a network from a file: all of it or nothing.

    It becomes a family of its own, named after the file unless --family gives it a name.

    Example: famnet network import visit.family
    """
    from famnet.usecases.exchange import import_network, new_name

    desk = seat(ctx)
    name = new_name(desk.shelf.families(), desk.everywhere.family)
    read = import_network(file, name=name, index=index, today=desk.today)
    family = desk.keep(read.family)
    desk.shelf.use(family.id)
    desk.say(f"{family.name}: {len(family.people)} people are in, and the family is in use.")
    desk.say(*(f"  - {finding.message}" for finding in read.findings))


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="The ending says the form: .family, .ged, .csv, .famnet-bundle.")],
    audience: AudienceOption = "team",
) -> None:
    """Write the network to a file. For the team it holds everything that is known: think about where it goes.

    For anybody else it holds who there is and how they belong together, as far as that reader may see it.

    Example: famnet network export ada.family
    """
    from famnet.cli.emit import hand_out
    from famnet.usecases.exchange import export_network

    desk = seat(ctx)
    made = export_network(desk.family, file, audience, today=desk.today)
    hand_out(desk, [(file, file.suffix[1:].lower(), made)])
