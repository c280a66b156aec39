"""What may be meant by words that mean nothing here: the nearest that would."""

from collections.abc import Iterable
from difflib import get_close_matches

from famnet.domain.everyday import meant
from famnet.usecases.lines import readable

NEAR = 0.75  # how like a word has to be to be offered
_FACTS = (
    "born", "died", "alive", "woman", "man", "girl", "boy", "lives", "has", "parental", "phone", "email", "address",
    "school", "work", "called", "name", "note", "keep", "aged", "about",
)  # fmt: skip


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that a word is most like; empty where it is like none of them."""
    known = {choice.replace("_", " ").casefold(): choice for choice in choices}
    found = get_close_matches(word.replace("_", " ").casefold(), known, n=1, cutoff=NEAR)
    return known[found[0]] if found else ""


def perhaps_meant(line: str, unknown: str) -> str:
    """What may be meant by words that are no fact: one spelt otherwise, or somebody else, who comes next."""
    first, _, rest = unknown.partition(" ")
    if near := nearest(first, _FACTS):
        kept = " Nothing of the line was kept: the up arrow brings it back." if "," in line else ""
        return f"Perhaps “{f'{near} {rest}'.strip()}”?{kept}"
    if unknown[:1].isupper() or readable(unknown):
        return "Somebody else? Press Enter first; then their name is asked for."
    return ""


def choice_meant(said: str, choices: Iterable[str]) -> str:
    """What may be meant by a word that is none of a closed list; empty where nothing is like it."""
    told = list(choices)
    near = nearest(said, told) or nearest(meant(said, told), told)
    return f"Perhaps “{near}”?" if near else ""
