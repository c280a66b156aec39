"""The genogram: generations → atoms → order → coordinates → tracks → lines → households → check."""

from famnet.drawing.genogram.pipeline import lay_out, order_of
from famnet.drawing.genogram.warm import Order

__all__ = ["Order", "lay_out", "order_of"]
