"""Where templates and the style lie: the service's own folder, a wheel, the repository."""

from pathlib import Path

import famnet
from famnet.documents.errors import NoTemplateError

LETTERHEAD = "reference.docx"  # in a service's folder: its logo and address on every page
WORDS = "jargon.toml"  # likewise: words of the profession, with what the service says instead
_PACKAGE = Path(famnet.__file__).parent


def template_folders(own: Path | None = None) -> tuple[Path, ...]:
    """The folders to look in, the first that has a file wins."""
    places = (own, _PACKAGE / "templates", _PACKAGE.parent.parent / "templates")
    return tuple(place for place in places if place and place.is_dir())


def find_file(name: str, own: Path | None = None) -> Path:
    """The file of that name.

    Raises:
        NoTemplateError: no folder has it.
    """
    for folder in template_folders(own):
        if (folder / name).is_file():
            return folder / name
    raise NoTemplateError(name)
