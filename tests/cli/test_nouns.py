"""Each noun's commands, by options alone, on a real store."""

import json
from pathlib import Path

import pytest
from tests.cli.desk import Famnet


def names(famnet: Famnet) -> list[str]:
    return [row["name"] for row in json.loads(famnet("network", "list", "--json").out)]


def test_the_first_family_is_in_use_and_shown(ada: Famnet) -> None:
    shown = ada("family", "show").out
    assert "Ada Reid, aged 10, child in need" in shown
    rows = json.loads(ada("family", "list", "--json").out)
    assert [(row["name"], row["in_use"]) for row in rows] == [("Ada Reid", True)]


def test_a_cousin_whose_side_nobody_knows_is_kept_as_kin(ada: Famnet) -> None:
    assert ada("network", "add", "Bob", "--as", "cousin").code == 0
    row = next(r for r in json.loads(ada("network", "list", "--json").out) if r["name"] == "Bob")
    assert (row["relationship"], row["side"]) == ("cousin", "")


def test_what_cannot_be_is_said_at_once(ada: Famnet) -> None:
    assert "before being born" in ada("network", "edit", "Kemi", "--died", "1919").err


def test_a_pregnancy_is_put_in(ada: Famnet) -> None:
    added = ada("network", "add", "bump", "--as", "child of Kemi", "--kind", "pregnancy", "--born", "March 2027")
    assert added.code == 0
    assert "Worth a look" not in added.err


def test_nobody_is_removed_who_holds_the_plan(ada: Famnet) -> None:
    ada("network", "add", "Joy", "--as", "maternal aunt")
    ada("plan", "commit", "Joy", "rings every evening", "--checked-by", "Sandra")
    for name, part in (("Joy", "promised something"), ("Sandra", "check what others promised")):
        assert part in ada("network", "remove", name, "--yes").err


def test_a_copy_that_is_refused_puts_no_plan_into_force(ada: Famnet) -> None:
    assert ada("plan", "draft", "--agreed", "2026-11-20", "-o", "no/such/plan.md").code == 3
    assert json.loads(ada("plan", "history", "--json").out) == []


def test_a_plan_in_force_is_printed_again_as_it_is(ada: Famnet) -> None:
    for _ in range(2):
        ada("plan", "draft", "--agreed", "2026-11-20", "-o", "p.md")
    ada("plan", "draft", "-o", "again.md")
    assert len(json.loads(ada("plan", "history", "--json").out)) == 1


def test_a_closed_family_is_taken_up_again(ada: Famnet) -> None:
    ada("family", "close")
    closed = ada("network", "list")
    assert (closed.code, "No open family" in closed.err) == (4, True)
    assert ada("family", "reopen", "Ada").code == 0
    assert ada("network", "list").code == 0


def test_a_second_family_waits_until_it_is_chosen(ada: Famnet) -> None:
    ada("family", "add", "Zoe Hart")
    assert "Ada Reid" in names(ada)
    assert ada("family", "use", "Zoe").code == 0
    assert names(ada) == ["Zoe Hart"]
    assert "Ada Reid" in ada("network", "list", "--family", "Ada").out


def test_another_child_comes_into_focus_with_a_plan_of_its_own(ada: Famnet) -> None:
    assert ada("family", "focus", "Tobi", "--status", "child_protection").code == 0
    assert "Tobi Bello, aged 6, child protection" in ada("family", "show").out
    again = ada("family", "focus", "Tobi")
    assert again.code == 3
    assert "in focus already" in again.err


def test_closing_a_family_keeps_what_it_says(ada: Famnet) -> None:
    assert ada("family", "close").code == 0
    assert "closed 2026-11-22" in ada("family", "show", "--family", "Ada").out


def test_the_network_is_told_in_the_words_of_kin(ada: Famnet) -> None:
    rows = {row["name"]: row for row in json.loads(ada("network", "list", "--json").out)}
    assert rows["Kemi Okafor"]["relationship"] == "mother"
    assert rows["Tobi Bello"]["side"] == "maternal"
    assert rows["Sandra Lee"]["professional"] is True
    assert set(rows["Ada Reid"]) >= {"id", "source_id", "name", "relationship", "side", "engagement", "circle"}


