"""Every fact and source behind this aid, to search and to take home as a table."""

import streamlit as st

from logic.content.evidence import Fact
from views.about import measured
from views.shared import frame, loading, saving, sources
from views.shared.visit import Visit
from views.shared.words import md

SHOWN = 10


def _holds(visit: Visit, fact: Fact, wanted: str) -> bool:
    """Whether a fact has every word of a search, in itself or in its sources."""
    named = [visit.aid.sources[s] for s in fact.sources]
    text = " ".join(
        [fact.statement, fact.certainty, *(f"{s.authors} {s.title} {s.publisher} {s.year}" for s in named)]
    ).lower()
    return all(word in text for word in wanted.lower().split())


with frame.around(width=980, token="sources") as visit:
    frame.title(visit, visit.say("sources_page"))
    st.markdown(visit.say("sources_lead", facts=len(visit.aid.facts), sources=len(visit.aid.sources)))
    st.markdown(md(visit.aid.about.evidence))
    saving.button(
        visit.say("sources_download"),
        f"{visit.aid.about.id}-evidence.csv",
        lambda: measured.evidence_csv().decode("utf-8"),
    )
    wanted = st.text_input(visit.say("sources_find"), icon=":material/search:", max_chars=60)
    found = [fact for fact in visit.aid.facts.values() if _holds(visit, fact, wanted)]
    with st.container(gap="small"):
        st.header(visit.say("sources_shown", n=len(found)), anchor=False)
        if len(found) > SHOWN:
            st.caption(visit.say("sources_too_many", n=SHOWN))
        if not found:
            st.markdown(visit.say("sources_nothing"))
        shown = loading.shown_in()
        for fact in found[:SHOWN]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(sources.one(visit, fact.id))
                st.caption(md(visit.say("sources_where", where=", ".join(shown.get(fact.id, [])))))
