"""What adverts say, each held against what studies found; first what touches this person's concern."""

import streamlit as st

from logic.aid.aid import Aid
from logic.compare import compare
from logic.content.pages import Claim
from logic.person.path import walk
from views.shared import frame, loading, session, sources
from views.shared.words import Words, md

aid, words = loading.aid(), loading.texts()
FIRST = 10
"""Claims in view before anything is opened or searched, where none touches a concern; all of them take a second to draw."""
VERDICTS = ("supported", "partly", "unsupported", "contradicted", "opinion")


def _holds(aid: Aid, words: Words, claim: Claim, wanted: str) -> bool:
    """Whether a claim has every word of a search, in itself, its verdict or its reason."""
    names = " ".join(aid.concerns[c].name for c in claim.concerns)
    text = f"{claim.claim} {claim.why} {words.say(f'verdict_text_{claim.verdict}')} {names}".lower()
    return all(word in text for word in wanted.lower().split())


def _one(claim: Claim) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(words.say(f"verdict_{claim.verdict}"))
        st.markdown(f"**{md(claim.claim)}**")
        st.markdown(md(claim.why))
        sources.draw(aid, words, claim.id, claim.facts, claim.sources)


def _all(claims: list[Claim]) -> None:
    with st.grid(2, min_column_width=330):
        for claim in claims:
            _one(claim)


with frame.page(aid, words, width=1080, token="claims"):
    path = walk(aid, session.answers(), session.today())
    if not frame.ended(aid, words, path):
        st.title(words.say("claims_title"), anchor=False)
        st.markdown(words.say("claims_lead"))
        if aid.claims is not None:
            st.caption(md(aid.claims.of.text))
            with st.container(horizontal=True):
                for verdict in VERDICTS:
                    st.markdown(f"{words.say(f'verdict_{verdict}')} :small[{words.say(f'verdict_text_{verdict}')}]", width="content")
            wanted = st.text_input(words.say("claims_search"), icon=":material/search:", max_chars=60)
            found = [claim for claim in aid.claims.claims if _holds(aid, words, claim, wanted)]
            concerns = compare(aid, session.answers(), today=session.today(), seed=session.seed()).concerns
            mine = [claim for claim in found if set(claim.concerns) & set(concerns)]
            if not found:
                st.markdown(words.say("claims_none"))
            first = mine or (found if wanted else found[:FIRST])
            rest = [claim for claim in found if claim not in first]
            if first:
                with st.container(gap="small"):
                    st.header(words.say("claims_yours") if mine else words.say("claims_count", n=len(found)), anchor=False)
                    _all(first)
            if rest and wanted:
                with st.container(gap="small"):
                    st.header(words.say("claims_count", n=len(rest)), anchor=False)
                    _all(rest)
            elif rest:
                text = f"{words.say('claims_rest')} · {words.say('claims_count', n=len(rest))}"
                with st.expander(text, key="claims_rest", on_change="rerun") as box:
                    if box.open:  # drawn when it is opened
                        _all(rest)
