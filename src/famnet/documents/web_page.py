"""A document as one web page that holds all it needs: read on a screen, by a screen reader, or printed."""

import re
from base64 import b64encode
from functools import singledispatch
from html import escape
from pathlib import Path

from famnet.documents.blocks import (
    Block,
    Blocks,
    Box,
    Figure,
    Heading,
    InWords,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
    plain,
)
from famnet.documents.directions import bare
from famnet.documents.formats import Look
from famnet.documents.job import Job
from famnet.documents.places import find_file
from famnet.documents.sheet import Frame
from famnet.documents.tongue import Tongue

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"  # nothing is fetched, nothing runs
_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="famnet">
<title>{title}</title>
<style>
{variables}
{css}
{running}
</style>
</head>
<body>
<a class="skip" href="#document">{skip}</a>
<main id="document" tabindex="-1">
{body}
</main>
<footer>
{footer}
</footer>
</body>
</html>
"""


def write(job: Job) -> bytes:
    """The page, in UTF-8."""
    say = job.frame.tongue
    page = _PAGE.format(
        language=escape(job.frame.tongue.locale),
        direction="rtl" if say.right_to_left else "ltr",
        policy=_POLICY,
        title=escape(bare(job.frame.title)),
        variables=_variables(job.look),
        css=_css(job.templates),
        running=_running(job.frame, job.look),
        body=_all(job.blocks, say),
        skip=escape(say("Skip to the document")),
        footer="\n".join(f"<p>{escape(line)}</p>" for line in job.frame.footer if line),
    )
    return page.encode("utf-8", "replace")


def _css(own: Path | None) -> str:
    return find_file("page.css", own).read_text(encoding="utf-8").replace("</", "<\\/")


def _variables(look: Look) -> str:
    values = {
        "size": f"{look.size}pt",
        "leading": look.leading,
        "gap": look.gap,
        "ink": look.ink,
        "paper": look.paper,
        "page": look.paper,
        "accent": look.accent,
        "soft": look.soft,
        "line": look.line,
        "warm": look.warm,
    }
    return ":root { " + " ".join(f"--{name}: {value};" for name, value in values.items()) + " }"


def _running(frame: Frame, look: Look) -> str:
    """The foot of every printed page: what this is and whose copy, and which page of how many."""
    small = f"font: {look.small}pt Arial, sans-serif; vertical-align: top; padding-top: 5mm;"
    start, end = ("right", "left") if frame.tongue.right_to_left else ("left", "right")
    words = re.split(r"\{(?:page|pages)\}", frame.tongue("Page {page} of {pages}"))
    before, between, after = (f'"{_css_text(part)}"' for part in words)
    count = f"{before} counter(page) {between} counter(pages) {after}"
    pages = f"@bottom-{end} {{ content: {count}; {small} white-space: nowrap; }}"
    lines = "\\a ".join(_css_text(line) for line in frame.footer if line)
    return f'@page {{ @bottom-{start} {{ content: "{lines}"; {small} white-space: pre-line; width: 84%; }} {pages} }}'


def _css_text(text: str) -> str:
    return "".join(c if c.isalnum() or c in " ,.·" else f"\\{ord(c):x} " for c in text)


def _all(blocks: Blocks, say: Tongue) -> str:
    return "\n".join(_html(block, say) for block in blocks)


@singledispatch
def _html(block: Block, say: Tongue) -> str:
    raise NotImplementedError(type(block).__name__)


@_html.register
def _heading(block: Heading, say: Tongue) -> str:
    return f"<h{block.level}>{_inline(block.runs, say)}</h{block.level}>"


@_html.register
def _paragraph(block: Paragraph, say: Tongue) -> str:
    return f"<p>{_inline(block.runs, say)}</p>"


@_html.register
def _quote(block: Quote, say: Tongue) -> str:
    return f"<blockquote>\n{_all(block.blocks, say)}\n</blockquote>"


@_html.register
def _listing(block: Listing, say: Tongue) -> str:
    tag = "ol" if block.numbered else "ul"
    ticks = ' class="ticks"' if block.ticked else ""
    items = "\n".join(f"<li>{_item(item, say)}</li>" for item in block.items)
    return f"<{tag}{ticks}>\n{items}\n</{tag}>"


def _item(blocks: Blocks, say: Tongue) -> str:
    match blocks:
        case (Paragraph(runs),):
            return _inline(runs, say)
    return _all(blocks, say)


@_html.register
def _table(block: Table, say: Tongue) -> str:
    """The first column names its row, so that a screen reader can say whose row it is in."""
    caption = f"<caption>{_inline(block.caption, say)}</caption>\n" if block.caption else ""
    columns = "".join(f'<col style="width: {share:.1%}">' for share in block.shares)
    head = "".join(f'<th scope="col">{_inline(cell, say)}</th>' for cell in block.head)
    rows = "\n".join(_row(row, say, to_sign=block.to_sign(row)) for row in block.rows)
    short = " short" if block.short else ""
    label = escape(plain(block.caption) or plain(block.head[0]) or say("Table"))
    return (
        f'<div class="table{short}" role="region" aria-label="{label}" tabindex="0">\n<table>\n{caption}'
        f"<colgroup>{columns}</colgroup>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _row(row: tuple[Runs, ...], say: Tongue, *, to_sign: bool) -> str:
    first, *others = row
    cells = "".join(f"<td>{_inline(cell, say)}</td>" for cell in others)
    room = ' class="sign"' if to_sign else ""
    return f'<tr{room}><th scope="row">{_inline(first, say)}</th>{cells}</tr>'


@_html.register
def _box(block: Box, say: Tongue) -> str:
    return f'<div class="{escape(block.kind)}">\n{_all(block.blocks, say)}\n</div>'


@_html.register
def _lines(block: Lines, say: Tongue) -> str:
    ruled = '<div class="ruled"></div>' * block.count
    return f'<div class="lines" role="img" aria-label="{escape(say("Room to write"))}">{ruled}</div>'


@_html.register
def _figure(block: Figure, say: Tongue) -> str:  # noqa: ARG001 -- called like its neighbours
    """The drawing cannot run anything, being an image."""
    source = f"data:image/svg+xml;base64,{b64encode(block.picture.svg).decode()}"
    return f'<figure>\n<img src="{source}" alt="{escape(block.picture.alt)}">\n</figure>'


@_html.register
def _in_words(block: InWords, say: Tongue) -> str:
    return f"<p>{escape(say('In words:'))}</p>\n{_listing(block.listing, say)}"


def _inline(runs: Runs, say: Tongue) -> str:
    """A line to fill in runs on to the edge where nothing stands beside it."""
    whole = not any(run.text.strip() for run in runs)
    return "".join(_run(run, say, whole=whole) for run in runs)


def _run(run: Run, say: Tongue, *, whole: bool) -> str:
    if run.blank:
        label = escape(say("Line to fill in"))
        return f'<span class="blank{" whole" if whole else ""}" role="img" aria-label="{label}"></span>'
    if run.box:
        return '<span class="tick">☐</span>'
    if run.new_line:
        return "<br>"
    text = f"<strong>{escape(run.text)}</strong>" if run.bold else escape(run.text)
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
