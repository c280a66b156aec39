import zlib
from base64 import b64encode
from dataclasses import replace
from itertools import product
from struct import pack

import pytest

from famnet.documents.formats import Format
from famnet.documents.gate import LeakError, find_leaks
from famnet.documents.pictures import Picture
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.read_back import UnreadableOutputError
from famnet.documents.write import write_document
from famnet.domain.disclosure import FamilyView
from famnet.domain.people import Protectable
from famnet.domain.plans import Commitment
from famnet.domain.secrets import Secret

ADDRESS = Secret(what=Protectable.ADDRESS, whose="Kemi Okafor", words="22 Zyxwv Avenue, Quaggaford, QZ9 9ZQ")
PARK_ROAD = Secret(what=Protectable.ADDRESS, whose="Kemi Okafor", words="14 Park Road")
PHONE = Secret(what=Protectable.PHONE, whose="Kemi Okafor", words="07700 900 123")
NAME = Secret(what=Protectable.NAME, whose="Zsófia Vörös", words="Zsófia Vörös")
SCHOOL = Secret(what=Protectable.SCHOOL, whose="Ada Reid", words="Xanthe Hill Primary School")
EMAIL = Secret(what=Protectable.EMAIL, whose="Kemi Okafor", words="k.okafor77@example.org")
REFUGE = Secret(what=Protectable.ADDRESS, whose="Kemi Okafor", words="Hope House refuge, Kelm Road, M14 5RT")
HEALTH = Secret(what=Protectable.HEALTH, whose="Kemi Okafor", words="drinks since the birth")
ROSE = Secret(what=Protectable.ALIAS, whose="Kemi Okafor", words="Rose")


def leaks(text: str, *secrets: Secret, name: str = "plan.md", seen: tuple[str, ...] = ()) -> set[str]:
    return {hit.secret.words for hit in find_leaks(text.encode(), name, secrets, seen=seen)}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        pytest.param("at 22 Zyxwv Avenue, Quaggaford, QZ9 9ZQ.", ADDRESS, id="whole address"),
        pytest.param("AT  22\nZYXWV AVENUE", ADDRESS, id="number and street, other case and spaces"),
        pytest.param("in Zyxwv Avenue", ADDRESS, id="street"),
        pytest.param("near qz9 9zq", ADDRESS, id="postcode"),
        pytest.param("near QZ99ZQ", ADDRESS, id="postcode without its space"),
        pytest.param("moved to Quaggaford", ADDRESS, id="a place of no other meaning"),
        pytest.param("Zyx\u00adwv Ave\u200bnue", ADDRESS, id="letters nobody sees between"),
        pytest.param("ring +44 7700 900123", PHONE, id="number as dialled from abroad"),
        pytest.param("ring 07700-900-123", PHONE, id="number with dashes"),
        pytest.param("ring (07700) 900123.", PHONE, id="number with brackets"),
        pytest.param("Zsofia’s bag", NAME, id="first name without accents"),
        pytest.param("Mr VÖRÖS", NAME, id="last name"),
        pytest.param("at 22 Zyxwv Ave", ADDRESS, id="kind of street shortened"),
        pytest.param("the Zyxwv Av. flat", ADDRESS, id="street alone, shortened"),
        pytest.param("number 22 Zyxwv", ADDRESS, id="number and name of the street alone"),
        pytest.param("in Zyxwvavenue", ADDRESS, id="street in one word"),
        pytest.param("moved to Park Road", PARK_ROAD, id="street of everyday words, written like a name"),
        pytest.param("ring 900123", PHONE, id="number without its area"),
        pytest.param("ring 07700–900–123", PHONE, id="number with long dashes"),
        pytest.param("ring 07700_900_123", PHONE, id="number with low lines"),
        pytest.param("ring ０７７００ ９００１２３", PHONE, id="number in wide figures"),  # noqa: RUF001 -- that is the point
        pytest.param("write to K.Okafor77 (at) example.org", EMAIL, id="mail address with its sign in a word"),
        pytest.param("write to k.okafor77 at example dot org", EMAIL, id="mail address spelt out"),
        pytest.param("K DOT Okafor77 [at] example [dot] org", EMAIL, id="mail address spelt out to the last sign"),
        pytest.param("somewhere in M14, Joy says", REFUGE, id="first half of a postcode"),
        pytest.param("near m14", REFUGE, id="first half of a postcode in small letters"),
        pytest.param("the M14 area", REFUGE, id="first half of a postcode as an area"),
        pytest.param("staying at Hope House", REFUGE, id="home without its kind"),
        pytest.param("staying at Hope Hse", REFUGE, id="home without its kind, shortened"),
        pytest.param("picked up at Xanthe Hill", SCHOOL, id="school without its kind"),
        pytest.param("K.Okafor77@Example.org", EMAIL, id="mail address"),
        pytest.param("Kemi DRINKS since the birth", HEALTH, id="health detail"),
        pytest.param("She calls herself Rose now.", ROSE, id="everyday word used as a name"),
        pytest.param("| Rose | mum |", ROSE, id="everyday word in a cell of its own"),
    ],
)
def test_a_protected_fact_is_found_however_it_is_written(text: str, secret: Secret) -> None:
    assert leaks(text, secret) == {secret.words}


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        pytest.param("Maybe we park the car; the sun rose.", ROSE, id="the everyday word itself"),
        pytest.param("Rose early to walk.", ROSE, id="at the start of a sentence"),
        pytest.param("on 22 March in the avenue", ADDRESS, id="its number and its kind of street alone"),
        pytest.param("Xanthes and hillsides", SCHOOL, id="parts of other words"),
        pytest.param("in 2026, 15 of 07700", PHONE, id="other numbers"),
        pytest.param("M 1.900123,4 L 12,900123 z", PHONE, id="places in a drawing"),
        pytest.param("down the park road to school", PARK_ROAD, id="everyday words of a street"),
        pytest.param("at Fallowfield Library, M14 6QA", REFUGE, id="another postcode of the same district"),
        pytest.param("by the M14 to Leeds", REFUGE, id="a road called like a district"),
        pytest.param("on bus M14, or the M14 bus", REFUGE, id="a bus called like a district"),
        pytest.param('<path d="M14,5L14 20"/><g id="m14"/>', REFUGE, id="the lines of a drawing and its ids"),
        pytest.param("We hope house points help; he sought refuge.", REFUGE, id="everyday words of a home"),
        pytest.param("ask at the office dot com shop", EMAIL, id="words between which mail is spelt"),
        pytest.param("since the birth of Tobi", HEALTH, id="some of the words"),
    ],
)
def test_words_that_only_look_alike_are_let_through(text: str, secret: Secret) -> None:
    assert leaks(text, secret) == set()


