"""Story text: a family as plain text, one person a line, in the words a practitioner types."""

from famnet.exchange.story.errors import StoryError
from famnet.exchange.story.reader import read_story
from famnet.exchange.story.writer import write_story

__all__ = ["StoryError", "read_story", "write_story"]
