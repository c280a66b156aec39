"""Says a path in words: the grammar the other way round."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from famnet.domain.people import Gender
from famnet.domain.phrases.steps import SIDE_OF_GENDER, Move, Path, Side, Step, up
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind

F, M = Gender.FEMALE, Gender.MALE
_BY_GENDER: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "parent": ("mother", "father", "parent"),
        "child": ("daughter", "son", "child"),
        "sibling": ("sister", "brother", "sibling"),
        "grandparent": ("grandmother", "grandfather", "grandparent"),
        "grandchild": ("granddaughter", "grandson", "grandchild"),
        "aunt": ("aunt", "uncle", "aunt or uncle"),
        "niece": ("niece", "nephew", "niece or nephew"),
        "cousin": ("cousin", "cousin", "cousin"),
    }
)
_AT = {F: 0, M: 1}
_COUPLES: Mapping[CoupleKind, tuple[str, str, str]] = MappingProxyType(
    {
        CoupleKind.MARRIED: ("wife", "husband", "spouse"),
        CoupleKind.CIVIL_PARTNERS: ("civil partner",) * 3,
        CoupleKind.LIVING_TOGETHER: ("partner",) * 3,
        CoupleKind.ENGAGED: ("fiancée", "fiancé", "fiancé"),
        CoupleKind.DATING: ("girlfriend", "boyfriend", "partner"),
        CoupleKind.CASUAL: ("casual partner",) * 3,
        CoupleKind.AFFAIR: ("lover",) * 3,
        CoupleKind.PARTNERS: ("partner",) * 3,
    }
)
_KINDS: Mapping[ParentKind, str] = MappingProxyType(
    {
        ParentKind.BIRTH: "birth {}",
        ParentKind.ADOPTIVE: "adoptive {}",
        ParentKind.FOSTER: "foster {}",
        ParentKind.KINSHIP: "kinship carer",
        ParentKind.SPECIAL_GUARDIAN: "special guardian",
        ParentKind.CHILD_ARRANGEMENTS: "child arrangements carer",
        ParentKind.REG_24: "regulation 24 carer",
        ParentKind.PRIVATE_FOSTERING: "private foster carer",
    }
)
_ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ")
_SIBLING = (Move.SIBLING,)
Shape = tuple[Move, ...]


def word(kind: str, gender: Gender) -> str:
    """The word for somebody of a gender: `word("aunt", Gender.MALE)` is uncle."""
    return _BY_GENDER[kind][_AT.get(gender, 2)]


def whose(name: str) -> str:
    """`Kemi's`, `James'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def parenthood(kind: ParentKind, gender: Gender) -> str:
    """As what somebody is joined to a child: `mother`, `adoptive father`, `special guardian`."""
    return say((up(gender, None if kind is ParentKind.BIRTH else kind),))


def say(path: Path) -> str:
    """A path in words, as long chains with 's where there is no single word."""
    for end in range(len(path), 0, -1):
        if told := _told(path[:end]):
            return f"{told}'s {say(path[end:])}" if path[end:] else told
    return ""


def _told(path: Path) -> str:
    if len(path) == 1:
        return _ONE[path[0].move](path[0])
    if any(step.kind for step in path):
        return ""
    return _line(path) if {step.move for step in path} <= _BLOOD else ""


_BLOOD = {Move.UP, Move.DOWN, Move.SIBLING}


def _line(path: Path) -> str:
    """Blood kin further off: up, perhaps across, and down, in this order."""
    shape = [step.move for step in path]
    ups, downs = shape.count(Move.UP), shape.count(Move.DOWN)
    level = shape.count(Move.SIBLING)
    if (
        level > 1
        or shape != [Move.UP] * ups + [Move.SIBLING] * level + [Move.DOWN] * downs
        or (ups and downs and not level)
    ):
        return ""
    return _sided(path, _far(ups, downs, path[-1].gender, level=bool(level)) if _even(path, ups) else "")


def _even(path: Path, ups: int) -> bool:
    """Only the first parent's and the last person's gender can be said in one word."""
    inner = path[1:-1] if ups else path[:-1]
    return all(step.gender is Gender.UNKNOWN and not step.half for step in inner)


def _far(ups: int, downs: int, gender: Gender, *, level: bool) -> str:
    if not level:
        return _greats(max(ups, downs) - 2) + word("grandparent" if ups else "grandchild", gender)
    if not downs:
        return _greats(ups - 1) + word("aunt", gender)
    if not ups:
        return _greats(downs - 1) + word("niece", gender)
    return f"{_ORDINALS[ups]}cousin" if ups == downs < len(_ORDINALS) else ""


def _greats(n: int) -> str:
    return "great-" * n


def _sided(path: Path, words: str) -> str:
    side = SIDE_OF_GENDER.get(path[0].gender, Side.NONE)
    return f"{side.value} {words}" if words and path[0].move is Move.UP and side else words


def _sibling(step: Step) -> str:
    plain = word("sibling", step.gender)
    side = f" ({_PARENT_OF[step.side]}'s side)" if step.side in _PARENT_OF else ""
    kind = _KINDS[step.kind].format("") if step.kind else ""
    return f"{kind}half-{plain}{side}" if step.half else f"{kind}{plain}"


_PARENT_OF = {Side.MATERNAL: "mother", Side.PATERNAL: "father"}


def _partner(step: Step) -> str:
    plain = _COUPLES[step.couple][_AT.get(step.gender, 2)]
    if step.end is CoupleEnd.WIDOWED:
        return f"late {plain}"
    return f"ex-{plain}" if step.end else plain


def _up(step: Step) -> str:
    plain = word("parent", step.gender)
    if step.kind is ParentKind.FOSTER and step.gender is Gender.UNKNOWN:
        return "foster carer"
    return _KINDS[step.kind].format(plain) if step.kind else plain


def _down(step: Step) -> str:
    plain = word("child", step.gender)
    return _CHILD_OF.get(step.kind, "{}").format(plain) if step.kind else plain


_CHILD_OF = {ParentKind.ADOPTIVE: "adopted {}", ParentKind.FOSTER: "foster {}"}


def _tie(step: Step) -> str:
    return step.label


_ONE: Mapping[Move, Callable[[Step], str]] = {
    Move.UP: _up,
    Move.DOWN: _down,
    Move.SIBLING: _sibling,
    Move.PARTNER: _partner,
    Move.TIE: _tie,
}
