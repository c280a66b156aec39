from dataclasses import replace
from pathlib import Path

import pytest

from famnet.documents.errors import BrokenTemplateError, NoTemplateError
from famnet.documents.plan_sheet import plan_sheet
from famnet.documents.templates import render_markdown
from famnet.documents.tongue import Tongue
from famnet.domain.disclosure import FamilyView


def with_template(folder: Path, text: str) -> Path:
    (folder / "en").mkdir()
    (folder / "en" / "plan.md.j2").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "# Plan\n\n{{ famly_lead }}\n",
            "Template en/plan.md.j2, line 3: the name “famly_lead” is not one that this document has."
            " Did you mean “family_lead”?",
            id="misspelt field",
        ),
        pytest.param(
            "{% for deed in deeds %}\n{{ deed.mointor }}\n{% endfor %}",
            "Template en/plan.md.j2, line 2: the name “mointor” is not one that this document has."
            " Did you mean “monitor”?",
            id="misspelt field of a part",
        ),
        pytest.param(
            "{% for deed in deeds %}\n{{ deed.who }}\n",
            "Template en/plan.md.j2, line 2: Unexpected end of template. Jinja was looking for the following tags:"
            " 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
            id="loop without an end",
        ),
        pytest.param(
            "{{ frame.__class__.__mro__ }}",
            "Template en/plan.md.j2, line 1: a template may not do this.",
            id="reaching behind the values",
        ),
        pytest.param(
            "\n{{ 1 / 0 }}",
            "Template en/plan.md.j2, line 2: this cannot be worked out (ZeroDivisionError).",
            id="impossible sum",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_name_meant(
    okafor: FamilyView, tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(BrokenTemplateError) as told:
        render_markdown(plan_sheet(okafor), with_template(tmp_path, text))
    assert str(told.value) == message
    assert told.value.hint


def test_a_language_without_this_template_is_told(okafor: FamilyView) -> None:
    sheet = plan_sheet(okafor)
    with pytest.raises(NoTemplateError, match="xx/plan"):
        render_markdown(replace(sheet, frame=replace(sheet.frame, tongue=Tongue("xx"))))


def test_a_service_s_own_template_comes_before_ours(okafor: FamilyView, tmp_path: Path) -> None:
    assert render_markdown(plan_sheet(okafor), with_template(tmp_path, "# Ours\n")) == "# Ours\n"


def test_what_a_person_typed_cannot_work_as_template_or_markup(okafor: FamilyView, tmp_path: Path) -> None:
    text = render_markdown(plan_sheet(okafor), with_template(tmp_path, "{% set x = '{{ 1 + 1 }}' %}{{ x }}"))
    assert "2" not in text
