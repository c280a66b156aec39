"""The network handed on to somebody outside the team: who there is and how they belong together, and no more.

What was said, worried about, asked, planned or noted stays with the team; so do the protections themselves, which
would tell that there is something to keep.
"""

from dataclasses import replace
from typing import Any

from famnet.domain.disclosure import FamilyView
from famnet.domain.family import Family
from famnet.domain.people import Engagement

_NETWORK = (
    *("aliases", "contacts", "health", "parent_links", "couples", "ties", "households", "residences"),
    *("feelings", "ecomap"),
)


def network_of(view: FamilyView) -> Family:
    """The network that an audience may see, as a family of its own."""
    kept: dict[str, Any] = {name: getattr(view, name) for name in _NETWORK}
    kept["ecomap"] = tuple(replace(link, note="") for link in view.ecomap)
    return Family(
        name=view.name,
        children=tuple(replace(child, status=None, since=None) for child in view.children),
        people=tuple(replace(p, note="", circle=None, engagement=Engagement.IDENTIFIED) for p in view.people),
        **kept,
    )