def test_everything_known_of_somebody_is_shown(ada: Famnet) -> None:
    ada("network", "edit", "Kemi", "--phone", "07700 900101", "--address", "14 Larch Road", "--pr", "--called", "Mum")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Daniel")
    shown = ada("network", "show", "Mum").out
    for fact in ("07700 900101", "14 Larch Road", "holds", "address from Daniel Reid", "Tobi Bello"):
        assert fact in shown


def test_an_empty_contact_is_taken_away(ada: Famnet) -> None:
    ada("network", "edit", "Kemi", "--phone", "07700 900101")
    ada("network", "edit", "Kemi", "--phone", "")
    assert "07700" not in ada("network", "show", "Kemi").out


def test_somebody_moves_from_one_home_to_another(ada: Famnet) -> None:
    ada("network", "move", "Tobi", "--to", "Daniel")
    assert "Daniel Reid" in ada("network", "show", "Tobi").out.split("lives with:")[1].splitlines()[0]


def test_two_people_are_linked(ada: Famnet) -> None:
    ada("network", "add", "Marcus Bello", "--as", "mum's ex-partner")
    assert ada("network", "link", "Marcus", "--as", "father", "--of", "Tobi").code == 0
    assert "Marcus Bello" in ada("network", "show", "Tobi").out


def test_removing_somebody_asks_first(ada: Famnet) -> None:
    refused = ada("network", "remove", "Sandra")
    assert refused.code == 2
    assert "--yes" in refused.err
    assert ada("network", "remove", "Sandra", "--yes").code == 0
    assert "Sandra Lee" not in names(ada)


def test_the_child_and_whoever_holds_others_together_stay(ada: Famnet) -> None:
    ada("network", "add", "Grace", "--as", "maternal grandmother")
    assert "the work is about this child" in ada("network", "remove", "Ada", "--yes").err
    assert "others are related through them" in ada("network", "remove", "Kemi", "--yes").err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        pytest.param(("network", "add", "Bob"), 2, "--as", id="no phrase"),
        pytest.param(("network", "add", "Bob", "--as", "wibble"), 2, "Nearest", id="unknown phrase"),
        pytest.param(("network", "add", "Kemi Okafor", "--as", "aunt"), 3, "already", id="namesake"),
        pytest.param(("plan", "draft", "--agreed", "2027-01-01"), 2, "still to come", id="agreed in the future"),
        pytest.param(("restore", "nonsense", "--yes"), 2, "nor a day", id="restore nonsense"),
        pytest.param(("network", "add", "Bob", "--as", "uncle", "--of", "Zed"), 4, "Zed", id="of nobody"),
        pytest.param(
            ("network", "add", "Bob", "--as", "mum's brother", "--born", "31 Feb 2000"), 2, "date", id="date"
        ),
        pytest.param(("network", "link", "Ada", "--as", "mother", "--of", "Kemi"), 3, "own ancestor", id="ancestor"),
        pytest.param(
            ("network", "link", "Kemi", "--as", "partner", "--of", "Kemi"), 3, "themselves", id="couple of one"
        ),
        pytest.param(("views", "add", "Hello"), 2, "--by", id="nobody said it"),
        pytest.param(("mapping", "scale", "11", "--by", "Kemi"), 3, "scale", id="off the scale"),
        pytest.param(("mapping", "goal", "G", "--answers", "9"), 4, "number 9", id="no such worry"),
        pytest.param(("mapping", "add", " "), 3, "no words", id="no words"),
        pytest.param(("meeting", "agenda"), 3, "No meeting", id="no meeting yet"),
        pytest.param(("plan", "draft", "--kind", "wibble"), 2, "kind of plan", id="unknown kind"),
        pytest.param(("plan", "draft", "-o", "plan.xls"), 2, "html", id="unknown form"),
        pytest.param(("genogram", "render", "-o", "no/such/folder/a.svg"), 3, "no such folder", id="unwritable"),
        pytest.param(("consent", "record", "Kemi", "no"), 2, "--reason", id="no needs a reason"),
        pytest.param(("check", "--despite", "wibble", "--reason", "x"), 2, "no rule", id="unknown rule"),
    ],
)
def test_bad_input_is_explained_and_changes_nothing(
    ada: Famnet, words: tuple[str, ...], code: int, says: str
) -> None:
    before = ada("network", "list", "--json").out
    outcome = ada(*words)
    assert (outcome.code, "Traceback" in outcome.err) == (code, False), outcome.err
    assert says in outcome.err
    assert ada("network", "list", "--json").out == before


