"""What a kin phrase was understood as, and the refusals of the grammar."""

from collections.abc import Sequence

from famnet.domain.errors import ExitCode, FamnetError
from famnet.domain.phrases.steps import Path
from famnet.domain.record import record

MOST_SAID = 6  # choices a sentence can hold


@record
class Reading:
    """One phrase without its owners: a path, and what the words say beside it."""

    words: str  # as written, tidied: the label of a tie when the place stays unknown
    path: Path
    choices: tuple[str, ...] = ()  # plainer phrases, where the words can mean more than one path
    twin: bool = False
    identical: bool = False
    deceased: bool = False


@record
class Phrase:
    """A whole kin phrase: "mum's sister's boyfriend" has two owners; `of` is the name after "of", if any.

    An owner is a reading where its words are kin words, otherwise a name to look up.
    """

    owners: tuple[Reading | str, ...] = ()
    head: Reading
    of: str = ""


class UnknownPhraseError(FamnetError):
    """The words for how two people belong together are not understood."""

    exit_code = ExitCode.USAGE
    hint = (
        "Put it together from everyday words: “maternal aunt”, “mum's ex-partner”, “half-brother on dad's side”, "
        "“father of Tobi”, “family friend”, “health visitor”."
    )

    def __init__(self, phrase: str, nearest: Sequence[str] = (), why: str = "") -> None:
        near = f" Nearest: {', '.join(nearest)}." if nearest else ""
        super().__init__(f"“{phrase[:80]}” is not a relationship famnet knows{why and f': {why}'}.{near}")
        self.nearest = tuple(nearest)


class AmbiguousPhraseError(FamnetError):
    """The words fit more than one place in the family; `choices` are phrases that each fit one."""

    exit_code = ExitCode.USAGE
    hint = "Say one of these instead, or `--side unknown` if nobody knows."

    def __init__(self, phrase: str, choices: Sequence[str]) -> None:
        more = f" or one of {len(choices) - MOST_SAID} more" if len(choices) > MOST_SAID else ""
        super().__init__(f"“{phrase}” could mean more than one place: {' or '.join(choices[:MOST_SAID])}{more}?")
        self.phrase = phrase
        self.choices = tuple(choices)
