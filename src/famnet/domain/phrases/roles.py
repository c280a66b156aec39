"""Friends, community and professionals: names of roles, and the nouns that make a role of whatever stands before."""

from famnet.domain.people import Gender
from famnet.domain.phrases.steps import Path, out
from famnet.domain.ties import TieKind

ROLES: dict[TieKind, str] = {
    TieKind.FRIEND: """
        friend, family friend, friend of the family, friend of family, best friend, close friend,
        mate, pal, best mate, bestie, family mate, lodger,
        housemate, flatmate, roommate, babysitter, childhood friend, school friend,
        schoolfriend, penfriend
    """,
    TieKind.NEIGHBOUR: "neighbour, neighbor, next door neighbour, old neighbour, former neighbour",
    TieKind.COMMUNITY: """
        imam, vicar, priest, rabbi, pastor, minister, chaplain, granthi, church elder, elder, faith
        leader, community leader, youth leader, scout leader, guide leader, brownie leader, cub
        leader, group leader, coach, football coach, swimming coach, boxing coach, dance teacher,
        music teacher, piano teacher, madrasa teacher, sunday school teacher, mentor, volunteer,
        landlord, landlady, employer, boss, colleague, lollipop lady, sponsor,
        community elder, independent visitor
    """,
    TieKind.PROFESSIONAL: """
        health visitor, social worker, lead social worker, supervising social worker, student social
        worker, lead practitioner, teacher, class teacher, form teacher, head teacher, headteacher,
        deputy head, head of year, teaching assistant, senco, tutor, form tutor, gp, doctor, family
        doctor, consultant, nurse, school nurse, family nurse, community nurse, midwife, youth
        worker, iro, independent reviewing officer, advocate, lawyer, solicitor, barrister,
        childminder, nursery worker, nursery nurse, key worker, keyworker, support worker, family
        support worker, early help worker, outreach worker, probation officer, police officer,
        housing officer, drug worker, alcohol worker, substance misuse worker, domestic abuse
        worker, idva, isva, cafcass officer, children's guardian, personal adviser, learning mentor,
        pastoral lead, designated safeguarding lead, dsl, designated teacher, virtual school head,
        fgc coordinator, coordinator, family group conference coordinator, conference chair, cp
        chair, child protection chair, mediator, interpreter, contact supervisor, education welfare
        officer, attendance officer, therapist, play therapist, speech and language therapist,
        occupational therapist, physiotherapist, family therapist, counsellor, psychologist,
        educational psychologist, psychiatrist, paediatrician, camhs worker, dentist, dietitian,
        pharmacist, residential worker, team manager, practice supervisor, care coordinator, carers
        worker, debt adviser, benefits adviser, foster agency worker, au pair, doula, hv, sw, fsw, ta, ehw, ssw
    """,
}

# The last word decides, whatever stands before it: "Homestart worker", "Arabic teacher", "chess club leader".
HEAD_NOUNS: dict[TieKind, str] = {
    TieKind.PROFESSIONAL: """
        worker, officer, nurse, teacher, therapist, practitioner, visitor, adviser, advisor,
        assistant, psychologist, manager, coordinator, consultant, counsellor, specialist,
        professional, solicitor, supervisor, midwife
    """,
    TieKind.COMMUNITY: "leader, coach, elder, volunteer, mentor, minister, instructor",
    TieKind.FRIEND: "friend, mate",
    TieKind.NEIGHBOUR: "neighbour",
}

_GENDERED = {"lollipop lady": Gender.FEMALE, "landlady": Gender.FEMALE, "landlord": Gender.MALE}
_PLAIN = {
    "neighbor": "neighbour",
    **dict.fromkeys(("friend of the family", "friend of family", "family mate"), "family friend"),
    **dict.fromkeys(("pal", "mate"), "friend"),
    **dict.fromkeys(("best mate", "bestie"), "best friend"),
    "hv": "health visitor",
    "sw": "social worker",
    "ssw": "supervising social worker",
    "fsw": "family support worker",
    "ta": "teaching assistant",
    "ehw": "early help worker",
}
_SHOUTED = {"gp": "GP", "iro": "IRO", "senco": "SENCO", "idva": "IDVA", "isva": "ISVA", "dsl": "DSL"}
_SHOUTED_WORDS = {"camhs": "CAMHS", "fgc": "FGC", "cp": "CP", "cafcass": "Cafcass"}


def _listed(words: str) -> list[str]:
    return [" ".join(word.split()) for word in words.split(",")]


def written(role: str) -> str:
    """A role as it is written in a document: `GP`, `CAMHS worker`."""
    plain = _PLAIN.get(role, role)
    return _SHOUTED.get(plain) or " ".join(_SHOUTED_WORDS.get(word, word) for word in plain.split())


def _path(kind: TieKind, role: str) -> Path:
    return (out(kind, written(role), _GENDERED.get(role, Gender.UNKNOWN)),)


ROLE_WORDS: dict[str, Path] = {role: _path(kind, role) for kind, roles in ROLES.items() for role in _listed(roles)}
_NOUNS = {noun: kind for kind, nouns in HEAD_NOUNS.items() for noun in _listed(nouns)}


def free_role(words: str) -> Path | None:
    """A role not in the list whose last word says what kind it is; None when that word says nothing."""
    *_, last = words.split() or [""]
    kind = _NOUNS.get(last)
    return _path(kind, words) if kind else None
