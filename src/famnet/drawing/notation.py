"""How lines between people look: couples by kind, end and notation set, parents and carers by kind, feelings."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from famnet.domain.record import record
from famnet.domain.ties import CoupleEnd, CoupleKind, Feeling, ParentKind
from famnet.drawing.scene import Dash, Head


class Notation(StrEnum):
    """Standards disagree, so the user chooses: what is usual in England, or the set of McGoldrick."""

    UK = "uk"
    MCGOLDRICK = "mcgoldrick"


class Stitch(StrEnum):
    """How a couple's line is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DASH_DOT = "dash-dot"
    THIN = "thin"


@record
class CoupleStyle:
    """A couple's line, the letters before its year, and its row in the legend."""

    stitch: Stitch
    letters: str
    words: str


_COMMON: Mapping[CoupleKind, CoupleStyle] = {
    CoupleKind.MARRIED: CoupleStyle(stitch=Stitch.SOLID, letters="m", words="Married"),
    CoupleKind.CIVIL_PARTNERS: CoupleStyle(stitch=Stitch.SOLID, letters="cp", words="Civil partners"),
    CoupleKind.LIVING_TOGETHER: CoupleStyle(stitch=Stitch.SOLID, letters="LT", words="Living together"),
    CoupleKind.ENGAGED: CoupleStyle(stitch=Stitch.DOTTED, letters="e", words="Engaged"),
    CoupleKind.DATING: CoupleStyle(stitch=Stitch.DOTTED, letters="since", words="Dating"),
    CoupleKind.CASUAL: CoupleStyle(stitch=Stitch.DASH_DOT, letters="", words="Casual relationship"),
    CoupleKind.AFFAIR: CoupleStyle(stitch=Stitch.DASH_DOT, letters="", words="Affair"),
    CoupleKind.PARTNERS: CoupleStyle(stitch=Stitch.SOLID, letters="", words="Couple"),
}
COUPLES: Mapping[Notation, Mapping[CoupleKind, CoupleStyle]] = MappingProxyType(
    {
        Notation.UK: _COMMON,
        Notation.MCGOLDRICK: {
            **_COMMON,
            CoupleKind.LIVING_TOGETHER: CoupleStyle(stitch=Stitch.DASHED, letters="LT", words="Living together"),
            CoupleKind.PARTNERS: CoupleStyle(stitch=Stitch.DASHED, letters="", words="Couple"),
        },
    }
)
UNSAID = CoupleStyle(stitch=Stitch.THIN, letters="", words="Parents of a child; no couple recorded")


@record
class EndStyle:
    """How many slashes a couple's end puts through its line, and the letters before its year."""

    slashes: int
    letters: str
    words: str
    stitch: Stitch | None = None


ENDS: Mapping[CoupleEnd, EndStyle] = MappingProxyType(
    {
        CoupleEnd.NONE: EndStyle(slashes=0, letters="", words=""),
        CoupleEnd.SEPARATED: EndStyle(slashes=1, letters="s", words="Separated"),
        CoupleEnd.DIVORCED: EndStyle(slashes=2, letters="d", words="Divorced"),
        CoupleEnd.ENDED: EndStyle(slashes=0, letters="to", words="Relationship ended", stitch=Stitch.DASH_DOT),
        CoupleEnd.WIDOWED: EndStyle(slashes=0, letters="to", words=""),
    }
)
LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "m": "married",
        "cp": "civil partners",
        "LT": "living together",
        "e": "engaged",
        "s": "separated",
        "d": "divorced",
    }
)


@record
class LinkStyle:
    """A link from a parent or carer to a child; `letters` go before the year."""

    dash: Dash
    letters: str
    words: str


