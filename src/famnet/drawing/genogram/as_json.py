"""The layout as `genogram render --format json` shows it."""

import json
from collections.abc import Mapping

from famnet.domain.disclosure import FamilyView
from famnet.drawing.caveats import caveats
from famnet.drawing.layout import Layout


def as_json(layout: Layout, view: FamilyView) -> str:
    """People, lines, households and page as one JSON text; points, y downwards."""
    return json.dumps(as_data(layout, view), ensure_ascii=False, indent=1) + "\n"


def as_data(layout: Layout, view: FamilyView) -> Mapping[str, object]:
    """The same as plain values."""
    known = {person.id: person for person in view.people}
    return {
        "people": [
            {
                "id": p.person,
                "source_id": known[p.person].source_id or None,
                "name": known[p.person].name,
                "x": p.x,
                "y": p.y,
                "width": p.width,
                "height": p.height,
                "label": list(p.label),
                "copy": False,
            }
            for p in layout.people
        ],
        "lines": [
            {"kind": k.kind, "union": k.union, "people": list(k.people), "points": [list(p) for p in k.points]}
            for k in layout.lines
        ],
        "households": [
            {
                "name": h.name,
                "members": list(h.members),
                "outline": [list(p) for p in h.outline],
                "strangers": list(h.strangers),
                "elsewhere": list(h.elsewhere),
            }
            for h in layout.households
        ],
        "page": {"width": layout.width, "height": layout.height},
        "notes": [
            {"what": n.what.value, "people": list(n.people), "proved": n.proved, "steps": n.steps}
            for n in layout.notes
        ],
        "in_words": list(caveats(layout, view)),
    }
