"""The one order in which options and variants stand for one person, on every page and in every result.

No order favors anybody for long: the baseline comes first, the rest is mixed by the person's own seed.
"""

from __future__ import annotations

import random

from logic.aid.aid import Aid
from logic.content.options import Option


def mixed_order(aid: Aid, seed: int) -> list[str]:
    """Variant ids, baseline first, the rest shuffled by seed."""
    rest = [name for name in aid.variants if name != aid.baseline]
    random.Random(seed).shuffle(rest)
    return [aid.baseline, *rest]


def mixed_options(aid: Aid, seed: int) -> tuple[Option, ...]:
    """The options in the order in which their first variants come."""
    by_id = {aid.variants[name][0].id: aid.variants[name][0] for name in mixed_order(aid, seed)}
    return tuple(by_id.values())
