"""Drawing the family: as an audience may see it, on a day, near somebody, on one side."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from types import MappingProxyType

from famnet.documents.tongue import ENGLISH, Tongue
from famnet.domain.dates import say_day
from famnet.domain.disclosure import FamilyView
from famnet.domain.errors import Finding, Level, UsageError
from famnet.domain.family import Family
from famnet.domain.kin import Kin
from famnet.domain.narrowing import OneSide, as_at, folded, near, one_side
from famnet.domain.phrases.words import relationships
from famnet.domain.record import record
from famnet.domain.ties import ParentKind
from famnet.drawing.canvas import PictureOptions
from famnet.drawing.genogram import Order, order_of
from famnet.drawing.lettering import on_letters
from famnet.drawing.picture import Genogram, genogram
from famnet.drawing.saying import Say
from famnet.drawing.writing import write
from famnet.usecases.audiences import seen_by
from famnet.usecases.gatekeeping import Gate
from famnet.usecases.made import Made
from famnet.usecases.speaking import alone, speaking, untranslated

Row = Mapping[str, object]
_DEAD = "dead"
_SIDES = MappingProxyType({side: f"Only the {side.value} side is drawn." for side in OneSide})
_NEAR = (
    "Only those within {count} step of {name} are drawn.",
    "Only those within {count} steps of {name} are drawn.",
)


@record
class Window:
    """Which part of the family is drawn, and as of when; people by their ids."""

    day: date | None = None
    focus: str = ""
    hops: int = 2
    side: OneSide | None = None
    fold: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it leaves nothing out."""
        return not (self.day or self.focus or self.side or self.fold)


@record
class Drawn:
    """A genogram, ready to be written in any form, and the order to remember for the next one."""

    genogram: Genogram
    gate: Gate
    tongue: Tongue = field(default=ENGLISH)

    @property
    def order(self) -> Order:
        """Who stands where, row by row: the next drawing starts from it."""
        return order_of(self.genogram.layout)

    def as_form(self, form: str) -> Made:
        """The picture in one form, with what to know when reading it."""
        texts = self.genogram.scene.texts
        told = (*self.genogram.notes, *on_letters(texts, form))
        notes = tuple(Finding(rule="drawing", message=note, level=Level.INFO) for note in told)
        data = write(self.genogram, form)
        return Made(data=data, gate=self.gate, drawn=texts, findings=(*notes, *untranslated(self.tongue)))


@record
class Drawing:
    """What to draw of a family, for whom, and how; `marks` say what is new or changed about somebody."""

    audience: str = "team"
    today: date
    options: PictureOptions = field(default_factory=PictureOptions)
    window: Window = field(default_factory=Window)
    marks: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tongue: Tongue = field(default=ENGLISH)


def draw_genogram(family: Family, drawing: Drawing, before: Order = ()) -> Drawn:
    """The genogram as the audience may see it, staying close to the order of the last drawing."""
    whole = seen_by(family, drawing.audience, today=drawing.today)
    then = _on_day(whole, drawing.window)
    view = _part_of(then, drawing.window)
    tongue = drawing.tongue
    roles = relationships(replace(then, children=view.children or then.children))  # also by people left out
    spoken = speaking(drawing.options, tongue, roles)
    told = replace(
        spoken,
        marks=MappingProxyType({**dict(_folds(then, view, drawing.window, spoken.say)), **drawing.marks}),
        note=" ".join(filter(None, (*_said_of_part(then, drawing.window, spoken.say), spoken.note))),
    )
    drawn = genogram(view, alone(told, tongue), before or None)
    return Drawn(genogram=drawn, gate=Gate(family=family, view=whole), tongue=tongue)


def through(view: FamilyView, window: Window) -> FamilyView:
    """What can be seen of a family through a window."""
    return _part_of(_on_day(view, window), window)


def _on_day(view: FamilyView, window: Window) -> FamilyView:
    return as_at(view, window.day) if window.day else view


def _part_of(view: FamilyView, window: Window) -> FamilyView:
    if window.side:
        view = one_side(view, window.side)
    if window.focus:
        view = near(view, window.focus, window.hops)
    for person in window.fold:
        view = folded(view, person)
    return view


def _folds(then: FamilyView, view: FamilyView, window: Window, say: Say) -> Iterator[tuple[str, str]]:
    """How many of each folded branch are not drawn."""
    drawn = {person.id for person in view.people}
    for person in window.fold:
        below = {*Kin(then).descendants_of(person)} - drawn
        if below:
            yield person, say("{count} NOT DRAWN", count=len(below))


def _said_of_part(view: FamilyView, window: Window, say: Say) -> Iterator[str]:
    """That the picture is of a part of the family, and of which."""
    if window.side:
        yield say(_SIDES[window.side])
    if window.focus:
        name = next((p.name for p in view.people if p.id == window.focus), "") or say("one of them")
        yield say(_NEAR[window.hops > 1], count=window.hops, name=name)


def differences(view: FamilyView, earlier: date, later: date) -> Iterator[tuple[str, str, str]]:
    """What is new, gone or changed between two days: the person's id, the word for it, and what changed."""
    then, now = as_at(view, earlier), as_at(view, later)
    before, after = _facts(then), _facts(now)
    for person in after:
        if person not in before:
            yield person, "new", ""
        elif changed := sorted(after[person] ^ before[person]):
            yield person, "changed", "; ".join(_said(fact, after[person]) for fact in changed)
    yield from ((person, "gone", "") for person in before if person not in after)


def _said(fact: str, after: frozenset[str]) -> str:
    if fact == _DEAD:
        return "has died"
    return f"now {fact}" if fact in after else f"no longer {fact}"


def _facts(view: FamilyView) -> Mapping[str, frozenset[str]]:
    """What a picture shows of each person besides their place: alive, with whom, in which home."""
    names = {p.id: p.name or "somebody unnamed" for p in view.people}
    homes = {h.id: h.name for h in view.households}
    told: dict[str, set[str]] = {p.id: set() if p.alive else {_DEAD} for p in view.people}
    for c in view.couples:
        word = c.end.value or c.kind.value
        told[c.one].add(f"{word} ({names[c.other]})")
        told[c.other].add(f"{word} ({names[c.one]})")
    for link in (link for link in view.parent_links if link.kind is not ParentKind.BIRTH):
        told[link.child].add(f"in the care of {names[link.parent]} ({link.kind.value})")
        told[link.parent].add(f"caring for {names[link.child]} ({link.kind.value})")
    for r in view.residences:
        told[r.person].add(f"living at {homes.get(r.household, 'another home')}")
    return {person: frozenset(facts) for person, facts in told.items()}


def difference_rows(family: Family, earlier: date, later: date, *, today: date) -> list[Row]:
    """What changed between two days, a row each.

    Raises:
        UsageError: the later one comes first.
    """
    if earlier > later:
        message = f"{say_day(earlier)} comes after {say_day(later)}."
        raise UsageError(message, hint="The earlier day comes first.")
    view = seen_by(family, "team", today=today)
    names = {p.id: p.name or "(unnamed)" for p in view.people}
    return [{"name": names[p], "change": word, "what": what} for p, word, what in differences(view, earlier, later)]


def marks_of(family: Family, earlier: date, later: date, *, today: date) -> Mapping[str, str]:
    """What to write beside whom on a picture of the later day."""
    view = seen_by(family, "team", today=today)
    return {person: word.upper() for person, word, _ in differences(view, earlier, later) if word != "gone"}
