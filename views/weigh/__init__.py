"""Here: what matters to a person, how each type fits it, what it takes, and where they stand.

May import `views.shared` and `views.navigation`, and `logic` without its tools.
"""
