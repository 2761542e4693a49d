"""Inside this aid: how the questions lead on, and what was checked and proved of them, dated and with the content's hash."""

import base64

import streamlit as st

from logic.conditions import ALWAYS
from logic.tools import graph, say
from views import frame, loading
from views.words import md

aid, words = loading.aid(), loading.texts()
found = loading.inside()


def _picture(opened: tuple[str, ...]) -> None:
    lines = graph.steps(aid, found.asked, found.people, opened)
    shown = [line for line in lines if line.section in opened] if opened else lines
    alt = "; ".join(words.say("inside_flow_step", text=line.text, share=line.told) for line in shown)
    picture = base64.b64encode(graph.svg(shown).encode()).decode()
    st.image(f"data:image/svg+xml;base64,{picture}", alt=alt, width=min(560, graph.WIDTH))


def _named(names: list[str]) -> str:
    titles = {option.id: option.name for option in aid.options} | {v.id: v.name for _, v in aid.variants.values()}
    return ", ".join(titles[name] for name in names)


built_in, own = found.proofs[: -len(aid.promises) or None], found.proofs[len(found.proofs) - len(aid.promises) :]

with frame.page(aid, words, width=700, token="inside"):
    st.title(words.say("inside_title"), anchor=False)
    st.markdown(words.say("inside_lead"))
    st.markdown(words.say("inside_counts", questions=len(aid.questions), rules=len(aid.gate), promises=len(aid.promises)))
    st.caption(words.say("inside_when", date=found.day.isoformat(), hash=found.content_hash))

    with st.container(gap="small"):
        st.header(words.say("inside_proved"), anchor=False)
        st.markdown(words.say("inside_sheets", zeros=len(str(found.sheets)) - 1))
        for proof in built_in:
            icon = ":green[:material/check_circle:]" if proof.broken is None else ":red[:material/error:]"
            how = f" {words.say('inside_broken', how=md(proof.broken))}" if proof.broken else ""
            st.markdown(f"{icon} {words.say(f'proof_{proof.id}')}{how}")
        broken = sum(1 for proof in own if proof.broken)
        title = words.say("inside_promises_broken", n=broken) if broken else words.say("inside_promises", n=len(own))
        with st.expander(title, icon=":material/error:" if broken else ":material/check_circle:"):
            st.markdown(words.say("inside_promises_why"))
            lines = []
            for promise, proof in zip(aid.promises, own, strict=True):
                status = words.say(f"status_word_{promise.rule.at_least}")
                text = words.say(
                    "inside_promise", when=md(say.condition(aid, promise.tree)), variants=md(_named(promise.rule.variants)), status=status
                )
                lines.append(f"- {text}" + (f" {words.say('inside_broken', how=md(proof.broken))}" if proof.broken else ""))
            st.markdown("\n".join(lines))

    with st.container(gap="small"):
        st.header(words.say("inside_checked"), anchor=False)
        for name, faults in found.faults.items():
            icon = ":red[:material/error:]" if faults else ":green[:material/check_circle:]"
            st.markdown("\n".join([f"{icon} {name}", *(f"- {md(fault.what)}" for fault in faults)]))

    with st.container(gap="small"):
        st.header(words.say("inside_flow"), anchor=False)
        st.markdown(words.say("inside_flow_text", people=found.people))
        _picture(())
        for section in aid.bank.sections:
            with st.expander(md(section.title)):
                _picture((section.id,))
                lines = []
                for question in section.questions:
                    share = graph.share(100 * found.asked[question.id] / found.people)
                    tree = aid.ask_when[question.id].tree
                    when = (
                        words.say("inside_asked_always")
                        if tree == ALWAYS
                        else words.say("inside_asked_when", when=md(say.condition(aid, tree)))
                    )
                    lines.append(f"- {words.say('inside_asked', text=md(question.text), share=share)} {when}")
                st.markdown("\n".join(lines))

    with st.container(gap="small"):
        st.header(words.say("inside_cannot"), anchor=False)
        for name in ("facts", "missing", "words", "you"):
            st.markdown(f":material/help: {words.say(f'inside_cannot_{name}')}")
