"""Every fact and source behind this aid, to search and to take home as a table."""

import streamlit as st

from logic.content.evidence import Fact
from views.about import measured
from views.shared import frame, loading, saving, sources
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
SHOWN = 10


def _holds(fact: Fact, wanted: str) -> bool:
    """Whether a fact has every word of a search, in itself or in its sources."""
    named = [aid.sources[s] for s in fact.sources]
    text = " ".join([fact.statement, fact.certainty, *(f"{s.authors} {s.title} {s.publisher} {s.year}" for s in named)]).lower()
    return all(word in text for word in wanted.lower().split())


with frame.page(aid, words, width=980, token="sources"):
    st.title(words.say("sources_page"), anchor=False)
    st.markdown(words.say("sources_lead", facts=len(aid.facts), sources=len(aid.sources)))
    st.markdown(md(aid.about.evidence))
    saving.button(words.say("sources_download"), f"{aid.about.id}-evidence.csv", lambda: measured.evidence_csv().decode("utf-8"))
    wanted = st.text_input(words.say("sources_find"), icon=":material/search:", max_chars=60)
    found = [fact for fact in aid.facts.values() if _holds(fact, wanted)]
    with st.container(gap="small"):
        st.header(words.say("sources_shown", n=len(found)), anchor=False)
        if len(found) > SHOWN:
            st.caption(words.say("sources_too_many", n=SHOWN))
        if not found:
            st.markdown(words.say("sources_nothing"))
        shown = loading.shown_in()
        for fact in found[:SHOWN]:
            with st.container(border=True, gap="xsmall"):
                st.markdown(sources.one(aid, words, fact.id))
                st.caption(md(words.say("sources_where", where=", ".join(shown.get(fact.id, [])))))
