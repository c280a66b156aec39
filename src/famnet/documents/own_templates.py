"""A service's own templates: which there are, taking a copy to change, and trying them before a family sees them."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.errors import BrokenTemplateError, CopiedAlreadyError, NoLanguageError, NoTemplateError
from famnet.documents.fenced import fill, mistakes
from famnet.documents.places import find_file, template_folders
from famnet.documents.samples import samples
from famnet.documents.sheet import Sheet
from famnet.documents.templates import template_name
from famnet.documents.tongue import Tongue, languages
from famnet.domain.errors import FamnetError, Finding, Level
from famnet.domain.record import record

STYLE = "page.css"
_ENDING = ".md.j2"
_MARK = {
    _ENDING: "{{# famnet's own was {digest} when this copy was taken #}}",
    ".css": "/* famnet's own was {digest} */",
}
_DIGEST_LENGTH = 16
_MARKED = re.compile(rf"famnet's own was ([0-9a-f]{{{_DIGEST_LENGTH}}})")
_BEHIND = "{} was copied from an older version of famnet, whose own has changed since."


@record
class TemplateFile:
    """A template or the style: what it is for, where it lies, whether it is the service's, and has fallen behind."""

    name: str
    language: str
    path: Path
    own: bool = False
    behind: bool = False


def list_templates(own: Path | None = None) -> tuple[TemplateFile, ...]:
    """Every template in each language and the style, as they would be used."""
    found = {
        path.relative_to(folder).as_posix()
        for folder in template_folders(own)
        for path in (*folder.glob(f"*/*{_ENDING}"), *folder.glob(STYLE))
    }
    return tuple(_file(name, own) for name in sorted(found))


def _file(name: str, own: Path | None) -> TemplateFile:
    path = find_file(name, own)
    mine = own is not None and path.is_relative_to(own)
    language, _, document = name.rpartition("/")
    return TemplateFile(
        name=document.removesuffix(_ENDING),
        language=language,
        path=path,
        own=mine,
        behind=mine and _is_behind(path, name),
    )


def _is_behind(copy: Path, name: str) -> bool:
    """Whether famnet's own has changed since the copy was taken."""
    marks = _MARKED.findall(copy.read_text(encoding="utf-8", errors="replace"))
    try:
        return bool(marks) and _digest(find_file(name)) not in marks
    except NoTemplateError:
        return False


def _digest(path: Path) -> str:
    return sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:_DIGEST_LENGTH]


def copy_template(document: str, own: Path, language: str = "en") -> Path:
    """A copy of famnet's template for a document, or of `style`, in the service's folder.

    Raises:
        NoTemplateError: there is no such document in this language.
        CopiedAlreadyError: there is one already.
    """
    if document not in {*CATALOGUE, "style"}:
        raise NoTemplateError(document)
    name = STYLE if document == "style" else template_name(document, language)
    source, target = find_file(name), own / name
    if target.exists():
        raise CopiedAlreadyError(target)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    mark = next(words for ending, words in _MARK.items() if name.endswith(ending)).format(digest=_digest(source))
    target.write_text(f"{mark}\n{source.read_text(encoding='utf-8')}", encoding="utf-8")
    return target


def see_that_there_is(document: str, tongue: Tongue) -> None:
    """See that a document is written in a language.

    Raises:
        NoLanguageError: it is not; names those that are.
    """
    if tongue.code not in languages(document, tongue.own):
        there = sorted(name for name in CATALOGUE if tongue.code in languages(name, tongue.own))
        raise NoLanguageError(spoken(document), tongue.code, [spoken(name) for name in there])


def spoken(document: str) -> str:
    """A document as people call it: `child’s plan`."""
    return document.replace("childs_", "child’s ").replace("_", " ")


def check_templates(own: Path | None = None, document: str = "") -> tuple[Finding, ...]:
    """Every mistake in the templates in use, or in those of one document, each with file, line and the name meant."""
    found = [t for t in list_templates(own) if t.language and document in ("", t.name)]
    if document and not found:
        raise NoTemplateError(document)
    return tuple(dict.fromkeys(finding for template in found for finding in _mistakes(template, own)))


def _mistakes(template: TemplateFile, own: Path | None) -> Iterator[Finding]:
    if template.name not in CATALOGUE:
        yield _finding(template, f"{template.path} is not the template of any document.", Level.WARN)
        return
    if template.behind:
        yield _finding(template, _BEHIND.format(template.path), Level.INFO)
    first, second = samples(CATALOGUE[template.name].sheet, template.language)
    mine = own if template.own else None
    errors = [*_tried(first, mine, names=True)] or [*_tried(second, mine, names=False)]  # the empty one says it again
    told = {_place(error): error for error in reversed(errors)}
    yield from (_finding(template, str(error), Level.BLOCK) for error in reversed(told.values()))


def _place(error: FamnetError) -> object:
    return error.told[:3] if isinstance(error, BrokenTemplateError) else str(error)


def _tried(sheet: Sheet, own: Path | None, *, names: bool) -> Iterator[FamnetError]:
    """What goes wrong with one sample: names first, all of them; what is left shows when it is filled."""
    try:
        strange = mistakes(sheet, own) if names else []
        yield from strange
        if not strange:
            fill(sheet, own)
    except FamnetError as error:
        yield error


def _finding(template: TemplateFile, message: str, level: Level) -> Finding:
    return Finding(rule="template", message=message, level=level, subject=template.name, source=str(template.path))


def fallen_behind(document: str, language: str, own: Path | None) -> tuple[Finding, ...]:
    """Said with a document that is made from a copy of an older famnet's template."""
    name = template_name(document, language)
    if own is None or not (own / name).is_file() or not _is_behind(own / name, name):
        return ()
    return (_finding(_file(name, own), _BEHIND.format(own / name), Level.INFO),)
