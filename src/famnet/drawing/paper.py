"""The papers a picture can be printed on."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Paper(StrEnum):
    """What a picture is printed on; FIT is a page of the picture's own size."""

    FIT = "fit"
    A4 = "a4"
    A3 = "a3"


SIZES: Mapping[Paper, tuple[float, float]] = MappingProxyType(
    {Paper.A4: (595.28, 841.89), Paper.A3: (841.89, 1190.55)}
)
