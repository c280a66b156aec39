"""The command line: a program that lives for less than a second."""

import gc

# Before anything heavy is imported: looking for cycles, of which there are hardly any, is a twentieth of a short
# command and of a picture of thousands.
gc.set_threshold(1_000_000, 20, 50)
