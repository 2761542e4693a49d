"""A person's own limits in words."""

from __future__ import annotations

from logic.person.comparison import VariantResult
from views.shared.visit import Visit
from views.shared.words import md


def badge(visit: Visit, v: VariantResult) -> str:
    """The gravest thing about the person's own limits as icon, word and colour, with which limits; empty when nothing
    is crossed.
    """
    crossed = v.crosses()
    if not crossed:
        return ""
    state = "crosses" if any(limit.state == "crosses" for limit in crossed) else "may_cross"
    names = [name(visit, limit.id) for limit in crossed if limit.state == state]
    return f"{visit.say(f'limit_{state}')}  \n:small[{md('; '.join(dict.fromkeys(names)))}]"


def name(visit: Visit, limit: str) -> str:
    rule = next(r.rule for r in visit.aid.limits if r.rule.id == limit)
    if rule.burden:
        return visit.aid.outcomes[rule.burden].name
    if rule.trait:
        return next(t.name for t in visit.aid.about.traits if t.id == rule.trait)
    return visit.say("limit_name_proof" if rule.certainty else "limit_name_effect")
