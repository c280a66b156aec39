"""What a writer is given: one document, filled in, and how it should look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from famnet.documents.blocks import Blocks
from famnet.documents.formats import LOOKS, Look, Style
from famnet.documents.pictures import Picture
from famnet.documents.sheet import Frame


@dataclass(frozen=True, kw_only=True)
class Job:
    """A document on its way to a file: its shielded Markdown, the blocks of it, and all a writer needs beside."""

    markdown: str
    blocks: Blocks
    frame: Frame
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    style: Style = Style.NORMAL
    templates: Path | None = None  # the service's own folder
    letterhead: Path | None = None  # a reference.docx of the service

    @property
    def look(self) -> Look:
        """Sizes and colours."""
        return LOOKS[self.style]
