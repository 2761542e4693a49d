"""On what matters to you: one block for each picked outcome, most important first, with its slider beside the picture it moves."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.fit import priorities as matters
from logic.fit.priorities import Priorities
from logic.person.comparison import Comparison
from views.shared import drawing, outcomes, session
from views.shared.names import Names
from views.shared.words import Words, md
from views.weigh import cards as matters_cards


def draw(aid: Aid, words: Words, result: Comparison, said: Priorities, names: Names) -> None:
    """Variants × outcomes: words and a line each, further right suits better."""
    fit = result.fit
    assert fit is not None
    offered = matters.swings(aid, result.variants, result.concerns)
    contend = [v for v in result.variants if v.relevant and v.variant not in fit.left_out]
    rows = [v for v in result.variants if v.relevant]
    by_worth = matters.alone(said.picked)
    with st.container(gap="small"):
        st.header(words.say("rows_title"), anchor=False)
        st.markdown(words.say("rows_text"))
        with st.container(horizontal=True):
            for picture, message in ((drawing.small_range(), "key_range"), (drawing.small_unknown(), "key_unknown")):
                st.markdown(f"{picture} :small[{words.say(message)}]", width="content")
        if (
            not names.hidden
            and len(contend) < len(rows)
            and not st.toggle(words.say("all_kinds"), key=session.seed_widget("all_kinds", None))
        ):
            rows = contend
        with st.grid(3, min_column_width=320):
            for number, key in enumerate(fit.keys, 1):
                swing = offered[key]
                with st.container(gap="xsmall"):
                    st.subheader(f"{number}. {md(outcomes.name(aid, key))}", anchor=False)
                    worst, best = outcomes.ends(aid, words, swing)
                    line = words.say("line_from_to", worst=worst, best=best)
                    st.caption(md(f"{line} {outcomes.unknown_note(aid, words, swing)}"))
                    if key not in by_worth:
                        st.markdown(matters_cards.badge(words, said, key))
                        matters_cards.slider(aid, words, said, swing, place="picture")
                    st.table(
                        {
                            f":gray[{names.of(v.variant)}]": f"**{md(outcomes.cell(aid, words, swing, v, result.concerns))}**\n\n"
                            f"{outcomes.picture(aid, swing, v, result.concerns)}"
                            for v in rows
                        },
                        border="horizontal",
                        alt=outcomes.name(aid, key),
                    )
