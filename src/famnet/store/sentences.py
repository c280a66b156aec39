"""One change of one row as a sentence: `Kemi is now Tobi's mother`, `Grace Okafor: circle inner`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any, NamedTuple

from famnet.domain.people import Gender
from famnet.domain.phrases.saying import parenthood, whose
from famnet.domain.ties import ParentKind
from famnet.store.codec import Cell, Row, reader, to_cell
from famnet.store.rows import RowChange
from famnet.store.sentence_words import FLAGS, LABELS, SPOKEN, TELLINGS, WORKED_OUT
from famnet.store.tables import ALL, OWN
from famnet.store.undo import ids_in

ERASED = "Something that has been erased"
_GONE = "something no longer here"
_OWN_WORDS = ("text", "goal", "must_have", "what", "sign", "words", "question", "value", "label")
_REPEATED = (*_OWN_WORDS, "name", "person")  # not told again when the sentence has them
_SHORT = 40  # characters of a row's own words that are enough to know it by


class Known(NamedTuple):
    """What each id is called, and the gender of those people of whom it is known."""

    names: Mapping[str, str]
    genders: Mapping[str, Gender]


def sentence(change: RowChange, known: Known) -> str:
    """What one change did, in a sentence without its full stop."""
    told = _Told(change.table, change.new or change.old or {}, known)
    if not told.row:
        return ERASED
    words = TELLINGS[change.table]
    if not change.old:
        return told.whole(words.came)
    if not change.new:
        return f"Taken out: {told.whole(words.known)}"
    return f"{told.clause(words.known)}: {'; '.join(_steps(change, known)) or 'put in another place'}"


def changed_fields(change: RowChange) -> tuple[str, ...]:
    """The fields in which a row differs before and after, in the record's order."""
    old, new = change.old or {}, change.new or {}
    return tuple(name for name in {**old, **new} if name not in OWN and old.get(name) != new.get(name))


def label(table: str, row: Row) -> str:
    """What to call a row without a name: its own words in short, its number or day, else what kind of thing it is."""
    if table not in ALL:
        return str(row["id"])  # a setting's name
    if words := next((str(row[name]) for name in _OWN_WORDS if row.get(name)), ""):
        return f"“{words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + '…'}”"
    if day := row.get("held_on"):
        return f"the {_noun(table)} of {_said(date.fromisoformat(str(day)), {})}"
    if table == "plans":
        return f"version {row.get('number')}"
    return "somebody not yet named" if table == "people" else f"a {_noun(table)}"


def say(table: str, name: str, cell: Cell, names: Mapping[str, str]) -> str:
    """A cell as a person would say it; empty for what says nothing."""
    return _said(_value(table, name, cell), names)


class _Told(NamedTuple):
    """A row to be told of."""

    table: str
    row: Row
    known: Known

    def whole(self, template: str) -> str:
        """The clause, and behind it what else is out of the ordinary."""
        clause = self.clause(template)
        rest = "; ".join(self._rest(clause, _silent(self.table, template)))
        return f"{clause} ({rest})" if rest else clause

    def clause(self, template: str) -> str:
        """The template with this row's own words."""
        return template.format(**{slot: _Word(self._slot(slot)) for slot in slots(template)})

    def _slot(self, slot: str) -> str:
        return MADE[slot].say(self.row, self.known) if slot in MADE else self._words(slot)

    def _rest(self, clause: str, silent: frozenset[str]) -> Iterator[str]:
        usual = _usual(self.table)
        for name in (name for name, cell in self.row.items() if name not in silent and cell != usual.get(name)):
            words = self._words(name)
            if words and not (name in _REPEATED and words in clause):
                yield f"{lead(name)} {words}".lstrip()

    def _words(self, name: str) -> str:
        return _spoken(self.table, name, self.row.get(name), self.known.names)


