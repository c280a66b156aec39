"""A service's own templates: listing, copying and trying them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from famnet.documents.errors import BrokenTemplateError
from famnet.documents.formats import Look
from famnet.documents.letterhead import begun, copy_letterhead
from famnet.documents.own_templates import TemplateFile, check_templates, copy_template, list_templates
from famnet.documents.places import LETTERHEAD
from famnet.documents.sign_off import signed_off
from famnet.documents.tongue import Tongue
from famnet.domain.errors import Finding, Level

Row = Mapping[str, object]


def template_rows(own: Path) -> list[Row]:
    """Every template and the style, a row each."""
    return [_row(template, own) for template in list_templates(own)]


def _row(template: TemplateFile, own: Path) -> Row:
    signed = signed_off(template.name, Tongue(template.language, own)) if template.language else None
    return {
        "name": template.name if template.language else "style",
        "language": template.language,
        "whose": "yours" if template.own else "famnet",
        "signed_off_by": f"{signed.by}, {signed.on}" if signed else "",
        "fallen_behind": template.behind,
        "file": str(template.path),
    }


def copy_for_service(name: str, own: Path, language: str = "en") -> Path:
    """A template, the style or an empty letterhead in the service's folder.

    Raises:
        NoTemplateError: there is none of that name. CopiedAlreadyError: the service has one already.
    """
    return copy_letterhead(own) if name == "letterhead" else copy_template(name, own, language)


def check_for_service(own: Path, name: str = "") -> tuple[Finding, ...]:
    """Every mistake in the templates in use and in the letterhead, or in the templates of one document."""
    if not own.is_dir():
        return check_templates(None, name)
    return (*check_templates(own, name), *_letterhead(own / LETTERHEAD))


def _letterhead(path: Path) -> Iterator[Finding]:
    if path.is_file():
        try:
            begun(path, Look())
        except BrokenTemplateError as error:
            yield Finding(rule="template", level=Level.BLOCK, subject=path.stem, message=str(error), source=str(path))
