"""Here: asking: the first page, the questions, and the list of what was answered.

May import `views.shared` and `views.navigation`, and `logic` without its tools.
"""
