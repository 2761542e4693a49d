"""Gate rules whose loss no promise would notice, and what a promise claims."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid import Aid, Ready
from logic.cells import NOT_TRUE, Claim
from logic.conditions import FALSE, OPEN, TRUE, leaves
from logic.reader import RULES
from logic.tools.engine import Engine
from logic.tools.flow.fault import Fault


def broken(aid: Aid, promise: Ready, variant: str, without: Ready | None = None) -> Claim:
    """What a sheet that breaks a promise for one variant looks like: it applies, yet the variant's status is milder.

    A rule that is not known for good asks. One still open gives `not_checked`, which is milder than what any promise wants.
    """
    claim = [(promise.tree, TRUE)]
    for ready in aid.gate:
        if variant in ready.variants and ready is not without:
            if promise.rule.at_least == "ask":
                claim.append((ready.tree, FALSE | OPEN))
            elif ready.rule.gate == "stop":
                claim.append((ready.tree, NOT_TRUE))
    return claim


def unmissed(engine: Engine) -> Iterator[Fault]:
    """Every gate rule, for each variant, must be needed by some promise: else it could be lost and nothing would say so."""
    aid = engine.aid
    about = {id(p): {leaf.question for leaf in leaves(p.tree)} for p in aid.promises}
    for i, rule in enumerate(aid.gate):
        mine = {leaf.question for leaf in leaves(rule.tree)}
        lost = []
        for variant in rule.variants:
            watching = [p for p in aid.promises if variant in p.variants and (p.rule.at_least == "ask" or rule.rule.gate == "stop")]
            others = {r.tree: r.rule.gate for r in aid.gate if r is not rule and variant in r.variants}
            watching = [p for p in watching if others.get(p.tree) not in (p.rule.at_least, "stop")]  # kept by a rule of its own
            watching.sort(key=lambda p: -len(mine & about[id(p)]))  # most likely first
            if not any(engine.find(broken(aid, p, variant, without=rule)) is not None for p in watching):
                lost.append(variant)
        if lost:
            yield Fault(
                "unmissed-rule", "error", RULES, ("gate", i), rule.rule.id,
                f"if {rule.rule.id!r} were lost for {', '.join(lost)}, no promise would notice",
                "add a promise for it, written from the evidence", None,
            )  # fmt: skip
