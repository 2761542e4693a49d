"""Here: an aid as its files say it. The frozen types of all content, strict YAML, the reader that joins the two, and problems.

Imports nothing else of ours; everything may import it.
"""
