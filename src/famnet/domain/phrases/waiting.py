"""Whether somebody nameless may be waiting in the place a phrase leads to, asked quickly of families of thousands."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from famnet.domain.phrases.steps import Move, Step
from famnet.domain.phrases.tree import Tree


def may_wait(tree: Tree, nameless: str, here: str, step: Step) -> bool:
    """A quick look from the nameless, who are few, before a slow one at everybody near, who may be thousands."""
    look = _FROM_THERE.get(step.move)
    return look is None or look(tree, nameless, here)


def _is_child(tree: Tree, nameless: str, here: str) -> bool:
    return any(link.parent == here for link in tree.up(nameless))


def _is_sibling(tree: Tree, nameless: str, here: str) -> bool:
    return not {link.parent for link in tree.up(nameless)}.isdisjoint(link.parent for link in tree.up(here))


def _is_tied(tree: Tree, nameless: str, here: str) -> bool:
    return any(tie.of == here for tie in tree.ties_from(nameless))


_FROM_THERE: Mapping[Move, Callable[[Tree, str, str], bool]] = MappingProxyType(
    {Move.DOWN: _is_child, Move.SIBLING: _is_sibling, Move.TIE: _is_tied}
)
