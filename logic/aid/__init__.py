"""Here: one decision aid, loaded and frozen: checks between its parts, citations, sign-offs, the evidence table.

Imports `logic.content` and `logic.conditions`. `logic.load`, the rooms above (`person`, `fit`, `record`, `tools`) and
pages may import it.
"""
