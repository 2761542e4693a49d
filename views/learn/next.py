"""What a reader takes along from an option's page: what nobody knows, what to ask, and the sources."""

from __future__ import annotations

import streamlit as st

from views.learn.option_page import Page, as_list, box, heading
from views.shared import sources
from views.shared.words import md


def unknown(page: Page) -> None:
    words, aid, kind = page.visit.words, page.visit.aid, page.kind
    with st.container(gap="small"):
        heading(page, "h_unknown")
        lines = [md(said.text) for said in page.option.unknowns]
        names = [aid.concerns[c].name for c in (page.concerns or aid.concerns) if page.effect(kind, c).unknown]
        if names:
            lines.append(words.say("option_effects_unknown", n=len(names), names=md(", ".join(names))))
        st.markdown("\n".join(f"- {line}" for line in lines))
        page.cites(*page.option.unknowns)


def ask(page: Page) -> None:
    with st.container(gap="small"):
        heading(page, "h_ask")
        st.markdown("\n".join(f"{n}. {md(said.text)}" for n, said in enumerate(page.option.ask, 1)))
        with box(page, page.visit.say("option_who_does"), "who") as opened:
            if opened:
                st.markdown(as_list(page.option.who))
        page.cites(*page.option.ask, *page.option.who)


def all_sources(page: Page) -> None:
    with st.container(gap="small"):
        heading(page, "h_sources")
        sources.draw(page.visit, f"all_{page.kind.id}", page.cited)
