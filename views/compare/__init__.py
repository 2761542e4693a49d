"""Here: the comparison of the options for one person.

May import `views.shared` and `views.navigation`, and `logic` without its tools.
"""
