"""Here: one decision aid, loaded and frozen, with the checks between its parts, its citations, sign-offs and evidence table.

Imports `logic.content` and `logic.conditions`. Everything above may import it.
"""
