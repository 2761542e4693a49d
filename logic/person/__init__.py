"""Here: one person. What they are asked, what they answered, what the safety check and their limits say, what it all takes.

Imports `logic.aid` and what is below it. Knows nothing of what matters to the person: that is `logic.fit`.
"""
