"""Here: what several pages use: the frame of a page, the session, words, figures, drawings, sources.

Imports `logic` only. Every page may import it.
"""
