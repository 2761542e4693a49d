"""What comes before any comparison: a talk with somebody, or a doctor who looks."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.person.comparison import Comparison
from views.shared import frame
from views.shared.words import Words, md


def draw(aid: Aid, words: Words, result: Comparison) -> None:
    """Where an answer should be talked over, or seen by a doctor, before anything else."""
    for rule in (r.rule for r in aid.withholds if r.rule.id in result.withheld):
        with st.container(border=True, gap="xsmall"):
            st.header(words.say("withheld_title"), anchor=False)
            st.markdown(md(rule.text))
            frame.helps(rule.help)
    flags = {f.rule.id: f.rule for v in result.variants for f in v.gate.findings if f.rule.red_flag and f.because}
    if flags:
        st.error("\n\n".join([f"**{words.say('doctor_first')}.**", *(md(rule.reason) for rule in flags.values())]))
