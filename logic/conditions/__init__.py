"""Here: the closed condition language, read four ways: one person, a table of people, all answer sheets, and Z3.

Imports `logic.content` only. Every other room of `logic`, and every page, may import it.
"""
