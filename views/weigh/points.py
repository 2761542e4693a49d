"""The two best and the two worst points of each type, and leaning while names are hidden."""

from __future__ import annotations

import streamlit as st

from logic.person.comparison import Point, VariantResult
from views.shared import limit_text, outcomes, reasons
from views.shared.names import Names
from views.shared.visit import Visit
from views.weigh import where_i_stand_parts as stand_parts


def draw(visit: Visit, names: Names, *, limits: bool = True) -> None:
    """Two and two for each, the same room for all.

    Args:
        visit: the visit.
        names: what types are called.
        limits: with the limits each goes over; False where these stand on the page already.
    """
    fit = visit.comparison.fit
    assert fit is not None
    first = [v for v in visit.comparison.variants if v.relevant and fit.left_out.get(v.variant) in (None, "limit")]
    rest = [v for v in visit.comparison.variants if v.relevant and v not in first]
    with st.container(gap="small"):
        st.header(visit.say("points_title"), anchor=False)
        st.caption(visit.say("points_text"))
        with st.grid(min(max(len(first), 2), 4), min_column_width=215):
            for v in first:
                _card(visit, v, names, limits=limits)
        if rest:
            with st.expander(visit.say("points_rest", n=len(rest)), key="points_rest", on_change="rerun") as box:
                if box.open:
                    with st.grid(4, min_column_width=215):
                        for v in rest:
                            _card(visit, v, names, limits=True)


def _card(visit: Visit, v: VariantResult, names: Names, *, limits: bool) -> None:
    assert visit.comparison.fit is not None
    told = visit.comparison.fit.points[v.variant]
    with st.container(border=True, height="stretch", gap="xsmall"):
        why = "" if names.hidden else reasons.under(visit, v)
        st.markdown("  \n".join(text for text in (reasons.badge(visit, v), why) if text))
        st.subheader(names.of(v.variant), anchor=False)
        if names.option(v.variant):
            st.caption(names.option(v.variant))
        for side, icon in (("good", "add_circle"), ("bad", "do_not_disturb_on")):
            texts = [point_text(visit, v, point, side, names) for point in getattr(told, side)]
            st.markdown("  \n".join(f":material/{icon}: {text}" for text in texts if text))
        crossed = limit_text.badge(visit, v) if limits else ""
        if crossed:
            st.markdown(crossed)


def point_text(visit: Visit, v: VariantResult, point: Point, side: str, names: Names) -> str:
    """One point; empty while names are hidden and it would give the name away."""
    if point.key is None:
        if names.hidden:
            return ""
        variant = visit.aid.variants[v.variant][1]
        return visit.md(variant.gain.text if side == "good" else variant.drawback.text)
    name = visit.md(outcomes.name(visit.aid, point.key))
    if point.unknown:
        return f"{name}: {outcomes.counted_as(visit, point.key, v, names)}"
    text = outcomes.cell(visit, point.key, v)
    return f"{name}: {visit.words.strong(visit.md(text[0].lower() + text[1:] if text[:1].isalpha() else text))}"


def blind(visit: Visit, names: Names) -> None:
    """Where they lean before they know the names."""
    with st.container(border=True, gap="small"):
        st.header(visit.say("blind_title"), anchor=False)
        st.markdown(visit.say("blind_text"))
        stand_parts.lean(visit, names, blind=True)
