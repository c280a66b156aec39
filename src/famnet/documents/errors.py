"""Refusals of the documents room."""

from collections.abc import Sequence
from pathlib import Path

from famnet.domain.errors import ExitCode, FamnetError


class NoTemplateError(FamnetError):
    """There is no template of that name in that language."""

    exit_code = ExitCode.NOT_FOUND
    hint = "`famnet template list` shows the templates there are, and where each one lies."

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"There is no template “{name}”.")


class NoLanguageError(FamnetError):
    """This document is not written in that language; which are."""

    hint = (
        "`famnet template list` shows every template in each language; `famnet template copy` begins one of your own."
    )

    def __init__(self, document: str, language: str, there: Sequence[str]) -> None:
        listed = f" These are: {', '.join(there)}." if there else ""
        super().__init__(f"famnet has no {document} in the language “{language}”.{listed}")


class NothingToSignError(FamnetError):
    """A sign-off needs a language other than English, and the name of somebody who speaks it."""

    hint = 'For example: `famnet template sign-off --language cy --by "Name of the speaker"`.'

    def __init__(self, language: str) -> None:
        about = "English is what everything is written in first" if language == "en" else "Nobody is named"
        super().__init__(f"{about}: there is nothing to sign off.")


class BrokenTemplateError(FamnetError):
    """A template has a mistake: which file, which line, what, and the name that was probably meant."""

    hint = "Correct that line, then try `famnet template check`. Taking your copy away brings famnet's own back."

    def __init__(self, name: str, line: int, what: str, meant: Sequence[str] = ()) -> None:
        self.told = (name, line, what, tuple(meant))
        where = f"Template {name}, line {line}" if line else f"Template {name}"
        guess = f" Did you mean {' or '.join(f'“{m}”' for m in meant)}?" if meant else ""
        super().__init__(f"{where}: {what.rstrip('.')}.{guess}")


class CopiedAlreadyError(FamnetError):
    """The service's folder has a template of that name, which may hold work."""

    hint = "Change that one, or move it away first."

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path}” is there already and is left as it is.")


class NoPdfWriterError(FamnetError):
    """PDF needs an extra part that is not installed."""

    exit_code = ExitCode.REFUSED
    hint = "Install it with `python -m pip install 'famnet[pdf]'`, or choose html or docx and print that to PDF."

    def __init__(self) -> None:
        super().__init__("famnet cannot write PDF on this computer yet.")
