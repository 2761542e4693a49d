"""On what matters to you: one block for each picked outcome, most important first, with its slider beside the picture
it moves.
"""

from __future__ import annotations

import streamlit as st

from logic.fit import priorities as matters
from views.shared import drawing, outcomes, session
from views.shared.names import Names
from views.shared.visit import Visit
from views.shared.words import md
from views.weigh import cards as matters_cards


def draw(visit: Visit, names: Names) -> None:
    """Variants × outcomes: words and a line each, further right suits better."""
    fit = visit.comparison.fit
    assert fit is not None
    contend = [v for v in visit.comparison.variants if v.relevant and v.variant not in fit.left_out]
    rows = [v for v in visit.comparison.variants if v.relevant]
    by_worth = matters.alone(visit.priorities.picked)
    with st.container(gap="small"):
        st.header(visit.say("rows_title"), anchor=False)
        st.markdown(visit.say("rows_text"))
        with st.container(horizontal=True):
            for picture, message in ((drawing.small_range(), "key_range"), (drawing.small_unknown(), "key_unknown")):
                st.markdown(f"{picture} :small[{visit.say(message)}]", width="content")
        if (
            not names.hidden
            and len(contend) < len(rows)
            and not st.toggle(visit.say("all_kinds"), key=session.seed_widget("all_kinds", None))
        ):
            rows = contend
        with st.grid(3, min_column_width=320):
            for number, key in enumerate(fit.keys, 1):
                swing = visit.swings[key]
                with st.container(gap="xsmall"):
                    st.subheader(f"{number}. {md(outcomes.name(visit.aid, key))}", anchor=False)
                    worst, best = outcomes.ends(visit, swing)
                    line = visit.say("line_from_to", worst=worst, best=best)
                    st.caption(md(f"{line} {outcomes.unknown_note(visit, swing)}"))
                    if key not in by_worth:
                        st.markdown(matters_cards.badge(visit, key))
                        matters_cards.slider(visit, swing, place="picture")
                    st.table(
                        {
                            f":gray[{names.of(v.variant)}]": f"**{md(outcomes.cell(visit, swing, v, visit.comparison.concerns))}**\n\n"
                            f"{outcomes.picture(visit.aid, swing, v, visit.comparison.concerns)}"
                            for v in rows
                        },
                        border="horizontal",
                        alt=outcomes.name(visit.aid, key),
                    )
