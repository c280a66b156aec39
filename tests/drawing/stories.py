"""Pictures of families told in story text, as a practitioner would type them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from famnet.domain.disclosure import TEAM, FamilyView, view_for
from famnet.domain.phrases.words import relationships
from famnet.drawing.canvas import PictureOptions, text_box
from famnet.drawing.layout import Box
from famnet.drawing.paths import enters, flattened
from famnet.drawing.picture import Genogram, genogram
from famnet.drawing.saying import English
from famnet.drawing.scene import Scene, Shape, Stroke, Text
from famnet.exchange.story import read_story

TODAY = date(2026, 11, 22)
MESSY = """
Maya Thompson*, girl, born 3 March 2016, lives with Sharon, also lives with Lee, substance misuse, under special guardianship with Sharon since 2023, close to Jayden, fused with Sharon
Jayden Thompson*, boy, born 12 Aug 2018, lives with Sharon, also lives with Lee, child of Kelly and Lee, under special guardianship with Sharon since 2023
Sharon Thompson, maternal grandmother, born 1966, illness, married to Dennis 1988
Dennis Thompson, maternal grandfather, born 1961, died 2021
Kelly Thompson, mother, born 1993, substance misuse alcohol, lives with Ryan, living together with Lee since 2014 separated 2019, hostile to Sharon, close to Ryan
Lee Morgan, father, born 1989, substance misuse in recovery, lives with Zoe, cut off from Kelly
Zoe Patel, dad's partner, born 1992
Isla Morgan, daughter of Lee and Zoe, born 2022, lives with Lee
Ryan Cole, living together with Kelly since 2021, born 1990, suspected illness, controlling of Kelly
Bump, pregnancy, child of Kelly and Ryan, born 2027
Tyler Cole, son of Ryan, born 2014, lives with Ryan
Amy Marsh, mother of Tyler
Michelle Thompson, maternal aunt, born 1990
Gareth Hughes, married to Michelle 2015 divorced 2022
Noah Hughes, child of Michelle and Gareth, boy, born 2017
Patricia Morgan, paternal grandmother, born 1960, married to Alan 1984, distant from Lee
Alan Morgan, paternal grandfather, born 1958, died 2010
Sandra Osei, social worker
"""  # noqa: E501 -- one person a line, as it is typed

CROWDED = """
Ada Li*, girl, born 2017, child of Ben and Cara, lives with Dev, under special guardianship with Dev since 2025
Ben Li, woman, born 1985, child of Dev and Ella, living together with Cara since 2012 separated 2019, lives with Kim
Cara Bello, man, born 1986, married to Kira 2021, lives with Kira
Dev Featherstone-Smith, woman, born 1961
Ella Bello, man, born 1956, married to Dev 1980
Finn Okafor, man, born 1987, married to Ben 2019 divorced 2020
Iris Okafor, man, born 1987, casually with Ben since 2020
Jack, boy, born 2020, child of Ben and Iris, under special guardianship with Liam since 2024, lives with Liam
Mona, boy, born 2016, child of Ben and Cara, placed under regulation 24 with Liam since 2023, lives with Liam
Gwen, girl, born 2019, child of Ben and Finn, under a child arrangements order with Dev since 2025
Hugo, boy, born 2020, child of Ben and Finn, placed under regulation 24 with Cara since 2022, lives with Cara
Liam Thompson, woman, born 1990, child of Dev and Ella
Kira Reid, woman, born 1990
Kim, woman
Rhys, boy, born 2022, child of Cara and Kira
"""

ROUND = """
Ada O'Neil*, girl, born 2017, child of Ben Abdulrahman and Cara Reid, under a child arrangements order with Kira Abdulrahman since 2025, lives with Kira Abdulrahman, also lives with Cara Reid, distant from Dev O'Neil, close but hostile to Hugo Okafor
Ben Abdulrahman, woman, born 1992, child of Dev O'Neil and Ella Featherstone-Smith, married to Cara Reid since 2012 separated 2019, living together with Gwen Morgan since 2019 divorced 2020
Cara Reid, man, born 1991, child of Finn Li, married to Iris Reid since 2021
Dev O'Neil, woman, born 1960
Ella Featherstone-Smith, man, born 1962
Finn Li, woman, born 1958, illness, cut off from Ben Abdulrahman, close but hostile to Ada O'Neil
Gwen Morgan, man, born 1989, hostile to Kira Abdulrahman
Hugo Okafor, non-binary, born 2019, child of Ben Abdulrahman and Gwen Morgan, in kinship care with Dev O'Neil since 2025, lives with Dev O'Neil, also lives with Cara Reid
Iris Reid, woman, born 1990
Jack Reid, boy, born 2022, child of Cara Reid and Iris Reid, cut off from Dev O'Neil
Kira Abdulrahman, woman, born 1990, child of Dev O'Neil and Ella Featherstone-Smith
"""  # noqa: E501 -- one person a line


def told_view(story: str) -> FamilyView:
    """What the team sees of a family."""
    return view_for(read_story(story), TEAM, today=TODAY)


@cache
def drawn(story: str, **options: Any) -> Genogram:
    """The genogram of a family for the team, with everyone's role; drawn once, whoever looks at it."""
    view = told_view(story)
    return genogram(view, PictureOptions(roles=relationships(view), **options))


