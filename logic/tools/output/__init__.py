"""Here: results as text, JSON and SARIF, and conditions in words.

Imported by the other tools and `logic.__main__`.
"""
