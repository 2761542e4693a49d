"""Here: results as text, JSON and SARIF, and conditions in words.

Imports no other tool. Every other tool, `logic.__main__` and `views.about` may import it.
"""
