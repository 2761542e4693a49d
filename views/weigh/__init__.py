"""Here: what matters to a person, how each type fits it, what each takes, and where they stand.

Imports `views.ask` and `views.shared`, `views.navigation`, and `logic` without its tools, but nothing of
`views.compare`. `views.learn`, `views.about` and `views.visit` may import it.
"""
