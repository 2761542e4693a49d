"""What a promise claims, and a sheet that breaks it."""

from __future__ import annotations

from logic.aid.aid import Aid, CompiledRule
from logic.conditions.search import NOT_TRUE, Claim, Sheet
from logic.conditions.tree import FALSE, OPEN, TRUE
from logic.content.rules import GateRule, Promise
from logic.tools.proof.engine import Engine


def compared(aid: Aid) -> Claim:
    """What is so for everybody for whom anything is compared: no `ends` rule holds."""
    return [(ready.tree, FALSE) for ready in aid.ends]


def breaking(
    engine: Engine,
    promise: CompiledRule[Promise],
    variant: str,
    *,
    without: CompiledRule[GateRule] | None = None,
    fewest: bool = False,
) -> Sheet | None:
    """A sheet that breaks a promise for one variant: the promise applies, yet the variant's status is milder.

    A rule that is not known for good asks. One still open gives `not_checked`, which is milder than what any promise
    wants.
    """
    applies = [*compared(engine.aid), (promise.tree, TRUE)]  # to somebody for whom anything is compared
    rules = [ready for ready in engine.aid.gate if variant in ready.variants and ready is not without]
    if promise.rule.at_least == "ask":
        return engine.find_among(applies, rules, FALSE | OPEN, fewest=fewest)
    return engine.find_among(applies, [ready for ready in rules if ready.rule.gate == "stop"], NOT_TRUE, fewest=fewest)
