"""Families told in a line or two, for tests: `John m 1950 + Mary f 1952 = Ann f 1975, Bob m 1977`."""

import re
from collections.abc import Iterable
from datetime import date

from famnet.domain.dates import PartialDate
from famnet.domain.disclosure import TEAM, FamilyView
from famnet.domain.people import Gender, Person
from famnet.domain.plans import ChildInFocus
from famnet.domain.ties import Couple, ParentKind, ParentLink

_GENDERS = {"m": Gender.MALE, "f": Gender.FEMALE, "x": Gender.NON_BINARY}
_KINDS = {"=": ParentKind.BIRTH, "=adopted": ParentKind.ADOPTIVE, "=foster": ParentKind.FOSTER}
_KINDS |= {"=guardian": ParentKind.SPECIAL_GUARDIAN}
_LINE = re.compile(r"(?P<partners>[^=]+)(?:(?P<how>=\w*)\s+(?P<children>.+))?")


class Telling:
    """Collects what the lines say. `/` between partners: they share a child and are no couple."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.links: list[ParentLink] = []
        self.couples: list[Couple] = []

    def person(self, words: str) -> str:
        """Somebody by name, with gender, birth year and `~twins` as they are first told."""
        name, *facts = words.split()
        known = self.people.get(name, Person(id=name, source_id=f"@{name}@", name=name))
        for fact in facts:
            known = _with(known, fact)
        self.people[name] = known
        return name

    def line(self, text: str) -> None:
        """One or two partners, and perhaps their children."""
        found = _LINE.fullmatch(text.strip())
        assert found, text
        partners = [self.person(words) for words in re.split(r"[+/]", found["partners"])]
        if "+" in found["partners"]:
            self.couples.append(Couple(id=f"couple-{'-'.join(partners)}", one=partners[0], other=partners[1]))
        for words in (found["children"] or "").split(",") if found["children"] else ():
            child = self.person(words)
            self.links += [
                ParentLink(id=f"link-{p}-{child}", parent=p, child=child, kind=_KINDS[found["how"]]) for p in partners
            ]


def _with(person: Person, fact: str) -> Person:
    facts = dict(vars(person))
    if fact in _GENDERS:
        facts["gender"] = _GENDERS[fact]
    elif fact.startswith("~"):
        facts["twins"] = fact[1:]
    else:
        facts["born"] = PartialDate(int(fact))
    return Person(**facts)


def told(text: str, focus: Iterable[str] = ()) -> FamilyView:
    """A view of the family that the lines tell."""
    telling = Telling()
    for line in text.strip().splitlines():
        if line.strip():
            telling.line(line)
    return FamilyView(
        audience=TEAM,
        today=date(2026, 3, 1),
        name="Test",
        people=tuple(telling.people.values()),
        parent_links=tuple(telling.links),
        couples=tuple(telling.couples),
        children=tuple(ChildInFocus(id=f"focus-{c}", person=c) for c in focus),
    )


HARD = {
    "three partners": """
        W f 1960 + A m 1958 = A1 m 1980, A2 f 1982
        W + B m 1959 = B1 f 1985
        W + C m 1961 = C1 m 1990, C2 f 1991, C3 m 1993
        GF m 1930 + GM f 1932 = W, U m 1963""",
    "four partners": """
        W f 1960 + A m 1958 = A1 m 1980
        W + B m 1959 = B1 f 1985, B2 m 1986
        W + C m 1961 = C1 m 1990
        W + D m 1962 = D1 f 1995
        A + X f 1964 = X1 f 1988
        GF m 1930 + GM f 1932 = S f 1957, W, U m 1963""",
    "two sisters as partners": """
        GF m 1930 + GM f 1932 = Ann f 1955, Bea f 1957, Cat f 1960
        Dan m 1954 + Ann = A1 f 1980, A2 m 1982
        Dan + Bea = B1 m 1986
        PF m 1925 + PM f 1928 = Dan, Eve f 1956""",
    "two brothers with two sisters": """
        GF m 1930 + GM f 1932 = Ann f 1955, Bea f 1957
        PF m 1928 + PM f 1930 = Dan m 1954, Edd m 1956
        Dan + Ann = D1 m 1980, D2 f 1983
        Edd + Bea = E1 f 1981, E2 m 1984""",
    "cousins with a child": """
        GF m 1930 + GM f 1932 = Ann f 1955, Bob m 1957, Cid m 1959
        Ann + AH m 1953 = A1 f 1980, A2 m 1982
        Bob + BW f 1958 = B1 m 1981, B2 f 1984
        B1 + A1 = Kid f 2005""",
    "uncle and niece": """
        GF m 1930 + GM f 1932 = Ann f 1950, Bob m 1957, Cid m 1969
        Ann + AH m 1949 = A1 f 1972, A2 m 1974
        Cid + A1 = Kid f 2000, Kit m 2002""",
    "eleven siblings": """
        F m 1930 + M f 1932 = S1 m 1950, S2 f 1951, S3 m 1953, S4 f 1954, S5 m 1956, S6 f 1957, S7 m 1959, S8 f 1960, S9 m 1962, S10 f 1963, S11 m 1965
        S2 + H2 m 1950 = C21 f 1975, C22 m 1977
        S5 + H5 f 1957 = C51 m 1980
        S5 + I5 f 1960 = C52 m 1985
        S9 + H9 f 1963 = C91 f 1990, C92 f 1991, C93 f 1993
        S11 + H11 f 1966""",
    "unknown fathers": """
        M f 1980 = K1 m 2000
        M + ?1 m = K2 f 2003
        M + ?2 m = K3 m 2006, K4 f 2008
        GF m 1950 + GM f 1952 = M, A f 1983
        A + ?3 m = N1 f 2009""",
    "same-sex parents": """
        Ann f 1980 + Bea f 1982 = K1 m 2010 , K2 f 2012
        Ann + Cid m 1979 = K0 f 2004
        Dan m 1981 + Edd m 1978 =adopted K3 m 2011
        F m 1950 + M f 1952 = Bea, Edd""",
    "twins": """
        F m 1970 + M f 1972 = A f 1995, B m 1998 ~t, C f 1998 ~t, D m 2001
        B + BW f 1999 = E f 2020 ~u, G f 2020 ~u""",
    "adopted out": """
        BF m 1980 + BM f 1982 = Kid f 2005, Sib m 2007
        AF m 1975 + AM f 1976 =adopted Kid
        AF + AM = Own m 2003
        GF m 1950 + GM f 1952 = BM""",
    "grandparents as guardians": """
        GF m 1950 + GM f 1952 = Mum f 1980, Aunt f 1983
        Mum + Dad m 1979 = Kid f 2010, Kit m 2012
        GF + GM =guardian Kid, Kit""",
    "birth and foster parents": """
        BF m 1980 + BM f 1982 = Kid f 2010, Kit m 2012
        FF m 1970 + FM f 1971 =foster Kid
        GF m 1950 + GM f 1952 = BM""",
    "aunt as carer": """
        GF m 1950 + GM f 1952 = Mum f 1980, Aunt f 1983
        Mum + Dad m 1979 = Kid f 2010, Kit m 2012
        Aunt =guardian Kid""",
    "in-laws on both sides": """
        PF m 1930 + PM f 1932 = A m 1955, P m 1957, B f 1960
        QF m 1931 + QM f 1933 = C m 1954, Q f 1958, D f 1961
        P + Q = K1 f 1980, K2 m 1983
        A + AW f 1956 = A1 f 1979
        B + BH m 1958 = B1 m 1985
        C + CW f 1955 = C1 f 1978
        D + DH m 1960 = D1 m 1988""",
    "middle sibling with two partners": """
        GF m 1930 + GM f 1932 = A f 1950, B f 1953, C m 1956
        XF m 1928 + XM f 1929 = X m 1951, X2 f 1955
        YF m 1927 + YM f 1930 = Y1 f 1949, Y m 1952
        B + X = X3 f 1975
        B + Y = Y3 m 1980
        A + AH m 1949 = A1 f 1973
        C + CW f 1957 = C1 f 1979""",
    "mother and daughter with one man": """
        M f 1960 + F m 1958 = D f 1980
        M + X m 1965 = K1 f 1990
        D + X = K2 m 2000""",
}
