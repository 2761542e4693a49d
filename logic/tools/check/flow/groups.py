"""Gate rules that reach some of a group of variants and not all, without a word on why."""

from __future__ import annotations

from collections.abc import Iterator

from logic.aid.aid import CompiledRule
from logic.conditions.search import Claim
from logic.conditions.tree import FALSE, OPEN, TRUE
from logic.content.problems import Problem
from logic.content.reader import RULES
from logic.content.rules import GateRule
from logic.tools.proof.breaking import compared
from logic.tools.proof.engine import Engine


def one_sided(engine: Engine) -> Iterator[Problem]:
    """Every rule for whose people nothing is found against, or to be told of, some other variant of a group it reaches,
    unless it says why; and every such reason that nothing needs any more.
    """
    for i, ready in enumerate(engine.aid.gate):
        if engine.find([(ready.tree, TRUE), *compared(engine.aid)]) is None:
            continue  # told as dead
        left, at, name = _left_out(engine, ready), ("gate", i), ready.rule.id
        if left and ready.rule.not_all is None:
            told = "; ".join(f"{group}, and not {', '.join(variants)}" for group, variants in left.items())
            first = next(variants[0] for variants in left.values())
            shown = engine.find_among(*_gap(engine, ready, first), fewest=True)
            fix = "widen it, write a rule for the others, or say why with not_all: …"
            yield Problem.unplaced(
                "part-of-group", "error", RULES, at, name, f"{name!r} reaches some of {told}", fix, shown
            )
        elif not left and ready.rule.not_all is not None:
            what = f"{name!r} says why it is not for all of a group, and leaves nobody out"
            yield Problem.unplaced("part-of-group", "warning", RULES, (*at, "not_all"), name, what, "take not_all away")


def _left_out(engine: Engine, ready: CompiledRule[GateRule]) -> dict[str, tuple[str, ...]]:
    """Group → the variants of it that are left out. What a rule reaches as the whole of one group needs no word on another
    group that cuts across it: a rule on all that wounds the skin is not about sedation.
    """
    touched = {g: inside for g, inside in engine.aid.groups.items() if set(inside) & set(ready.variants)}
    others = {v for inside in touched.values() for v in inside} - set(ready.variants)
    missing = {v for v in others if engine.find_among(*_gap(engine, ready, v)) is not None}
    whole = {v for inside in touched.values() if not missing & set(inside) for v in inside}
    return {
        group: tuple(v for v in inside if v in missing)
        for group, inside in touched.items()
        if missing & set(inside) and set(inside) & set(ready.variants) - whole
    }


def _gap(engine: Engine, ready: CompiledRule[GateRule], variant: str) -> tuple[Claim, Claim]:
    """Somebody for whom a rule holds, and for whom no rule finds anything about a variant."""
    rules = [(r.tree, FALSE | OPEN) for r in engine.aid.gate if variant in r.variants]
    return [(ready.tree, TRUE), *compared(engine.aid)], rules
