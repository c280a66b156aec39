"""The command line: a program that lives for less than a second."""

import gc

# Before anything heavy is imported: looking for cycles among what start-up makes is a twentieth of a short command.
gc.set_threshold(100_000, 20, 50)
