"""Here: what helps somebody write an aid: a small one to begin with, schemas for editors, the questions as a graph.

Imported by `logic.__main__` and the page "Inside".
"""
