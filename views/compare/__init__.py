"""Here: the comparison of the options for one person.

Imports `views.ask` and `views.shared`, `views.navigation`, and `logic` without its tools, but nothing of
`views.weigh`. `views.learn`, `views.about` and `views.visit` may import it.
"""
