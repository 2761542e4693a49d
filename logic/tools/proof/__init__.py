"""Here: every safety promise, proved over all answer sheets by cells or by Z3.

Imported by the check, the page "Inside" and `logic.__main__`.
"""
