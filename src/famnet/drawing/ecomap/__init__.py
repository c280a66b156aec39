"""The ecomap: a household in the middle, people and services round it, and what flows between."""