def test_what_the_reader_may_see_anyway_is_no_leak() -> None:
    hidden = Secret(what=Protectable.NAME, whose="Zsófia Vörös", words="Zsófia Vörös")
    assert leaks("Anna Vörös brings Ada.", hidden, seen=("Anna Vörös",)) == set()
    assert leaks("Zsófia brings Ada.", hidden, seen=("Anna Vörös",)) == {"Zsófia Vörös"}


def test_a_district_the_reader_knows_from_an_address_they_may_see_is_no_leak() -> None:
    assert leaks("Nan lives in M14 too.", REFUGE, seen=("3 Elm Road, M14 7PQ",)) == set()
    assert leaks("She is in M14.", REFUGE, seen=("3 Elm Road, M15 7PQ",)) == {REFUGE.words}


def test_a_district_alone_at_the_end_of_an_address_is_kept_as_well() -> None:
    town = Secret(what=Protectable.ADDRESS, whose="Kemi Okafor", words="3 Kelm Road, Salford, SK4")
    assert leaks("moved to SK4", town) == {town.words}


def test_a_picture_in_a_page_is_read_as_a_picture_and_not_as_letters() -> None:
    letters = "AAA+M14+" * 60
    page = f'<img src="data:image/png;base64,{letters}" alt="">'.encode()
    assert find_leaks(page, "x", (REFUGE,)) == ()


def test_a_number_two_people_share_is_no_leak_where_one_of_them_is_shown() -> None:
    assert leaks("ring 07700 900123", PHONE, seen=("07700 900123",)) == set()


def view_that_leaks(view: FamilyView) -> FamilyView:
    """Somebody typed the address into what a person does: no view can know."""
    typed = Commitment(who="grace", what="Fetches Ada from 22 Zyxwv Avenue and rings 07700 900123")
    return replace(view, commitments=(*view.commitments, typed))


@pytest.mark.parametrize("fmt", Format)
def test_every_format_is_read_back(okafor: FamilyView, fmt: Format) -> None:
    clean = write_document(plan_sheet(okafor), fmt)
    leaking = write_document(plan_sheet(view_that_leaks(okafor)), fmt)
    secrets = (ADDRESS, PHONE, NAME, SCHOOL, EMAIL, HEALTH)
    assert find_leaks(clean, f"plan.{fmt}", secrets) == ()
    assert {hit.secret for hit in find_leaks(leaking, f"plan.{fmt}", secrets)} == {ADDRESS, PHONE}


@pytest.mark.parametrize("fmt", [Format.HTML, Format.DOCX, Format.PDF])
def test_titles_properties_and_words_of_pictures_are_read_too(okafor: FamilyView, fmt: Format) -> None:
    sheet = plan_sheet(okafor)
    titled = replace(sheet, frame=replace(sheet.frame, title="Plan at QZ9 9ZQ"))
    pixel = b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
        for kind, body in (
            (b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0\0")),
            (b"IEND", b""),
        )
    )
    picture = Picture(svg=b'<svg xmlns="http://www.w3.org/2000/svg"/>', png=pixel, alt="Xanthe Hill in red")
    data = write_document(titled, fmt, pictures={"genogram": picture})
    assert {hit.secret for hit in find_leaks(data, "plan", (ADDRESS, SCHOOL))} == {ADDRESS, SCHOOL}


