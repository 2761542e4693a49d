"""Gate rules whose loss no promise would notice, and what a promise claims."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import Ready
from logic.conditions.search import NOT_TRUE, Sheet
from logic.conditions.tree import FALSE, OPEN, TRUE, Tree
from logic.content.reader import RULES
from logic.tools.check.flow.fault import Fault, compared
from logic.tools.proof.engine import Engine


def breaking(engine: Engine, promise: Ready, variant: str, *, without: Ready | None = None, fewest: bool = False) -> Sheet | None:
    """A sheet that breaks a promise for one variant: the promise applies, yet the variant's status is milder.

    A rule that is not known for good asks. One still open gives `not_checked`, which is milder than what any promise wants.
    """
    applies = [*compared(engine.aid), (promise.tree, TRUE)]  # to somebody for whom anything is compared
    rules = [ready for ready in engine.aid.gate if variant in ready.variants and ready is not without]
    if promise.rule.at_least == "ask":
        return engine.find_among(applies, rules, FALSE | OPEN, fewest=fewest)
    return engine.find_among(applies, [ready for ready in rules if ready.rule.gate == "stop"], NOT_TRUE, fewest=fewest)


def unmissed(engine: Engine) -> Iterator[Fault]:
    """Every gate rule, for each variant, must be needed by some promise: else it could be lost and nothing would say so."""
    aid = engine.aid
    watching = {v: [p for p in aid.promises if v in p.variants] for v in aid.variants}
    saying: dict[tuple[str, Tree], list[Ready]] = {}  # the rules that hold for a variant on just this condition
    for rule in aid.gate:
        for variant in rule.variants:
            saying.setdefault((variant, rule.tree), []).append(rule)

    def could_notice(promise: Ready, rule: Ready, variant: str) -> bool:
        if promise.rule.at_least == "stop" and rule.rule.gate == "ask":
            return False
        same = saying.get((variant, promise.tree), ())
        return not any(other is not rule and other.rule.gate in ("stop", promise.rule.at_least) for other in same)

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
            yield Fault(
                "unmissed-rule", "error", RULES, ("gate", i), rule.rule.id,
                f"if {rule.rule.id!r} were lost for {', '.join(lost)}, no promise would notice",
                "add a promise for it, written from the evidence", engine.find([(rule.tree, TRUE)], fewest=True),
            )  # fmt: skip
