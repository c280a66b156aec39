"""The reference of story text, read by famnet itself."""

import re
from pathlib import Path

import pytest

from famnet.exchange.story import read_story, write_story
from famnet.exchange.story.sections import COMMITMENT, HEADINGS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "story-text.md"
STORIES = re.findall(r"```story\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("story", STORIES)
def test_every_story_in_the_reference_can_be_read_and_written_again(story: str) -> None:
    written = write_story(read_story(story))
    assert write_story(read_story(written)) == written


@pytest.mark.parametrize("heading", [*HEADINGS.values(), COMMITMENT], ids=lambda heading: heading.words)
def test_every_heading_and_its_facts_are_in_the_reference(heading: object) -> None:
    page = PAGE.read_text("utf-8")
    words = [heading.words, *(field.words for field in heading.fields)]  # type: ignore[attr-defined]
    assert [w for w in words if w and f"`{w}" not in page and f" {w} " not in page] == []
