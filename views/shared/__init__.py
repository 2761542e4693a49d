"""Here: what several pages use: the frame of a page, the session, words, figures, drawings, sources.

Imports `logic` without its tools, and `views.navigation`. Every page, `app.py` and `server.py` may import it.
"""
