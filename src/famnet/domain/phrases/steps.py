"""The moves kin phrases are made of: up to a parent, down to a child, across, beside to a partner, out to a tie."""

from enum import StrEnum
from functools import cache

from famnet.domain.people import Gender
from famnet.domain.record import record
from famnet.domain.ties import CoupleEnd, CoupleKind, ParentKind, TieKind


class Side(StrEnum):
    """Through which parent somebody belongs to a child."""

    MATERNAL = "maternal"
    PATERNAL = "paternal"
    BOTH = "both"
    NONE = ""
    UNKNOWN = "unknown"  # related, but nobody has said through whom


SIDE_OF_GENDER = {Gender.FEMALE: Side.MATERNAL, Gender.MALE: Side.PATERNAL}
GENDER_OF_SIDE = {side: gender for gender, side in SIDE_OF_GENDER.items()}
OPPOSITE = {Gender.FEMALE: Gender.MALE, Gender.MALE: Gender.FEMALE}


class Move(StrEnum):
    """Which way one step goes."""

    UP = "up"
    DOWN = "down"
    SIBLING = "sibling"
    PARTNER = "partner"
    TIE = "tie"


@record
class Step:
    """One step from a person to another; what does not matter for its move stays at its default."""

    move: Move
    gender: Gender = Gender.UNKNOWN
    kind: ParentKind | None = None  # None: a parent by birth or adoption, made as one by birth
    couple: CoupleKind = CoupleKind.PARTNERS
    end: CoupleEnd = CoupleEnd.NONE
    half: bool = False
    side: Side = Side.NONE  # of a half-sibling: which parent they share
    outsider: bool = False  # a partner who is not a parent of the person the phrase starts from
    tie: TieKind = TieKind.KIN
    label: str = ""


Path = tuple[Step, ...]


@cache  # the same few steps lead to everybody in a family of thousands
def up(gender: Gender = Gender.UNKNOWN, kind: ParentKind | None = None) -> Step:
    """To a parent or carer."""
    return Step(move=Move.UP, gender=gender, kind=kind)


@cache
def down(gender: Gender = Gender.UNKNOWN, kind: ParentKind | None = None) -> Step:
    """To a child."""
    return Step(move=Move.DOWN, gender=gender, kind=kind)


@cache
def across(gender: Gender = Gender.UNKNOWN) -> Step:
    """To a brother or sister."""
    return Step(move=Move.SIBLING, gender=gender)


@cache
def beside(gender: Gender = Gender.UNKNOWN, couple: CoupleKind = CoupleKind.PARTNERS) -> Step:
    """To a partner."""
    return Step(move=Move.PARTNER, gender=gender, couple=couple)


def out(tie: TieKind, label: str, gender: Gender = Gender.UNKNOWN) -> Step:
    """To somebody joined by a tie that is not descent or partnership."""
    return Step(move=Move.TIE, tie=tie, label=label, gender=gender)
