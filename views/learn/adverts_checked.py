"""What adverts say, each held against what studies found; first what touches this person's concern."""

import streamlit as st

from logic.compare import compare
from logic.content.pages import Claim
from views.shared import frame, session, sources
from views.shared.visit import Visit
from views.shared.words import md

FIRST = 10
"""Claims in view before anything is opened or searched, where none touches a concern; all of them take a second to
draw.
"""
VERDICTS = ("supported", "partly", "unsupported", "contradicted", "opinion")


def _holds(visit: Visit, claim: Claim, wanted: str) -> bool:
    """Whether a claim has every word of a search, in itself, its verdict or its reason."""
    names = " ".join(visit.aid.concerns[c].name for c in claim.concerns)
    text = f"{claim.claim} {claim.why} {visit.say(f'verdict_text_{claim.verdict}')} {names}".lower()
    return all(word in text for word in wanted.lower().split())


def _one(visit: Visit, claim: Claim) -> None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(visit.say(f"verdict_{claim.verdict}"))
        st.markdown(f"**{md(claim.claim)}**")
        st.markdown(md(claim.why))
        sources.draw(visit, claim.id, claim.facts, claim.sources)


def _all(visit: Visit, claims: list[Claim]) -> None:
    with st.grid(2, min_column_width=330):
        for claim in claims:
            _one(visit, claim)


with frame.page(width=1080, token="claims") as visit:
    if visit:
        frame.title(visit, visit.say("claims_title"))
        st.markdown(visit.say("claims_lead"))
        if visit.aid.claims is not None:
            st.caption(md(visit.aid.claims.of.text))
            with st.container(horizontal=True):
                for verdict in VERDICTS:
                    st.markdown(
                        f"{visit.say(f'verdict_{verdict}')} :small[{visit.say(f'verdict_text_{verdict}')}]",
                        width="content",
                    )
            wanted = st.text_input(visit.say("claims_search"), icon=":material/search:", max_chars=60)
            found = [claim for claim in visit.aid.claims.claims if _holds(visit, claim, wanted)]
            concerns = compare(visit.aid, session.answers(), today=session.today(), seed=session.seed()).concerns
            mine = [claim for claim in found if set(claim.concerns) & set(concerns)]
            if not found:
                st.markdown(visit.say("claims_none"))
            first = mine or (found if wanted else found[:FIRST])
            rest = [claim for claim in found if claim not in first]
            if first:
                with st.container(gap="small"):
                    st.header(
                        visit.say("claims_yours") if mine else visit.say("claims_count", n=len(found)), anchor=False
                    )
                    _all(visit, first)
            if rest and wanted:
                with st.container(gap="small"):
                    st.header(visit.say("claims_count", n=len(rest)), anchor=False)
                    _all(visit, rest)
            elif rest:
                text = f"{visit.say('claims_rest')} · {visit.say('claims_count', n=len(rest))}"
                with st.expander(text, key="claims_rest", on_change="rerun") as box:
                    if box.open:  # drawn when it is opened
                        _all(visit, rest)
