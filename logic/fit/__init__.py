"""Here: how variants do on what one person said matters: priorities, the sampler, the verdict, and the smallest change to it.

Imports `logic.person` and what is below it. `sample` brings NumPy, so callers import it only when something was said.
"""
