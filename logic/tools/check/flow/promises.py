"""Gate rules that could be lost, or made weaker, and no promise would notice."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import CompiledRule
from logic.conditions.tree import TRUE, Tree
from logic.content.problems import Problem
from logic.content.reader import RULES
from logic.content.rules import GateRule, Promise
from logic.tools.proof import weakened
from logic.tools.proof.breaking import breaking, compared, meets
from logic.tools.proof.engine import Engine


def unmissed(engine: Engine) -> Iterator[Problem]:
    """Every gate rule, for each variant, must be needed by some promise: else it could be lost and nothing would say
    so.
    """
    aid = engine.aid
    watching = {v: [p for p in aid.promises if v in p.variants] for v in aid.variants}
    saying: dict[
        tuple[str, Tree], list[CompiledRule[GateRule]]
    ] = {}  # the rules that hold for a variant on just this condition
    for rule in aid.gate:
        for variant in rule.variants:
            saying.setdefault((variant, rule.tree), []).append(rule)

    def could_notice(promise: CompiledRule[Promise], rule: CompiledRule[GateRule], variant: str) -> bool:
        wanted = promise.rule.at_least
        same = saying.get((variant, promise.tree), ())
        return meets(rule.rule, wanted) and not any(o is not rule and meets(o.rule, wanted) for o in same)

    for i, rule in enumerate(aid.gate):
        if engine.find([(rule.tree, TRUE), *compared(aid)]) is None:
            continue  # told as dead
        mine = engine.about(rule.tree)
        lost = []
        for variant in rule.variants:
            likely = sorted(watching[variant], key=lambda p: mine.isdisjoint(engine.about(p.tree)))
            candidates = (p for p in likely if could_notice(p, rule, variant))
            if not any(breaking(engine, p, variant, without=rule) is not None for p in candidates):
                lost.append(variant)
        if lost:
            yield Problem.unplaced(
                "unmissed-rule", "error", RULES, ("gate", i), rule.rule.id,
                f"if {rule.rule.id!r} were lost for {', '.join(lost)}, no promise would notice",
                "add a promise for it, written from the evidence", engine.find([(rule.tree, TRUE)], fewest=True),
            )  # fmt: skip


def unheld(engine: Engine) -> Iterator[Problem]:
    """Every stop that could ask only, or lose a part of its condition, without notice; and every such ask, where they are
    more than one in ten. `prove` lists those that are fewer.
    """
    found = weakened.tried(engine)
    noticed, asks = weakened.share(found, "ask")
    for i, rule in enumerate(engine.aid.gate):
        mine = [one for one in found if one.rule is rule and one.unnoticed]
        if mine and (rule.rule.gate == "stop" or noticed < weakened.ENOUGH * asks):
            ways = "; or ".join(one.in_words() for one in mine)
            yield Problem.unplaced(
                "unheld-level", "error", RULES, ("gate", i), rule.rule.id,
                f"if {rule.rule.id!r} were {ways}, no promise would notice",
                "add a promise for it, written from the evidence, or make it as mild as the evidence is",
            )  # fmt: skip