LINKS: Mapping[ParentKind, LinkStyle] = MappingProxyType(
    {
        ParentKind.BIRTH: LinkStyle(dash=Dash.SOLID, letters="", words="Child by birth"),
        ParentKind.ADOPTIVE: LinkStyle(dash=Dash.DASHED, letters="", words="Adopted child"),
        ParentKind.FOSTER: LinkStyle(dash=Dash.DOTTED, letters="foster", words="Foster carer"),
        ParentKind.KINSHIP: LinkStyle(dash=Dash.DOTTED, letters="kinship", words="Kinship carer"),
        ParentKind.SPECIAL_GUARDIAN: LinkStyle(dash=Dash.DOTTED, letters="SGO", words="Special guardian (SGO)"),
        ParentKind.CHILD_ARRANGEMENTS: LinkStyle(
            dash=Dash.DOTTED, letters="CAO", words="Carer by child arrangements order (CAO)"
        ),
        ParentKind.REG_24: LinkStyle(dash=Dash.DOTTED, letters="reg 24", words="Temporary approval (regulation 24)"),
        ParentKind.PRIVATE_FOSTERING: LinkStyle(dash=Dash.DOTTED, letters="private", words="Private foster carer"),
    }
)


class Tone(StrEnum):
    """The field of a palette that colours a feeling."""

    WARM = "warm"
    PLAIN = "soft"
    HARSH = "harsh"
    POWER = "power"
    CARE = "carer"


class Gap(StrEnum):
    """What stands in the middle of a broken line."""

    NONE = ""
    BARS = "bars"
    RING = "ring"


@record
class FeelingStyle:
    """An emotional line: parallel strands, a zigzag or wave of some height over them, and its end."""

    tone: Tone
    words: str
    strands: int = 1
    zigzag: float = 0.0
    wave: float = 0.0
    dash: Dash = Dash.SOLID
    head: Head = Head.NONE
    width: float = 1.1
    gap: Gap = Gap.NONE


FEELINGS: Mapping[Feeling, FeelingStyle] = MappingProxyType(
    {
        Feeling.NORMAL: FeelingStyle(tone=Tone.PLAIN, words="Get on"),
        Feeling.CLOSE: FeelingStyle(tone=Tone.WARM, words="Close", strands=2),
        Feeling.FUSED: FeelingStyle(tone=Tone.WARM, words="Very close (fused)", strands=3),
        Feeling.DISTANT: FeelingStyle(tone=Tone.PLAIN, words="Distant", dash=Dash.DOTTED),
        Feeling.HOSTILE: FeelingStyle(tone=Tone.HARSH, words="Hostile", strands=0, zigzag=4.0),
        Feeling.CLOSE_HOSTILE: FeelingStyle(tone=Tone.HARSH, words="Close and hostile", strands=2, zigzag=4.0),
        Feeling.FUSED_HOSTILE: FeelingStyle(tone=Tone.HARSH, words="Fused and hostile", strands=3, zigzag=4.0),
        Feeling.CUT_OFF: FeelingStyle(tone=Tone.PLAIN, words="Cut off", gap=Gap.BARS),
        Feeling.REPAIRED: FeelingStyle(tone=Tone.WARM, words="Cut off, then repaired", gap=Gap.RING),
        Feeling.FOCUSED_ON: FeelingStyle(tone=Tone.PLAIN, words="Focused on", head=Head.FILLED),
        Feeling.PHYSICAL_ABUSE: FeelingStyle(
            tone=Tone.HARSH, words="Physical abuse", strands=0, zigzag=3.0, head=Head.FILLED
        ),
        Feeling.SEXUAL_ABUSE: FeelingStyle(
            tone=Tone.HARSH, words="Sexual abuse", strands=0, zigzag=6.0, head=Head.FILLED
        ),
        Feeling.EMOTIONAL_ABUSE: FeelingStyle(
            tone=Tone.HARSH, words="Emotional abuse", strands=0, wave=4.0, head=Head.FILLED
        ),
        Feeling.NEGLECT: FeelingStyle(
            tone=Tone.HARSH, words="Neglect", dash=Dash.DOTTED, head=Head.FILLED, width=0.8
        ),
        Feeling.CONTROLLING: FeelingStyle(tone=Tone.POWER, words="Controlling", head=Head.BAR, width=2.4),
        Feeling.CARETAKER: FeelingStyle(tone=Tone.CARE, words="Takes care of", head=Head.OPEN),
    }
)
