"""Names in a template that its document does not have, found without filling it: all of them at once.

A part of a name is looked for where it stands: `frame.abuot` in the frame, `goal.goall` in one of the goals.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes

from famnet.documents.sheet import Sheet

Values = Mapping[str, Any]


def unknown_parts(tree: nodes.Template, sheet: Sheet) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Each part of a name that is not there: its line, the word, and the words that could stand there."""
    yield from _within(tree, sheet.values)


def unknown_tools(tree: nodes.Template) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Filters and tests that there are none of; another takes their place in the tree, so that all else is found."""
    env = tree.environment
    if env is None:
        return
    for kind, there, other in ((nodes.Filter, env.filters, "string"), (nodes.Test, env.tests, "defined")):
        for node in tree.find_all(kind):
            if node.name not in there:
                what = "filter" if kind is nodes.Filter else "test"
                yield (
                    node.lineno,
                    f"there is no {what} “{node.name}”",
                    tuple(get_close_matches(node.name, there, n=2)),
                )
                node.name = other


def _within(node: nodes.Node, values: Values) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    if isinstance(node, nodes.Getattr):
        yield from _wrong(node, _meant(node.node, values))
    for child in node.iter_child_nodes():
        yield from _within(child, _in_loop(node, values) if isinstance(node, nodes.For) else values)


def _wrong(node: nodes.Getattr, of: object) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    known = tuple(getattr(of, "__dataclass_fields__", ()))
    if known and not hasattr(of, node.attr):
        yield node.lineno, node.attr, known


def _in_loop(loop: nodes.For, values: Values) -> Values:
    """The names inside a loop: the one it is for stands for any of what it goes through."""
    each = _meant(loop.iter, values)
    if isinstance(loop.target, nodes.Name) and isinstance(each, tuple):
        return {**values, loop.target.name: each[0] if each else None}
    return values


def _meant(node: nodes.Node, values: Values) -> object:
    """What a name stands for in this document; None where that is only known when it is filled."""
    if isinstance(node, nodes.Name):
        return values.get(node.name)
    return getattr(_meant(node.node, values), node.attr, None) if isinstance(node, nodes.Getattr) else None
