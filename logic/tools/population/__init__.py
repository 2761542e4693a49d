"""Here: people who do not exist. They are drawn, compared by the million, and counted by group.

Imports `logic.tools.output` at most. `proof`, `authoring`, `check` and `audit`, `logic.__main__` and `views.about`
may import it.
"""
