"""Answers of a long round of questions, kept as they are given, and told again when the round is taken up."""

import json
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Tape:
    """What was asked and answered so far, and what was answered the last time; `save` keeps all of it at once."""

    save: Callable[[str], None]
    told: list[tuple[str, str]] = field(default_factory=list)
    before: list[tuple[str, str]] = field(default_factory=list)

    def answered(self, question: str, holds: Callable[[str], bool]) -> str | None:
        """What was answered to this question the last time, if it still holds; once one differs, nothing more."""
        if not self.before:
            return None
        asked, said = self.before.pop(0)
        if asked != question or not holds(said):
            self.before.clear()
            return None
        self.told.append((question, said))
        return said

    def note(self, question: str, said: str) -> None:
        """Keep an answer at once."""
        self.told.append((question, said))
        self.save(json.dumps(self.told, ensure_ascii=False))


RUNNING: ContextVar[Tape | None] = ContextVar("tape", default=None)


def read(kept: str) -> list[tuple[str, str]]:
    """Questions and answers as they were saved."""
    return [(asked, said) for asked, said in json.loads(kept or "[]")]
