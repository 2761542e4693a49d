"""One option in full, from one template for all: the same headings, in the same order, whatever the option."""

import streamlit as st

from logic.compare import compare
from logic.person.path import walk
from views import navigation
from views.learn import effects as option_effects
from views.learn import harms as option_harms
from views.learn import life as option_life
from views.learn import next as option_next
from views.learn import what as option_what
from views.learn.option_page import Page
from views.shared import frame, loading, session
from views.shared.words import md

# The parts as they stand on the page, side by side where there is room, one below the other on a phone.
ROWS = (
    (option_effects.does, option_effects.sure),
    (option_effects.helped,),
    (option_life.like,),
    (option_harms.wrong,),
    (option_life.cost, option_harms.who_not),
    (option_life.lasts, option_next.ask),
    (option_next.unknown,),
    (option_next.all_sources,),
)

aid, words = loading.aid(), loading.texts()
answers = session.answers()

with frame.page(aid, words, width=1080, token="option"):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        result = compare(aid, answers, today=session.today(), priorities=session.said(), quotes=session.quotes(), seed=session.seed())
        order = option_what.order(aid, result, session.seed())
        names = {option.id: option.name for option in aid.options}
        first = option_what.first(aid, order, session.stand().lean)
        picked = st.pills(
            words.say("options_pick"), order, format_func=lambda o: names[o], key=session.reading(order, first), required=True
        )
        option = next(o for o in aid.options if o.id == (picked or first))
        session.read_last(option.id)
        kind = option_what.top(aid, words, result, option)
        page = Page(aid, words, result, option, kind)
        option_what.know_first(page)
        for row in ROWS:
            for column, part in zip(st.columns(len(row), gap="large"), row, strict=True):
                with column:
                    part(page)
        following = order[(order.index(option.id) + 1) % len(order)]
        st.button(words.say("option_next", name=md(names[following])), on_click=session.read_about, args=(following,))
        if st.button(f":yellow[{words.say('to_compare')}]", type="primary"):
            navigation.go("compare")
