"""Documents in another language: complete, dated as its readers write, and honest about who has checked them."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import nodes

import famnet.documents
import famnet.drawing
import famnet.usecases
from famnet.documents.agenda_sheet import _CHILD_PART
from famnet.documents.catalogue import CATALOGUE
from famnet.documents.errors import NoLanguageError, NothingToSignError
from famnet.documents.formats import Format
from famnet.documents.frames import READERS
from famnet.documents.own_templates import see_that_there_is
from famnet.documents.places import template_folders
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.read_back import readings
from famnet.documents.review_sheet import _MOVES, DECISIONS, OUTCOMES
from famnet.documents.sign_off import FILE, is_unreviewed, sign_off, signed_off
from famnet.documents.templates import environment
from famnet.documents.tongue import ENGLISH, Tongue, languages
from famnet.documents.write import write_document
from famnet.domain.dates import MONTHS
from famnet.domain.disclosure import FamilyView
from famnet.domain.meetings import MeetingKind, MeetingRole
from famnet.domain.plans import PlanKind, PlanState
from famnet.domain.rota import Season, Weekday
from famnet.drawing.ecomap.lines import FLOWS, STRENGTHS
from famnet.drawing.labels import UNNAMED
from famnet.drawing.notation import FEELINGS
from famnet.drawing.people import HEALTH, STATES
from famnet.drawing.rota.picture import _LOOKS, _NOTHING
from famnet.drawing.telling import _FEELINGS, _WHEN
from famnet.drawing.told import NOTHING_KNOWN
from famnet.drawing.trajectory.picture import _ENDS, _NO_SCALES, _OWN_VIEWS
from famnet.drawing.trajectory.story import _DECIDED
from famnet.usecases.genogram import _NEAR, _SIDES

WELSH = Tongue("cy")
DAY = date(2026, 11, 22)
FOR_FAMILIES = sorted(name for name, entry in CATALOGUE.items() if entry.for_family)


_SPEAKING = [
    Path(file).parent for file in (famnet.documents.__file__, famnet.drawing.__file__, famnet.usecases.__file__)
]


def said_in_code() -> Iterator[str]:
    """Every text that the code of documents and of pictures hands to a tongue."""
    for path in sorted(file for folder in _SPEAKING for file in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _is_tongue(node.func):
                told = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                yield from (words for words in told if isinstance(words, str))


def _is_tongue(called: ast.expr) -> bool:
    return {"say", "tongue"} & {getattr(called, "id", ""), getattr(called, "attr", "")} != set()


PAGE = Path(famnet.drawing.__file__).parent / "viewer" / "page.html"
_TIME, _TIMES = "{count} time without enough people.", "{count} times without enough people."


def _flat(values: Iterable[str | tuple[str, ...]]) -> Iterator[str]:
    for words in values:
        yield from (words,) if isinstance(words, str) else words


SETTLED = (
    *(kind.words for kind in PlanKind),
    *(str(value) for kind in (MeetingKind, MeetingRole, Weekday, Season) for value in kind if value),
    *(words for table in (READERS, OUTCOMES, DECISIONS, _MOVES, _CHILD_PART) for words in table.values() if words),
    *("Family plan", "Our plan", "Meeting agenda", "Invitation", "Information"),
    *("My part of the plan", "Plan review", "Reminder", "version {number}", "version {number}, draft"),
    *("somebody not named here", "one of the children", "{years} years old", "about {years} years old"),
    *(word for ways in (_FEELINGS, _ENDS, _DECIDED, _SIDES, _WHEN) for word in _flat(ways.values())),
    *(style.words for table in (FEELINGS, STRENGTHS, _LOOKS) for style in table.values()),
    *(words for _, _, words in FLOWS.values()),
    *_NEAR,
    *(kind + state for kind in HEALTH.values() for state in STATES.values()),
    *(month[:3] for month in MONTHS),
    *PlanState,
    *re.findall(r"\[\[(.+?)\]\]", PAGE.read_text(encoding="utf-8")),
    *("Person", "Service, group or place", "To come", "Happened", "Parents", "Adoptive parents", "{what} in {when}"),
    *(_NO_SCALES, _OWN_VIEWS, _NOTHING, NOTHING_KNOWN, UNNAMED, _TIMES, _TIME),
    *("holds the plan", "helps", "checks", "mother", "father", "maternal grandmother", "health visitor"),
)


@pytest.mark.parametrize("words", sorted({*said_in_code(), *SETTLED}))
def test_every_term_has_its_welsh(words: str) -> None:
    tongue = Tongue("cy")
    assert tongue(words) != "" or not words
    assert tongue.missed == set()


@pytest.mark.parametrize("words", sorted({*said_in_code(), *SETTLED}))
def test_a_term_keeps_the_places_of_its_values(words: str) -> None:
    places = [word for word in words.replace("{", " {").split() if word.startswith("{")]
    assert all(place.split("}")[0] in WELSH(words) for place in places)


@pytest.mark.parametrize("document", FOR_FAMILIES)
def test_what_families_read_is_there_in_welsh_with_the_same_values(document: str) -> None:
    names = {language: _names(language, document) for language in ("en", "cy")}
    assert names["en"] == names["cy"]


def _names(language: str, document: str) -> list[str]:
    source = (template_folders()[-1] / language / f"{document}.md.j2").read_text(encoding="utf-8")
    tree = environment().parse(source)
    kinds = (nodes.Getattr, nodes.Name, nodes.Filter)
    return [f"{type(n).__name__} {getattr(n, 'attr', getattr(n, 'name', ''))}" for n in tree.find_all(kinds)]


def test_dates_and_lists_are_written_as_their_readers_do() -> None:
    assert WELSH.date(DAY) == "22 Tachwedd 2026"
    assert WELSH.day(DAY) == "Dydd Sul 22 Tachwedd 2026"
    assert (WELSH.date(None), WELSH.day(None), ENGLISH.date(None), ENGLISH.day(None)) == ("", "", "", "")
    assert (ENGLISH.date(DAY), ENGLISH.day(DAY)) == ("22 November 2026", "Sunday 22 November 2026")
    assert WELSH.names(["Ada"]) == "Ada"
    assert WELSH.names(["Ada", "Tobi", "Mia"]) == "Ada, Tobi, a Mia"
    assert WELSH.names(["Mia", "Ada"]) == "Mia ac Ada"
    assert ENGLISH.names(["Ada", "Tobi", "Mia"]) == "Ada, Tobi and Mia"
    assert Tongue("xx-nowhere").date(DAY) == "22 November 2026"


def test_the_usual_question_is_asked_in_the_language_and_another_as_it_was_put(okafor: FamilyView) -> None:
    usual, own = (replace(okafor.scales[0], question=asked) for asked in ("How safe is it?", "How safe is Tobi?"))
    sheet = plan_sheet(replace(okafor, scales=(usual, own)), tongue=WELSH)
    assert [rating.question for rating in sheet.ratings] == ["Pa mor ddiogel yw hi?", "How safe is Tobi?"]


def test_who_somebody_is_is_put_together_from_its_parts() -> None:
    assert WELSH.kin("father of Tobi Bello") == "tad Tobi Bello"
    assert WELSH.kin("maternal aunt") == "modryb ar ochr y fam"
    assert ENGLISH.kin("father of Tobi Bello") == "father of Tobi Bello"


def test_a_word_without_a_term_stands_in_english_and_is_told() -> None:
    tongue = Tongue("cy")
    assert tongue("lighthouse keeper") == "lighthouse keeper"
    assert tongue.missed == {"lighthouse keeper"}


def test_a_service_puts_a_term_right_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / "terms.po").write_text(
        'msgid ""\nmsgstr ""\n\nmsgid "mother"\nmsgstr "mami"\n', encoding="utf-8"
    )
    own = Tongue("cy", tmp_path)
    assert (own("mother"), own("father")) == ("mami", "tad")
    assert own != WELSH
    assert len({own, WELSH, Tongue("cy")}) == 2


def test_the_family_s_own_words_are_left_as_they_were_said(okafor: FamilyView) -> None:
    text = write_document(plan_sheet(okafor, tongue=Tongue("cy")), Format.MD).decode()
    assert [v.words for v in okafor.voices if v.words.split(".")[0] not in text] == []
    assert "Cynllun teulu ar gyfer Ada a Tobi" in text
    assert " ymwelydd iechyd " in text
    assert text.count("Mawrth 2026") > 1


MARK = "Nid oes siaradwr Cymraeg wedi gwirio"


@pytest.mark.parametrize("fmt", Format)
def test_every_form_says_that_nobody_has_checked_it(okafor: FamilyView, fmt: Format) -> None:
    sheet = plan_sheet(okafor, tongue=Tongue("cy"))
    marked = replace(sheet, frame=replace(sheet.frame, unreviewed=True))
    for told, expected in ((marked, True), (sheet, False)):
        texts = " ".join(" ".join(text.split()) for _, text in readings(write_document(told, fmt), f"plan.{fmt}"))
        assert (MARK in texts) is expected
        assert ("have not been checked" in texts) is expected
        assert ("heb ei wirio gan siaradwr eto" in texts) is expected


def test_a_sign_off_is_kept_with_its_name_and_day(tmp_path: Path) -> None:
    tongue = Tongue("cy", tmp_path)
    assert is_unreviewed("plan", tongue)
    assert sign_off(tmp_path, "cy", "Carys Morgan", DAY) == tuple(FOR_FAMILIES)
    signed = signed_off("plan", tongue)
    assert signed
    assert (signed.by, signed.on) == ("Carys Morgan", "2026-11-22")
    assert (tmp_path / "cy" / FILE).stat().st_mode & 0o777 == 0o600
    assert not is_unreviewed("agenda", tongue)


def test_a_sign_off_falls_when_what_was_read_changes(tmp_path: Path) -> None:
    tongue = Tongue("cy", tmp_path)
    sign_off(tmp_path, "cy", "Carys Morgan", DAY)
    own = tmp_path / "cy" / "plan.md.j2"
    own.write_text("# {{ frame.title }}\n", encoding="utf-8")
    assert is_unreviewed("plan", tongue)
    assert not is_unreviewed("agenda", tongue)
    assert sign_off(tmp_path, "cy", "Carys Morgan", DAY, "plan") == ("plan",)
    assert not is_unreviewed("plan", tongue)
    (tmp_path / "cy" / "terms.po").write_text('msgid "mother"\nmsgstr "mami"\n', encoding="utf-8")
    assert is_unreviewed("plan", tongue)
    assert is_unreviewed("agenda", tongue)


def test_english_needs_nobody_to_sign_it() -> None:
    assert not is_unreviewed("plan", ENGLISH)


@pytest.mark.parametrize("broken", ["", "[]", '{"plan": "yes"}', '{"plan": {"by": "x"}}'])
def test_a_sign_off_that_cannot_be_read_counts_for_nothing(tmp_path: Path, broken: str) -> None:
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / FILE).write_text(broken, encoding="utf-8")
    assert is_unreviewed("plan", Tongue("cy", tmp_path))


@pytest.mark.parametrize(
    ("language", "by", "document", "error"),
    [
        pytest.param("en", "Sam", "", NothingToSignError, id="English"),
        pytest.param("cy", " ", "", NothingToSignError, id="nobody"),
        pytest.param("fr", "Sam", "", NoLanguageError, id="no such language"),
        pytest.param("cy", "Sam", "conference", NoLanguageError, id="not in Welsh"),
    ],
)
def test_what_cannot_be_signed_is_refused(
    tmp_path: Path, language: str, by: str, document: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        sign_off(tmp_path, language, by, DAY, document)


def test_a_document_that_has_no_welsh_says_which_have() -> None:
    with pytest.raises(NoLanguageError, match="agenda, child’s plan, information"):
        see_that_there_is("conference", WELSH)
    see_that_there_is("plan", WELSH)
    assert languages("plan") == ("en", "cy")
    assert languages("conference") == ("en",)
