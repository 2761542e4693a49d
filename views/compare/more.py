"""Below the comparison: serious harms, each option in full, what is not compared, and what to do before deciding."""

from __future__ import annotations

import streamlit as st

from logic.aid.aid import Aid
from logic.content.base import Said
from logic.content.options import Option
from logic.person.comparison import Comparison
from views import navigation
from views.shared import figures, session, sources
from views.shared.words import Words, md


def draw(aid: Aid, words: Words, result: Comparison) -> None:
    options = [next(o for o in aid.options if o.id == name) for name in dict.fromkeys(v.option for v in result.variants)]
    with st.container(gap="small"):
        st.header(words.say("harms_title"), anchor=False)
        st.markdown(words.say("harms_text"))
        for option in options:
            with st.expander(md(words.say("harms_of", name=option.name)), icon=":material/warning:"):
                _harms(aid, words, option)
    with st.container(gap="small"):
        st.header(words.say("about_options"), anchor=False)
        with st.container(horizontal=True):
            for option in options:
                if st.button(md(words.say("about_option", name=option.name)), key=f"about_{option.id}", icon=":material/menu_book:"):
                    session.read_about(option.id)
                    navigation.go("options")
    _elsewhere(aid, words, result)
    _before(aid, words, options)


def _harms(aid: Aid, words: Words, option: Option) -> None:
    cited: list[str] = []
    for variant in option.variants:
        lines = [md(said.text) for said in variant.must_know]
        for outcome in aid.about.outcomes:
            figure = variant.figures[outcome.id]
            if outcome.kind == "harm":
                both = figures.both_ways(words, figure)
                text = f"{md(outcome.name)}: **{figures.amount(words, aid, outcome, figure)}**."
                lines.append(f"{text} {md(both) + '.' if both else ''} :small[{md(figures.small_print(words, aid, outcome, figure))}]")
                cited += figure.facts
        if variant.temporary:
            lines.append(md(words.say("passing", text=" ".join(said.text for said in variant.temporary))))
        st.markdown(f"**{md(variant.name)}**\n" + "\n".join(f"- {line}" for line in lines))
        cited += [f for said in (*variant.must_know, *variant.temporary) for f in said.facts]
    sources.draw(aid, words, f"harms_{option.id}", cited)


def _elsewhere(aid: Aid, words: Words, result: Comparison) -> None:
    if not result.elsewhere:
        return
    with st.container(gap="small"):
        st.header(words.say("elsewhere_title"), anchor=False)
        st.markdown(words.say("elsewhere_lead"))
        found = [aid.alternatives[a] for a in result.elsewhere]
        st.markdown("\n".join(f"- **{md(a.name)}.** {md(a.text)}" for a in found))
        sources.draw(aid, words, "elsewhere", [f for a in found for f in a.facts])


def _before(aid: Aid, words: Words, options: list[Option]) -> None:
    about = aid.about
    used = {v.reflection for o in options for v in o.variants}
    with st.container(gap="small"):
        st.header(words.say("before_title"), anchor=False)
        with st.expander(words.say("reflect"), icon=":material/hourglass_top:"):
            for level in (r for r in about.reflection if r.id in used):
                names = ", ".join(v.name for o in options for v in o.variants if v.reflection == level.id)
                st.markdown(f"**{md(level.name)}** ({md(names)}). {md(level.text)}")
            sources.draw(aid, words, "reflect", [f for r in about.reflection for f in r.facts])
        for title, said, icon in (
            ("combine_title", about.combining, "layers"),
            ("who_may", about.who, "badge"),
            ("questions_to_ask", about.ask, "contact_support"),
        ):
            if said:
                with st.expander(words.say(title), icon=f":material/{icon}:"):
                    st.markdown(_list(said))
                    sources.draw(aid, words, title, [f for s in said for f in s.facts])


def _list(said: list[Said]) -> str:
    return "\n".join(f"- {md(s.text)}" for s in said)
