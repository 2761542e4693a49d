"""A person's own limits, firm or flexible: what each would leave out is shown before it does."""

from __future__ import annotations

import streamlit as st

from logic.person.comparison import LimitResult, VariantResult
from views.shared import figures, limit_text, session
from views.shared.visit import Visit
from views.weigh import on_priorities


def draw(visit: Visit) -> None:
    """One row for each limit that leaves out a type that may help, or that one is over."""
    may_help = _may_help(visit)
    rows = limits(may_help)
    if not rows:
        return
    with st.container(gap="small"):
        st.header(visit.say("firm_title"), anchor=False)
        st.markdown(visit.say("firm_text"))
        for limit in rows:
            with st.container(border=True, gap="xsmall"):
                _row(visit, limit, may_help)


def limits(may_help: list[VariantResult]) -> list[LimitResult]:
    """The limits the person set that something does not keep to, or of which nobody can tell, in file order."""
    found: dict[str, LimitResult] = {}
    for v in may_help:
        for limit in v.limits:
            if limit.given and limit.state != "within":
                found.setdefault(limit.id, limit)
    order = [limit.id for limit in may_help[0].limits] if may_help else []
    return sorted(found.values(), key=lambda limit: order.index(limit.id))


def _may_help(visit: Visit) -> list[VariantResult]:
    """The types that could come out ahead if every limit were flexible, but for doing nothing."""
    fit = visit.comparison.fit
    assert fit is not None
    return [
        v
        for v in visit.comparison.variants
        if v.relevant and not v.baseline and fit.left_out.get(v.variant) in (None, "limit")
    ]


def _row(visit: Visit, limit: LimitResult, may_help: list[VariantResult]) -> None:
    name = visit.md(limit_text.name(visit, limit.id))
    rule = limit_text.rule(visit, limit.id)
    said = visit.answers.get(rule.answer) if rule.answer else None
    st.subheader(name, anchor=False)
    if rule.answer and said is not None:
        text = figures.answer(visit, visit.aid.questions[rule.answer], said)
        st.markdown(visit.say("you_said", text=visit.md(text)))
    out = [v for v in may_help if any(x.id == limit.id and x.state in ("crosses", "cannot_be_told") for x in v.limits)]
    message = "firm_none" if not out else "firm_now" if limit.firm else "flexible_now"
    st.markdown(visit.say(message, n=len(out), of=len(may_help)))
    widget = session.seed_widget(session.key("@firm", limit.id), "firm" if limit.firm else "flexible")
    st.segmented_control(
        visit.say("firm_label", name=name),
        ["firm", "flexible"],
        format_func=lambda kept: visit.say(f"keep_{kept}"),
        key=widget,
        label_visibility="collapsed",
        required=True,
        on_change=on_priorities.take_firm,
        args=(limit.id, rule.firm, widget),
    )
