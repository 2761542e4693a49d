"""Variants whose status never varies, and concerns for which nothing else is named."""

from __future__ import annotations

from collections.abc import Iterator

from logic.conditions.search import NOT_TRUE
from logic.conditions.tree import TRUE
from logic.content.problems import Problem
from logic.content.reader import ELSEWHERE, RULES
from logic.tools.proof.breaking import compared
from logic.tools.proof.engine import Engine


def all_alike(engine: Engine) -> Iterator[Problem]:
    """A variant that is stopped for everybody, or never stopped nor asked about; a concern without `elsewhere`."""
    aid = engine.aid
    for name, (_, variant) in aid.variants.items():
        if variant.baseline:
            continue
        mine = [ready for ready in aid.gate if name in ready.variants]
        stops = [ready for ready in mine if ready.rule.gate == "stop"]
        at = (RULES, ("gate",), name)
        if stops and engine.find([*((r.tree, NOT_TRUE) for r in stops), *compared(aid)], complete=True) is None:
            told = f"{name!r} is stopped for everybody who answers all they are asked"
            shown = next((s for r in stops if (s := engine.find([(r.tree, TRUE)], fewest=True)) is not None), None)
            yield Problem.unplaced(
                "always-stopped", "error", *at, told, "narrow the stops on it, or do not compare it", shown
            )
        grave = [ready for ready in mine if ready.rule.gate != "tell"]
        if not any(engine.find([(r.tree, TRUE), *compared(aid)]) is not None for r in grave):
            told = f"nothing can stop {name!r}, or make it ask"
            yield Problem.unplaced(
                "never-gated", "warning", *at, told, "write the gate rules the evidence gives for it"
            )
    for i, concern in enumerate(aid.concerns.values()):
        if not concern.elsewhere:
            told = f"nothing that is not compared is named for {concern.id!r}"
            fix = "name what a fair adviser would"
            yield Problem.unplaced(
                "no-elsewhere", "error", ELSEWHERE, ("concerns", i, "elsewhere"), concern.id, told, fix
            )
