"""The only caller of Graphviz: DOT with every place given in, SVG, PNG or PDF bytes out.

Graphviz comes inside pygraphviz's wheel. Where there is no wheel, a system `dot` serves through the graphviz package.
"""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr
from datetime import date

from famnet.domain.errors import FamnetError

_ENGINE = "nop2"  # keeps places and splines; `args="-n2"` would lay the graph out anew
_PDF = "pdf"
_STDERR = 2


class NoGraphvizError(FamnetError):
    """There is neither pygraphviz nor a system Graphviz to draw with."""

    hint = "`pip install pygraphviz`, or install Graphviz from https://graphviz.org; png and pdf need it."

    def __init__(self) -> None:
        super().__init__("Graphviz, which draws the pictures, was not found on this computer.")


class DrawingFailedError(FamnetError):
    """Graphviz is there but would not draw."""

    hint = "Try another format (svg, png, pdf), and tell famnet's developers if none works."

    def __init__(self, fmt: str) -> None:
        super().__init__(f"Graphviz could not make the {fmt.upper()} picture.")


def render(dot: str, fmt: str) -> bytes:
    """Draw DOT whose places are given, as svg (for tests) or png.

    Raises:
        NoGraphvizError: neither pygraphviz nor a system Graphviz is there.
        DrawingFailedError: Graphviz gave nothing back.
    """
    return _drawn(dot, fmt)


def render_pdf(dots: Sequence[str], *, title: str, when: date, language: str = "en-GB") -> bytes:
    """One PDF with a page for each DOT; `when` is the only date that its bytes hold.

    Raises:
        NoGraphvizError: neither pygraphviz nor a system Graphviz is there.
        DrawingFailedError: Graphviz gave nothing back, or several pages in a form that cannot be joined.
    """
    from famnet.drawing.pdf import UnknownPdfError, joined  # noqa: PLC0415 -- an svg has no use for it

    pages = [_drawn(dot, _PDF) for dot in dots]
    try:
        return joined(pages, title, when, language)
    except UnknownPdfError as error:
        if len(pages) > 1:
            raise DrawingFailedError(_PDF) from error
        return pages[0]  # a system Graphviz with a newer Cairo: its own title and date have to do


def _drawn(dot: str, fmt: str) -> bytes:
    try:
        import pygraphviz  # noqa: PLC0415 -- dear to import, and missing on some machines
    except ImportError:
        return _by_program(dot, fmt)
    with _quiet():
        try:
            drawn = pygraphviz.AGraph(string=dot).draw(format=fmt, prog=_ENGINE)
        except (OSError, ValueError) as error:  # pygraphviz says so when Graphviz stops
            raise DrawingFailedError(fmt) from error
    if not drawn:
        raise DrawingFailedError(fmt)
    return bytes(drawn)


def _by_program(dot: str, fmt: str) -> bytes:
    from graphviz import ExecutableNotFound, Source  # noqa: PLC0415 -- only without pygraphviz
    from graphviz.backend import CalledProcessError  # noqa: PLC0415

    try:
        return bytes(Source(dot, engine="neato").pipe(format=fmt, neato_no_op=2, quiet=True))
    except ExecutableNotFound as error:
        raise NoGraphvizError from error
    except CalledProcessError as error:
        raise DrawingFailedError(fmt) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Graphviz and fontconfig write warnings straight to file descriptor 2; people should not have to read them."""
    with tempfile.TemporaryFile() as sink, redirect_stderr(_Nowhere()):
        try:
            kept = os.dup(_STDERR)
        except OSError:  # no standard error at all, as under pythonw
            yield
            return
        os.dup2(sink.fileno(), _STDERR)
        try:
            yield
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)


class _Nowhere:
    """A text stream that keeps nothing."""

    def write(self, text: str) -> int:
        """Take the text and forget it."""
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""
