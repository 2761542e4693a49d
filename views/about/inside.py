"""Inside this aid: how the questions lead on, and what was checked and proved of them, dated and with the content's
hash.
"""

import base64

import streamlit as st

from logic.aid.aid import CompiledRule
from logic.conditions.tree import ALWAYS
from logic.content.options import Option
from logic.content.rules import Promise
from logic.tools.authoring import graph
from logic.tools.output import say
from logic.tools.proof.breaking import Proof
from views.about import measured
from views.shared import frame
from views.shared.visit import Visit
from views.shared.words import md

found = measured.inside()
built_in, own = found.proofs[: found.built_in], found.proofs[found.built_in :]


def _picture(visit: Visit, opened: tuple[str, ...]) -> None:
    lines = graph.steps(visit.aid, found.asked, found.people, opened)
    shown = [line for line in lines if line.section in opened] if opened else lines
    alt = "; ".join(visit.say("inside_flow_step", text=line.text, share=line.told) for line in shown)
    picture = base64.b64encode(graph.svg(shown).encode()).decode()
    st.image(f"data:image/svg+xml;base64,{picture}", alt=alt, width=min(560, graph.WIDTH))


def _promises(visit: Visit, option: Option) -> None:
    """A closed box with what is promised of one option, the gravest first; broken ones say how."""
    mine = {variant.id for variant in option.variants}
    pairs = [
        (promise, proof) for promise, proof in zip(visit.aid.promises, own, strict=True) if mine & set(promise.variants)
    ]
    broken = sum(1 for _, proof in pairs if proof.broken)
    if not pairs:
        return
    title = visit.say(
        "inside_promises_broken" if broken else "inside_promises", n=broken or len(pairs), option=md(option.name)
    )
    with st.expander(title, icon=":material/error:" if broken else ":material/check_circle:"):
        for status in ("stop", "held_back", "ask"):
            lines = [
                _promise(visit, option, promise, proof) for promise, proof in pairs if promise.rule.at_least == status
            ]
            if lines:
                st.markdown(
                    visit.say("inside_at_least", status=visit.say(f"status_word_{status}")) + "\n" + "\n".join(lines)
                )


def _promise(visit: Visit, option: Option, promise: CompiledRule[Promise], proof: Proof) -> str:
    named = [v.name for v in option.variants if v.id in promise.variants]
    some = "" if len(named) == len(option.variants) else f" :gray[{md(', '.join(named))}]"
    how = f" {visit.say('inside_broken', how=md(proof.broken))}" if proof.broken else ""
    return f"- {md(say.condition(visit.aid, promise.tree))}{some}{how}"


with frame.around(width=700, token="inside") as visit:
    frame.title(visit, visit.say("inside_title"))
    st.markdown(visit.say("inside_lead"))
    st.markdown(
        visit.say(
            "inside_counts",
            questions=len(visit.aid.questions),
            rules=len(visit.aid.gate),
            promises=len(visit.aid.promises),
        )
    )
    st.caption(visit.say("inside_when", date=found.day.isoformat(), hash=found.content_hash))

    with st.container(gap="small"):
        st.header(visit.say("inside_proved"), anchor=False)
        if found.sheets is not None:
            st.markdown(visit.say("inside_sheets", zeros=len(str(found.sheets)) - 1))
        for proof in built_in:
            icon = ":green[:material/check_circle:]" if proof.broken is None else ":red[:material/error:]"
            how = f" {visit.say('inside_broken', how=md(proof.broken))}" if proof.broken else ""
            st.markdown(f"{icon} {visit.say(f'proof_{proof.id}')}{how}")
        st.markdown(visit.say("inside_promises_why", n=len(own)))
        for option in visit.options:
            _promises(visit, option)

    with st.container(gap="small"):
        st.header(visit.say("inside_checked"), anchor=False)
        for name, faults in found.faults.items():
            icon = ":red[:material/error:]" if faults else ":green[:material/check_circle:]"
            st.markdown("\n".join([f"{icon} {name}", *(f"- {md(fault.what)}" for fault in faults)]))

    with st.container(gap="small"):
        st.header(visit.say("inside_flow"), anchor=False)
        st.markdown(visit.say("inside_flow_text", people=found.people))
        _picture(visit, ())
        for section in visit.aid.bank.sections:
            with st.expander(md(section.title)):
                _picture(visit, (section.id,))
                lines = []
                for question in section.questions:
                    share = graph.share(100 * found.asked[question.id] / found.people)
                    tree = visit.aid.ask_when[question.id].tree
                    when = (
                        visit.say("inside_asked_always")
                        if tree == ALWAYS
                        else visit.say("inside_asked_when", when=md(say.condition(visit.aid, tree)))
                    )
                    lines.append(f"- {visit.say('inside_asked', text=md(question.text), share=share)} {when}")
                st.markdown("\n".join(lines))

    with st.container(gap="small"):
        st.header(visit.say("inside_cannot"), anchor=False)
        for name in ("facts", "missing", "words", "you"):
            st.markdown(f":material/help: {visit.say(f'inside_cannot_{name}')}")
