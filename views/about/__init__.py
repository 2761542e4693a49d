"""Here: what the aid rests on and how it was checked: sources, quality, inside, and the problems of an aid that cannot start.

May import `views.shared` and `logic.tools`.
"""
