"""What a picture or a document comes out as: bytes that leave through the gate and no other way."""

from famnet.domain.errors import Finding
from famnet.domain.record import record
from famnet.usecases.gatekeeping import Gate, TeamsOwn


@record
class Made:
    """The finished bytes, the gate they have to pass, the words drawn in them, and what to say about them."""

    data: bytes
    gate: Gate | TeamsOwn
    drawn: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    first: tuple[str, ...] = ()  # what to look at before it is handed to its reader
    document: str = ""  # which document, by its template; empty for a picture or a calendar
    version: str = ""  # which version of the plan, in the words on its page

    def as_form(self, _: str) -> "Made":
        """Itself: what comes in one form only."""
        return self

    def released(self, name: str, *, despite: bool = False) -> bytes:
        """The bytes for a file of this name, once nothing protected was found in them or in the name.

        Raises:
            LeakError: something was; `despite` lets it pass, which somebody must have decided and recorded.
        """
        return self.data if despite else self.gate.passed(self.data, name, drawn=self.drawn)
