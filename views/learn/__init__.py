"""Here: reading: each option in full, adverts checked, and questions to check what was understood.

Imports any room of pages but `views.about` and `views.visit`, and `logic` without its tools. Only `views.visit` may
import it.
"""
