from dataclasses import replace
from datetime import date

from famnet.documents.formats import Format
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.sheet import missing
from famnet.documents.write import write_document
from famnet.domain.disclosure import TEAM, Audience, AudienceKind, FamilyView
from famnet.domain.errors import Level
from famnet.domain.mapping import Voice
from famnet.domain.plans import PlanState


def as_text(view: FamilyView) -> str:
    return write_document(plan_sheet(view), Format.MD).decode()


def test_everyone_is_there_with_the_kind_of_plan_of_each_child(okafor: FamilyView) -> None:
    text = as_text(okafor)
    assert "| Ada Reid | 10 years old | child protection |" in text
    assert "| Tobi Bello | about 6 years old | child in need |" in text


def test_a_child_s_words_are_kept_to_the_letter(okafor: FamilyView) -> None:
    (said,) = plan_sheet(okafor).child_views[0].said
    assert said.words == okafor.voices[0].words
    assert said.when == "20 February 2026, to Sam Price"


def test_words_stand_in_the_order_they_were_said(okafor: FamilyView) -> None:
    later = Voice(person="ada", words="Later.", said_on=date(2026, 3, 1))
    undated = Voice(person="ada", words="Some day.")
    sheet = plan_sheet(replace(okafor, voices=(later, undated, *okafor.voices)))
    assert [said.words[:5] for said in sheet.child_views[0].said] == ["Some ", "I wan", "Later"]


def test_parents_each_stand_once_though_two_children_share_one(okafor: FamilyView) -> None:
    sheet = plan_sheet(okafor)
    assert [views.subject for views in sheet.parent_views] == ["Kemi Okafor", "Daniel Reid", "Marcus Bello"]


def test_what_services_do_stands_apart_from_what_the_network_does(okafor: FamilyView) -> None:
    sheet = plan_sheet(okafor)
    assert [deed.who for deed in sheet.deeds] == ["Grace Okafor", "Ngozi Okafor", "Ruth Adeyemi"]
    assert [deed.who for deed in sheet.services] == ["Sandra Lee"]


def test_a_relative_s_number_is_left_for_them_to_give(okafor: FamilyView) -> None:
    text = as_text(okafor)
    assert "07700 900456" not in text
    assert "0151 496 0123" in text


def test_the_weekend_is_read_from_what_people_said(okafor: FamilyView) -> None:
    weekend = plan_sheet(okafor).weekend
    assert weekend.saturday == ("Grace Okafor", "Ngozi Okafor")
    assert weekend.sunday == ("Ngozi Okafor",)


def test_a_weekend_without_anyone_is_pointed_out(okafor: FamilyView) -> None:
    weekdays = tuple(c for c in okafor.commitments if "Friday" in c.how_often and "Saturday" not in c.how_often)
    found = missing(plan_sheet(replace(okafor, commitments=weekdays)))
    assert {"Nobody is down for Saturdays.", "Nobody is down for Sundays."} <= {f.message for f in found}


def test_ended_commitments_are_no_part_of_the_plan(okafor: FamilyView) -> None:
    ended = replace(okafor, commitments=tuple(replace(c, until_version=1) for c in okafor.commitments))
    sheet = plan_sheet(ended)
    assert sheet.deeds == sheet.services == ()


def test_each_rating_stands_by_its_rater_and_none_is_added_up(okafor: FamilyView) -> None:
    assert [(r.who, r.score) for r in plan_sheet(okafor).ratings] == [("Sam Price", 3), ("Kemi Okafor", 6)]


def test_who_raised_a_worry_is_told_to_the_team_only(okafor: FamilyView) -> None:
    assert plan_sheet(okafor).columns.worries[0].by == ""
    assert plan_sheet(replace(okafor, audience=TEAM)).columns.worries[0].by == "Ngozi Okafor"


def test_the_next_look_at_the_plan_says_why_that_day(okafor: FamilyView) -> None:
    text = as_text(okafor)
    assert "Friday 27 March 2026" in text
    assert "Why then: Ada’s review comes first: at least every 4 weeks from 27 February 2026." in text


def test_those_who_have_a_copy_are_told_from_those_who_are_to_get_one(okafor: FamilyView) -> None:
    copies = {copy.name: copy.given for copy in plan_sheet(okafor).copies}
    assert copies["Grace Okafor"] == "28 February 2026, by hand"
    assert copies["Kemi Okafor"] == ""


def test_a_draft_says_so_until_it_is_in_force(okafor: FamilyView) -> None:
    (plan,) = okafor.plans
    in_force = replace(okafor, plans=(replace(plan, number=3, state=PlanState.IN_FORCE),))
    assert plan_sheet(okafor).version == "version 1, draft"
    assert plan_sheet(in_force).version == "version 3"


def test_a_first_plan_is_made_of_lines_to_fill_in_and_says_what_is_missing(bare: FamilyView) -> None:
    sheet = plan_sheet(bare)
    found = missing(sheet)
    assert "________" in as_text(bare)
    assert "What Mia Hart says is not written down yet." in {f.message for f in found}
    assert {f.level for f in found} == {Level.PROMPT}
    assert {f.rule for f in found} == {"plan-incomplete"}


def test_a_full_plan_reports_only_its_gaps(okafor: FamilyView) -> None:
    messages = [f.message for f in missing(plan_sheet(okafor))]
    assert "Who checks this: “Walks the children to school”?" in messages
    assert not any("bottom line" in message for message in messages)


def test_somebody_who_is_not_in_the_view_is_never_named(okafor: FamilyView) -> None:
    """Ngozi's existence is kept from this reader, and her id is no name either."""
    gone = replace(
        okafor,
        people=tuple(p for p in okafor.people if p.id != "ngozi"),
        parent_links=tuple(link for link in okafor.parent_links if "ngozi" not in (link.parent, link.child)),
    )
    hidden_id = "0190c2f0-0000-7000-8000-000000000000"
    commitments = tuple(replace(c, who=hidden_id) if c.who == "ngozi" else c for c in gone.commitments)
    text = as_text(replace(gone, commitments=commitments, mapping=()))
    assert hidden_id not in text
    assert "somebody not named here" in text


def test_a_name_that_is_kept_back_leaves_who_they_are(okafor: FamilyView) -> None:
    nameless = replace(okafor, people=tuple(replace(p, name="") if p.id == "grace" else p for p in okafor.people))
    sheet = plan_sheet(nameless, {"grace": "maternal grandmother"})
    assert sheet.deeds[0].who == "maternal grandmother (name not given here)"


def test_what_is_withheld_is_said_where_the_view_says_so(okafor: FamilyView) -> None:
    assert "Some details are not shown here." not in as_text(okafor)
    assert "Some details are not shown here." in as_text(replace(okafor, withheld=1))


def test_the_footer_says_version_day_and_reader(okafor: FamilyView) -> None:
    grandmother = replace(okafor, audience=Audience(AudienceKind.MEMBER, "grace"))
    footer = plan_sheet(grandmother).frame.footer
    assert footer == (
        "Family plan for Ada and Tobi · version 1, draft · made 2 March 2026",
        "This copy is for Grace Okafor. Please keep it safe and do not pass it on.",
    )


def test_a_child_may_show_its_own_copy(okafor: FamilyView) -> None:
    child = replace(okafor, audience=Audience(AudienceKind.MEMBER, "ada"))
    assert plan_sheet(child).frame.footer[1] == "This copy is for Ada Reid."
