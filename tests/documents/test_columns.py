from dataclasses import replace

import pytest

from famnet.documents.blocks import Box, Paragraph, Run, Table
from famnet.documents.columns import breakable, fitted
from famnet.documents.formats import LOOKS, Style

LOOK = LOOKS[Style.NORMAL]


def table(*rows: tuple[str, ...], shares: tuple[float, ...]) -> Table:
    head, *body = (tuple((Run(cell),) for cell in row) for row in rows)
    return Table(head=head, rows=tuple(body), shares=shares)


def shares_of(made: Table, style: Style = Style.NORMAL) -> tuple[float, ...]:
    (told,) = fitted((made,), LOOKS[style])
    assert isinstance(told, Table)
    return told.shares


def test_a_column_takes_the_room_its_longest_word_needs_from_the_others() -> None:
    narrow = table(("Who", "What"), ("Tunde Oyelaran-Wojciechowski", "has her to stay"), shares=(0.2, 0.8))
    who, what = shares_of(narrow)
    assert who > 0.25
    assert who + what == pytest.approx(1)


def test_a_column_is_left_as_wide_as_it_was_asked_for_where_its_words_fit() -> None:
    wide = table(("Who", "What"), ("Nan", "has her to stay"), shares=(0.3, 0.7))
    assert shares_of(wide) == (0.3, 0.7)


def test_words_that_cannot_all_have_room_leave_the_columns_as_they_were() -> None:
    long = ("Featherstonehaugh-", "Wojciechowska", "Featherstonehaugh-", "Wojciechowska")
    assert shares_of(table(long, long, shares=(0.1, 0.2, 0.3, 0.4)), Style.LARGE) == (0.1, 0.2, 0.3, 0.4)


def test_a_word_no_column_could_hold_widens_none() -> None:
    assert shares_of(table(("Who", "What"), ("x" * 400, "tea"), shares=(0.2, 0.8))) == (0.2, 0.8)


def test_a_table_in_a_box_is_fitted_too() -> None:
    inside = table(("Who", "What"), ("Wojciechowska", "tea"), shares=(0.1, 0.9))
    ((paragraph, told),) = (box.blocks for box in fitted((Box("box", (Paragraph(()), inside)),), LOOK))  # type: ignore[union-attr] # just made
    assert paragraph == Paragraph(())
    assert told == replace(inside, shares=shares_of(inside))


def test_only_a_word_wider_than_its_line_may_be_broken() -> None:
    assert breakable("her grandmother’s flat", 20) == "her grandmother’s flat"
    assert breakable("see " + "x" * 41, 20) == "see " + "\u200b".join("x" * 41)
    assert breakable("every fortnight", 4.8) == "every fortnight"


def test_a_line_ends_after_a_hyphen_before_a_word_is_broken() -> None:
    assert breakable("Oyelaran-Wojciechowska", 9) == "Oyelaran-Wojciechowska"
