"""famnet: find, draw and bring together a child's family network."""

__version__ = "0.1.0"
