"""Writes docs/reference/plain-language.md, how old a reader each page asks for: `python tools/reading_ages.py`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from famnet.documents.catalogue import CATALOGUE
from famnet.documents.fenced import fill
from famnet.documents.parse import parse
from famnet.documents.plain_language import AIM, own_words, reading_age, sentences
from famnet.documents.samples import samples

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "plain-language.md"
_HEAD = f"""\
# How plain the pages are

Measured by the Automated Readability Index on the words of famnet's own English templates, with nothing filled in;
made by `python tools/reading_ages.py`. Pages for families aim at a reader of {AIM} or younger. The index counts
letters and sentences and knows nothing of sense: a short sentence can still be hard. There is no such measure for
Welsh here.

What people said is never measured. `--plain-check` measures a page with a family's own plan in it; `famnet plan
check` and `famnet check` point out single sentences and words of the profession in what was typed.

| page | for | reader's age | words | longest sentence |
| --- | --- | ---: | ---: | ---: |
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows())


def rows() -> Iterator[tuple[str, ...]]:
    """A row a document: its name, its readers, the age, how many words, words of its longest sentence."""
    for name, entry in sorted(CATALOGUE.items(), key=lambda item: (not item[1].for_family, item[0])):
        said = list(words(name))
        longest = max(len(sentence.split()) for text in said for sentence in sentences(text))
        whom = "families" if entry.for_family else "professionals"
        count = sum(len(text.split()) for text in said)
        page_name = name.replace("childs_", "child’s ").replace("_", " ")
        yield (page_name, whom, f"{age(name):.0f}", str(count), str(longest))


def words(document: str) -> Iterator[str]:
    """What an empty copy of a document says."""
    *_, empty = samples(CATALOGUE[document].sheet, "en")
    yield from (text for text in own_words(parse(fill(empty))) if text.strip("☐ "))


def age(document: str) -> float:
    """How old a reader an empty copy asks for."""
    return reading_age(" ".join(text if text[-1] in ".?!" else f"{text}." for text in words(document)))


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
