"""One person or service in words."""

from famnet.domain.record import record

NOTHING_KNOWN = "Nothing more is recorded."


@record
class Told:
    """A name, who that is to the child, and a sentence for each thing known."""

    person: str
    name: str
    role: str
    facts: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it on one line."""
        head = f"{self.name}, {self.role}" if self.role else self.name
        return f"{head}. {' '.join(self.facts)}".strip()
