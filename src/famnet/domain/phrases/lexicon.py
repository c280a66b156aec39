"""The words of kinship, as a table: each row gives a path and the words that mean it, the plainest word first."""

from collections.abc import Iterator
from dataclasses import replace

from famnet.domain.people import Gender
from famnet.domain.phrases.steps import Path, across, beside, down, out, up
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind, TieKind

F, M, ANY = Gender.FEMALE, Gender.MALE, Gender.UNKNOWN

BLOOD: tuple[tuple[str, Path], ...] = (
    ("mother | mum | mummy | mam | mammy | mom | mommy | mama | mumma | ma | mami", (up(F),)),
    ("father | dad | daddy | da | papa | pa | pop | pops", (up(M),)),
    ("parent", (up(),)),
    ("daughter", (down(F),)),
    ("son", (down(M),)),
    ("child | kid | baby", (down(),)),
    ("sister | sis | sissy", (across(F),)),
    ("brother | bro | bruv", (across(M),)),
    ("sibling", (across(),)),
    ("grandmother | nan | nana | nanna | nannie | nanny | nain | mamgu | mam gu | mam-gu", (up(), up(F))),
    ("grandmother | gran | granny | grannie | grandma | grandmum | oma | babcia", (up(), up(F))),
    ("grandfather | grandad | granddad | grandpa | grandpop | grandda | gramps | gran'pa", (up(), up(M))),
    ("grandfather | taid | tadcu | tad cu | tad-cu | opa | dziadek", (up(), up(M))),
    ("aunt | auntie | aunty", (up(), across(F))),
    ("uncle", (up(), across(M))),
    ("aunt or uncle | pibling", (up(), across())),
    ("niece", (across(), down(F))),
    ("nephew", (across(), down(M))),
    ("niece or nephew | nibling", (across(), down())),
    ("cousin", (up(), across(), down())),
    # Words of other languages spoken in English families, where they say the side as well.
    ("nani", (up(F), up(F))),
    ("dadi", (up(M), up(F))),
    ("khala", (up(F), across(F))),
    ("phupho | phuppo", (up(M), across(F))),
    ("mamu", (up(F), across(M))),
    ("chacha", (up(M), across(M))),
)

COUPLES: tuple[tuple[str, Path], ...] = (
    ("partner | other half", (beside(),)),
    ("husband | hubby", (beside(M, CoupleKind.MARRIED),)),
    ("wife", (beside(F, CoupleKind.MARRIED),)),
    ("spouse", (beside(ANY, CoupleKind.MARRIED),)),
    ("civil partner", (beside(ANY, CoupleKind.CIVIL_PARTNERS),)),
    ("boyfriend", (beside(M, CoupleKind.DATING),)),
    ("girlfriend", (beside(F, CoupleKind.DATING),)),
    ("fiancé | fiance", (beside(M, CoupleKind.ENGAGED),)),
    ("fiancée | fiancee", (beside(F, CoupleKind.ENGAGED),)),
    (
        "live in partner | cohabiting partner | cohabitee | common law partner",
        (beside(ANY, CoupleKind.LIVING_TOGETHER),),
    ),
    ("live in boyfriend | common law husband", (beside(M, CoupleKind.LIVING_TOGETHER),)),
    ("live in girlfriend | common law wife", (beside(F, CoupleKind.LIVING_TOGETHER),)),
    ("casual partner", (beside(ANY, CoupleKind.CASUAL),)),
    ("ex | former partner", (replace(beside(), end=CoupleEnd.SEPARATED),)),
    ("lover", (beside(ANY, CoupleKind.AFFAIR),)),
)

CARERS: tuple[tuple[str, Path], ...] = (
    ("foster carer | foster parent", (up(ANY, ParentKind.FOSTER),)),
    ("adopter | adoptive parent", (up(ANY, ParentKind.ADOPTIVE),)),
    (
        "kinship carer | family and friends carer | connected person | connected carer | carer",
        (up(ANY, ParentKind.KINSHIP),),
    ),
    ("special guardian | sgo carer", (up(ANY, ParentKind.SPECIAL_GUARDIAN),)),
    (
        "child arrangements order carer | child arrangements carer | lives with order carer",
        (up(ANY, ParentKind.CHILD_ARRANGEMENTS),),
    ),
    ("regulation 24 carer | reg 24 carer | temporary foster carer", (up(ANY, ParentKind.REG_24),)),
    ("private foster carer", (up(ANY, ParentKind.PRIVATE_FOSTERING),)),
    ("godmother", (out(TieKind.GODPARENT, "godmother", F),)),
    ("godfather", (out(TieKind.GODPARENT, "godfather", M),)),
    ("godparent", (out(TieKind.GODPARENT, "godparent"),)),
    ("godson", (out(TieKind.GODPARENT, "godson", M),)),
    ("goddaughter", (out(TieKind.GODPARENT, "goddaughter", F),)),
    ("godchild", (out(TieKind.GODPARENT, "godchild"),)),
    ("relative | relation | kin | family member | distant relative", (out(TieKind.KIN, "relative"),)),
    ("guardian | legal guardian | testamentary guardian", (out(TieKind.KIN, "guardian"),)),
)


def spelled(rows: tuple[tuple[str, Path], ...]) -> Iterator[tuple[str, Path]]:
    """Every word of the rows with its path."""
    for words, path in rows:
        for word in words.split("|"):
            yield word.strip(), path


def plainest(rows: tuple[tuple[str, Path], ...]) -> Iterator[tuple[str, str]]:
    """Every word with the first, plainest word of its row."""
    for words, _ in rows:
        first, *others = (word.strip() for word in words.split("|"))
        yield from ((word, first) for word in (first, *others))


KIN_ROWS = (*BLOOD, *COUPLES, *CARERS)
KIN_WORDS: dict[str, Path] = dict(spelled(KIN_ROWS))
PLAIN: dict[str, str] = dict(plainest(KIN_ROWS))
MOTHER_WORDS = frozenset(word for word, path in spelled(BLOOD) if path == (up(F),))
FATHER_WORDS = frozenset(word for word, path in spelled(BLOOD) if path == (up(M),))
