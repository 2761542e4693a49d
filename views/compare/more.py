"""Below the comparison: serious harms, each option in full, what is not compared, and what to do before deciding."""

from __future__ import annotations

import streamlit as st

from logic.content.base import Said
from logic.content.options import Option
from views import navigation
from views.shared import figures, session, sources
from views.shared.visit import Visit
from views.shared.words import md


def draw(visit: Visit) -> None:
    options = [
        next(o for o in visit.aid.options if o.id == name)
        for name in dict.fromkeys(v.option for v in visit.comparison.variants)
    ]
    with st.container(gap="small"):
        st.header(visit.say("harms_title"), anchor=False)
        st.markdown(visit.say("harms_text"))
        for option in options:
            with st.expander(md(visit.say("harms_of", name=option.name)), icon=":material/warning:"):
                _harms(visit, option)
    with st.container(gap="small"):
        st.header(visit.say("about_options"), anchor=False)
        with st.container(horizontal=True):
            for option in options:
                if st.button(
                    md(visit.say("about_option", name=option.name)),
                    key=f"about_{option.id}",
                    icon=":material/menu_book:",
                ):
                    session.read_about(option.id)
                    navigation.go("options")
    _elsewhere(visit)
    _before(visit, options)


def _harms(visit: Visit, option: Option) -> None:
    """The harms of each type, as far as they were counted for people like this one."""
    cited: list[str] = []
    mine = {v.variant: v.burdens for v in visit.comparison.variants}
    for variant in visit.variants_of(option):
        lines = [md(said.text) for said in variant.must_know]
        for outcome in visit.aid.about.outcomes:
            figure = mine[variant.id][outcome.id]
            if outcome.kind == "harm":
                both = figures.both_ways(visit.words, figure)
                text = f"{md(outcome.name)}: **{figures.amount(visit, outcome, figure)}**."
                small = f"{figures.not_for_you(visit, figure, variant.figures[outcome.id])} "
                small += figures.small_print(visit, outcome, figure)
                lines.append(f"{text} {md(both) + '.' if both else ''} :small[{md(small.strip())}]")
                cited += figures.facts_of(figure)
        if variant.temporary:
            lines.append(md(visit.say("passing", text=" ".join(said.text for said in variant.temporary))))
        st.markdown(f"**{md(variant.name)}**\n" + "\n".join(f"- {line}" for line in lines))
        cited += [f for said in (*variant.must_know, *variant.temporary) for f in said.facts]
    sources.draw(visit, f"harms_{option.id}", cited)


def _elsewhere(visit: Visit) -> None:
    if not visit.comparison.elsewhere:
        return
    with st.container(gap="small"):
        st.header(visit.say("elsewhere_title"), anchor=False)
        st.markdown(visit.say("elsewhere_lead"))
        found = [visit.aid.alternatives[a] for a in visit.comparison.elsewhere]
        st.markdown("\n".join(f"- **{md(a.name)}.** {md(a.text)}" for a in found))
        sources.draw(visit, "elsewhere", [f for a in found for f in a.facts])


def _before(visit: Visit, options: list[Option]) -> None:
    about = visit.aid.about
    used = {v.reflection for o in options for v in o.variants}
    with st.container(gap="small"):
        st.header(visit.say("before_title"), anchor=False)
        with st.expander(visit.say("reflect"), icon=":material/hourglass_top:"):
            for level in (r for r in about.reflection if r.id in used):
                names = ", ".join(v.name for o in options for v in visit.variants_of(o) if v.reflection == level.id)
                st.markdown(f"**{md(level.name)}** ({md(names)}). {md(level.text)}")
            sources.draw(visit, "reflect", [f for r in about.reflection for f in r.facts])
        for title, said, icon in (
            ("combine_title", about.combining, "layers"),
            ("who_may", about.who, "badge"),
            ("questions_to_ask", about.ask, "contact_support"),
        ):
            if said:
                with st.expander(visit.say(title), icon=f":material/{icon}:"):
                    st.markdown(_list(said))
                    sources.draw(visit, title, [f for s in said for f in s.facts])


def _list(said: list[Said]) -> str:
    return "\n".join(f"- {md(s.text)}" for s in said)
