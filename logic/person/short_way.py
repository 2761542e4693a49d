"""The short way, for a consultation: which questions must be asked before anything can be told, and no others.

Who decides and the age; the main concern and the change hoped for; then the health questions a rule still waits for, of
the variants that do something for that concern, and those that say whether what was found of these speaks for this
person; and those that ask how much worry weighs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from logic.aid.aid import Aid
from logic.conditions.tree import Tree, leaves
from logic.person.comparison import Comparison
from logic.person.path import Answer, Path


def needed(aid: Aid, path: Path, comparison: Comparison, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The questions on the path to be asked, in file order; a question stays when it has been answered.

    Until it is known who decides, the age and the main concern, only those.
    """
    first = {q for ready in aid.ends for q in _asked_by(ready.tree)} | {
        aid.roles[role] for role in ("main_concern",) if role in aid.roles
    }
    if comparison.ended or comparison.ends_open or not comparison.concerns:
        return tuple(q for q in path.asked if q in first)
    hope = {ready.rule.answer for ready in aid.limits if ready.rule.effect and ready.rule.answer}
    relevant = {v.variant for v in comparison.variants if v.relevant}
    guarded = {q for ready in aid.gate if relevant & set(ready.variants) for q in _asked_by(ready.tree)}
    speaks = {q for tree in _for_whom(aid, relevant) for q in _asked_by(tree)}
    worry = {q for ready in aid.withholds for q in _asked_by(ready.tree)}
    asked = first | hope | worry | speaks | set(comparison.open_gate) | {q for q in guarded if q in answers}
    return tuple(q for q in path.asked if q in asked)


def _for_whom(aid: Aid, variants: set[str]) -> Iterator[Tree]:
    """What decides for whom the effects and figures of some variants speak."""
    for variant in variants:
        yield from (ready.tree for some in aid.for_some.get(variant, ()) for ready, _ in some.cases)
    yield from (ready.tree for ready in aid.not_for if variants & set(ready.variants))


def _asked_by(tree: Tree) -> set[str]:
    return {leaf.question for leaf in leaves(tree)}
