"""What a service brings of its own: where its templates, its letterhead and its list of words lie."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from famnet.documents.errors import NoLanguageError
from famnet.documents.places import LETTERHEAD, WORDS
from famnet.documents.tongue import ENGLISH, Tongue, terms_file

if TYPE_CHECKING:  # most pictures are in English and need no house
    from famnet.documents.write import House

_OTHER = "picture or calendar"  # what has terms and no template


def templates_folder() -> Path:
    """The folder of the service's own templates: `FAMNET_TEMPLATES`, or beside the store in the data folder."""
    told = os.environ.get("FAMNET_TEMPLATES")
    if told:
        return Path(told)
    from platformdirs import user_data_path  # only documents look for it

    return user_data_path("famnet", appauthor=False) / "templates"


def house() -> "House":
    """The service's own templates, letterhead and words, as far as it has any."""
    from famnet.documents.write import House

    folder = templates_folder()
    return House(
        templates=folder if folder.is_dir() else None,
        letterhead=_there(folder / LETTERHEAD),
        words=_there(folder / WORDS),
    )


def tongue_of(language: str) -> Tongue:
    """A language, with what the service has put right in its terms.

    Raises:
        NoLanguageError: there are no terms in it.
    """
    if language == "en":
        return ENGLISH
    tongue = Tongue(language, house().templates)
    if terms_file(language, tongue.own) is None:
        raise NoLanguageError(_OTHER, language, ())
    return tongue


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None
