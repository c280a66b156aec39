"""Kin phrases and what each resolves to, written as steps from the child.

↑ to a parent, ↓ to a child, = to a sibling, & to a partner, ~ to somebody tied otherwise; f, m or ? for their gender;
`>` ends an owner's part ("mum's"), and what the words say beside the way stands behind bars.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from famnet.domain.people import Gender
from famnet.domain.phrases.grammar import known_phrases, nearest_phrases, read_phrase
from famnet.domain.phrases.reading import Phrase, Reading, UnknownPhraseError
from famnet.domain.phrases.steps import Move, Step
from famnet.domain.ties import CoupleKind

TABLE = """
mum                                  ↑f
mummy                                ↑f
mother                               ↑f
mam                                  ↑f
dad                                  ↑m
daddy                                ↑m
father                               ↑m
parent                               ↑?
nan                                  ↑?, ↑f
nana                                 ↑?, ↑f
granny                               ↑?, ↑f
gran                                 ↑?, ↑f
grandma                              ↑?, ↑f
grandmother                          ↑?, ↑f
grandad                              ↑?, ↑m
grandpa                              ↑?, ↑m
grandfather                          ↑?, ↑m
grandparent                          ↑?, ↑?
great-grandmother                    ↑?, ↑?, ↑f
great-nan                            ↑?, ↑?, ↑f
great-great-grandfather              ↑?, ↑?, ↑?, ↑m
great grandad                        ↑?, ↑?, ↑m
greatgrandmother                     ↑?, ↑?, ↑f
maternal grandmother                 ↑f, ↑f
paternal grandfather                 ↑m, ↑m
maternal nan                         ↑f, ↑f
grandmother on dad's side            ↑m, ↑f
nan on mum's side                    ↑f, ↑f
grandad (father's side)              ↑m, ↑m
maternal great-grandmother           ↑f, ↑?, ↑f
nan on mums side                     ↑f, ↑f
nan mums side                        ↑f, ↑f
mums side cousin                     ↑f, =?, ↓?
uncle on my dads side                ↑m, =m
nain on dads side                    ↑m, ↑f
mam-gu                               ↑?, ↑f
taid                                 ↑?, ↑m
tad-cu                               ↑?, ↑m
mums sister                          ↑f > =f
dads mum                             ↑m > ↑f
moms mom                             ↑f > ↑f
my mums sister                       ↑f > =f
mum's mum                            ↑f > ↑f
dad's dad                            ↑m > ↑m
mum's nan                            ↑f > ↑?, ↑f
mother's mother's mother             ↑f > ↑f > ↑f
brother                              =m
sister                               =f
sibling                              =?
big brother                          =m
little sister                        =f
baby brother                         =m
twin                                 =? | twin
twin brother                         =m | twin
twin sister                          =f | twin
identical twin sister                =f | twin | identical
half-brother                         =m half
half brother                         =m half
half-sister                          =f half
maternal half-brother                =m half maternal
paternal half-sister                 =f half paternal
half-brother on dad's side           =m half paternal
half-sister (mother's side)          =f half maternal
half sibling on mum's side           =? half maternal
step-brother                         ↑?, &?, ↓m
stepsister                           ↑?, &?, ↓f
maternal stepbrother                 ↑f, &?, ↓m
stepsister on dad's side             ↑m, &?, ↓f
foster brother                       ↑? foster, ↓m foster
foster sister                        ↑? foster, ↓f foster
adoptive brother                     =m adoptive
adopted sister                       =f adoptive
birth sister                         =f birth
step-dad                             ↑f, &m
stepdad                              ↑f, &m
step-mum                             ↑m, &f
stepmother                           ↑m, &f
stepfather                           ↑f, &m
step-parent                          ↑?, &?
step-grandfather                     ↑?, ↑f, &m
ex-stepdad                           ↑f, &m separated
foster mum                           ↑f foster
foster dad                           ↑m foster
foster carer                         ↑? foster
foster parent                        ↑? foster
adoptive mother                      ↑f adoptive
adoptive father                      ↑m adoptive
adoptive parent                      ↑? adoptive
birth mother                         ↑f birth
birth father                         ↑m birth
biological dad                       ↑m birth
special guardian                     ↑? special guardian
kinship carer                        ↑? kinship carer
connected person                     ↑? kinship carer
private foster carer                 ↑? private fostering
reg 24 carer                         ↑? regulation 24
child arrangements order carer       ↑? child arrangements order
aunt                                 ↑?, =f
auntie                               ↑?, =f
uncle                                ↑?, =m
maternal aunt                        ↑f, =f
paternal uncle                       ↑m, =m
aunt on mum's side                   ↑f, =f
uncle on his dad's side              ↑m, =m
mum's sister                         ↑f > =f
dad's brother                        ↑m > =m
mums sister                          ↑f > =f
great-aunt                           ↑?, ↑?, =f
maternal great-aunt                  ↑f, ↑?, =f
great-great-uncle                    ↑?, ↑?, ↑?, =m
maternal half-uncle                  ↑f, =m half
niece                                =?, ↓f
nephew                               =?, ↓m
great-niece                          =?, ↓?, ↓f
grand-nephew                         =?, ↓?, ↓m
cousin                               ↑?, =?, ↓?
maternal cousin                      ↑f, =?, ↓?
paternal cousin                      ↑m, =?, ↓?
first cousin                         ↑?, =?, ↓?
maternal first cousin                ↑f, =?, ↓?
second cousin                        ↑?, ↑?, =?, ↓?, ↓?
third cousin                         ↑?, ↑?, ↑?, =?, ↓?, ↓?, ↓?
cousin on dad's side                 ↑m, =?, ↓?
first cousin once removed            ↑?, =?, ↓? | choices
male cousin                          ↑?, =?, ↓m
maternal female cousin               ↑f, =?, ↓f
auntie's son                         ↑?, =f > ↓m
son                                  ↓m
daughter                             ↓f
child                                ↓?
stepson                              &?, ↓m
stepdaughter                         &?, ↓f
foster child                         ↓? foster
foster son                           ↓m foster
adopted daughter                     ↓f adoptive
grandson                             ↓?, ↓m
granddaughter                        ↓?, ↓f
grandchild                           ↓?, ↓?
great-grandson                       ↓?, ↓?, ↓m
great-great-granddaughter            ↓?, ↓?, ↓?, ↓f
daughter-in-law                      ↓?, &f married
son-in-law                           ↓?, &m married
mother-in-law                        &?, ↑f
father in law                        &?, ↑m
sister-in-law                        =f | choices
brother-in-law                       =m | choices
grandmother-in-law                   &?, ↑?, ↑f
partner                              &?
husband                              &m married
wife                                 &f married
spouse                               &? married
civil partner                        &? civil partners
boyfriend                            &m dating
girlfriend                           &f dating
fiancé                               &m engaged
fiancée                              &f engaged
fiance                               &m engaged
ex-partner                           &? separated
ex-husband                           &m married divorced
ex wife                              &f married divorced
exhusband                            &m married divorced
ex-boyfriend                         &m dating separated
former partner                       &? separated
estranged husband                    &m married separated
late husband                         &m married widowed | died
late grandmother                     ↑?, ↑f | died
live-in partner                      &? living together
ex-civil partner                     &? civil partners divorced
mum's partner                        ↑f > &?
mum's new partner                    ↑f > &?
mum's ex-partner                     ↑f > &? separated
mum's ex                             ↑f > &? separated
dad's new girlfriend                 ↑m > &f dating
dad's ex-wife                        ↑m > &f married divorced
mum's boyfriend                      ↑f > &m dating
mum's late husband                   ↑f > &m married widowed | died
sister's husband                     =f > &m married
brother's ex-girlfriend              =m > &f dating separated
aunt's husband                       ↑?, =f > &m married
maternal aunt's partner              ↑f, =f > &?
mum's sister's boyfriend             ↑f > =f > &m dating
mum's sister's boyfriend's brother   ↑f > =f > &m dating > =m
dads girlfriends daughter            ↑m > &f dating > ↓f
nan's neighbour                      ↑?, ↑f > ~? neighbour (neighbour)
foster carer's husband               ↑? foster > &m married
father of Tobi                       ↑m of Tobi
mother of Tobi Bello                 ↑f of Tobi Bello
partner of Kemi                      &? of Kemi
ex-partner of Kemi Okafor            &? separated of Kemi Okafor
sister of Kemi                       =f of Kemi
maternal aunt of Tobi                ↑f, =f of Tobi
Kemi's brother                       kemi > =m
Daniel Reid's mother                 daniel reid > ↑f
godmother                            ~f godparent (godmother)
godfather                            ~m godparent (godfather)
godparent                            ~? godparent (godparent)
godson                               ~m godparent (godson)
mum's best friend                    ↑f > ~? friend (best friend)
family friend                        ~? friend (family friend)
friend of the family                 ~? friend (family friend)
friend                               ~? friend (friend)
best friend                          ~? friend (best friend)
school friend                        ~? friend (school friend)
neighbour                            ~? neighbour (neighbour)
next-door neighbour                  ~? neighbour (next door neighbour)
lodger                               ~? friend (lodger)
mum's lodger                         ↑f > ~? friend (lodger)
babysitter                           ~? friend (babysitter)
childminder                          ~? professional (childminder)
relative                             ~? kin (relative)
guardian                             ~? kin (guardian)
health visitor                       ~? professional (health visitor)
social worker                        ~? professional (social worker)
teacher                              ~? professional (teacher)
class teacher                        ~? professional (class teacher)
headteacher                          ~? professional (headteacher)
teaching assistant                   ~? professional (teaching assistant)
SENCO                                ~? professional (SENCO)
GP                                   ~? professional (GP)
mum's GP                             ↑f > ~? professional (GP)
family doctor                        ~? professional (family doctor)
school nurse                         ~? professional (school nurse)
midwife                              ~? professional (midwife)
mum's midwife                        ↑f > ~? professional (midwife)
youth worker                         ~? professional (youth worker)
IRO                                  ~? professional (IRO)
independent reviewing officer        ~? professional (independent reviewing officer)
advocate                             ~? professional (advocate)
children's guardian                  ~? professional (children's guardian)
Cafcass officer                      ~? professional (Cafcass officer)
CAMHS worker                         ~? professional (CAMHS worker)
play therapist                       ~? professional (play therapist)
speech and language therapist        ~? professional (speech and language therapist)
probation officer                    ~? professional (probation officer)
dad's probation officer              ↑m > ~? professional (probation officer)
housing officer                      ~? professional (housing officer)
drug worker                          ~? professional (drug worker)
domestic abuse worker                ~? professional (domestic abuse worker)
family support worker                ~? professional (family support worker)
key worker                           ~? professional (key worker)
head of year                         ~? professional (head of year)
designated safeguarding lead         ~? professional (designated safeguarding lead)
solicitor                            ~? professional (solicitor)
mum's solicitor                      ↑f > ~? professional (solicitor)
interpreter                          ~? professional (interpreter)
imam                                 ~? community (imam)
vicar                                ~? community (vicar)
rabbi                                ~? community (rabbi)
priest                               ~? community (priest)
youth leader                         ~? community (youth leader)
scout leader                         ~? community (scout leader)
football coach                       ~? community (football coach)
dance teacher                        ~? community (dance teacher)
mentor                               ~? community (mentor)
Homestart worker                     ~? professional (Homestart worker)
chess club leader                    ~? community (chess club leader)
nani                                 ↑f, ↑f
dadi                                 ↑m, ↑f
khala                                ↑f, =f
chacha                               ↑m, =m
the mother                           ↑f
her mum                              ↑f
my dad                               ↑m
older sister                         =f
maternal second cousin               ↑f, ↑?, =?, ↓?, ↓?
mum's ex                             ↑f > &? separated
ex-mother-in-law                     &? separated, ↑f
great nan on mum's side              ↑f, ↑?, ↑f
dad's mum's sister                   ↑m > ↑f > =f
Mum’s sister                         ↑f > =f
MUM'S   EX-PARTNER                   ↑f > &? separated
step-grandson                        ↓?, &?, ↓m
step-daughter of Grace               &?, ↓f of Grace
adoptive nan on mum's side           ↑f adoptive, ↑f
birth dad's girlfriend               ↑m birth > &f dating
twin of Ada                          =? | twin of Ada
identical twin of Ada Reid           =? | twin | identical of Ada Reid
former husband of Kemi               &m married divorced of Kemi
"""
SIGNS = {Move.UP: "↑", Move.DOWN: "↓", Move.SIBLING: "=", Move.PARTNER: "&", Move.TIE: "~"}
GENDERS = {Gender.FEMALE: "f", Gender.MALE: "m", Gender.UNKNOWN: "?"}
ROWS = [(row[:36].strip(), row[36:].strip()) for row in TABLE.strip().splitlines()]


def _step(step: Step) -> str:
    words = [SIGNS[step.move] + GENDERS[step.gender]]
    words += ["half", step.side.value] if step.half else []
    words += [step.kind.value] if step.kind else []
    words += [step.couple.value] if step.move is Move.PARTNER and step.couple is not CoupleKind.PARTNERS else []
    words += [step.end.value, f"{step.tie.value} ({step.label})" if step.move is Move.TIE else ""]
    return " ".join(word for word in words if word)


def _reading(reading: Reading | str) -> str:
    if isinstance(reading, str):
        return reading
    marks = {
        "choices": reading.choices,
        "twin": reading.twin,
        "identical": reading.identical,
        "died": reading.deceased,
    }
    return " | ".join([", ".join(map(_step, reading.path)), *(mark for mark, told in marks.items() if told)])


def drawn(phrase: Phrase) -> str:
    of = f" of {phrase.of}" if phrase.of else ""
    return " > ".join(_reading(part) for part in (*phrase.owners, phrase.head)) + of


def test_the_table_has_enough_phrases_to_mean_something() -> None:
    assert len({phrase for phrase, _ in ROWS}) >= 200


@pytest.mark.parametrize(("phrase", "way"), ROWS, ids=[phrase for phrase, _ in ROWS])
def test_a_phrase_resolves_to_its_steps(phrase: str, way: str) -> None:
    assert drawn(read_phrase(phrase)) == way


@pytest.mark.parametrize(
    ("phrase", "nearest"),
    [
        pytest.param("matternal aunt", "maternal aunt", id="a slip in the side"),
        pytest.param("granmother", "grandmother", id="a slip in the kin word"),
        pytest.param("helth visitr", "health visitor", id="a role misspelt"),
        pytest.param("mum's partnr", "mum's partner", id="a slip behind an owner"),
    ],
)
def test_an_unknown_phrase_names_the_nearest_known_one(phrase: str, nearest: str) -> None:
    with pytest.raises(UnknownPhraseError) as refusal:
        read_phrase(phrase)
    assert nearest in refusal.value.nearest
    assert nearest in str(refusal.value)


@pytest.mark.parametrize(
    "phrase",
    ["", "   ", "'s", "of", "half wife", "ex-mother", "great friend", "maternal wife", "step-friend", "great mother",
     "mum's", "grand nan", "once removed", "aunt once removed", "father-in-law-in-law", "paternal nani",
     "identical aunt", "second niece", "twin half-brother", "partner on mum's side", "in-law", "half-niece",
     "x" * 500,      "mum's " * 60 + "mum"],
)  # fmt: skip
def test_what_cannot_be_kin_is_refused(phrase: str) -> None:
    with pytest.raises(UnknownPhraseError):
        read_phrase(phrase)


def test_every_phrase_that_is_suggested_is_understood() -> None:
    assert all(read_phrase(phrase).head.path for phrase in known_phrases())


def test_a_role_not_in_the_list_keeps_its_capitals() -> None:
    assert read_phrase("mum's Home-Start worker").head.path[0].label == "Home-Start worker"


def test_suggestions_come_best_first() -> None:
    assert nearest_phrases("maternal ant")[0] == "maternal aunt"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(known_phrases()), max_size=4).map("'s ".join))
def test_any_words_are_understood_or_refused_in_a_sentence(words: str) -> None:
    assert _answer(words)


def _answer(words: str) -> str:
    try:
        read_phrase(words)
    except UnknownPhraseError as refusal:
        return str(refusal)
    return "understood"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("HV", "health visitor", id="hv"),
        pytest.param("sw", "social worker", id="sw"),
        pytest.param("best mate", "best friend", id="best mate"),
    ],
)
def test_what_people_write_for_short_is_written_out(typed: str, written: str) -> None:
    assert read_phrase(typed).head.path[-1].label == written


def test_a_side_alone_says_what_is_missing() -> None:
    with pytest.raises(UnknownPhraseError, match=r"says the side, not who they are.*maternal grandmother"):
        read_phrase("mums side")
