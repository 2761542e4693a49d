"""What a health answer stops for now: no date, no sum and no choice is offered for it, and that is said."""

from __future__ import annotations

import streamlit as st

from views.shared.names import Names
from views.shared.visit import Visit


def say(visit: Visit, names: Names) -> None:
    """Which types are left out here, and why; nothing where none is."""
    found = [v.variant for v in visit.comparison.variants if v.relevant and not v.open_now]
    if found:
        listed = names.listed(found)
        st.markdown(f":material/block: {visit.say('stopped_here', n=len(found), names=listed)}")
