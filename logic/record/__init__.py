"""Here: everything one person said, as a file, and back without trusting the file.

Imports `logic.fit`, `logic.person` and what is below them. `logic.compare`, `logic.what_if`, tools and pages may
import it.
"""
