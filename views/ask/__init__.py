"""Here: asking: the first page, the questions, and the list of what was answered.

Imports `views.shared`, `views.navigation`, and `logic` without its tools. Every room of pages but
`views.shared` may import it.
"""
