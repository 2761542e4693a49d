"""Here: one person: what they are asked and answered, what the safety check and their limits say, what each type takes.

Imports `logic.aid` and what is below it. `logic.fit`, `logic.record`, `logic.compare`, `logic.what_if`, tools and
pages may import it.
"""
