"""The form a fact can take: a pattern, what it does, and when it is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from famnet.exchange.story.said import Said
from famnet.exchange.story.telling import Telling


class Stage(IntEnum):
    """When a fact is read: what is a person's own, what joins people outright, what needs everybody in place."""

    OWN = 0
    JOINS = 1
    REST = 2


Reader = Callable[[Telling, str, Said], None]


@dataclass(frozen=True)
class Fact:
    """One form a fact can take: its pattern, what it does, and when."""

    pattern: "re.Pattern[str]"
    read: Reader
    stage: Stage


def fact(pattern: str, read: Reader, stage: Stage = Stage.OWN) -> Fact:
    """A row of the table of facts."""
    return Fact(re.compile(pattern, re.IGNORECASE), read, stage)
