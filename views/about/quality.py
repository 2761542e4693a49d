"""How this aid stands to the public lists for decision aids, counted from its content, and who has signed off what."""

import pandas as pd
import streamlit as st

from logic.aid import signoff
from logic.tools.audit import STATES, Criterion, lists
from logic.tools.check.lint.balance import Room
from views.about import measured
from views.shared import frame
from views.shared.visit import Visit
from views.shared.words import md

found = measured.audit()
ICONS = {
    "met": ":green[:material/check_circle:]",
    "where_evidence": ":green[:material/rule:]",
    "not_met": ":red[:material/error:]",
    "waits": ":gray[:material/group:]",
}


def _line(visit: Visit, c: Criterion) -> str:
    told = f"{ICONS[c.state]} **{md(c.number)}** {md(c.text)} :gray[{visit.say(f'audit_{c.state}')}]"
    text = f"{told}  \n:small[{md(c.detail)}. {md(c.where)}]"
    return text + (f"  \n:small[{md(visit.say('audit_do', text=c.do))}]" if c.do else "")


def _room(visit: Visit, room: Room) -> dict[str, str]:
    grade = visit.say("audit_grade", grade=f"{found.page_grades[room.variant]:.1f}")
    name = f":gray[{md(visit.aid.variants[room.variant][1].name)}]  \n:small[:gray[{grade}]]"
    counted = {"kind": name, "words": f"{room.words:,}", "good": str(room.good), "bad": str(room.bad)}
    return {visit.say(f"audit_column_{column}"): told for column, told in counted.items()}


with frame.around(width=900, token="audit") as visit:
    frame.title(visit, visit.say("audit_title"))
    st.markdown(visit.say("audit_lead"))
    for name in lists():
        met, of, people = found.total(name)
        with st.container(gap="small"):
            st.header(visit.say(f"audit_list_{name}"), anchor=False)
            st.markdown(visit.say("audit_total", met=met, of=of, n=people))
            for state in sorted(STATES, key=lambda s: (s != "not_met", s != "waits")):
                mine = [c for c in found.of(name) if c.state == state]
                if mine:
                    with st.expander(f"{visit.say(f'audit_{state}').capitalize()} ({len(mine)})"):
                        st.markdown("\n".join(f"- {_line(visit, c)}" for c in mine))
    with st.container(gap="small"):
        st.header(visit.say("audit_own"), anchor=False)
        st.markdown(
            visit.say(
                "audit_reading", mean=f"{found.grade:.1f}", hardest=f"{found.hardest:.1f}", formula="Flesch-Kincaid"
            )
        )
        st.markdown(visit.say("audit_words_text"))
        st.table(
            pd.DataFrame([_room(visit, room) for room in found.rooms]).set_index(visit.say("audit_column_kind")),
            border="horizontal",
            alt=visit.say("audit_words_title"),
        )
    with st.container(gap="small"):
        st.header(visit.say("audit_about"), anchor=False)
        about = visit.aid.about
        st.markdown(
            visit.say("about_money", funding=md(visit.aid.about.funding), interests=md(visit.aid.about.interests))
        )
        st.markdown(md(visit.aid.about.authors))
        st.markdown(visit.say("about_evidence", text=md(visit.aid.about.evidence)))
        st.markdown(
            visit.say(
                "about_dates",
                version=visit.aid.about.version,
                date=visit.aid.about.date,
                review_by=visit.aid.about.review_by,
                policy=md(visit.aid.about.update_policy),
            )
        )
        signed, wanted = signoff.standing(visit.aid), signoff.wanted(visit.aid)
        st.markdown(
            visit.say("audit_review_some", n=len(signed), of=len(wanted)) if signed else visit.say("audit_review_none")
        )
        for review in signed.values():
            st.markdown(f"- {md(visit.say('audit_review_line', **review.model_dump(exclude={'hash'})))}")
