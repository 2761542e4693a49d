"""One option in full, from one template for all: the same headings, in the same order, whatever the option."""

import streamlit as st

from views import navigation
from views.learn import effects as option_effects
from views.learn import harms as option_harms
from views.learn import life as option_life
from views.learn import next as option_next
from views.learn import what as option_what
from views.learn.option_page import Page
from views.shared import frame, session
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


with frame.page(width=1080, token="option") as visit:
    if visit:
        order = [option.id for option in visit.options]
        names = {option.id: option.name for option in visit.aid.options}
        first = option_what.first(visit.aid, order, session.stand().lean)
        picked = st.pills(
            visit.say("options_pick"),
            order,
            format_func=lambda o: names[o],
            key=session.reading(order, first),
            required=True,
        )
        option = next(o for o in visit.aid.options if o.id == (picked or first))
        session.read_last(option.id)
        kind = option_what.top(visit, option)
        page = Page(visit, option, kind)
        option_what.know_first(page)
        for row in ROWS:
            for column, part in zip(st.columns(len(row), gap="large"), row, strict=True):
                with column:
                    part(page)
        following = order[(order.index(option.id) + 1) % len(order)]
        st.button(visit.say("option_next", name=md(names[following])), on_click=session.read_about, args=(following,))
        if st.button(f":yellow[{visit.say('to_compare')}]", type="primary"):
            navigation.go("compare")