def png_with(kind: bytes, body: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + pack(">I", len(body)) + kind + body + b"\0\0\0\0"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"BEGIN:VCALENDAR\r\nSUMMARY:at Zyxwv Ave\r\n nue\\, Quag\r\n gaford\r\n", id="folded calendar"),
        pytest.param(b'{"a": "Zyxw\\u0076 Avenue"}', id="json escapes"),
        pytest.param(b'<svg><g id="Zyxwv_Avenue"/></svg>', id="id of a drawing"),
        pytest.param(b"<svg><text>Zyx<tspan>wv</tspan> Avenue</text></svg>", id="word split by tags"),
        pytest.param(b"<p>Zyxwv&nbsp;Avenue</p>", id="entity between"),
        pytest.param(b'<a href="x?q=Zyxwv%20Avenue">', id="part of an address"),
        pytest.param(
            b'<img src="data:image/svg+xml;base64,' + b64encode(b"<t>Zyxwv Avenue</t>") + b'">', id="inside"
        ),
        pytest.param("Zyxwv Avenue".encode("utf-16"), id="utf-16"),
        pytest.param("\ufeffname;Zyxwv Avenue".encode(), id="spreadsheet"),
        pytest.param(png_with(b"tEXt", b"Title\0Zyxwv Avenue"), id="text in a png"),
        pytest.param(png_with(b"zTXt", b"Title\0\0" + zlib.compress(b"Zyxwv Avenue")), id="packed text in a png"),
    ],
)
def test_every_disguise_is_read(data: bytes) -> None:
    assert [hit.secret for hit in find_leaks(data, "x", (ADDRESS,))]


def test_a_fact_with_something_between_all_its_letters_is_found_whole() -> None:
    assert leaks(" ".join("22ZyxwvAvenueQuaggafordQZ99ZQ"), ADDRESS) == {ADDRESS.words}


def test_the_file_name_is_read() -> None:
    assert leaks("", NAME, name="plan_for_Zsofia-Voros.html") == {NAME.words}


def test_the_words_of_a_picture_are_read_before_they_are_pixels() -> None:
    assert find_leaks(png_with(b"IHDR", b""), "genogram.png", (NAME,), drawn=("Zsófia",))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"PK\x03\x04 broken", id="broken zip"),
        pytest.param(b"%PDF-1.7 broken", id="broken pdf"),
        pytest.param(b"\x1f\x8b broken", id="broken gzip"),
    ],
)
def test_what_cannot_be_read_back_does_not_pass(data: bytes) -> None:
    with pytest.raises(UnreadableOutputError) as told:
        find_leaks(data, "plan", (ADDRESS,))
    assert told.value.hint


def test_a_leak_is_told_by_fact_and_place_and_without_its_words() -> None:
    error = LeakError(find_leaks(b"22 Zyxwv Avenue", "plan.md", (ADDRESS,)))
    assert str(error) == "This copy would give away the address of Kemi Okafor in plan.md."
    assert "Zyxwv" not in str(error) + error.hint


FIRST = ("Will", "Mark", "May", "Rose", "Grace", "Joy", "Robin", "Hope", "Jack", "Bill")
LAST = ("Reid", "Park", "Reading", "May", "Rose", "Will", "Mark", "Green", "Wells", "Young")
PLACES = ("Park Road, Reading", "4 May Street, Sale", "Reading Lane, Bath", "1 Rose Hill")
WORDS = (
    "Will you mark the day? May we park here? We read, and reading is fun. The sun rose. Grace was said. "
    "On 5 May 2026 and in May 2027 we meet. Mark it down. Hope helps; joy too. A green park in Sale."
)


def everyday_family(number: int) -> tuple[tuple[Secret, ...], str]:
    """Somebody hidden is called like the child beside them and like the words of the page; and who may be seen."""
    first, last = list(product(FIRST, LAST))[number % 100]
    hidden = (
        Secret(what=Protectable.NAME, whose="x", words=f"{first} {last}"),
        Secret(what=Protectable.ALIAS, whose="x", words=first if number >= 100 else last),
        Secret(what=Protectable.ADDRESS, whose="x", words=PLACES[number % 4]),
        Secret(what=Protectable.SCHOOL, whose="x", words=f"{last} School"),
    )
    return hidden, f"{FIRST[(number + 3) % 10]} {last}"


def test_two_hundred_families_of_everyday_names_are_not_stopped(okafor: FamilyView) -> None:
    stopped = []
    page = write_document(plan_sheet(okafor), Format.MD).decode() + WORDS
    for number in range(200):
        hidden, shown = everyday_family(number)
        data = page.replace("Grace Okafor", shown).encode()
        seen = (shown, *(person.name for person in okafor.people), "Reading", "Sale")
        stopped += [hit.secret for hit in find_leaks(data, "plan.md", hidden, seen=seen)]
    assert stopped == []


def test_their_names_are_found_all_the_same_where_they_stand_as_names() -> None:
    for number in range(200):
        (name, alias, *_), shown = everyday_family(number)
        if name.words != shown:
            assert leaks(f"lives with {name.words} now", name, seen=(shown,)) == {name.words}
        assert leaks(f"lives with {alias.words} now", alias) == {alias.words}
