"""Would it be worth it? One real type at a time, its name hidden; what was said stays below and can be changed."""

from __future__ import annotations

import streamlit as st

from logic.fit.packages import USUAL
from logic.fit.priorities import ANSWERS, Package
from logic.person.comparison import Fit
from views.shared import session, told
from views.shared.visit import Visit
from views.weigh import mind, on_priorities, package_card


def draw(visit: Visit) -> None:
    """The package to ask about now; two answers that do not go together come first."""
    fit = visit.comparison.fit
    assert fit is not None
    with st.container(gap="small", key=told.key(session.PACKAGE)):
        st.header(visit.say("package_title"), anchor=False)
        told.draw(visit.words, session.PACKAGE)
        if fit.again:
            st.info(visit.say("packages_again"))
        if fit.apart:
            _apart(visit, fit)
        elif fit.next:
            _progress(visit, fit)
            st.markdown(visit.say("package_text"))
            with st.container(border=True, gap="small"):
                _ask(visit, fit.next)
        else:
            st.markdown(f":material/check: {visit.say('packages_done')}")
    _answered(visit)


def _progress(visit: Visit, fit: Fit) -> None:
    """How far they are: the first question counts as one, and each type as one."""
    done = len(visit.priorities.packages)
    can_help = len(fit.reading.contend) - 1 if fit.reading else USUAL
    of = max(min(USUAL, can_help), done + 1)
    st.progress(done / of, text=visit.say("package_progress", n=done + 1, of=of))


def _ask(visit: Visit, package: Package) -> None:
    names = visit.names.hiding(True)
    st.subheader(names.of(package.variant), anchor=False)
    package_card.draw(visit, package, names)
    before = next((p for p in visit.priorities.packages if p.variant == package.variant), None)
    widget = session.seed_widget(session.key("@package", package.variant), before.answer if before else None)
    st.radio(
        visit.say("package_ask", name=names.of(package.variant)),
        ANSWERS,
        index=None,
        format_func=lambda answer: visit.say(f"worth_{answer}"),
        key=widget,
        on_change=on_priorities.take_answer,
        args=(package, widget, mind.offered(visit)),
    )


def _apart(visit: Visit, fit: Fit) -> None:
    """Two answers that do not go together, side by side: the person keeps one."""
    names = visit.names.hiding(True)
    st.info(visit.say("apart_text"), icon=":material/balance:")
    with st.grid(len(fit.apart), min_column_width=280):
        for package in fit.apart:
            with st.container(border=True, height="stretch", gap="small"):
                st.subheader(names.of(package.variant), anchor=False)
                package_card.draw(visit, package, names)
                st.markdown(visit.say("apart_said", answer=visit.say(f"worth_{package.answer}")))
                other = next(p.variant for p in fit.apart if p.variant != package.variant)
                st.button(
                    visit.say("apart_keep", name=names.of(package.variant)),
                    key=f"keep_{package.variant}",
                    on_click=on_priorities.take_back,
                    args=(other,),
                )


def _answered(visit: Visit) -> None:
    """What was said of each type, folded, to look at and to change."""
    said = visit.priorities.packages
    if not said:
        return
    names = visit.names.hiding(True)
    with st.container(gap="xsmall"):
        st.subheader(visit.say("packages_said"), anchor=False)
        for package in said:
            answer = visit.say(f"worth_{package.answer}")
            title = visit.say("package_said", name=names.of(package.variant), answer=answer)
            with st.expander(title, key=f"said_{package.variant}", on_change="rerun") as box:
                if box.open:
                    _ask(visit, package)
