"""Here: what helps someone write an aid: a small one to begin with, schemas for editors, the questions as a graph.

Imports `proof`, `population` and `output` at most. `check` and `audit`, `logic.__main__` and `views.about` may import
it.
"""
