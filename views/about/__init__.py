"""Here: what the aid rests on, how it was checked, and the problems of an aid that cannot start.

Imports any room of pages but `views.learn` and `views.visit`, and, unlike patients' pages, `logic.tools`. Only
`app.py` may import it.
"""
