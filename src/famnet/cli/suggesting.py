"""What is offered while somebody types."""

from collections.abc import Iterable, Sequence
from typing import Any

MOST_SUGGESTIONS = 6


def completer(suggestions: Sequence[str]) -> Any:  # noqa: ANN401 -- prompt_toolkit is loaded at a terminal only
    """What offers suggestions while somebody types."""
    from prompt_toolkit.completion import Completer, Completion

    class Suggesting(Completer):
        """Offers what begins like the words typed so far, after the last comma."""

        def get_completions(self, document: Any, complete_event: object) -> Iterable[Completion]:  # noqa: ANN401
            """The first few that fit."""
            del complete_event
            typed = document.text_before_cursor.rpartition(",")[2].lstrip()
            for each in fitting(typed, suggestions):
                yield Completion(each, start_position=-len(typed))

    return Suggesting()


def fitting(typed: str, suggestions: Sequence[str]) -> list[str]:
    """The suggestions worth showing: those that begin with what was typed, then those with a word that does."""
    wanted = typed.casefold()
    if not wanted:
        return []
    begin = [s for s in suggestions if s.casefold().startswith(wanted)]
    within = [s for s in suggestions if f" {wanted}" in f" {s.casefold()}".replace("-", " ")]
    found = list(dict.fromkeys([*begin, *within]))
    return [] if found == [typed] else found[:MOST_SUGGESTIONS]