class _Word(str):
    """A word that can be told whose something is: `{child:'s}`."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return whose(self) if spec else self


class Made(NamedTuple):
    """A word for a sentence that several fields make, and which these are."""

    say: Callable[[Row, Known], str]
    of: tuple[str, ...]


def _belonging(row: Row, _: Known) -> str:
    return str(row["label"] or row["kind"])


def _itself(row: Row, known: Known) -> str:
    return known.names[str(row["id"])]


def _itself_first(row: Row, known: Known) -> str:
    words = _itself(row, known)
    return words[:1].upper() + words[1:]


def _parenthood(row: Row, known: Known) -> str:
    return parenthood(ParentKind(str(row["kind"])), known.genders.get(str(row["parent"]), Gender.UNKNOWN))


MADE: Mapping[str, Made] = MappingProxyType(
    {
        "Itself": Made(_itself_first, ()),  # at the start of a sentence
        "belonging": Made(_belonging, ("label", "kind")),
        "itself": Made(_itself, ("name",)),
        "parenthood": Made(_parenthood, ("kind",)),
    }
)


@cache
def slots(template: str) -> tuple[str, ...]:
    """The names in braces."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


@cache
def _silent(table: str, template: str) -> frozenset[str]:
    """The fields that a sentence leaves to its template, or to a list of their own."""
    told = slots(template)
    made = (name for slot in told if slot in MADE for name in MADE[slot].of)
    return frozenset((*OWN, *told, *made)) | WORKED_OUT.get(table, frozenset())


@cache
def _usual(table: str) -> Mapping[str, Cell]:
    """The cells of a record of which nothing in particular was said: they need not be told."""
    told = fields(ALL[table].record) if table in ALL else ()
    return {f.name: to_cell(f.default, f.name) for f in told if f.default is not MISSING}


def _steps(change: RowChange, known: Known) -> Iterator[str]:
    for name in changed_fields(change):
        if name not in WORKED_OUT.get(change.table, ()):
            yield from _steps_of(change, name, known.names)


def _steps_of(change: RowChange, name: str, names: Mapping[str, str]) -> Iterator[str]:
    was, now = ((row or {}).get(name) for row in (change.old, change.new))
    before, after = (_value(change.table, name, cell) for cell in (was, now))
    if isinstance(before, tuple) and isinstance(after, tuple):
        yield from _list_steps(name, before, after, names)
    else:
        yield _step(name, *(_spoken(change.table, name, cell, names) for cell in (was, now)))


def _step(name: str, was: str, now: str) -> str:
    """What one fact is now, and what it was: `born 5 May 1993 (was 1993)`."""
    before = f" (was {was})" if was else ""
    return f"{lead(name)} {now}{before}".lstrip() if now else f"no {_plain(name)} any more{before}"


def _list_steps(name: str, was: Sequence[str], now: Sequence[str], names: Mapping[str, str]) -> Iterator[str]:
    """What came to a list, and what went from it."""
    for words, here, there in (("also", now, was), ("no longer", was, now)):
        yield from (f"{lead(name)} {words} {_said(each, names)}".lstrip() for each in here if each not in there)


def lead(name: str) -> str:
    """What stands before the words of a field; nothing where they speak for themselves."""
    return "" if name in FLAGS else LABELS.get(name, _plain(name))


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _spoken(table: str, name: str, cell: Cell, names: Mapping[str, str]) -> str:
    """As `say`, with the words a sentence has for yes, for no and for nobody."""
    words = say(table, name, cell, names) if name not in FLAGS or cell is None else FLAGS[name][not cell]
    return SPOKEN.get((table, name, words), words)


def _value(table: str, name: str, cell: Cell) -> Any:  # noqa: ANN401 -- of any type a record may have
    hint = ALL[table].hints.get(name) if table in ALL else None
    return reader(hint)(cell) if hint and cell is not None else cell


def _said(value: Any, names: Mapping[str, str]) -> str:  # noqa: ANN401 -- of any type a record may have
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return ", ".join(_said(each, names) for each in value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, StrEnum):
        return _plain(value.value)
    return names.get(str(value)) or (_GONE if ids_in([value]) else str(value))


@cache
def _noun(table: str) -> str:
    """What a row of a table is called: `parent link`."""
    letters = ALL[table].record.__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in letters).strip()
