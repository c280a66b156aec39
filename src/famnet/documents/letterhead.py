"""The Word file that documents begin from: famnet's own empty one, or the service's with its logo and address."""

from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from famnet.documents.errors import BrokenTemplateError, CopiedAlreadyError
from famnet.documents.formats import Look
from famnet.documents.places import LETTERHEAD
from famnet.documents.word_styles import dress
from famnet.documents.zipped import settled


def begun(letterhead: Path | None, look: Look) -> Document:
    """An empty document, on the service's letterhead where it has one.

    Raises:
        BrokenTemplateError: the letterhead is no Word file, or lacks a style that documents are written in.
    """
    if letterhead is None:
        document = docx.Document()
        dress(document, look, letterhead=False)
        return document
    try:
        document = docx.Document(str(letterhead))
        dress(document, look, letterhead=True)
    except (PackageNotFoundError, BadZipFile, ValueError) as error:
        raise BrokenTemplateError(letterhead.name, 0, "it is not a Word file (.docx)") from error
    except KeyError as error:
        what = "it lacks a style that documents are written in; copy famnet's and put your logo there"
        raise BrokenTemplateError(letterhead.name, 0, what) from error
    return document


def copy_letterhead(own: Path) -> Path:
    """An empty one in the service's folder: what is put in its header stands on every page of every Word document.

    Raises:
        CopiedAlreadyError: there is one already.
    """
    target = own / LETTERHEAD
    if target.exists():
        raise CopiedAlreadyError(target)
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    buffer = BytesIO()
    begun(None, Look()).save(buffer)
    target.write_bytes(settled(buffer.getvalue()))
    return target
