"""How hard a text is to read: the US school grade by Flesch-Kincaid, as `textstat` counts it, names of procedures set
aside.
"""

from __future__ import annotations

import re
from functools import lru_cache

import textstat

HARDEST, LONG_ENOUGH = 8.0, 60
"""The highest grade for a text, and the fewest words at which a grade means something."""
HARDEST_MEAN = 7.0
"""The highest mean over all texts a patient reads."""


@lru_cache(maxsize=20_000)
def grade(text: str, names: tuple[str, ...]) -> float:
    """The grade of a text, 0 at least. `names` are words nobody can avoid, such as those of procedures: each counts as
    one short word.
    """
    plain = re.sub(names_pattern(names), "it", text, flags=re.I) if names else text
    return max(0.0, textstat.flesch_kincaid_grade(plain)) if plain.strip() else 0.0


@lru_cache(maxsize=64)
def names_pattern(names: tuple[str, ...]) -> str:
    return r"\b(" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(e?s)?\b"
