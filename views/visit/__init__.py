"""Here: the short way for an appointment, and its one-page brief.

May import `views.shared` and the pages it is made of: `views.ask`, `views.compare`, `views.weigh`.
"""
