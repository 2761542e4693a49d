"""How far each type is from the person's limits, what cannot come out ahead and why, what nobody counted and how we
count it; and, apart from all that and marked as such, what would change without harms nobody counted.
"""

from __future__ import annotations

import streamlit as st

from logic.fit import change
from logic.person import may_lead
from logic.person.comparison import Fit, VariantResult
from logic.person.known import OutcomeKey
from views.shared import limit_text, outcomes, reasons, session
from views.shared.names import Names
from views.shared.visit import Visit
from views.weigh import change as what_would_change


def draw(visit: Visit, names: Names) -> None:
    fit = visit.comparison.fit
    assert fit is not None
    _over(visit, fit, names)
    with st.container(gap="xsmall"):
        _left_out(visit, fit, names)
        _unknown(visit, fit, names)
        if not fit.withheld and _unknown_harms(fit, visit):
            _without(visit, names)


def _over(visit: Visit, fit: Fit, names: Names) -> None:
    """For each type outside a limit: which, and by how much."""
    rows = []
    for v in visit.comparison.variants:
        told = [limit_text.sentence(visit, v, x) for x in limit_text.outside(visit, v)]
        if v.relevant and not v.baseline and fit.left_out.get(v.variant) in (None, "limit") and told:
            rows.append(f"- **{names.of(v.variant)}**\n" + "\n".join(f"    - {visit.md(text)}" for text in told))
    if rows:
        with st.container(gap="small"):
            st.header(visit.say("over_title"), anchor=False)
            st.caption(visit.say("over_text"))
            st.markdown("\n".join(rows))


def _left_out(visit: Visit, fit: Fit, names: Names) -> None:
    """Who cannot come out ahead, and why, in one closed box."""
    out = [v for v in visit.comparison.variants if v.variant in fit.left_out]
    if out:
        with st.expander(visit.say("left_out_title", n=len(out)), icon=":material/remove_circle:", type="compact"):
            lines = (f"- {names.listed(held)}. {why}" for why, held in grouped(visit, fit).items())
            st.markdown("\n".join(lines))


def grouped(visit: Visit, fit: Fit) -> dict[str, list[str]]:
    """Why types cannot come out ahead → the types: the same reason is told once."""
    found: dict[str, list[str]] = {}
    for v in visit.comparison.variants:
        if v.variant in fit.left_out:
            found.setdefault(why_out(visit, v, fit), []).append(v.variant)
    return found


def why_out(visit: Visit, v: VariantResult, fit: Fit) -> str:
    """Why one type cannot come out ahead, in whole sentences."""
    why = fit.left_out[v.variant]
    if why in ("stop", "held_back"):
        lines = reasons.of(v.variant, v.gate, private=False)
        against = [line for line in lines if line.status == "stop" or (why == "held_back" and reasons.is_against(line))]
        texts = dict.fromkeys(reasons.brief(visit, line) for line in against)
        return visit.say(f"out_{why}", text=visit.md("; ".join(texts))) if texts else visit.say(f"out_{why}_private")
    if why == "limit":
        return _firm(visit, v)
    return " ".join([*_not_shown(visit, v), *_second(visit, v)])


def _firm(visit: Visit, v: VariantResult) -> str:
    """The firm limits that a type goes over, and those of which nobody can tell."""
    told = []
    for state in ("crosses", "cannot_be_told"):
        held = (x.id for x in v.limits if x.state == state and limit_text.takes_out(v, x))
        limits = "; ".join(dict.fromkeys(limit_text.name(visit, x) for x in held))
        told += [visit.say(f"out_limit_{state}", limits=visit.md(limits))] if limits else []
    return " ".join(told)


def _not_shown(visit: Visit, v: VariantResult) -> list[str]:
    """Why a type is not shown to help with the main concern: known to change nothing is not the same as not known."""
    concern = visit.md(visit.aid.concerns[visit.comparison.concerns[0]].name)
    effect = v.effects[0].effect
    if effect.unknown:
        return [visit.say("out_not_known", concern=concern)]
    weak = effect.certainty == "very low"
    told = [visit.say("out_too_weak")] if weak else []
    if effect.low == "worse":
        return [*told, visit.say("out_worse", concern=concern)]
    return told or [visit.say("out_none", concern=concern)]


def _second(visit: Visit, v: VariantResult) -> list[str]:
    """What a type may do for the other things the person wants to change."""
    return [
        visit.say(
            "out_may_help",
            concern=visit.md(visit.aid.concerns[told.concern].name),
            change=outcomes.effect(visit, told.effect),
        )
        for told in v.effects[1:]
        if may_lead.may_help(told.effect)
    ]


def _unknown(visit: Visit, fit: Fit, names: Names) -> None:
    """Unknown never wins, and that is not hidden: what nobody knows, of whom, and how we count it."""
    rows = []
    for v in visit.comparison.variants:
        told = [(key, text) for key in _keys(fit) if (text := _counted(visit, fit, key, v, names))]
        if told:
            lines = [f"    - {visit.md(outcomes.name(visit.aid, key))}: {text}" for key, text in told]
            rows.append("\n".join([f"- **{names.of(v.variant)}**", *lines]))
    if rows:
        with st.expander(visit.say("unknown_title"), icon=":material/help:", type="compact"):
            st.markdown(visit.say("unknown_text"))
            st.markdown("\n".join(rows))


def _keys(fit: Fit) -> list[OutcomeKey]:
    assert fit.reading is not None
    return [OutcomeKey.burden(outcome) for outcome in fit.reading.ends]


def _counted(visit: Visit, fit: Fit, key: OutcomeKey, v: VariantResult, names: Names) -> str:
    assert fit.reading is not None
    return outcomes.counted_as(visit, key, v, names) if v.variant in fit.reading.contend else ""


def _unknown_harms(fit: Fit, visit: Visit) -> bool:
    assert fit.reading is not None
    return bool(change.unknown_harms(visit.aid, fit.reading))


def _without(visit: Visit, names: Names) -> None:
    """Worked out when it is opened, and never the answer."""
    with st.expander(visit.say("without_title"), type="compact", key="without_unknown", on_change="rerun") as box:
        if box.open:
            fit = visit.comparison.fit
            assert fit is not None
            inside, aside = change.without_unknown_harms(visit.aid, visit.comparison, session.priorities())
            st.markdown(visit.say("without_text"))
            told = inside if len(inside.shares) > 1 else aside
            now = fit.inside if len(inside.shares) > 1 else fit.aside
            if told and now:
                same = (told.ahead, set(told.close)) == (now.ahead, set(now.close))
                then = what_would_change.then(visit.words, told, names)
                st.markdown(visit.say("without_same" if same else "without_then", then=then))
