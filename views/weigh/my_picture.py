"""How each option fits what this person said matters: who came out ahead or why nobody, good and bad points, what would change it."""

import streamlit as st

from logic.compare import compare
from logic.fit.priorities import FEWEST, current, swings
from logic.person.path import on_path, walk
from views import navigation
from views.shared import frame, help_first, loading, session
from views.shared.names import Names
from views.weigh import change as picture_change
from views.weigh import points as picture_points
from views.weigh import rows as picture_rows

aid, words = loading.aid(), loading.texts()
answers = on_path(aid, session.answers(), session.today())  # what lies dormant is told and weighed nowhere


def buttons() -> None:
    """Where to go from here."""
    with st.container(horizontal=True):
        if st.button(f":yellow[{words.say('to_stand')}]", type="primary"):
            navigation.go("where_i_stand")
        if st.button(words.say("to_course"), icon=":material/payments:"):
            navigation.go("money_and_time")
        if st.button(words.say("to_matters"), icon=":material/tune:"):
            navigation.go("what_matters")


with frame.page(aid, words, width=1160, token="picture"):
    if not frame.ended(aid, words, walk(aid, answers, session.today())):
        said = session.said()
        result = compare(aid, answers, today=session.today(), priorities=said, quotes=session.quotes(), seed=session.seed())
        st.title(words.say("picture_title"), anchor=False)
        now = current(said, swings(aid, result.variants, result.concerns)) if result.variants else said
        if result.fit is None or not now.picked:
            st.markdown(words.say("picture_need", n=FEWEST))
            if st.button(f":yellow[{words.say('to_matters_first')}]", type="primary"):
                navigation.go("what_matters")
        else:
            help_first.draw(aid, words, result)
            st.markdown(words.say("picture_lead"))
            hidden = st.toggle(words.say("hide_names"), key=session.seed_widget("hide_names", None))
            names = Names(aid, words, [v.variant for v in result.variants if v.relevant], bool(hidden))
            picture_points.verdict(aid, words, result, names)
            if not result.fit.missing and not {"red_flag", "worry"} & set(result.fit.withheld):
                picture_points.points(aid, words, result, names)
            picture_rows.draw(aid, words, result, now, names)
            if hidden:
                picture_points.blind(words, result, names)
            else:
                picture_change.draw(aid, words, result, answers, now, names)
            if now.own:
                with st.container(gap="xsmall"):
                    st.header(words.say("own_told"), anchor=False)
                    for text in now.own:
                        st.text(text)
            buttons()
