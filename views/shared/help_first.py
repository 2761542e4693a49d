"""What comes before any comparison: a talk with somebody, or a doctor who looks."""

from __future__ import annotations

import streamlit as st

from views.shared import frame
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    """Where an answer should be talked over, or seen by a doctor, before anything else."""
    for rule in (r.rule for r in visit.aid.withholds if r.rule.id in visit.comparison.withheld):
        with st.container(border=True, gap="xsmall"):
            st.header(visit.say("withheld_title"), anchor=False)
            st.markdown(md(rule.text))
            frame.helps(rule.help)
    flags = {
        f.rule.id: f.rule for v in visit.comparison.variants for f in v.gate.findings if f.rule.red_flag and f.because
    }
    if flags:
        st.error("\n\n".join([f"**{visit.say('doctor_first')}.**", *(md(rule.reason) for rule in flags.values())]))
