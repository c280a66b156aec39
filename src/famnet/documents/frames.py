"""The title and footer of a document, from what an audience may see."""

from collections.abc import Mapping
from types import MappingProxyType

from famnet.documents.names import Names, short
from famnet.documents.sheet import Frame
from famnet.domain.disclosure import AudienceKind, FamilyView

READERS: Mapping[AudienceKind, str] = MappingProxyType(
    {
        AudienceKind.TEAM: "the team that works with this family",
        AudienceKind.CHILD: "",
        AudienceKind.MEMBER: "",
        AudienceKind.NETWORK: "the family network",
        AudienceKind.PROFESSIONALS: "the professionals who help",
        AudienceKind.CONFERENCE: "the conference",
        AudienceKind.COURT: "the court",
    }
)


def frame_of(names: Names, document: str, *, version: str = "", title: str = "") -> Frame:
    """The frame of a document about the children in focus, on the view's day and for its audience."""
    say = names.tongue
    about = say.names(names.called(child) for child in names.children) or say(short(names.view.name))
    return Frame(
        title=title or say("{document} for {about}", document=say(document), about=about),
        document=say(document),
        about=about,
        version=version,
        made_on=say.date(names.view.today),
        reader=reader_of(names.view, names),
        readers_own=names.view.audience.kind is AudienceKind.CHILD
        or names.view.audience.person in names.view.child_ids,
        tongue=say,
        withheld=names.view.withheld > 0,
    )


def reader_of(view: FamilyView, names: Names) -> str:
    """Whom the copy is for: the named one, or the kind of reader."""
    return names.of(view.audience.person) if view.audience.person else names.tongue(READERS[view.audience.kind])
