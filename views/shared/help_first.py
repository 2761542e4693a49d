"""What comes before any comparison: a talk with somebody."""

from __future__ import annotations

import streamlit as st

from logic.conditions.tree import leaves
from views.shared import frame
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    """Where an answer should be talked over before anything else. What rests on a private answer is on no paper."""
    for ready in (r for r in visit.aid.withholds if r.rule.id in visit.comparison.withheld):
        rule, private = ready.rule, any(leaf.question in visit.aid.private for leaf in leaves(ready.tree))
        with st.container(border=True, gap="xsmall", key=f"{'unprinted' if private else 'help'}_{rule.id}"):
            st.header(visit.say("withheld_title"), anchor=False)
            st.markdown(md(rule.text))
            frame.helps(rule.help)
