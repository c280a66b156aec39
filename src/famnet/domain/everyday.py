"""What people say for the words a closed list knows: `girl` for female, `CP plan` for child_protection."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

_SAID: Mapping[str, str] = MappingProxyType(
    {
        "female": "girl, woman, lady, she, she/her, f, daughter",
        "male": "boy, man, gentleman, he, he/him, m, son",
        "non-binary": "nonbinary, they, they/them, enby, nb, other",
        "unknown": "not known, don't know, dont know, not said",
        "family_support": "family support plan, early help, early help plan, fs, eh",
        "child_in_need": "child in need plan, cin, cin plan, section 17, s17",
        "child_protection": "child protection plan, cp, cp plan, cpp, section 47",
        "looked_after": "looked after child, lac, cla, in care, child looked after, care plan",
        "reunification": "going home, reunify, return home, reunification plan",
        "worry": "worries, worried, concern, concerns, what are we worried about",
        "working_well": "what is working well, whats working well, going well, good, strengths, strength",
        "needs_to_happen": "what needs to happen, next steps, needs, to do",
        "existing_safety": "safety",
        "complicating_factor": "complicating, complicating factors",
        "maternal": "mum's side, mums side, mother's side, mothers side, mum, mother, moms side, mom's side",
        "paternal": "dad's side, dads side, father's side, fathers side, dad, father",
        "agreed": "yes, will come, said yes, on board, happy to come",
        "yes": "agreed, agrees, said yes, consents, happy",
        "no": "declined, refused, says no, said no, refuses",
        "declined": "refused, said no, no",
        "unreachable": "cannot be reached, can't be reached, no answer, not answering",
        "stepped_back": "stepped away, left, withdrew",
        "approached": "contacted, asked, rung, called, tried, left message, left a message, waiting, no reply yet",
        "phone": "call, phone call, telephone, rang, ring, by phone",
        "visit": "visited, home visit, face to face, in person, saw them",
        "letter": "post, by post, wrote",
        "message": "text, sms, whatsapp, text message, messaged",
        "email": "e-mail, mail, by email, by e-mail",
        "video call": "video, teams, zoom, facetime, skype",
        "through somebody else": "through others, through family, via somebody else",
        "cannot be found": "not found, can't be found, not traced",
        "not asked: unsafe to ask": "unsafe, unsafe to ask, not safe to ask, not safe",
        "not asked: too young": "too young",
        "family group conference": "fgc, conference",
        "family network meeting": "fnm, network meeting, family meeting, meeting",
        "review meeting": "review",
        "independent reviewing officer": "iro",
        "child protection chair": "cp chair, conference chair, chair",
        "not yet": "not this time, no",
        "pregnancy": "pregnant, unborn, expecting",
        "whereabouts": "where they live with, who they live with, whom they live with",
        "existence": "everything, that they exist",
        "step_up": "up, escalate",
        "step_down": "down, de-escalate",
        "close": "closed, end, stop",
        "keep": "continue, carry on, same, no change",
    }
)
SHORTEST = 3  # letters by which a beginning says the whole


def _folded(word: str) -> str:
    return " ".join(re.split(r"[\s_-]+", word.replace("’", "'").casefold().strip()))


def _by_word() -> Iterator[tuple[str, str]]:
    for meant_, said in _SAID.items():
        yield from ((_folded(word), meant_) for word in said.split(","))


def meant(word: str, choices: Iterable[str]) -> str:
    """The choice that a word means: itself, in other letters, an everyday word for it, or its only such beginning.

    A word that means none of them, or several, comes back as it is: whoever asked refuses it.
    """
    known = {_folded(choice): choice for choice in choices}
    said = _folded(word)
    if said in known:
        return known[said]
    everyday = [name for other, name in _by_word() if other == said and _folded(name) in known]
    begun = [choice for folded, choice in known.items() if len(said) >= SHORTEST and folded.startswith(said)]
    found = everyday or begun
    return known[_folded(found[0])] if len(found) == 1 else word
