"""famnet: find, draw and bring together a child's family network."""
