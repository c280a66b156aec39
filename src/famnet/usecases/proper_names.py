"""What can be a person's name: a date or a number typed at the wrong question cannot."""

from contextlib import suppress

from famnet.domain.dates import PartialDate
from famnet.domain.errors import ExitCode, FamnetError, ImpossibleDateError


class NotANameError(FamnetError):
    """A date, a number or a mark stands where a name should."""

    exit_code = ExitCode.USAGE
    hint = "The name comes first; the date goes with --born, or when it is asked for. A first name will do for now."

    def __init__(self, said: str, what: str) -> None:
        super().__init__(f"“{said[:60]}” is {what}, not a name.")


def see_that_it_is_a_name(said: str) -> None:
    """Take any name there is, and nothing else; nothing said is no name yet, which is for others to judge.

    Raises:
        NotANameError: it is a date, or has no letter in it.
    """
    name = said.strip()
    if not name:
        return
    if _is_a_date(name):
        raise NotANameError(name, "a date")
    if not any(letter.isalpha() for letter in name):
        raise NotANameError(name, "no word")


def _is_a_date(name: str) -> bool:
    if not any(letter.isdigit() for letter in name):
        return False
    with suppress(ImpossibleDateError):
        return bool(PartialDate.parse(name))
    return False