def test_what_was_said_and_mapped_is_listed(ada: Famnet) -> None:
    ada("views", "add", "  I like Fridays…  ", "--by", "Ada", "--to", "Ruth")
    ada("mapping", "add", "Too many nights alone", "--column", "worry", "--by", "School")
    ada("mapping", "goal", "Somebody is there", "--danger", "A fire", "--answers", "1")
    ada("mapping", "scale", "4", "--by", "Kemi")
    ada("bottom-line", "agree", "A sober adult", "--otherwise", "Legal meeting", "--by", "Manager")
    assert json.loads(ada("views", "show", "--json").out)[0]["words"] == "  I like Fridays…  "
    shown = ada("mapping", "show").out
    assert all(words in shown for words in ("Too many nights alone", "danger: A fire", "4 out of 10"))
    assert "Legal meeting" in ada("bottom-line", "show").out


def test_an_agenda_and_a_plan_say_what_they_lack(ada: Famnet, tmp_path: Path) -> None:
    ada("meeting", "plan", "--on", "2026-12-03", "--at", "16:00")
    ada("meeting", "ground-rule", "One at a time", "--by", "Kemi")
    ada("meeting", "question", "Who can help on Fridays?")
    ada("meeting", "attendance", "Kemi")
    for name in ("Ada", "Kemi", "Daniel"):
        ada("consent", "record", name, "yes")
    assert "2026-12-03" in ada("meeting", "list").out
    agenda = ada("meeting", "agenda", "-o", "agenda.md")
    assert "place of the meeting is not set" in agenda.err
    assert "One at a time" in (tmp_path / "agenda.md").read_text()
    plan = ada("plan", "draft", "-o", "plan.html", "--format", "md,docx,html")
    assert plan.code == 0
    assert {p.suffix for p in tmp_path.glob("plan.*")} == {".md", ".docx", ".html"}


def test_a_plan_agreed_sets_its_review(ada: Famnet) -> None:
    ada("plan", "commit", "Kemi", "goes to her group", "--when", "Tuesdays", "--checked-by", "Sandra")
    ada("plan", "if", "no answer", "--then", "ring", "--who", "Daniel")
    ada("plan", "lead", "Kemi", "--out-of-hours", "999")
    ada("plan", "draft", "-o", "plan.md", "--kind", "child_in_need", "--agreed", "2026-11-20")
    (due,) = json.loads(ada("reviews", "due", "--within", "60", "--json").out)
    assert (due["due"], due["overdue_days"], due["kind"]) == ("2026-12-31", 0, "child_in_need")
    assert json.loads(ada("reviews", "due", "--json", today="2027-01-03").out)[0]["overdue_days"] == 3
    assert json.loads(ada("reviews", "due", "--within", "7", "--json").out) == []
    assert "goes to her group" in ada("plan", "show").out
    ada("plan", "share", "Kemi", "--how", "by hand")
    assert "in force" in ada("plan", "history").out


def test_a_picture_down_a_pipe_is_bytes(ada: Famnet) -> None:
    drawn = json.loads(ada("genogram", "render", "--format", "json").out)
    assert {"people", "lines", "households", "page"} <= set(drawn)
    assert ada("genogram", "render", "--format", "svg").out.lstrip().startswith("<svg")


def test_a_calendar_is_written(ada: Famnet, tmp_path: Path) -> None:
    ada("plan", "draft", "-o", "plan.md", "--agreed", "2026-11-20")
    ada("reviews", "calendar", "-o", "r.ics")
    assert b"BEGIN:VEVENT" in (tmp_path / "r.ics").read_bytes()


