"""Gate rules that do not say why they stop, ask or tell, and neither more nor less."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import Aid
from logic.content.problems import Problem
from logic.content.reader import RULES


def unreasoned(aid: Aid) -> Iterator[Problem]:
    """Those without a reason, where any rule of the aid has one: an aid that goes without them is left alone."""
    if not any(ready.rule.level_why for ready in aid.gate):
        return
    for i, ready in enumerate(aid.gate):
        if ready.rule.level_why is None:
            what = f"{ready.rule.id!r} does not say why it is {ready.rule.gate!r}"
            fix = "add level_why: what the evidence says the answer can change, whether, when or how"
            yield Problem.unplaced("no-level-reason", "error", RULES, ("gate", i), ready.rule.id, what, fix)
