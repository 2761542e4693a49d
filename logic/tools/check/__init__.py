"""Here: `python -m logic check`: what is wrong over all answer sheets (`flow`) and in the texts (`lint`).

Imported by the audit and by `logic.__main__`.
"""
