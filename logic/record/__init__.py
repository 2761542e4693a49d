"""Here: all that one person said, as a file, and back without trusting it.

Imports `logic.fit` and `logic.person`, and what is below them. Imported by pages, `logic.__main__` and tools.
"""
