"""Here: people who do not exist. They are drawn, compared by the million, and counted by group.

Imported by the check and `logic.__main__`.
"""
