"""Here: every safety promise, proved over all answer sheets by cells or by Z3.

Imports `population` and `output` at most. `authoring`, `check` and `audit`, `logic.__main__` and `views.about` may
import it.
"""
