"""What matters to you: pick, weigh the change against the trouble, then each swing; before any option is named."""

import streamlit as st

from logic.compare import compare
from logic.fit.priorities import FEWEST, MOST, current, swings
from logic.person.path import walk
from views.shared import frame, loading, session
from views.weigh import cards as matters_cards
from views.weigh import checks as matters_checks

aid, words = loading.aid(), loading.texts()
answers = session.answers()

with frame.page(aid, words, width=700, token="matters"):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        result = compare(aid, answers, today=session.today(), priorities=session.said(), quotes=session.quotes(), seed=session.seed())
        st.title(words.say("matters_title"), anchor=False)
        offered = {key: swing for key, swing in swings(aid, result.variants, result.concerns).items() if not swing.flat}
        if result.ends_open or not result.concerns:
            st.markdown(words.say("matters_need"))
            if st.button(f":yellow[{words.say('start_button')}]", type="primary"):
                frame.go("questions")
        elif not any(swing.branch == "gain" for swing in offered.values()):
            st.info(words.say("withheld_nothing_shown"))
            if st.button(f":yellow[{words.say('to_compare')}]", type="primary"):
                frame.go("compare")
        else:
            st.markdown(words.say("matters_lead", a=FEWEST, b=MOST))
            said = current(session.said(), offered)
            matters_cards.nothing_to_weigh(aid, words, result)
            with st.container(gap="small"):
                matters_cards.pills(aid, words, said, offered, label="matters_pick")
                left = FEWEST - len(said.picked)
                st.caption(words.say("matters_left", n=left) if left > 0 else words.say("matters_picked", n=len(said.picked)))
                matters_cards.own(words)
            if said.picked:
                matters_cards.draw(aid, words, said, offered, result)
                matters_checks.statements(aid, words, said, offered)
                matters_checks.checks(aid, words, result, said, offered)
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                if st.button(words.say("to_compare"), icon=":material/table_rows:"):
                    frame.go("compare")
                if st.button(f":yellow[{words.say('to_picture')}]", type="primary"):
                    frame.go("my_picture")
