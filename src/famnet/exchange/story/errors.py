"""How story text is refused: where, what was found, and what could stand there."""

from famnet.domain.errors import ExitCode, FamnetError

_SHOWN = 60


class StoryError(FamnetError):
    """Story text that cannot be read; nothing of it was taken."""

    exit_code = ExitCode.REFUSED
    hint = "Nothing was imported. docs/reference/story-text.md shows every form a line can take."

    def __init__(self, line: int, column: int, found: str, wanted: str) -> None:
        super().__init__(f"Line {line}, column {column}: found {shown(found)}; {wanted}")
        self.line, self.column = line, column


def shown(found: str) -> str:
    """What was found, short and without characters that a terminal would obey."""
    cut = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"
    return f"“{''.join(c if c.isprintable() else '�' for c in cut)}”" if cut else "nothing"
