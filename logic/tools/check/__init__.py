"""Here: `python -m logic check`: what is wrong over all answer sheets (`flow`) and in the texts (`lint`).

Imports any tool but the audit. The audit, `logic.__main__` and `views.about` may import it.
"""
