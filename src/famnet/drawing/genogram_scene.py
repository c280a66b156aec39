"""A genogram's layout turned into a scene: homes, lines, people, legend and page."""

from dataclasses import replace

from famnet.domain.disclosure import FamilyView
from famnet.drawing.canvas import Canvas
from famnet.drawing.couples import couples
from famnet.drawing.frame import Words, framed
from famnet.drawing.homes import homes
from famnet.drawing.interrupted import interrupted
from famnet.drawing.labels import name_of
from famnet.drawing.links import carer_links, child_links, orders
from famnet.drawing.people import people
from famnet.drawing.saying import ENGLISH, Say
from famnet.drawing.scene import Scene, Sketch, gather
from famnet.drawing.wording import for_whom

_PARTS = (child_links, couples, carer_links, orders, people, homes)


def sketch_of(canvas: Canvas) -> Sketch:
    """Everything but feelings, which find their ways between the words that are placed here."""
    sketch = gather(part(canvas) for part in _PARTS)
    return replace(sketch, marks=tuple(interrupted(sketch.marks, canvas.clutter.on_lines)))


def page_of(canvas: Canvas, sketch: Sketch) -> Scene:
    """The whole picture as data: what is drawn, with the feelings that the layout has lines for, on its page."""
    if canvas.options.emotional:
        from famnet.drawing.feelings import feelings  # noqa: PLC0415 -- off unless asked for

        sketch += feelings(canvas)
    return framed(sketch, words_of(canvas), canvas.colors)


def scene_of(canvas: Canvas) -> Scene:
    """The whole picture of a canvas at once."""
    return page_of(canvas, sketch_of(canvas))


def words_of(canvas: Canvas) -> Words:
    """Title, date, for whom it is made, and what to know when reading it."""
    view, options, say = canvas.view, canvas.options, canvas.options.say
    title = options.title or title_of(view, say)
    return Words(
        title=title,
        subtitle=dated(view, past=options.past, say=say),
        notes=(say("Above a symbol: year of birth (left) and of death (right). Inside: age."),),
        foot=" ".join(w for w in (options.note, withheld(view, say)) if w),
        description=say(
            "{title}, {count} people. The text list names everyone and their ties.",
            title=title,
            count=len(view.people),
        ),
        say=say,
    )


def dated(view: FamilyView, *, past: bool, say: Say = ENGLISH) -> str:
    """Which day a picture shows, and for whom it is made."""
    day = say.date(view.today)
    known = (
        say("As it was on {day}, from what is known today.", day=day) if past else say("As known on {day}.", day=day)
    )
    return f"{known} {say('Made for {reader}.', reader=for_whom(view, say))}"


def title_of(view: FamilyView, say: Say = ENGLISH) -> str:
    """What the picture is, and of whom."""
    return say("Genogram: {names}", names=children_of(view, say))


def children_of(view: FamilyView, say: Say = ENGLISH) -> str:
    """The children in focus by name, or the family's name when none is named."""
    people = {p.id: p for p in view.people}
    names = [name_of(people[c]) for c in view.child_ids if c in people and people[c].name]
    return say.names(names) or view.name


def withheld(view: FamilyView, say: Say = ENGLISH) -> str:
    """An honest word where facts were left out."""
    return say("Some facts are not shown on this copy.") if view.withheld else ""
