"""Top of an option's page: which option and which kind, what it is, and what must be known first."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.content.options import Option, Variant
from views.learn.option_page import Page, box
from views.shared import reasons, red_flags, session
from views.shared.visit import Visit
from views.shared.words import md


def first(aid: Aid, order: list[str], lean: tuple[str, ...]) -> str:
    """The option shown when none was picked: the one they lean to, else the first in their mix."""
    return aid.variants[lean[0]][0].id if lean else order[0]


def top(visit: Visit, option: Option) -> Variant:
    """Title, lead and kinds with their status. Returns the kind to be read about."""
    found = {v.variant: v for v in visit.comparison.variants}
    left, right = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    with left:
        st.title(md(option.name), anchor=False)
        st.markdown(md(option.what.text))
    with right:
        if found:
            rows = {f":gray[{md(v.name)}]": reasons.badge(visit, found[v.id]) for v in visit.variants_of(option)}
            st.table(rows, border="horizontal", alt=option.name)
        else:
            st.caption(visit.say("option_no_answers"))
    red_flags.draw(visit)
    kinds = {v.id: v for v in visit.variants_of(option)}
    relevant = [v for v in kinds if v in found and found[v].relevant]
    leaning = [v for v in session.stand().lean if v in kinds]
    picked = next(iter(leaning or relevant or kinds))
    if len(kinds) > 1:
        picked = (
            st.segmented_control(
                visit.say("option_kind"),
                list(kinds),
                format_func=lambda v: kinds[v].name,
                default=picked,
                key=f"kind_{option.id}",
                required=True,
            )
            or picked
        )
    return kinds[picked]


def know_first(page: Page) -> None:
    """What it is, and the harms every reader must know, before anything else and whatever they said matters."""
    words, option, kind = page.visit.words, page.option, page.kind
    with st.container(gap="small"):
        st.header(words.say("h_what"), anchor=False)
        st.markdown(md(kind.what.text) + (f" {md(kind.anaesthesia.text)}" if kind.anaesthesia else ""))
        with st.container(border=True, gap="xsmall"):
            st.subheader(words.say("h_know_first"), icon=":material/priority_high:", anchor=False)
            st.markdown("\n".join(f"- {md(said.text)}" for said in kind.must_know))
        with box(page, words.say("option_told_apart"), "told_apart") as opened:
            if opened:
                st.markdown("\n".join(f"- {md(said.text)}" for said in option.told_apart))
    page.cites(option.what, kind.what, kind.anaesthesia, *kind.must_know, *option.told_apart)
