"""A document as a Markdown file: the template's own text, with what people typed escaped."""

import re

from famnet.documents.directions import FIRST_STRONG, ISOLATE, POP, RELEASE
from famnet.documents.job import Job
from famnet.documents.pictures import Picture
from famnet.documents.safe_text import BLANK, BOX, LINE_BREAK, as_markdown, shield
from famnet.documents.tongue import Tongue

_PICTURE = re.compile(r"^::: ?picture (\S+)\n(.*?)^:::$", re.MULTILINE | re.DOTALL)
_RULED = re.compile(r"^::: ?lines (\d+)$", re.MULTILINE)
_FENCE = re.compile(r"^:::.*$", re.MULTILINE)
_GAPS = re.compile(r"\n\s*\n\s*\n")
_LONG_LINE = "\\" + "_" * 30
_LINE_AT_START = re.compile(r"^((?:> ?|[-*] )*)____", re.MULTILINE)  # else Markdown would draw a rule there
_SIGNS = str.maketrans({BLANK: "________", BOX: "☐", LINE_BREAK: "<br>", ISOLATE: FIRST_STRONG, RELEASE: POP})


def write(job: Job) -> bytes:
    """The document's text; a picture is given by its words, and the footer closes it."""
    drawn = _PICTURE.sub(lambda m: _in_words(m[2], job.pictures.get(m[1]), job.frame.tongue), job.markdown)
    ruled = _RULED.sub(lambda m: "\n\n".join([_LONG_LINE] * int(m[1])), drawn)
    body = _LINE_AT_START.sub(r"\1\\____", as_markdown(_FENCE.sub("", ruled)).translate(_SIGNS))
    foot = "<br>".join(_typed(line) for line in job.frame.footer if line)
    return (_GAPS.sub("\n\n", body).strip() + f"\n\n---\n\n{foot}\n").encode()


def _in_words(heading: str, picture: Picture | None, say: Tongue) -> str:
    if not picture:
        return ""
    listed = "\n".join(f"- {shield(line)}" for line in picture.text_list)
    return f"{heading.strip()}\n\n{shield(say('Picture:'))} {shield(picture.alt)}\n\n{listed}\n"


def _typed(text: str) -> str:
    return as_markdown(shield(text)).translate(_SIGNS)