def texts(scene: Scene) -> list[Text]:
    """Every text of a picture."""
    return [mark for mark in scene.marks if isinstance(mark, Text)]


def written_over(scene: Scene) -> list[str]:
    """Labels of relationships that stand on another text or on a symbol, in words."""
    words = [(" ".join(text.lines), _tight(text_box(text))) for text in texts(scene)]
    symbols = [("a symbol", _box(mark)) for mark in scene.marks if isinstance(mark, Shape) and mark.person]
    inside = [(a, b) for a, b in combinations((*words, *symbols), 2) if _meet(a[1], b[1]) and not _is_in(a, b)]
    return [f"{a} over {b}" for (a, _), (b, _) in inside]


def struck_through(scene: Scene) -> list[str]:
    """Texts that a line runs through."""
    strokes = [mark for mark in scene.marks if isinstance(mark, Stroke)]
    sides = [side for stroke in strokes for curve in stroke.curves for side in pairwise(flattened(curve))]
    found = [" ".join(text.lines) for text in texts(scene) for side in sides if enters(side, _letters(text))]
    return sorted(set(found))


def _letters(text: Text) -> Box:
    left, top, right, bottom = text_box(text)
    return left + 0.5, top + 2, right - 0.5, bottom - 2


def _is_in(one: tuple[str, Box], other: tuple[str, Box]) -> bool:
    """An age stands inside its symbol."""
    (_, a), (_, b) = one, other
    return b[0] <= a[0] and a[2] <= b[2] and b[1] <= a[1] and a[3] <= b[3]


def _tight(box: Box) -> Box:
    return box[0], box[1] + 1.5, box[2], box[3] - 1.5


def _box(shape: Shape) -> Box:
    half, high = shape.width / 2, shape.height / 2
    return shape.x - half, shape.y - high, shape.x + half, shape.y + high


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


Day = date | None


class Loud(English):
    """A language that can be told from English: whatever goes through it comes out in capitals."""

    locale = "xx-LOUD"

    def __call__(self, words: str, **values: object) -> str:
        return words.format(**values).upper() if values else words.upper()

    def kin(self, words: str) -> str:
        return words.upper()

    def day(self, day: Day) -> str:
        return super().day(day).upper()

    def date(self, day: Day) -> str:
        return super().date(day).upper()


def unsaid(texts: Iterable[str]) -> set[str]:
    """What of a picture in that language did not go through it."""
    return {text for text in texts if text != text.upper()}
