"""Here: reading: each option in full, adverts checked, and six questions to check what was understood.

May import `views.shared` and `views.navigation`, and `logic` without its tools.
"""
