"""Here: an aid as its files say it: the frozen types of content, strict YAML, the reader that joins them, problems.

Imports nothing else of ours. Everything may import it.
"""
