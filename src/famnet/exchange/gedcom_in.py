"""GEDCOM 5.5 to 7 in: a whole file as one family. Everybody in the file is kept; what is odd is reported."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from famnet.domain.family import Family
from famnet.domain.people import Alias, Contact
from famnet.domain.plans import ChildInFocus
from famnet.exchange.door import CAPS, ImportRefusedError, Notebook, capped, clean, refuse_beyond
from famnet.exchange.gedcom_families import Bonds, couples, parent_links, read_fams
from famnet.exchange.gedcom_people import Shelf, take_person
from famnet.exchange.gedcom_text import KIND, Node, read_tree, value, words
from famnet.exchange.gedcom_ties import homes, ties, twins
from famnet.exchange.gedcom_words import FOCUS
from famnet.exchange.laws import keep_laws


def read_gedcom(data: bytes, notes: Notebook | None = None) -> Family:
    """The family a GEDCOM file tells of, without a name, and with a child in focus only where famnet wrote one.

    Raises:
        ImportRefusedError: it is no GEDCOM, holds nobody, or more than is taken.
        OwnAncestorError: somebody in it is their own ancestor.
        SamePersonError: somebody in it is a couple with themselves.
    """
    shelf = Shelf(notes or Notebook(KIND))
    records = _by_tag(read_tree(data, shelf.notes))
    shelf.shared_notes = {n.xref: clean(words(n)).strip() for n in records["NOTE"] + records["SNOTE"] if n.xref}
    refuse_beyond(len(records["INDI"]), CAPS.people, "people", KIND)
    for node in records["INDI"]:
        take_person(node, shelf)
    if not shelf.people:
        raise ImportRefusedError(KIND, "there is nobody in it; a person begins with “0 @I1@ INDI”")
    return keep_laws(_family(records, shelf))


def _by_tag(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node.tag].append(node)
    return found


def _family(records: dict[str, list[Node]], shelf: Shelf) -> Family:
    fams, bonds = read_fams(records["FAM"], shelf), Bonds(records["INDI"], shelf)
    family = Family(
        name="",
        parent_links=capped(parent_links(fams, bonds, shelf), "parents of children", KIND),
        couples=capped(couples(fams, shelf), "couples", KIND),
        aliases=tuple(r for r in shelf.records if isinstance(r, Alias)),
        contacts=tuple(r for r in shelf.records if isinstance(r, Contact)),
        ties=tuple(ties(records["INDI"], shelf)),
    )
    twins(records["INDI"], shelf)
    households, residences = homes(records["INDI"], shelf)
    return replace(
        family,
        people=tuple(shelf.people.values()),
        households=households,
        residences=residences,
        children=tuple(_children(records["INDI"], shelf)),
    )


def _children(nodes: list[Node], shelf: Shelf) -> list[ChildInFocus]:
    """Those whom famnet itself marked when it wrote the file."""
    marked = [n.xref for n in nodes if any(_is_focus(f) for f in n.children)]
    return [ChildInFocus(person=shelf.people[xref].id) for xref in dict.fromkeys(marked) if xref in shelf.people]


def _is_focus(fact: Node) -> bool:
    return fact.tag == "FACT" and value(fact, "TYPE") == FOCUS
