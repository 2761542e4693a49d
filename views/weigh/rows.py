"""On what matters to you: one block for each change hoped for and each trouble minded, most important first, then the
other troubles.
"""

from __future__ import annotations

import streamlit as st

from logic.fit.amounts import MOST_GAIN
from logic.person.comparison import Fit, VariantResult
from logic.person.known import OutcomeKey
from views.shared import drawing, outcomes, session
from views.shared.names import Names
from views.shared.visit import Visit


def draw(visit: Visit, names: Names) -> None:
    """Types × outcomes: words and a bar each, further right suits better."""
    fit = visit.comparison.fit
    assert fit is not None
    can_lead = [v for v in visit.comparison.variants if v.relevant and fit.left_out.get(v.variant) in (None, "limit")]
    rows = [v for v in visit.comparison.variants if v.relevant]
    first, rest = keys(visit, fit)
    with st.container(gap="small"):
        st.header(visit.say("rows_title"), anchor=False)
        st.markdown(visit.say("rows_text"))
        with st.container(horizontal=True):
            for picture, message in ((drawing.small_range(), "key_range"), (drawing.small_unknown(), "key_unknown")):
                st.markdown(f"{picture} :small[{visit.say(message)}]", width="content")
        if (
            not names.hidden
            and len(can_lead) < len(rows)
            and not st.toggle(visit.say("all_types"), key=session.seed_widget("all_types", None))
        ):
            rows = can_lead
        _blocks(visit, fit, first, rows, names)
        if rest:
            title = visit.say("more_troubles", n=len(rest))
            with st.expander(title, key="more_troubles", on_change="rerun") as box:
                if box.open:
                    _blocks(visit, fit, rest, rows, names)


def keys(visit: Visit, fit: Fit) -> tuple[list[OutcomeKey], list[OutcomeKey]]:
    """What the person said matters, the main change first; and all the rest, which comes first where they named no
    trouble."""
    assert fit.reading is not None
    ends = [OutcomeKey.burden(outcome) for outcome in fit.reading.ends]
    minded = [key for outcome in visit.priorities.minded if (key := OutcomeKey.burden(outcome)) in ends]
    gains = [OutcomeKey.gain(concern) for concern in visit.comparison.concerns]
    return ([*gains, *minded], [key for key in ends if key not in minded]) if minded else ([*gains, *ends], [])


def _blocks(visit: Visit, fit: Fit, shown: list[OutcomeKey], rows: list[VariantResult], names: Names) -> None:
    assert fit.reading is not None
    with st.grid(3, min_column_width=320):
        for key in shown:
            with st.container(gap="xsmall"):
                st.subheader(visit.md(outcomes.name(visit.aid, key)), anchor=False)
                worst, best = (0.0, float(MOST_GAIN)) if key.is_gain else (fit.reading.ends[key.id], 0.0)
                ends = [visit.md(outcomes.amount(visit, key, end)) for end in (worst, best)]
                st.caption(visit.say("bar_from_to", worst=ends[0], best=ends[1]))
                st.table(
                    {
                        f":gray[{names.of(v.variant)}]": f"**{visit.md(outcomes.cell(visit, key, v))}**\n\n"
                        f"{outcomes.picture(visit, key, v)}"
                        for v in rows
                    },
                    border="horizontal",
                    alt=outcomes.name(visit.aid, key),
                )
