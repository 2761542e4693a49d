"""The effects and figures that hold for one person: what was found in others only is not known for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from logic.aid.aid import Aid
from logic.conditions.meaning import State
from logic.content.options import Effect, Figure


class Holding(NamedTuple):
    """One variant's effects and figures, as far as they speak for this person.

    Attributes:
        effects: concern → effect.
        figures: outcome → figure.
    """

    effects: Mapping[str, Effect]
    figures: Mapping[str, Figure]


def holding(aid: Aid, state: State) -> dict[str, Holding]:
    """Every variant's effects and figures for the person whose answers these are.

    A reading counts only where its condition is known to hold. A count that a `not_for` rule takes away is not known
    unless the rule is known not to hold: what may not carry over never counts for anybody.
    """
    strangers = [r for r in aid.not_for if r.when.test(state) is not False]
    found = {}
    for name, (_, variant) in aid.variants.items():
        effects, figures = variant.effects, variant.figures
        for some in aid.for_some.get(name, ()):
            held = next(of for ready, of in some.cases if ready.when.test(state) is True)
            if isinstance(held, Effect):
                effects = {**effects, some.id: held}
            else:
                figures = {**figures, some.id: held}
        for ready in strangers:
            if name in ready.variants:
                rule = ready.rule
                unknown = Figure(unknown=True, why=rule.reason, facts=rule.facts)
                known = [o for o in rule.outcomes if o in figures and not figures[o].unknown]
                figures = {**figures, **dict.fromkeys(known, unknown)}
        found[name] = Holding(effects, figures)
    return found
