"""Here: the short way for an appointment, and its one-page brief.

Imports any room of pages but `views.about`, and `logic` without its tools. No other room may import it.
"""
