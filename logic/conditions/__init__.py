"""Here: the closed condition language, and its four readings: one person, a table of people, all answer sheets as cells, and Z3.

Imports `logic.content` only. Everything above may import it.
"""
