"""Who may come out ahead for one person, and why the others cannot: told of each variant by itself, before any weighing."""

from __future__ import annotations

from logic.content.base import LEVELS
from logic.content.options import Effect
from logic.person.comparison import LeftOut, VariantResult


def left_out(v: VariantResult) -> LeftOut | None:
    """Why a variant cannot come out ahead. The baseline is always there to choose and claims nothing, so no limit and
    no want of proof leaves it out."""
    if v.baseline:
        return None
    if v.gate.status == "stop":
        return "stop"
    if v.held_back:
        return "held_back"
    if not shown(v):
        return "not_shown"
    return "limit" if firm_limits(v) else None


def firm_limits(v: VariantResult) -> tuple[str, ...]:
    """The limits the person keeps firm that a variant crosses, or of which nobody can tell."""
    if v.baseline:
        return ()
    return tuple(x.id for x in v.limits if x.firm and x.given and x.state in ("crosses", "cannot_be_told"))


def shown(v: VariantResult) -> bool:
    """Whether studies show that it may help the main concern."""
    return bool(v.effects) and may_help(v.effects[0].effect)


def may_help(effect: Effect) -> bool:
    """Whether studies show that it may help. Not known, or very unsure, is not shown."""
    if effect.unknown or effect.low is None or effect.high is None or effect.certainty == "very low":
        return False
    return LEVELS.index(effect.high) > LEVELS.index("none")
