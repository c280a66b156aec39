"""Finding a document's template and filling it: the only place that knows Jinja.

Templates stand in `templates/` of the repository, and in `famnet/templates` of a wheel; a service's own folder comes
before both. They are Markdown, run in a sandbox with plain values, and whatever a person typed comes out as text.
"""

import re
import traceback
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from famnet.documents.directions import isolated
from famnet.documents.errors import BrokenTemplateError, NoTemplateError
from famnet.documents.places import find_file, template_folders
from famnet.documents.safe_text import BLANK, BOX, LINE_BREAK, shield, shield_from_the_right
from famnet.documents.sheet import Sheet
from famnet.documents.template_marks import wrong_marks
from famnet.documents.template_names import unknown_parts, unknown_tools


@cache
def environment(own: Path | None = None, *, right_to_left: bool = False) -> ImmutableSandboxedEnvironment:
    """Jinja as documents use it: strict, sandboxed, and with every value shielded from Markdown."""
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(template_folders(own)),
        undefined=StrictUndefined,
        finalize=shield_from_the_right if right_to_left else shield,
        autoescape=False,  # the result is Markdown: `shield` does what escaping would
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["or_line"] = or_line
    env.filters["join"] = join
    env.globals.clear()
    return env


def or_line(text: str) -> str:
    """The text, or a line to write on."""
    return text or BLANK


def join(values: Iterable[str], between: str = "") -> str:
    """The values in a row, each keeping its own order."""
    return between.join(isolated(str(value)) for value in values)


def template_name(document: str, language: str) -> str:
    """A template's place under a folder of templates."""
    return f"{language}/{document}.md.j2"


def unknown_names(sheet: Sheet, own: Path | None = None) -> list[BrokenTemplateError]:
    """Every name in the sheet's template that the sheet does not have, every part of one, every box that is none.

    Raises:
        BrokenTemplateError: the template cannot be read as one.
    """
    name = template_name(sheet.template, sheet.frame.language)
    source = _read(name, own)
    try:
        tree = environment(own).parse(source, name)
        tools = tuple(unknown_tools(tree))
        strange = sorted(find_undeclared_variables(tree) - sheet.values.keys())
    except TemplateSyntaxError as error:
        raise BrokenTemplateError(name, error.lineno, error.message or "") from error
    style = find_file("page.css", own).read_text(encoding="utf-8", errors="replace")
    marks = (
        BrokenTemplateError(name, line, what, meant) for line, what, meant in (*tools, *wrong_marks(source, style))
    )
    parts = (
        BrokenTemplateError(name, line, _not_known(word), get_close_matches(word, known, n=2))
        for line, word, known in unknown_parts(tree, sheet)
    )
    return [*(_strange(name, word, source, sheet) for word in strange), *parts, *marks]


def _read(name: str, own: Path | None) -> str:
    try:
        return find_file(name, own).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenTemplateError(name, 0, "it is not saved as UTF-8 text; save it as that and try again") from error


def _strange(name: str, word: str, source: str, sheet: Sheet) -> BrokenTemplateError:
    lines = source.splitlines()
    line = next((n for n, text in enumerate(lines, 1) if re.search(rf"\b{re.escape(word)}\b", text)), 0)
    return BrokenTemplateError(name, line, _not_known(word), get_close_matches(word, sorted(_names_in(sheet)), n=2))


def _not_known(word: str) -> str:
    return f"the name “{word}” is not one that this document has"


def render_markdown(sheet: Sheet, own: Path | None = None) -> str:
    """The sheet's template with its values in: shielded Markdown.

    Raises:
        NoTemplateError: there is no such template in this language.
        BrokenTemplateError: the template has a mistake; says where, and the name meant.
    """
    name = template_name(sheet.template, sheet.frame.language)
    try:
        env = environment(own, right_to_left=sheet.frame.tongue.right_to_left)
        text = env.get_template(name).render(sheet.values)
    except TemplateNotFound as error:
        raise NoTemplateError(str(error.name or name)) from error
    except TemplateSyntaxError as error:
        raise BrokenTemplateError(error.name or name, error.lineno, error.message or "") from error
    except _MISTAKES as error:
        raise BrokenTemplateError(name, _line_of(error), _say(error), _meant(error, sheet)) from error
    return text.replace("<br>", LINE_BREAK).replace("[ ]", BOX)


_MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


def _line_of(error: Exception) -> int:
    lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return (lines[-1] if lines else None) or 0


def _say(error: Exception) -> str:
    """The mistake in words; never a value, which could be a person's."""
    if isinstance(error, UndefinedError):
        return _not_known(_unknown_name(error))
    if isinstance(error, SecurityError):
        return "a template may not do this"
    if isinstance(error, UnicodeDecodeError):
        return "it is not saved as UTF-8 text; save it as that and try again"
    if isinstance(error, TemplateRuntimeError):
        return (error.message or "this cannot be worked out").rstrip(".")
    return f"this cannot be worked out ({type(error).__name__})"


def _unknown_name(error: Exception) -> str:
    names = re.findall(r"'(\w+)'", str(error))
    return names[-1] if names else "?"


def _meant(error: Exception, sheet: Sheet) -> list[str]:
    if not isinstance(error, UndefinedError):
        return []
    return get_close_matches(_unknown_name(error), sorted(_names_in(sheet)), n=2)


def _names_in(record: object) -> set[str]:
    """Every name that a template of this sheet could use."""
    names = set()
    for name in getattr(record, "__dataclass_fields__", ()):
        value = getattr(record, name)
        names |= {name}.union(*(_names_in(part) for part in (value if isinstance(value, tuple) else (value,))))
    return names
