"""Tools for the people who build famnet."""
