"""One real type as what it would bring and what it would take, its name hidden: what a person is asked the worth of."""

from __future__ import annotations

import streamlit as st

from logic.fit.priorities import Package
from logic.person.comparison import LimitResult, VariantResult
from logic.person.known import OutcomeKey
from views.shared import limit_text, outcomes
from views.shared.names import Names
from views.shared.visit import Visit


def draw(visit: Visit, package: Package, names: Names) -> None:
    """What would change, and everything it takes; the same room for good and bad."""
    v = next(v for v in visit.comparison.variants if v.variant == package.variant)
    st.markdown("\n".join([visit.say("package_change"), "", *gains(visit, package, v)]))
    st.markdown("\n".join([visit.say("package_takes"), "", *takes(visit, package, v, names)]))
    others = [limit for limit in limit_text.outside(visit, v) if _outcome(visit, limit.id) is None]
    if others:
        st.markdown("\n".join([visit.say("package_limits"), "", *(f"- {_limit(visit, v, x)}" for x in others)]))


def gains(visit: Visit, package: Package, v: VariantResult) -> list[str]:
    """A sentence for each concern: from what to what, and how sure."""
    lines = []
    for concern, ends in package.gains.items():
        key = OutcomeKey.gain(concern)
        effect = next(e.effect for e in v.effects if e.concern == concern)
        if effect.unknown:
            text = visit.say("counted_gain")
        else:
            sure = visit.say(f"sure_of_{effect.certainty.replace(' ', '_')}") if effect.certainty else ""
            change = outcomes.amount(visit, key, ends[0], ends[-1])
            text = f"{visit.say('package_brings', change=change)} {sure}"
        lines.append(f"- **{visit.md(outcomes.name(visit.aid, key))}:** {text.rstrip()}")
    return lines


def takes(visit: Visit, package: Package, v: VariantResult, names: Names) -> list[str]:
    """A sentence for each trouble it takes, with how far it is over what the person hoped; those it does not take at
    last."""
    lines, none = [], []
    for outcome, ends in package.takes.items():
        key = OutcomeKey.burden(outcome)
        name = visit.md(outcomes.name(visit.aid, key))
        over = [
            _limit(visit, v, x, outcomes.name(visit.aid, key))
            for x in limit_text.outside(visit, v)
            if _outcome(visit, x.id) == outcome
        ]
        counted = outcomes.counted_as(visit, key, v, names)
        if not counted and ends[-1] <= 0 and not over:
            none.append(name[0].lower() + name[1:])
        else:
            text = counted or _known(visit, key, ends)
            lines.append("\n".join([f"- **{name}:** {text}", *(f"    - {one}" for one in over)]))
    if none:
        lines.append(f"- {visit.say('package_none', names='; '.join(none))}")
    return lines


def _known(visit: Visit, key: OutcomeKey, ends: tuple[float, ...]) -> str:
    low, high = ends[0], ends[-1]
    if visit.aid.outcomes[key.id].kind != "harm":
        return f"{visit.md(outcomes.amount(visit, key, low, high))}."
    return outcomes.of_people(visit, low, high)


def _limit(visit: Visit, v: VariantResult, limit: LimitResult, under: str | None = None) -> str:
    """How a type stands to one limit; without its name where it stands `under` just that."""
    if under and under == limit_text.name(visit, limit.id):
        return visit.md(f"{limit_text.beside(visit, limit)}.")
    return visit.md(limit_text.sentence(visit, v, limit))


def _outcome(visit: Visit, limit: str) -> str | None:
    """The trouble a limit is about, as it is weighed: upkeep counts with what it keeps up."""
    burden = limit_text.rule(visit, limit).burden
    return (visit.aid.outcomes[burden].upkeep_of or burden) if burden else None
