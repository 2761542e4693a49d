"""Here: how variants do on what one person said matters: priorities, the sampler, the verdict, the smallest change.

Imports `logic.person` and what is below it. `logic.record`, `logic.compare`, `logic.what_if`, tools and pages may
import it; `sample` brings NumPy, so they do so only when something was said.
"""
