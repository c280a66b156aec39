import pytest

from famnet.documents.pictures import Picture


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [
        pytest.param(1054, 775, True, id="a family of seventeen"),
        pytest.param(500, 300, False, id="fits a standing page"),
        pytest.param(700, 690, False, id="no larger on a lying one"),
        pytest.param(700, 2000, False, id="tall"),
    ],
)
def test_a_picture_lies_where_its_words_are_larger_so(width: int, height: int, *, wide: bool) -> None:
    svg = f'<svg xmlns="x" width="{width}pt" height="{height}pt">'.encode()
    assert Picture(svg=svg, png=b"", alt="").is_wide is wide


def test_a_picture_of_no_size_stands() -> None:
    assert not Picture(svg=b"<svg/>", png=b"", alt="").is_wide