def test_a_network_goes_out_and_comes_in(ada: Famnet, tmp_path: Path) -> None:
    assert ada("network", "export", "ada.family").code == 0
    again = ada("network", "import", "ada.family")
    assert again.code == 0, again.err
    (tmp_path / "bad.family").write_text("Ada*, girl\nBob, wibble")
    refused = ada("network", "import", "bad.family")
    assert refused.code == 3
    assert "Line 2" in refused.err


def test_consent_and_engagement_are_followed(ada: Famnet) -> None:
    ada("consent", "record", "Kemi", "limited", "--limits", "not her brother")
    assert "not her brother" in ada("consent", "status").out
    ada("engage", "log", "Kemi", "--status", "agreed")
    assert "prepare them" in ada("engage", "next").out
    assert "agreed" in ada("engage", "status").out


def test_check_points_things_out_and_can_be_overridden(ada: Famnet) -> None:
    found = ada("check", "--json")
    assert found.code == 1
    ada("meeting", "plan", "--on", "2026-12-03")
    stopped = ada("meeting", "agenda", "-o", "agenda.md")
    assert stopped.code == 3
    assert "has not been asked" in stopped.err
    assert ada("check", "--despite", "consent-before-meeting", "--reason", "an urgent night").code == 0
    assert ada("meeting", "agenda", "-o", "agenda.md").code == 0


def test_clocks_gaps_and_prompts_are_listed(ada: Famnet) -> None:
    assert "6 weeks" in ada("reviews", "clocks").out
    assert "friend" in ada("network", "gaps").out
    assert "birthday" in ada("network", "prompts", "--csv").out
    assert len(ada("network", "prompts", "--nl").out.splitlines()) >= 4


@pytest.mark.parametrize("how", [(), ("--erase",)], ids=["remove", "erase"])
def test_what_is_kept_from_somebody_who_goes_is_not_opened_to_the_rest(ada: Famnet, how: tuple[str, ...]) -> None:
    ada("network", "add", "Marcus", "--as", "family friend")
    ada("network", "edit", "Kemi", "--address", "14 Larch Road, Liscard")
    ada("network", "protect", "Kemi", "--what", "address", "--from", "Marcus")
    ada("views", "add", "I want Nan", "--by", "Ada", "--keep-from", "Marcus")
    said = ada("network", "remove", "Marcus", *how, "--yes")
    assert "What was kept from Marcus alone is now kept from everybody but the team." in said.err
    assert ada("verify").code == 0
    rows = json.loads(ada("who-sees", "--reader", "Daniel", "--json").out)
    assert not any(row["sees"] for row in rows if row["fact"] == "address" and row["whose"] == "Kemi Okafor")
    assert "I want Nan" not in ada("plan", "draft", "--audience", "Daniel", "-o", "-", "--format", "md").out


def test_somebody_nobody_has_named_stays_while_something_is_kept_from_them(ada: Famnet) -> None:
    """Tobi's father has no name yet; he must not learn where Kemi lives, also once he is no longer Tobi's father."""
    ada("network", "add", "Joan", "--as", "grandmother of Tobi", "--side", "paternal")
    ada("network", "edit", "Kemi", "--address", "14 Larch Road")
    said = ada("network", "protect", "Kemi", "--from", "father of Tobi")
    assert "is kept from somebody not yet named (" in said.err
    ada("network", "unlink", "Joan", "--of", "father of Tobi")
    assert ada("network", "unlink", "father of Tobi", "--of", "Tobi").code == 0
    assert ada("verify").code == 0
    assert "(not named yet)" in ada("network", "list").out


def test_what_is_kept_from_others_too_stays_kept_from_them(ada: Famnet) -> None:
    ada("network", "add", "Marcus", "--as", "family friend")
    ada("network", "protect", "Kemi", "--what", "phone", "--from", "Marcus", "--from", "Daniel")
    assert "kept from everybody" not in ada("network", "remove", "Marcus", "--yes").err
    assert ada("verify").code == 0
