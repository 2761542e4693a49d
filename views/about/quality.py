"""How this aid stands to the public lists for decision aids, counted from its content, and who has signed off what."""

import pandas as pd
import streamlit as st

from logic.aid import signoff
from logic.tools.audit import STATES, Criterion, lists
from logic.tools.check.lint.balance import Room
from views.about import measured
from views.shared import frame, loading
from views.shared.words import md

aid, words = loading.aid(), loading.texts()
found = measured.audit()
ICONS = {
    "met": ":green[:material/check_circle:]",
    "where_evidence": ":green[:material/rule:]",
    "not_met": ":red[:material/error:]",
    "waits": ":gray[:material/group:]",
}


def _line(c: Criterion) -> str:
    text = (
        f"{ICONS[c.state]} **{md(c.number)}** {md(c.text)} :gray[{words.say(f'audit_{c.state}')}]  \n:small[{md(c.detail)}. {md(c.where)}]"
    )
    return text + (f"  \n:small[{md(words.say('audit_do', text=c.do))}]" if c.do else "")


def _room(room: Room) -> dict[str, str]:
    grade = words.say("audit_grade", grade=f"{found.page_grades[room.variant]:.1f}")
    name = f":gray[{md(aid.variants[room.variant][1].name)}]  \n:small[:gray[{grade}]]"
    counted = {"kind": name, "words": f"{room.words:,}", "good": str(room.good), "bad": str(room.bad)}
    return {words.say(f"audit_column_{column}"): told for column, told in counted.items()}


with frame.page(aid, words, width=900, token="audit"):
    st.title(words.say("audit_title"), anchor=False)
    st.markdown(words.say("audit_lead"))
    for name in lists():
        met, of, people = found.total(name)
        with st.container(gap="small"):
            st.header(words.say(f"audit_list_{name}"), anchor=False)
            st.markdown(words.say("audit_total", met=met, of=of, n=people))
            for state in sorted(STATES, key=lambda s: (s != "not_met", s != "waits")):
                mine = [c for c in found.of(name) if c.state == state]
                if mine:
                    with st.expander(f"{words.say(f'audit_{state}').capitalize()} ({len(mine)})"):
                        st.markdown("\n".join(f"- {_line(c)}" for c in mine))
    with st.container(gap="small"):
        st.header(words.say("audit_own"), anchor=False)
        st.markdown(words.say("audit_reading", mean=f"{found.grade:.1f}", hardest=f"{found.hardest:.1f}", formula="Flesch-Kincaid"))
        st.markdown(words.say("audit_words_text"))
        st.table(
            pd.DataFrame(map(_room, found.rooms)).set_index(words.say("audit_column_kind")),
            border="horizontal",
            alt=words.say("audit_words_title"),
        )
    with st.container(gap="small"):
        st.header(words.say("audit_about"), anchor=False)
        about = aid.about
        st.markdown(words.say("about_money", funding=md(about.funding), interests=md(about.interests)))
        st.markdown(md(about.authors))
        st.markdown(words.say("about_evidence", text=md(about.evidence)))
        st.markdown(
            words.say("about_dates", version=about.version, date=about.date, review_by=about.review_by, policy=md(about.update_policy))
        )
        signed, wanted = signoff.standing(aid), signoff.wanted(aid)
        st.markdown(words.say("audit_review_some", n=len(signed), of=len(wanted)) if signed else words.say("audit_review_none"))
        for review in signed.values():
            st.markdown(f"- {md(words.say('audit_review_line', **review.model_dump(exclude={'hash'})))}")
